//! How people of each custom are named, in which letters, and how clerks stumble over them.

/// How a full name is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum System {
    /// A given name and the father's family.
    Family,
    /// The same, or one name alone: the family's was chosen late or never.
    FamilyOrNone,
    /// The father's family with a feminine form, and the father's name as a patronymic.
    Gendered,
    /// One's own and the father's name.
    Patronymic,
    /// One's own, the father's and the grandfather's name, at times a family or a place.
    Chain,
    /// A family of the father's and one of the mother's.
    TwoFamilies,
    /// The father's family, a second name of one's own, a given name.
    PostName,
    /// The father's family for men, a title for women.
    Title,
    /// A second name of one's own alone: siblings share none.
    Own,
    /// One name of two words.
    Compound,
}

impl System {
    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Family => "given name and family",
            Self::FamilyOrNone => "one name, or a family chosen late",
            Self::Gendered => "gendered family and patronymic",
            Self::Patronymic => "own and father's name",
            Self::Chain => "own, father's, grandfather's name",
            Self::TwoFamilies => "two families",
            Self::PostName => "family, post-name, given name",
            Self::Title => "title for women",
            Self::Own => "second name of one's own",
            Self::Compound => "one name of two words",
        }
    }
}

/// The letters a name is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Latin.
    Latin,
    /// Arabic, with what Persian, Pashto and Urdu add.
    Arabic,
    /// Armenian.
    Armenian,
    /// Bengali.
    Bengali,
    /// Cyrillic.
    Cyrillic,
    /// Ethiopic.
    Ethiopic,
    /// Georgian.
    Georgian,
    /// Gurmukhi.
    Gurmukhi,
    /// Han.
    Han,
    /// Tamil.
    Tamil,
    /// Tibetan.
    Tibetan,
}

impl Script {
    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Latin => "Latin",
            Self::Arabic => "Arabic",
            Self::Armenian => "Armenian",
            Self::Bengali => "Bengali",
            Self::Cyrillic => "Cyrillic",
            Self::Ethiopic => "Ethiopic",
            Self::Georgian => "Georgian",
            Self::Gurmukhi => "Gurmukhi",
            Self::Han => "Han",
            Self::Tamil => "Tamil",
            Self::Tibetan => "Tibetan",
        }
    }
}

/// Names that are put into Latin letters alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    Arabic,
    Somali,
    Slavic,
    Horn,
    Caucasus,
    Turkic,
    West,
    Bengal,
    Tamil,
    Spanish,
    Other,
}

impl Group {
    pub(super) fn named(name: &str) -> Self {
        match name {
            "arabic" => Self::Arabic,
            "somali" => Self::Somali,
            "slavic" => Self::Slavic,
            "horn" => Self::Horn,
            "caucasus" => Self::Caucasus,
            "turkic" => Self::Turkic,
            "west" => Self::West,
            "bengal" => Self::Bengal,
            "tamil" => Self::Tamil,
            "spanish" => Self::Spanish,
            _ => Self::Other,
        }
    }
}

/// What is known of a custom. In a table, those not named are of families in Latin letters.
pub(super) fn of(custom: &str) -> (System, Script, Group) {
    match custom {
        "dari" | "pashto" => (System::FamilyOrNone, Script::Arabic, Group::Arabic),
        "persian" | "syrian" | "palestinian" | "algerian" | "moroccan" | "tunisian" => {
            (System::Family, Script::Arabic, Group::Arabic)
        }
        "iraqi" | "sudanese" | "egyptian" | "yemeni" | "saharan" => {
            (System::Chain, Script::Arabic, Group::Arabic)
        }
        "urdu" => (System::Title, Script::Arabic, Group::Arabic),
        "somali" => (System::Chain, Script::Latin, Group::Somali),
        "south-sudanese" => (System::Chain, Script::Latin, Group::Other),
        "chadian" | "comorian" => (System::Patronymic, Script::Latin, Group::Somali),
        "oromo" => (System::Patronymic, Script::Latin, Group::Horn),
        "tigrinya" | "amharic" => (System::Patronymic, Script::Ethiopic, Group::Horn),
        "russian" | "ukrainian" | "chechen" => (System::Gendered, Script::Cyrillic, Group::Slavic),
        "azerbaijani" => (System::Gendered, Script::Latin, Group::Turkic),
        "georgian" => (System::Family, Script::Georgian, Group::Caucasus),
        "armenian" => (System::Family, Script::Armenian, Group::Caucasus),
        "turkish" | "kurdish" | "albanian" => (System::Family, Script::Latin, Group::Turkic),
        "spanish" | "angolan" | "brazilian" => (System::TwoFamilies, Script::Latin, Group::Spanish),
        "congolese" => (System::PostName, Script::Latin, Group::West),
        "rwandan" | "burundian" => (System::Own, Script::Latin, Group::Other),
        "bengali" => (System::Title, Script::Bengali, Group::Bengal),
        "punjabi" => (System::Title, Script::Gurmukhi, Group::Other),
        "tamil" => (System::Patronymic, Script::Tamil, Group::Tamil),
        "tibetan" => (System::Compound, Script::Tibetan, Group::Other),
        "chinese" => (System::Family, Script::Han, Group::Other),
        "nigerian" => (System::Family, Script::Latin, Group::Other),
        _ => (System::Family, Script::Latin, Group::West),
    }
}
