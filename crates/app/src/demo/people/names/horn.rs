//! Names of the Horn of Africa, Chad, South Sudan and the Comoros: no family's name, but the
//! father's own and often the grandfather's.

use super::{LATIN, Pool, Script, System};

/// Tigrinya names of Eritrea.
pub(in crate::demo::people) const TIGRINYA: Pool = Pool {
    script: Script::Ethiopic,
    system: System::Father,
    languages: "ti",
    men: "Abel=ኣቤል Amanuel=ኣማኑኤል Berhane=ብርሃነ Biniam=ቢንያም Daniel=ዳንኤል Dawit=ዳዊት Eyob=እዮብ
        Filmon=ፊልሞን Girmay=ግርማይ Goitom=ጎይትኦም Habtom=ሃብቶም Haile=ሃይለ Kibrom=ክብሮም
        Kidane=ኪዳነ Mebrahtu=መብራህቱ Mehari=መሓሪ Merhawi=መርሃዊ Robel=ሮቤል Samuel=ሳሙኤል
        Tekle=ተኽለ Tesfay=ተስፋይ Yohannes=ዮሃንስ Yonas=ዮናስ Zeray=ዘርኣይ",
    women: "Abrehet=ኣብረሀት Almaz=ኣልማዝ Asmeret=ኣስመረት Bisrat=ብስራት Eden=ኤደን Feven=ፌቨን
        Helen=ሄለን Hiwet=ሂወት Letebrhan=ለተብርሃን Luwam=ሉዋም Mebrat=መብራት Mihret=ምሕረት
        Rahel=ራሄል Saba=ሳባ Selam=ሰላም Semhar=ሰምሃር Senait=ሰናይት Tsega=ጸጋ
        Yordanos=ዮርዳኖስ Zewdi=ዘውዲ",
    ..LATIN
};

/// Amharic names of Ethiopia.
pub(in crate::demo::people) const AMHARIC: Pool = Pool {
    script: Script::Ethiopic,
    system: System::Father,
    languages: "am",
    men: "Abebe=አበበ Alemu=አለሙ Bekele=በቀለ Dawit=ዳዊት Desta=ደስታ Fikru=ፍቅሩ Getachew=ጌታቸው
        Girma=ግርማ Haile=ኃይሌ Kebede=ከበደ Mekonnen=መኮንን Mulugeta=ሙሉጌታ Samuel=ሳሙኤል
        Solomon=ሰለሞን Tadesse=ታደሰ Tesfaye=ተስፋዬ Worku=ወርቁ Yared=ያሬድ Yonas=ዮናስ
        Zelalem=ዘላለም",
    women: "Abeba=አበባ Almaz=አልማዝ Aster=አስቴር Bethlehem=ቤተልሔም Birtukan=ብርቱካን Genet=ገነት
        Hanna=ሐና Hirut=ሂሩት Konjit=ቆንጂት Meron=ሜሮን Meseret=መሰረት Mulu=ሙሉ Rahel=ራሔል
        Selamawit=ሰላማዊት Senait=ሰናይት Tigist=ትዕግስት Tsehay=ፀሐይ Worknesh=ወርቅነሽ
        Yeshi=የሺ Zenebech=ዘነበች",
    ..LATIN
};

/// Oromo names of Ethiopia, which are written in Latin letters.
pub(in crate::demo::people) const OROMO: Pool = Pool {
    system: System::Father,
    languages: "om",
    men: "Abdi Bulti Chala Dabala Fayisa Gadisa Galata Gammachu Gutama Hunde Kadir Milkessa Obsa
        Tola Tolasa",
    women: "Ayantu Bontu Chaltu Damme Dursitu Fayine Hawi Ibsitu Jalane Kuli Lalise Obse Sena
        Sifan",
    ..LATIN
};

/// Somali names of Somalia and Djibouti.
pub(in crate::demo::people) const SOMALI: Pool = Pool {
    system: System::Grandfather,
    languages: "so",
    men: "Abdi Abdirahman Abdullahi Abshir Ahmed Ali Bashir Dahir Farah Guled Hassan Hussein
        Ibrahim Ismail Jama Liban Mahad Mohamed Mohamud Mukhtar Nur Omar Osman Said Warsame
        Yusuf",
    women: "Amina Asha Ayan Deqa Faduma Farhia Fowsia Hawo Hibo Hodan Ifrah Khadija Ladan Maryan
        Nasra Nimo Rahma Sahra Saida Ubah",
    ..LATIN
};

/// Names of the Dinka and the Nuer of South Sudan.
pub(in crate::demo::people) const SOUTH_SUDANESE: Pool = Pool {
    system: System::Grandfather,
    languages: "ar ar en",
    men: "Akol Athian Ater Bol Chol Deng Dut Garang Gatluak Koang Kuol Lual Mabior Majok Malual
        Manyang",
    women: "Abuk Achol Adut Akuol Aluel Amel Awel Ayen Nyakim Nyaluak Nyandeng Nyibol",
    ..LATIN
};

/// Names of Chad.
pub(in crate::demo::people) const CHADIAN: Pool = Pool {
    system: System::Father,
    languages: "ar ar fr",
    men: "Abakar Abdoulaye Adoum Ali Brahim Djibrine Haroun Hassan Idriss Issa Khamis Mahamat
        Moussa Oumar Saleh Youssouf",
    women: "Achta Amina Fatimé Halimé Haoua Kaltouma Khadidja Mariam Zara Zenaba",
    ..LATIN
};

/// Names of the Comoros.
pub(in crate::demo::people) const COMORIAN: Pool = Pool {
    system: System::Father,
    languages: "fr",
    men: "Abdou Ahmed Ali Attoumani Bacar Hamada Houssen Ibrahim Issouf Mmadi Mohamed Said
        Youssouf",
    women: "Amina Anfiati Echati Faouzia Fatima Hadidja Halima Mariama Moinaecha Rahamatou Saïda
        Sitti Toyibat Zaïnaba Zalihata",
    ..LATIN
};
