//! Names of Bangladesh, India, Sri Lanka, Tibet and China.

use super::{LATIN, Pool, Script, System};

/// Bengali names of Bangladesh: women bear a title, not the family's name.
pub(in crate::demo::people) const BENGALI: Pool = Pool {
    script: Script::Bengali,
    system: System::Titles,
    languages: "bn",
    men: "Abul_Kalam=আবুল_কালাম Alamgir=আলমগীর Anwar=আনোয়ার Babul=বাবুল Delwar=দেলোয়ার
        Faruk=ফারুক Jahangir=জাহাঙ্গীর Jamal=জামাল Kamal=কামাল Liton=লিটন Masud=মাসুদ
        Md_Arif=মোঃ_আরিফ Md_Hasan=মোঃ_হাসান Md_Ripon=মোঃ_রিপন Md_Shamim=মোঃ_শামীম
        Nazim=নাজিম Rashed=রাশেদ Rubel=রুবেল Selim=সেলিম Shahin=শাহীন Sohel=সোহেল
        Sumon=সুমন",
    women: "Ayesha=আয়েশা Farzana=ফারজানা Fatema=ফাতেমা Jahanara=জাহানারা Kulsum=কুলসুম
        Mariam=মরিয়ম Nargis=নার্গিস Nasrin=নাসরিন Rehana=রেহানা Rina=রিনা Rokeya=রোকেয়া
        Sabina=সাবিনা Salma=সালমা Shahnaz=শাহনাজ Shirin=শিরিন Taslima=তাসলিমা
        Yasmin=ইয়াসমিন",
    families: "Ahmed=আহমেদ Ali=আলী Bhuiyan=ভূঁইয়া Chowdhury=চৌধুরী Haque=হক
        Hawlader=হাওলাদার Hossain=হোসেন Islam=ইসলাম Khan=খান Khandaker=খন্দকার
        Majumder=মজুমদার Miah=মিয়া Mollah=মোল্লা Mridha=মৃধা Patwary=পাটোয়ারী
        Sarkar=সরকার Sheikh=শেখ Sikder=সিকদার Talukdar=তালুকদার Uddin=উদ্দিন",
    hers: "Akter=আক্তার Banu=বানু Begum=বেগম Khatun=খাতুন Nahar=নাহার Parvin=পারভীন
        Sultana=সুলতানা",
    ..LATIN
};

/// Tamil names of Sri Lanka: own and father's, a wife's own and husband's.
pub(in crate::demo::people) const TAMIL: Pool = Pool {
    script: Script::Tamil,
    system: System::Husband,
    languages: "ta",
    taken: 0.9,
    men: "Arulnathan=அருள்நாதன் Balasingam=பாலசிங்கம் Ganesh=கணேஷ் Jeyakumar=ஜெயக்குமார்
        Kandasamy=கந்தசாமி Kugan=குகன் Kumar=குமார் Mahendran=மகேந்திரன் Murugan=முருகன்
        Nadarajah=நடராஜா Nagalingam=நாகலிங்கம் Pathmanathan=பத்மநாதன் Rajan=ராஜன்
        Ramesh=ரமேஷ் Ravindran=ரவீந்திரன் Sathiyaseelan=சத்தியசீலன் Selvarajah=செல்வராஜா
        Sivakumar=சிவகுமார் Suresh=சுரேஷ் Thambirajah=தம்பிராஜா Thavarajah=தவராஜா
        Vijayakumar=விஜயகுமார் Yogarajah=யோகராஜா",
    women: "Anjali=அஞ்சலி Gowri=கௌரி Jeyanthi=ஜெயந்தி Kamala=கமலா Kavitha=கவிதா
        Lakshmi=லட்சுமி Malar=மலர் Meena=மீனா Nirmala=நிர்மலா Pushpa=புஷ்பா
        Rajeswari=ராஜேஸ்வரி Selvi=செல்வி Shanthi=சாந்தி Sumathi=சுமதி Sutha=சுதா
        Thayalini=தயாளினி Vani=வாணி Vasanthi=வசந்தி Yogeswari=யோகேஸ்வரி",
    ..LATIN
};

const TIBETAN_FIRST: &str = "Dawa=ཟླ་བ Jampa=བྱམས་པ Jigme=འཇིགས་མེད Karma=ཀརྨ Kelsang=སྐལ་བཟང
    Kunga=ཀུན་དགའ Lhakpa=ལྷག་པ Lobsang=བློ་བཟང Ngawang=ངག་དབང Nyima=ཉི་མ Pema=པདྨ
    Rinchen=རིན་ཆེན Sonam=བསོད་ནམས Tashi=བཀྲ་ཤིས Tenzin=བསྟན་འཛིན Thupten=ཐུབ་བསྟན
    Tsering=ཚེ་རིང Yeshi=ཡེ་ཤེས";

/// Tibetan names: two words of one's own, no family's name.
pub(in crate::demo::people) const TIBETAN: Pool = Pool {
    script: Script::Tibetan,
    system: System::Compound,
    languages: "bo",
    men: TIBETAN_FIRST,
    women: TIBETAN_FIRST,
    families: "Choephel=ཆོས་འཕེལ Dhondup=དོན་གྲུབ Dorje=རྡོ་རྗེ Gyaltsen=རྒྱལ་མཚན
        Gyatso=རྒྱ་མཚོ Namgyal=རྣམ་རྒྱལ Norbu=ནོར་བུ Phuntsok=ཕུན་ཚོགས Rabten=རབ་བརྟན
        Samdup=བསམ་གྲུབ Thinley=ཕྲིན་ལས Topgyal=སྟོབས་རྒྱལ Wangchuk=དབང་ཕྱུག",
    hers: "Chodon=ཆོས་སྒྲོན Dekyi=བདེ་སྐྱིད Dolma=སྒྲོལ་མ Lhamo=ལྷ་མོ Palmo=དཔལ་མོ
        Sangmo=བཟང་མོ Tsomo=མཚོ་མོ Wangmo=དབང་མོ Yangchen=དབྱངས་ཅན Yudron=གཡུ་སྒྲོན",
    ..LATIN
};

/// Chinese names.
pub(in crate::demo::people) const CHINESE: Pool = Pool {
    script: Script::Han,
    languages: "zh",
    men: "Bo=波 Guoqiang=国强 Haifeng=海峰 Jianguo=建国 Jianhua=建华 Jun=军 Minghui=明辉
        Qiang=强 Wei=伟 Xiaodong=晓东 Yong=勇 Zhiming=志明",
    women: "Chunhua=春花 Fang=芳 Guihua=桂花 Haiyan=海燕 Jing=静 Li=丽 Min=敏 Na=娜
        Xiaomei=晓梅 Xiuying=秀英 Yan=燕 Yulan=玉兰",
    families: "Chen=陈 Huang=黄 Jin=金 Li=李 Lin=林 Liu=刘 Sun=孙 Wang=王 Wu=吴 Xu=徐 Yang=杨
        Zhang=张 Zhao=赵 Zheng=郑 Zhou=周",
    ..LATIN
};

/// Sikh names of the Punjab of India.
pub(in crate::demo::people) const PUNJABI: Pool = Pool {
    script: Script::Gurmukhi,
    system: System::Titles,
    languages: "pa pa hi",
    men: "Amarjit=ਅਮਰਜੀਤ Balwinder=ਬਲਵਿੰਦਰ Gurdeep=ਗੁਰਦੀਪ Gurpreet=ਗੁਰਪ੍ਰੀਤ Harpreet=ਹਰਪ੍ਰੀਤ
        Jaspal=ਜਸਪਾਲ Kuldeep=ਕੁਲਦੀਪ Lakhwinder=ਲਖਵਿੰਦਰ Manjit=ਮਨਜੀਤ Ranjit=ਰਣਜੀਤ
        Satnam=ਸਤਨਾਮ Sukhdev=ਸੁਖਦੇਵ",
    women: "Amandeep=ਅਮਨਦੀਪ Gurpreet=ਗੁਰਪ੍ਰੀਤ Harpreet=ਹਰਪ੍ਰੀਤ Jaswinder=ਜਸਵਿੰਦਰ Kiran=ਕਿਰਨ
        Kulwant=ਕੁਲਵੰਤ Manpreet=ਮਨਪ੍ਰੀਤ Navjot=ਨਵਜੋਤ Paramjit=ਪਰਮਜੀਤ Rajwinder=ਰਾਜਵਿੰਦਰ
        Simran=ਸਿਮਰਨ Sukhwinder=ਸੁਖਵਿੰਦਰ",
    families: "Singh=ਸਿੰਘ",
    hers: "Kaur=ਕੌਰ",
    ..LATIN
};
