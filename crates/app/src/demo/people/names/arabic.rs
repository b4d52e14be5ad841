//! Names in Arabic letters: Arabic, Persian, Pashto, Urdu.

use super::{LATIN, Pool, Script, System};

/// What the names of Arabic letters share.
const ARABIC: Pool = Pool { script: Script::Arabic, languages: "ar", ..LATIN };

/// Pashto names of Afghanistan and Pakistan.
pub(in crate::demo::people) const PASHTO: Pool = Pool {
    system: System::FamilyOrNone,
    languages: "ps",
    men: "Abdullah=عبدالله Ahmad=احمد Asadullah=اسدالله Aziz_Khan=عزیز_خان Esmatullah=عصمت_الله
        Farid=فرید Gul_Agha=ګل_آغا Habibullah=حبیب_الله Hamid=حمید Hekmatullah=حکمت_الله
        Ihsanullah=احسان_الله Jan_Mohammad=جان_محمد Khalid=خالد Mirwais=میرویس
        Najibullah=نجیب_الله Naqibullah=نقیب_الله Noor_Agha=نور_آغا Rahmatullah=رحمت_الله
        Safiullah=صفی_الله Sangar=سنګر Shafiqullah=شفیق_الله Wali_Khan=ولي_خان
        Zabihullah=ذبیح_الله Zmaray=زمری",
    women: "Amina=امینه Bibi_Gul=بي_بي_ګل Fatima=فاطمه Gulalai=ګلالۍ Habiba=حبیبه Hosna=حسنا
        Khadija=خدیجه Malalai=ملالۍ Nazia=نازیه Palwasha=پلوشه Rabia=رابعه Razia=رضیه
        Shabana=شبانه Spogmai=سپوږمۍ Storay=ستوري Torpekai=تورپېکۍ Wazhma=وږمه
        Zarghuna=زرغونه Zarmina=زرمینه",
    families: "Achakzai=اڅکزی Afridi=اپریدی Ahmadzai=احمدزی Alokozai=الکوزی Barakzai=بارکزی
        Hotak=هوتک Kakar=کاکړ Khogyani=خوږیاڼی Mangal=منګل Miakhel=میاخېل Mohmand=مومند
        Nasiri=نصیري Noorzai=نورزی Omarkhel=عمرخېل Popal=پوپل Safi=ساپی Sherzad=شېرزاد
        Shinwari=شینواری Stanikzai=ستانکزی Tarakhil=تره_خېل Wardak=وردګ Yousafzai=یوسفزی
        Zadran=ځدراڼ Zurmati=زرمتی",
    ..ARABIC
};

/// Dari names of Afghanistan, Hazara names among them.
pub(in crate::demo::people) const DARI: Pool = Pool {
    system: System::FamilyOrNone,
    languages: "fa-AF",
    men: "Ali=علی Amanullah=امان_الله Bashir=بشیر Eshaq=اسحاق Ghulam_Nabi=غلام_نبی
        Hussain=حسین Jawad=جواد Khadem=خادم Mahdi=مهدی Mohammad_Reza=محمد_رضا Mohsen=محسن
        Murtaza=مرتضی Mustafa=مصطفی Nasir=ناصر Nematullah=نعمت_الله Omid=امید Qasim=قاسم
        Ramazan=رمضان Reza=رضا Rohullah=روح_الله Sayed_Hassan=سید_حسن Sharif=شریف
        Yasin=یاسین Zaher=ظاهر",
    women: "Farida=فریده Fatema=فاطمه Freshta=فرشته Hamida=حمیده Kobra=کبرا Laila=لیلا
        Maryam=مریم Marzia=مرضیه Masuma=معصومه Mina=مینا Nargis=نرگس Nasrin=نسرین
        Parwin=پروین Roqia=رقیه Sakina=سکینه Sediqa=صدیقه Shirin=شیرین Shukria=شکریه
        Soraya=ثریا Tahera=طاهره Zahra=زهرا Zainab=زینب",
    families: "Akbari=اکبری Alizada=علیزاده Amiri=امیری Azizi=عزیزی Bakhshi=بخشی
        Habibi=حبیبی Haidari=حیدری Hashimi=هاشمی Hussaini=حسینی Ibrahimi=ابراهیمی
        Jafari=جعفری Karimi=کریمی Mohammadi=محمدی Muradi=مرادی Nazari=نظری Noori=نوری
        Qasimi=قاسمی Rahimi=رحیمی Rasuli=رسولی Rezai=رضایی Shafaie=شفایی Sharifi=شریفی
        Sultani=سلطانی Yaqubi=یعقوبی",
    ..ARABIC
};

/// Persian names of Iran.
pub(in crate::demo::people) const PERSIAN: Pool = Pool {
    languages: "fa",
    men: "Ali=علی Amir=امیر Arash=آرش Babak=بابک Behnam=بهنام Dariush=داریوش Farhad=فرهاد
        Hossein=حسین Kaveh=کاوه Majid=مجید Mehdi=مهدی Milad=میلاد Mohammad=محمد Navid=نوید
        Omid=امید Payam=پیام Reza=رضا Saeed=سعید Siamak=سیامک Vahid=وحید",
    women: "Azadeh=آزاده Elham=الهام Farzaneh=فرزانه Fatemeh=فاطمه Golnaz=گلناز Leila=لیلا
        Mahsa=مهسا Maryam=مریم Mina=مینا Narges=نرگس Nasrin=نسرین Niloufar=نیلوفر
        Parisa=پریسا Roya=رویا Samira=سمیرا Sara=سارا Shadi=شادی Shirin=شیرین
        Yasaman=یاسمن Zahra=زهرا",
    families: "Abbasi=عباسی Ahmadi=احمدی Akbari=اکبری Ebrahimi=ابراهیمی Farahani=فراهانی
        Ghasemi=قاسمی Heidari=حیدری Hosseini=حسینی Jafari=جعفری Karimi=کریمی Kazemi=کاظمی
        Mohammadi=محمدی Moradi=مرادی Najafi=نجفی Rahimi=رحیمی Rezaei=رضایی Rostami=رستمی
        Sadeghi=صادقی Shirazi=شیرازی Soltani=سلطانی Tehrani=تهرانی Zarei=زارعی",
    ..ARABIC
};

/// Urdu and Punjabi names of Pakistan: women bear a title, not the family's name.
pub(in crate::demo::people) const URDU: Pool = Pool {
    system: System::Titles,
    languages: "ur ur pa",
    men: "Adnan=عدنان Asif=آصف Bilal=بلال Faisal=فیصل Hamza=حمزہ Imran=عمران Junaid=جنید
        Kashif=کاشف Muhammad_Ali=محمد_علی Muhammad_Usman=محمد_عثمان Nadeem=ندیم Naveed=نوید
        Rizwan=رضوان Sajid=ساجد Shahid=شاہد Tariq=طارق Umar=عمر Waqas=وقاص Yasir=یاسر
        Zubair=زبیر",
    women: "Ayesha=عائشہ Bushra=بشریٰ Farzana=فرزانہ Fatima=فاطمہ Kiran=کرن Nadia=نادیہ
        Nasreen=نسرین Rabia=رابعہ Rukhsana=رخسانہ Sadia=سعدیہ Saima=صائمہ Samina=ثمینہ
        Shazia=شازیہ Tahira=طاہرہ Uzma=عظمیٰ Zainab=زینب",
    families: "Ahmed=احمد Akhtar=اختر Akram=اکرم Aslam=اسلم Butt=بٹ Chaudhry=چوہدری
        Hayat=حیات Hussain=حسین Iqbal=اقبال Javed=جاوید Khan=خان Malik=ملک Mehmood=محمود
        Nawaz=نواز Rashid=رشید Shah=شاہ",
    hers: "Begum=بیگم Bibi=بی_بی Kausar=کوثر Khatoon=خاتون Parveen=پروین",
    ..ARABIC
};

const LEVANT_MEN: &str = "Ahmad=أحمد Anas=أنس Bassel=باسل Firas=فراس Ghassan=غسان Hassan=حسن
    Hazem=حازم Hussein=حسين Ibrahim=إبراهيم Imad=عماد Khaled=خالد Maher=ماهر Mahmoud=محمود
    Mohammad=محمد Mustafa=مصطفى Nizar=نزار Omar=عمر Rami=رامي Samer=سامر Tarek=طارق
    Wael=وائل Yasser=ياسر Youssef=يوسف Ziad=زياد";
const LEVANT_WOMEN: &str = "Amal=أمل Aya=آية Dima=ديمة Fatima=فاطمة Hala=هالة Hanan=حنان
    Israa=إسراء Khadija=خديجة Lina=لينا Maha=مها Mariam=مريم Nour=نور Ola=علا Rana=رنا
    Rasha=رشا Reem=ريم Rouba=ربى Salma=سلمى Sawsan=سوسن Suha=سهى Wafaa=وفاء Yasmine=ياسمين
    Zeinab=زينب";

/// Arabic names of Syria.
pub(in crate::demo::people) const SYRIAN: Pool = Pool {
    languages: "ar ar ar kmr",
    men: LEVANT_MEN,
    women: LEVANT_WOMEN,
    families: "Al-Ahmad=الأحمد Al-Ali=العلي Al-Halabi=الحلبي Al-Hassan=الحسن Al-Homsi=الحمصي
        Al-Hussein=الحسين Al-Khatib=الخطيب Al-Masri=المصري Ayoub=أيوب Bakri=بكري
        Darwish=درويش Haddad=حداد Hamdan=حمدان Kabbani=قباني Kassab=قصاب Khoury=خوري
        Mansour=منصور Najjar=نجار Nasser=ناصر Qassem=قاسم Rifai=رفاعي Sabbagh=صباغ
        Saleh=صالح Shahin=شاهين Zaitoun=زيتون",
    ..ARABIC
};

/// Arabic names of Palestine.
pub(in crate::demo::people) const PALESTINIAN: Pool = Pool {
    men: LEVANT_MEN,
    women: LEVANT_WOMEN,
    families: "Abu_Daqqa=أبو_دقة Abu_Eid=أبو_عيد Abu_Hassan=أبو_حسن Abu_Jazar=أبو_جزر
        Abu_Shaban=أبو_شعبان Al-Astal=الأسطل Al-Kurd=الكرد Al-Masri=المصري Al-Najjar=النجار
        Barakat=بركات Hamad=حمد Madi=ماضي Qandil=قنديل Shaheen=شاهين Siam=صيام Zaqout=زقوت",
    ..ARABIC
};

/// Arabic names of Yemen: own, father's, grandfather's.
pub(in crate::demo::people) const YEMENI: Pool =
    Pool { system: System::Grandfather, men: LEVANT_MEN, women: LEVANT_WOMEN, ..ARABIC };

/// Arabic names of Iraq: own, father's, grandfather's.
pub(in crate::demo::people) const IRAQI: Pool = Pool {
    system: System::Grandfather,
    languages: "ar ar ckb",
    men: "Abbas=عباس Ali=علي Haider=حيدر Hassan=حسن Hussein=حسين Jassim=جاسم Kadhim=كاظم
        Karim=كريم Mahdi=مهدي Mohammed=محمد Mustafa=مصطفى Nabil=نبيل Omar=عمر Qasim=قاسم
        Raad=رعد Saad=سعد Sajad=سجاد Salam=سلام Thamer=ثامر Yasin=ياسين Zaid=زيد",
    women: "Duaa=دعاء Fatima=فاطمة Hiba=هبة Iman=إيمان Intisar=انتصار Maryam=مريم Noor=نور
        Ruqaya=رقية Rusul=رسل Sabreen=صابرين Shahad=شهد Suhad=سهاد Wasan=وسن Zahraa=زهراء
        Zainab=زينب",
    ..ARABIC
};

/// Arabic names of Sudan: own, father's, grandfather's.
pub(in crate::demo::people) const SUDANESE: Pool = Pool {
    system: System::Grandfather,
    men: "Abdallah=عبد_الله Abdelrahman=عبد_الرحمن Abubaker=أبو_بكر Adam=آدم Ahmed=أحمد
        Bakhit=بخيت Hamid=حامد Haroun=هارون Hassan=حسن Ibrahim=إبراهيم Idris=إدريس
        Ishag=إسحق Ismail=إسماعيل Khalid=خالد Mohamed=محمد Musa=موسى Mustafa=مصطفى
        Omer=عمر Osman=عثمان Suleiman=سليمان Yahya=يحيى Younis=يونس",
    women: "Aisha=عائشة Amna=آمنة Asma=أسماء Fatima=فاطمة Halima=حليمة Hanan=حنان Hawa=حواء
        Ikhlas=إخلاص Khadija=خديجة Mariam=مريم Nada=ندى Nafisa=نفيسة Rihab=رحاب Safaa=صفاء
        Salwa=سلوى Suad=سعاد Sumaya=سمية Zeinab=زينب",
    ..ARABIC
};

/// Arabic names of Egypt: own, father's, grandfather's.
pub(in crate::demo::people) const EGYPTIAN: Pool = Pool {
    system: System::Grandfather,
    men: "Ahmed=أحمد Amr=عمرو Ashraf=أشرف Bishoy=بيشوي Ehab=إيهاب Emad=عماد Girgis=جرجس
        Hany=هاني Hossam=حسام Karim=كريم Mahmoud=محمود Mina=مينا Mohamed=محمد
        Mostafa=مصطفى Ramy=رامي Sameh=سامح Sherif=شريف Tamer=تامر Wael=وائل",
    women: "Amira=أميرة Dina=دينا Eman=إيمان Hanaa=هناء Heba=هبة Mariam=مريم Marwa=مروة
        Mona=منى Nadia=نادية Nermine=نرمين Noha=نهى Rania=رانيا Samia=سامية Sara=سارة
        Shaimaa=شيماء",
    ..ARABIC
};

/// What the names of the Maghreb share.
const MAGHREB: Pool = Pool {
    men: "Abdelkader=عبد_القادر Ahmed=أحمد Ayoub=أيوب Bilal=بلال Hamza=حمزة Hicham=هشام
        Karim=كريم Khaled=خالد Mohamed=محمد Mourad=مراد Mustapha=مصطفى Nabil=نبيل
        Noureddine=نور_الدين Omar=عمر Rachid=رشيد Redouane=رضوان Said=سعيد Samir=سمير
        Sofiane=سفيان Tarek=طارق Walid=وليد Yacine=ياسين Youssef=يوسف",
    women: "Amina=أمينة Asma=أسماء Fatima=فاطمة Hafida=حفيظة Hayat=حياة Houria=حورية
        Imane=إيمان Karima=كريمة Khadija=خديجة Latifa=لطيفة Leila=ليلى Malika=مليكة
        Meriem=مريم Nadia=نادية Naima=نعيمة Rachida=رشيدة Samira=سميرة Sanaa=سناء
        Souad=سعاد Zohra=زهرة",
    ..ARABIC
};

/// Names of Algeria.
pub(in crate::demo::people) const ALGERIAN: Pool = Pool {
    languages: "ar ar fr kab",
    families: "Amrani=عمراني Belkacem=بلقاسم Benaissa=بن_عيسى Benali=بن_علي Bouzid=بوزيد
        Brahimi=براهيمي Cherif=شريف Haddad=حداد Hamidi=حميدي Khelifi=خليفي Mansouri=منصوري
        Mebarki=مباركي Rahmani=رحماني Saadi=سعدي Slimani=سليماني Ziani=زياني",
    ..MAGHREB
};

/// Names of Morocco.
pub(in crate::demo::people) const MOROCCAN: Pool = Pool {
    languages: "ar ar fr zgh",
    families: "Alaoui=علوي Amrani=عمراني Benjelloun=بنجلون Bennani=بناني Berrada=برادة
        Chraibi=شرايبي El_Fassi=الفاسي El_Idrissi=الإدريسي Filali=فيلالي Hamdaoui=حمداوي
        Lahlou=لحلو Mansouri=منصوري Naciri=ناصري Saadi=سعدي Tahiri=طاهري Tazi=تازي",
    ..MAGHREB
};

/// Names of Tunisia.
pub(in crate::demo::people) const TUNISIAN: Pool = Pool {
    languages: "ar",
    families: "Ayari=عياري Bouazizi=بوعزيزي Chaabane=شعبان Gharbi=غربي Hamdi=حمدي
        Jaziri=جزيري Jebali=جبالي Khemiri=خميري Mabrouk=مبروك Mejri=ماجري Ouali=والي
        Riahi=رياحي Sassi=ساسي Touati=تواتي Trabelsi=طرابلسي",
    ..MAGHREB
};

/// Names of Libya and Western Sahara: own, father's, grandfather's.
pub(in crate::demo::people) const SAHARAN: Pool = Pool { system: System::Grandfather, ..MAGHREB };
