//! Names of Eastern Europe, the Caucasus, the Balkans and Türkiye.

use super::{LATIN, Pool, Script, System};

/// Russian names: family, own and father's name, which the Latin spelling of a passport leaves out.
pub(in crate::demo::people) const RUSSIAN: Pool = Pool {
    script: Script::Cyrillic,
    system: System::Russian,
    languages: "ru",
    taken: 0.85,
    men: "Aleksandr=Александр Aleksei=Алексей Andrei=Андрей Anton=Антон Artem=Артем Boris=Борис
        Denis=Денис Dmitrii=Дмитрий Igor=Игорь Ivan=Иван Kirill=Кирилл Konstantin=Константин
        Maksim=Максим Nikolai=Николай Oleg=Олег Roman=Роман Sergei=Сергей
        Stanislav=Станислав Vadim=Вадим Viktor=Виктор Vladimir=Владимир",
    women: "Alina=Алина Anastasiia=Анастасия Anna=Анна Ekaterina=Екатерина Elena=Елена
        Galina=Галина Irina=Ирина Iuliia=Юлия Kseniia=Ксения Larisa=Лариса Liudmila=Людмила
        Mariia=Мария Marina=Марина Nadezhda=Надежда Natalia=Наталья Olga=Ольга Polina=Полина
        Svetlana=Светлана Tatiana=Татьяна Valentina=Валентина Vera=Вера",
    families: "Belov=Белов Egorov=Егоров Fedorov=Федоров Ivanov=Иванов Kovalev=Ковалев
        Kozlov=Козлов Kuznetsov=Кузнецов Lebedev=Лебедев Mikhailov=Михайлов Morozov=Морозов
        Nikitin=Никитин Novikov=Новиков Orlov=Орлов Pavlov=Павлов Petrov=Петров Popov=Попов
        Semenov=Семенов Smirnov=Смирнов Sokolov=Соколов Stepanov=Степанов Vasilev=Васильев
        Vinogradov=Виноградов Volkov=Волков Zaitsev=Зайцев",
    ..LATIN
};

/// Chechen names of the Russian Federation.
pub(in crate::demo::people) const CHECHEN: Pool = Pool {
    languages: "ce ru",
    taken: 0.3,
    men: "Adam=Адам Akhmed=Ахмед Aslan=Аслан Bekkhan=Бекхан Ibragim=Ибрагим Islam=Ислам
        Khasan=Хасан Khusein=Хусейн Magomed=Магомед Movsar=Мовсар Ruslan=Руслан Rustam=Рустам
        Said=Саид Shamil=Шамиль Timur=Тимур Turpal=Турпал Umar=Умар Zelimkhan=Зелимхан",
    women: "Aishat=Айшат Aminat=Аминат Elina=Элина Kheda=Хеда Khava=Хава Larisa=Лариса
        Luiza=Луиза Madina=Мадина Makka=Макка Malika=Малика Milana=Милана Petimat=Петимат
        Raisa=Раиса Seda=Седа Zarema=Зарема Zura=Зура",
    families: "Akhmadov=Ахмадов Aliev=Алиев Batukaev=Батукаев Bisultanov=Бисултанов
        Dadaev=Дадаев Dzhabrailov=Джабраилов Elmurzaev=Эльмурзаев Gaitukaev=Гайтукаев
        Idrisov=Идрисов Ismailov=Исмаилов Khadzhiev=Хаджиев Khasanov=Хасанов
        Magomadov=Магомадов Mezhidov=Межидов Musaev=Мусаев Saidov=Саидов
        Soltamuradov=Солтамурадов Taramov=Тарамов Tsakaev=Цакаев Vakhaev=Вахаев",
    ..RUSSIAN
};

/// Ukrainian names.
pub(in crate::demo::people) const UKRAINIAN: Pool = Pool {
    script: Script::Cyrillic,
    system: System::Ukrainian,
    languages: "uk uk uk ru",
    taken: 0.85,
    men: "Andrii=Андрій Anton=Антон Bohdan=Богдан Denys=Денис Dmytro=Дмитро Ivan=Іван
        Maksym=Максим Oleh=Олег Oleksandr=Олександр Oleksii=Олексій Pavlo=Павло Petro=Петро
        Roman=Роман Ruslan=Руслан Serhii=Сергій Stanislav=Станіслав Taras=Тарас Vadym=Вадим
        Vasyl=Василь Viktor=Віктор Vitalii=Віталій Volodymyr=Володимир Yevhen=Євген
        Yurii=Юрій",
    women: "Anna=Анна Daryna=Дарина Halyna=Галина Iryna=Ірина Kateryna=Катерина Larysa=Лариса
        Liudmyla=Людмила Mariia=Марія Nadiia=Надія Nataliia=Наталія Oksana=Оксана Olena=Олена
        Olha=Ольга Sofiia=Софія Svitlana=Світлана Tetiana=Тетяна Valentyna=Валентина
        Viktoriia=Вікторія Yana=Яна Yuliia=Юлія Zoia=Зоя",
    families: "Bondar=Бондар Bondarenko=Бондаренко Hnatiuk=Гнатюк Kostenko=Костенко
        Koval=Коваль Kovalchuk=Ковальчук Kovalenko=Коваленко Kravchenko=Кравченко
        Levytskyi=Левицький Lysenko=Лисенко Marchenko=Марченко Melnyk=Мельник Moroz=Мороз
        Oliinyk=Олійник Palamarchuk=Паламарчук Pavliuk=Павлюк Petrenko=Петренко
        Polishchuk=Поліщук Romaniuk=Романюк Rudenko=Руденко Savchenko=Савченко
        Shevchenko=Шевченко Shevchuk=Шевчук Sydorenko=Сидоренко Tkachenko=Ткаченко
        Tkachuk=Ткачук Yavorskyi=Яворський",
    ..LATIN
};

/// Georgian names.
pub(in crate::demo::people) const GEORGIAN: Pool = Pool {
    script: Script::Georgian,
    languages: "ka",
    taken: 0.2,
    men: "Avtandil=ავთანდილ Beka=ბექა Davit=დავით Giorgi=გიორგი Gocha=გოჩა Irakli=ირაკლი
        Lasha=ლაშა Levan=ლევან Luka=ლუკა Malkhaz=მალხაზ Mamuka=მამუკა Nika=ნიკა
        Nodar=ნოდარ Otar=ოთარ Shota=შოთა Temur=თემურ Tornike=თორნიკე Vakhtang=ვახტანგ
        Zaza=ზაზა Zurab=ზურაბ",
    women: "Ana=ანა Eka=ეკა Irma=ირმა Ketevan=ქეთევან Khatuna=ხათუნა Lela=ლელა Maia=მაია
        Manana=მანანა Mariam=მარიამ Marina=მარინა Nana=ნანა Natela=ნათელა Natia=ნათია
        Nestan=ნესტან Nino=ნინო Salome=სალომე Sopio=სოფიო Tamar=თამარ Tea=თეა Teona=თეონა",
    families: "Beridze=ბერიძე Bolkvadze=ბოლქვაძე Chkheidze=ჩხეიძე Dvalishvili=დვალიშვილი
        Gelashvili=გელაშვილი Giorgadze=გიორგაძე Gogoladze=გოგოლაძე Japaridze=ჯაფარიძე
        Jikia=ჯიქია Kapanadze=კაპანაძე Khutsishvili=ხუციშვილი Kiknadze=კიკნაძე
        Kvernadze=კვერნაძე Lomidze=ლომიძე Maisuradze=მაისურაძე Makharadze=მახარაძე
        Mamulashvili=მამულაშვილი Mchedlishvili=მჭედლიშვილი Nozadze=ნოზაძე
        Shengelia=შენგელია Tabatadze=ტაბატაძე Tsiklauri=წიკლაური Turashvili=ტურაშვილი",
    ..LATIN
};

/// Armenian names.
pub(in crate::demo::people) const ARMENIAN: Pool = Pool {
    script: Script::Armenian,
    languages: "hy hy hy ru",
    taken: 0.7,
    men: "Aram=Արամ Arman=Արման Armen=Արմեն Artur=Արթուր Davit=Դավիթ Gagik=Գագիկ Garik=Գարիկ
        Gevorg=Գևորգ Hayk=Հայկ Hovhannes=Հովհաննես Karen=Կարեն Levon=Լևոն Narek=Նարեկ
        Samvel=Սամվել Suren=Սուրեն Tigran=Տիգրան Vahe=Վահե",
    women: "Anahit=Անահիտ Ani=Անի Armine=Արմինե Gayane=Գայանե Hasmik=Հասմիկ Karine=Կարինե
        Lilit=Լիլիթ Lusine=Լուսինե Mariam=Մարիամ Nare=Նարե Narine=Նարինե Satenik=Սաթենիկ
        Sona=Սոնա Tatevik=Տաթևիկ Zara=Զարա",
    families: "Avetisyan=Ավետիսյան Baghdasaryan=Բաղդասարյան Gasparyan=Գասպարյան
        Grigoryan=Գրիգորյան Hakobyan=Հակոբյան Harutyunyan=Հարությունյան
        Hovhannisyan=Հովհաննիսյան Karapetyan=Կարապետյան Khachatryan=Խաչատրյան
        Manukyan=Մանուկյան Melkonyan=Մելքոնյան Mkrtchyan=Մկրտչյան Petrosyan=Պետրոսյան
        Poghosyan=Պողոսյան Sargsyan=Սարգսյան Simonyan=Սիմոնյան Stepanyan=Ստեփանյան
        Vardanyan=Վարդանյան",
    ..LATIN
};

/// Names of Azerbaijan, as passports spell them.
pub(in crate::demo::people) const AZERBAIJANI: Pool = Pool {
    system: System::Feminine,
    languages: "az az az ru",
    taken: 0.7,
    men: "Elchin Elnur Emin Farid Ilgar Kamran Murad Namig Orkhan Ramil Rashad Samir Tural Vugar",
    women: "Aynur Aysel Gunel Konul Lala Leyla Narmin Nigar Rena Sevinj Turkan Ulviyya Vusala",
    families: "Abbasov Ahmadov Alakbarov Babayev Bayramov Gasimov Guliyev Hajiyev Hasanov
        Huseynov Ibrahimov Ismayilov Jafarov Karimov Mammadov Musayev Mustafayev Rustamov",
    ..LATIN
};

/// Albanian names of Albania and Kosovo.
pub(in crate::demo::people) const ALBANIAN: Pool = Pool {
    languages: "sq",
    taken: 0.8,
    men: "Agim Arben Ardit Arber Besnik Blerim Bujar Dritan Edmond Fatmir Gentian Ilir Kujtim
        Luan Petrit Shpëtim Skënder Valon Visar Xhevdet",
    women: "Albana Arta Blerta Drita Edlira Elona Fatime Flutura Lindita Luljeta Majlinda Mimoza
        Mirela Shpresa Teuta Valbona Vjollca Zana",
    families: "Bajrami Dervishi Gashi Gjoka Haziri Hoxha Hysa Kastrati Kola Krasniqi Leka Lleshi
        Marku Morina Murati Prifti Rexhepi Shala Shehu Sulejmani Zeka Çela",
    ..LATIN
};

const TURKISH_FAMILIES: &str = "Arslan Aslan Aydın Bulut Demir Doğan Güneş Kara Kaya Kılıç Koç
    Korkmaz Kurt Özkan Öztürk Polat Şahin Şimşek Toprak Yıldız Yılmaz Çakır Çelik Çetin";

/// Turkish names.
pub(in crate::demo::people) const TURKISH: Pool = Pool {
    languages: "tr",
    taken: 0.9,
    men: "Ahmet Ali Burak Cem Emre Gökhan Hasan Hüseyin İbrahim Kemal Mehmet Murat Mustafa Onur
        Orhan Ömer Serkan Tolga Volkan Yusuf",
    women: "Ayşe Derya Elif Emine Esra Fatma Filiz Gülşen Hatice Hülya Meryem Nuray Özlem Pınar
        Selma Sevgi Tülay Yasemin Zeynep",
    families: TURKISH_FAMILIES,
    ..LATIN
};

/// Kurdish names of Türkiye: the families' are Turkish by law.
pub(in crate::demo::people) const KURDISH: Pool = Pool {
    languages: "kmr kmr tr",
    men: "Agit Azad Baran Bedirhan Cihan Diyar Ferhat Mahsum Mazlum Rodi Rojhat Serhat Şerif
        Şiyar Zana",
    women: "Asmin Berfin Berivan Dilan Evin Gülistan Helin Medya Nevroz Rojda Rojin Sara Şilan
        Zilan Zozan",
    ..TURKISH
};
