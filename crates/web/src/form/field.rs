//! A field of a page: what is asked, how it is answered, what was typed, what was wrong with it.

use crate::i18n::{Locale, Words};
use crate::layout::{Html, escaped};

use super::wrong::Wrong;

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name in the form, and its id on the page.
    pub name: String,
    /// What is asked.
    pub label: Words,
    /// A sentence of help.
    pub hint: Option<Words>,
    /// Whether it must be answered.
    pub required: bool,
    /// How it is answered, and what was typed.
    pub control: Control,
    /// What was wrong with it.
    pub wrong: Option<Wrong>,
    /// The group it belongs to, where a page asks the same of several people.
    pub of: Option<Words>,
}

/// How a field is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Control {
    /// One line.
    Line {
        /// What the line takes.
        kind: LineKind,
        /// What was typed.
        value: String,
        /// The purpose the browser may fill in by itself.
        autocomplete: Option<&'static str>,
    },
    /// Several lines.
    Lines {
        /// What was typed.
        value: String,
    },
    /// One of a few, all shown.
    Radios {
        /// What can be chosen.
        options: Vec<Opt>,
        /// What was chosen.
        chosen: String,
    },
    /// One of many, in a list.
    Select {
        /// What can be chosen.
        options: Vec<Opt>,
        /// What was chosen.
        chosen: String,
    },
    /// One box.
    Tick {
        /// Whether it is ticked.
        ticked: bool,
    },
    /// A day; the day and the month may stay empty where `partial`.
    Date {
        /// The day, the month and the year as typed.
        typed: [String; 3],
        /// Whether it may be known in part only.
        partial: bool,
        /// Whether it is the reader's own birth, which the browser may know.
        birthday: bool,
    },
    /// A day and an hour.
    Moment {
        /// The day, the month, the year and the hour as typed.
        typed: [String; 4],
    },
    /// A country.
    Country {
        /// The code chosen.
        chosen: String,
    },
    /// A language.
    Language {
        /// The tag chosen.
        chosen: String,
    },
    /// A file.
    File {
        /// The endings it may have, as browsers take them.
        takes: &'static str,
    },
}

impl Field {
    /// What was chosen of a few; empty where nothing was, or nothing can be.
    #[must_use]
    pub fn chosen(&self) -> &str {
        match &self.control {
            Control::Radios { chosen, .. } | Control::Select { chosen, .. } => chosen,
            Control::Line { .. }
            | Control::Lines { .. }
            | Control::Tick { .. }
            | Control::Date { .. }
            | Control::Moment { .. }
            | Control::Country { .. }
            | Control::Language { .. }
            | Control::File { .. } => "",
        }
    }
}

/// What a line takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// Any words.
    Text,
    /// A name, in any script.
    Name,
    /// A whole number.
    Number,
    /// A telephone number.
    Phone,
    /// A mail address.
    Email,
    /// A password.
    Password,
}

/// One input of a day or an hour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// `day`, `month`, `year` or `hour`.
    pub word: &'static str,
    /// What was typed.
    pub value: String,
    /// The purpose the browser may fill in by itself.
    pub autocomplete: &'static str,
}

impl Part {
    /// Whether digits are all it takes.
    #[must_use]
    pub fn digits(&self) -> bool {
        self.word != "hour"
    }
}

/// One answer offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opt {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: Words,
}

impl Opt {
    /// An answer offered.
    pub fn new(value: impl Into<String>, label: impl Into<Words>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

impl Field {
    /// A required field without help, value or error.
    pub fn new(name: impl Into<String>, label: impl Into<Words>, control: Control) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            hint: None,
            required: true,
            control,
            wrong: None,
            of: None,
        }
    }

    /// The same, with a sentence of help.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Words>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same, free to be left empty.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    /// The id an error links to: the first thing that can be typed into.
    #[must_use]
    pub fn anchor(&self) -> String {
        match &self.control {
            Control::Date { .. } | Control::Moment { .. } => format!("{}-day", self.name),
            Control::Radios { options, .. } => {
                options.first().map_or_else(|| self.name.clone(), |first| self.option_id(first))
            }
            Control::Line { .. }
            | Control::Lines { .. }
            | Control::Select { .. }
            | Control::Tick { .. }
            | Control::Country { .. }
            | Control::Language { .. }
            | Control::File { .. } => self.name.clone(),
        }
    }

    /// The id of one answer offered.
    #[must_use]
    pub fn option_id(&self, option: &Opt) -> String {
        format!("{}-{}", self.name, option.value)
    }

    /// What describes the field to who cannot see the page: the help and the error.
    #[must_use]
    pub fn described(&self) -> Option<String> {
        match (&self.hint, &self.wrong) {
            (None, None) => None,
            (Some(_), None) => Some(format!("{}-hint", self.name)),
            (None, Some(_)) => Some(format!("{}-wrong", self.name)),
            (Some(_), Some(_)) => Some(format!("{0}-wrong {0}-hint", self.name)),
        }
    }

    /// The attributes that say so on the thing that is typed into.
    #[must_use]
    pub fn aria(&self) -> Html {
        let described =
            self.described().map(|ids| format!(" aria-describedby=\"{}\"", escaped(&ids)));
        let invalid = self.wrong.as_ref().map(|_| " aria-invalid=\"true\"".to_owned());
        Html::drawn(described.into_iter().chain(invalid).collect::<String>())
    }

    /// Whether several things are typed or chosen, so that a legend names them together.
    #[must_use]
    pub const fn is_group(&self) -> bool {
        matches!(
            self.control,
            Control::Radios { .. } | Control::Date { .. } | Control::Moment { .. }
        )
    }

    /// The inputs a day or an hour is typed into.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        let (typed, birthday): (&[String], bool) = match &self.control {
            Control::Date { typed, birthday, .. } => (typed, *birthday),
            Control::Moment { typed } => (typed, false),
            Control::Line { .. }
            | Control::Lines { .. }
            | Control::Radios { .. }
            | Control::Select { .. }
            | Control::Tick { .. }
            | Control::Country { .. }
            | Control::Language { .. }
            | Control::File { .. } => (&[], false),
        };
        let words =
            [("day", "bday-day"), ("month", "bday-month"), ("year", "bday-year"), ("hour", "off")];
        let parts = words.into_iter().zip(typed);
        parts
            .map(|((word, purpose), value)| Part {
                word,
                value: value.clone(),
                autocomplete: if birthday { purpose } else { "off" },
            })
            .collect()
    }

    /// The names it sends.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let parts: &[&str] = match &self.control {
            Control::Date { .. } => &["-day", "-month", "-year"],
            Control::Moment { .. } => &["-day", "-month", "-year", "-hour"],
            Control::Line { .. }
            | Control::Lines { .. }
            | Control::Radios { .. }
            | Control::Select { .. }
            | Control::Tick { .. }
            | Control::Country { .. }
            | Control::Language { .. }
            | Control::File { .. } => &[""],
        };
        parts.iter().map(|part| format!("{}{part}", self.name)).collect()
    }
}

impl LineKind {
    /// The attributes of the input that take this kind best on a phone.
    #[must_use]
    pub const fn attributes(self) -> &'static str {
        match self {
            Self::Text => "type=\"text\" dir=\"auto\"",
            Self::Name => {
                "type=\"text\" dir=\"auto\" autocapitalize=\"words\" spellcheck=\"false\""
            }
            Self::Number => "type=\"text\" inputmode=\"numeric\"",
            Self::Phone => "type=\"tel\" dir=\"ltr\"",
            Self::Password => "type=\"password\" dir=\"ltr\"",
            Self::Email => "type=\"email\" dir=\"ltr\" spellcheck=\"false\"",
        }
    }
}

/// The options of a family in a language, sorted as a reader looks for them.
#[must_use]
pub fn sorted(
    locale: Locale,
    family: &'static str,
    words: impl Iterator<Item = &'static str>,
) -> Vec<(&'static str, String)> {
    let mut named: Vec<_> =
        words.map(|word| (word, Words::One(family, word.to_owned()).in_language(locale))).collect();
    named.sort_by_cached_key(|(_, name)| plain_letters(name));
    named
}

/// A name without accents or case, for sorting names in Latin letters.
fn plain_letters(name: &str) -> String {
    let plain = |letter: char| match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'Å' | 'Á' | 'Â' => 'a',
        'ç' | 'Ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'Î' => 'i',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'Ô' | 'Ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        other => other.to_ascii_lowercase(),
    };
    name.chars().filter(|sign| sign.is_alphanumeric() || *sign == ' ').map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_links_to_what_can_be_typed_into() {
        let day = Control::Date { typed: Default::default(), partial: true, birthday: false };
        assert_eq!(Field::new("birth", Words::Key("k"), day).anchor(), "birth-day");
        let sex = Control::Radios {
            options: vec![Opt::new("female", Words::Key("k"))],
            chosen: String::new(),
        };
        assert_eq!(Field::new("sex", Words::Key("k"), sex).anchor(), "sex-female");
        assert_eq!(
            Field::new("file", Words::Key("k"), Control::File { takes: ".csv" }).anchor(),
            "file"
        );
    }

    #[test]
    fn countries_are_sorted_for_the_reader() {
        let some = || ["EGY", "ERI", "AFG", "ETH", "DEU"].into_iter();
        let codes = |locale| sorted(locale, "country", some()).into_iter().map(|(code, _)| code);
        assert!(codes(Locale::Fr).eq(["AFG", "DEU", "EGY", "ERI", "ETH"]));
        assert!(codes(Locale::En).eq(["AFG", "EGY", "ERI", "ETH", "DEU"]));
    }
}
