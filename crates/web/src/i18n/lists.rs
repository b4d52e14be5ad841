//! The closed lists behind the families of messages: countries, languages, roles and so on.
//!
//! A family is a prefix and its words: `country` and `AFG` make the message `country-AFG`.

use kernel::{Compartment, Role, Sex};
use law::pack::{Place, StepKind};
use record::{Referral, Relation, Reporter, Scene, Source, Violence};

/// Countries by ISO 3166-1 alpha-3, then Kosovo, stateless and unknown.
pub const COUNTRIES: &[&str] = &[
    "ABW", "AFG", "AGO", "AIA", "ALA", "ALB", "AND", "ARE", "ARG", "ARM", "ASM", "ATG", "AUS",
    "AUT", "AZE", "BDI", "BEL", "BEN", "BES", "BFA", "BGD", "BGR", "BHR", "BHS", "BIH", "BLM",
    "BLR", "BLZ", "BMU", "BOL", "BRA", "BRB", "BRN", "BTN", "BWA", "CAF", "CAN", "CCK", "CHE",
    "CHL", "CHN", "CIV", "CMR", "COD", "COG", "COK", "COL", "COM", "CPV", "CRI", "CUB", "CUW",
    "CXR", "CYM", "CYP", "CZE", "DEU", "DJI", "DMA", "DNK", "DOM", "DZA", "ECU", "EGY", "ERI",
    "ESH", "ESP", "EST", "ETH", "FIN", "FJI", "FLK", "FRA", "FRO", "FSM", "GAB", "GBR", "GEO",
    "GGY", "GHA", "GIB", "GIN", "GLP", "GMB", "GNB", "GNQ", "GRC", "GRD", "GRL", "GTM", "GUF",
    "GUM", "GUY", "HKG", "HND", "HRV", "HTI", "HUN", "IDN", "IMN", "IND", "IRL", "IRN", "IRQ",
    "ISL", "ISR", "ITA", "JAM", "JEY", "JOR", "JPN", "KAZ", "KEN", "KGZ", "KHM", "KIR", "KNA",
    "KOR", "KWT", "LAO", "LBN", "LBR", "LBY", "LCA", "LIE", "LKA", "LSO", "LTU", "LUX", "LVA",
    "MAC", "MAF", "MAR", "MCO", "MDA", "MDG", "MDV", "MEX", "MHL", "MKD", "MLI", "MLT", "MMR",
    "MNE", "MNG", "MNP", "MOZ", "MRT", "MSR", "MTQ", "MUS", "MWI", "MYS", "MYT", "NAM", "NCL",
    "NER", "NFK", "NGA", "NIC", "NIU", "NLD", "NOR", "NPL", "NRU", "NZL", "OMN", "PAK", "PAN",
    "PCN", "PER", "PHL", "PLW", "PNG", "POL", "PRI", "PRK", "PRT", "PRY", "PSE", "PYF", "QAT",
    "REU", "ROU", "RUS", "RWA", "SAU", "SDN", "SEN", "SGP", "SHN", "SJM", "SLB", "SLE", "SLV",
    "SMR", "SOM", "SPM", "SRB", "SSD", "STP", "SUR", "SVK", "SVN", "SWE", "SWZ", "SXM", "SYC",
    "SYR", "TCA", "TCD", "TGO", "THA", "TJK", "TKL", "TKM", "TLS", "TON", "TTO", "TUN", "TUR",
    "TUV", "TWN", "TZA", "UGA", "UKR", "URY", "USA", "UZB", "VAT", "VCT", "VEN", "VGB", "VIR",
    "VNM", "VUT", "WLF", "WSM", "YEM", "ZAF", "ZMB", "ZWE", "XKX", "XXA", "XXX",
];

/// Languages a person may speak, by tag, with their own names.
pub const LANGUAGES: &[(&str, &str)] = &[
    ("ab", "Аԥсшәа"),
    ("aii", "ܣܘܪܝܬ"),
    ("ak", "Akan"),
    ("am", "አማርኛ"),
    ("ar", "العربية"),
    ("az", "Azərbaycan"),
    ("ba", "Башҡортса"),
    ("be", "Беларуская"),
    ("ber", "Tamaziɣt"),
    ("bg", "Български"),
    ("bm", "Bamanankan"),
    ("bn", "বাংলা"),
    ("bo", "བོད་སྐད་"),
    ("bs", "Bosanski"),
    ("ce", "Нохчийн"),
    ("ckb", "کوردیی ناوەندی"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("dyu", "Julakan"),
    ("ee", "Eʋegbe"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("fa", "فارسی"),
    ("fa-AF", "دری"),
    ("ff", "Pulaar"),
    ("fr", "Français"),
    ("gu", "ગુજરાતી"),
    ("ha", "Hausa"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hr", "Hrvatski"),
    ("ht", "Kreyòl ayisyen"),
    ("hu", "Magyar"),
    ("hy", "Հայերեն"),
    ("id", "Indonesia"),
    ("ig", "Igbo"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ka", "ქართული"),
    ("kab", "Taqbaylit"),
    ("kg", "Kikongo"),
    ("kk", "Қазақ тілі"),
    ("km", "ខ្មែរ"),
    ("kmr", "Kurmancî"),
    ("kn", "ಕನ್ನಡ"),
    ("ko", "한국어"),
    ("ky", "Кыргызча"),
    ("lg", "Luganda"),
    ("ln", "Lingála"),
    ("lo", "ລາວ"),
    ("lt", "Lietuvių"),
    ("lu", "Tshiluba"),
    ("lv", "Latviešu"),
    ("mg", "Malagasy"),
    ("mk", "Македонски"),
    ("ml", "മലയാളം"),
    ("mn", "Монгол"),
    ("mnk", "Mandinka"),
    ("mr", "मराठी"),
    ("ms", "Melayu"),
    ("my", "မြန်မာ"),
    ("ne", "नेपाली"),
    ("nl", "Nederlands"),
    ("ny", "Chichewa"),
    ("om", "Afaan Oromoo"),
    ("os", "Ирон"),
    ("pa", "ਪੰਜਾਬੀ"),
    ("pl", "Polski"),
    ("ps", "پښتو"),
    ("pt", "Português"),
    ("rn", "Ikirundi"),
    ("ro", "Română"),
    ("rom", "Romani"),
    ("ru", "Русский"),
    ("rw", "Ikinyarwanda"),
    ("sd", "سنڌي"),
    ("si", "සිංහල"),
    ("sk", "Slovenčina"),
    ("sn", "chiShona"),
    ("snk", "Soninkanxanne"),
    ("so", "Soomaali"),
    ("sq", "Shqip"),
    ("sr", "Српски"),
    ("sus", "Sosoxui"),
    ("sv", "Svenska"),
    ("sw", "Kiswahili"),
    ("ta", "தமிழ்"),
    ("te", "తెలుగు"),
    ("tg", "Тоҷикӣ"),
    ("th", "ไทย"),
    ("ti", "ትግርኛ"),
    ("tk", "Türkmen"),
    ("tr", "Türkçe"),
    ("ug", "ئۇيغۇرچە"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("uz", "O‘zbek"),
    ("vi", "Tiếng Việt"),
    ("wo", "Wolof"),
    ("xh", "isiXhosa"),
    ("yo", "Yorùbá"),
    ("zgh", "ⵜⴰⵎⴰⵣⵉⵖⵜ"),
    ("zh", "中文"),
    ("zu", "isiZulu"),
];

/// What a member of a household is to the applicant.
pub const RELATIONS: [&str; 7] = Relation::WORDS;

/// How cases end, in the packs of the house.
pub(super) const OUTCOMES: &[&str] = &[
    "abandoned",
    "closed",
    "completed",
    "ended_early",
    "handed_over",
    "invalid",
    "left_program",
    "not_signed",
    "protected",
    "refused",
    "refused_final",
    "settled",
    "stopped",
    "transferred",
    "withdrawn",
];

/// The name a language gives itself.
#[must_use]
pub fn own_language_name(tag: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|(known, _)| *known == tag).map(|(_, name)| *name)
}

/// Every family of messages whose words are only known at run time: prefix and words.
#[must_use]
pub fn families() -> Vec<(&'static str, Vec<String>)> {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let numbers = |to: u8| (1..=to).map(|n| n.to_string()).collect::<Vec<_>>();
    let languages: Vec<&str> = LANGUAGES.iter().map(|(tag, _)| *tag).collect();
    vec![
        ("country", owned(COUNTRIES)),
        ("language", owned(&languages)),
        ("relation", owned(&RELATIONS)),
        ("purpose", owned(&["procedure", "search", "worklist", "duplicates", "own"])),
        ("finding", owned(&["same", "different"])),
        ("compared", owned(&["same", "different"])),
        ("source", owned(&Source::ALL.map(Source::as_str))),
        ("outcome", owned(OUTCOMES)),
        ("role", owned(&Role::ALL.map(Role::as_str))),
        ("compartment", owned(&Compartment::ALL.map(Compartment::as_str))),
        ("violence", owned(&Violence::ALL.map(Violence::as_str))),
        ("scene", owned(&Scene::ALL.map(Scene::as_str))),
        ("reporter", owned(&Reporter::ALL.map(Reporter::as_str))),
        ("referral", owned(&Referral::ALL.map(Referral::as_str))),
        ("looked", owned(&["office", "scene"])),
        ("sex", owned(&[Sex::Female, Sex::Male, Sex::Other, Sex::Unknown].map(Sex::as_str))),
        ("place", owned(&[Place::Online, Place::Desk, Place::Post].map(Place::as_str))),
        (
            "kind",
            owned(
                &[
                    StepKind::Act,
                    StepKind::Hearing,
                    StepKind::Notice,
                    StepKind::Decision,
                    StepKind::Consequence,
                ]
                .map(StepKind::as_str),
            ),
        ),
        ("weekday", numbers(7)),
        ("month", numbers(12)),
        ("month-short", numbers(12)),
        ("part", owned(&["day", "month", "year", "hour"])),
    ]
}
