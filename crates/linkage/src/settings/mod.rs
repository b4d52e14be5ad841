//! A model on paper: what is compared, how, and which pairs are looked at.
//!
//! Everything [`crate::propose`] chooses stands here, can be printed, saved as TOML, edited and
//! used again. Nothing here estimates: numbers left out are found in the data.

mod bounds;
mod composed;
pub mod splink;
mod sql;

use serde::{Deserialize, Serialize};

use crate::model::Group;

pub use composed::Composed;
pub(crate) use composed::whole;

/// A whole model on paper.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The share of all pairs that is one person, 0 to 1. Estimated when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prior: Option<f64>,
    /// The probability from which two records are taken for the same. The model's own when left
    /// out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threshold: Option<f64>,
    /// Between two tables: whether each record has at most one partner. Seen in the data when left
    /// out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub one_to_one: Option<bool>,
    /// Columns made of others, see [`Settings::complete`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub composed: Vec<Composed>,
    /// The columns, and what they hold.
    pub fields: Vec<Field>,
    /// What is compared.
    pub comparisons: Vec<Comparison>,
    /// Pairs of two persons who share something, as estimated.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// Which pairs are looked at: those that agree in all keys of at least one rule.
    pub blocking: Vec<Rule>,
}

/// A column and what it holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The name by which comparisons and rules call it: the header in the (left) table.
    pub name: String,
    /// The header in the right table, when it is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right: Option<String>,
    /// What it holds.
    pub kind: Kind,
    /// Why this kind was recognised, in a few words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Numbers the rows; says nothing about the person.
    RowId,
    /// A number or code given to a person or thing: national identity, passport, article.
    Code,
    /// A given name (or a father's).
    Given,
    /// A family name.
    Family,
    /// A whole name as written.
    Name,
    /// A date, of birth most often.
    Date,
    /// A year, or an age.
    Year,
    /// One of a few words: sex, country, state.
    Category,
    /// A place.
    Place,
    /// A street or a whole address.
    Street,
    /// A short number of a house or a flat.
    House,
    /// A postcode.
    Postcode,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A quantity.
    Number,
    /// Words.
    Text,
    /// Nothing to compare: empty, constant, or asked to be left out.
    Ignored,
}

/// Whose evidence a comparison is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Belongs {
    /// To one person alone: given name, birth, identity number.
    Person,
    /// To a household as well: family name, address, telephone.
    Household,
    /// To all who live in one place: town, postcode, state.
    Place,
    /// To all who come from one place, wherever they live now: place of birth, nationality.
    Origin,
    /// Not known.
    #[default]
    Unknown,
}

/// A comparison: ordered levels, the best first; the first whose test holds is the pair's level.
/// What is missing on one side is no evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// The field compared.
    pub field: String,
    /// Neighbouring fields in which the value may stand by mistake.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub across: Vec<String>,
    /// Whose evidence it is.
    #[serde(default)]
    pub belongs: Belongs,
    /// Whether agreement on a rare value counts for more (term frequency).
    #[serde(default)]
    pub frequency: bool,
    /// The levels; the last should be [`Test::Else`].
    pub levels: Vec<Level>,
}

/// A level of a comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Level {
    /// What must hold.
    #[serde(flatten)]
    pub test: Test,
    /// The probability of this level when the two are one person. Estimated when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub m: Option<f64>,
    /// The probability of this level when they are two. Estimated when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub u: Option<f64>,
}

/// What must hold between two values for a level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "test", rename_all = "snake_case")]
pub enum Test {
    /// The same once case, accents and punctuation are folded.
    Exact,
    /// So many insertions, deletions, substitutions or swaps of neighbours at the most.
    Edits {
        /// The number of errors.
        most: u32,
    },
    /// So many insertions, deletions or substitutions at the most.
    Levenshtein {
        /// The number of errors.
        most: u32,
    },
    /// Jaro similarity of so much at least (Jaro 1989).
    Jaro {
        /// 0 to 1.
        least: f64,
    },
    /// Jaro-Winkler similarity of so much at least (Winkler 1990).
    JaroWinkler {
        /// 0 to 1.
        least: f64,
    },
    /// Similarity of names across spellings and scripts, see [`crate::name`].
    Name {
        /// 0 to 1.
        least: f64,
    },
    /// Words in common, similar words counting in part, as a share of the words of the shorter.
    Words {
        /// 0 to 1.
        least: f64,
    },
    /// So many words in common.
    Common {
        /// Words.
        least: u32,
    },
    /// Dates that agree so well, or better.
    Date {
        /// The least good agreement taken.
        least: DateLevel,
    },
    /// Dates so many days apart at the most.
    Days {
        /// Days.
        most: f64,
    },
    /// Numbers so far apart at the most.
    Within {
        /// In the unit of the column.
        most: f64,
    },
    /// Numbers so far apart at the most, as a share of the larger.
    Share {
        /// 0 to 1.
        most: f64,
    },
    /// One begins as the other, so many characters long.
    Prefix {
        /// Characters.
        length: u32,
    },
    /// One word is the other's first letter.
    Initial,
    /// The value stands in a neighbouring field of the other record.
    Across,
    /// Everything else.
    Else,
}

/// How well two dates agree, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateLevel {
    /// The same day.
    Same,
    /// Day and month exchanged, or one digit wrong, or the same day in another calendar.
    Slip,
    /// The same month, and one of them says no more.
    Month,
    /// The same year, and one of them says no more.
    Year,
    /// The same year with another day, or the year before or after.
    Near,
    /// Years that differ, but by less than a generation.
    Generation,
}

/// A blocking rule: records that agree in all keys are looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The keys; none means every pair.
    pub keys: Vec<Key>,
}

/// A part of a blocking rule: one of the fields, reduced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// Any of these fields.
    pub fields: Vec<String>,
    /// How a value is reduced.
    pub by: Reduce,
}

/// How a value is reduced to blocking keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reduce {
    /// The folded value.
    Whole,
    /// The first characters.
    Start(u32),
    /// The last characters.
    End(u32),
    /// Each part of a name, as its sound in any script.
    Sound,
    /// All parts of a name together, in any order, as their sounds.
    Sounds,
    /// Each word.
    Words,
    /// The value with any one character left out: finds one error.
    Near,
    /// The day of a date.
    Day,
    /// The month and day of a date, whatever the year and the order.
    Birthday,
    /// The year of a date.
    Year,
}

/// Why settings cannot be read or used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not TOML, or not of this shape.
    #[error("the model cannot be read: {0}")]
    Toml(String),
    /// Not JSON, or not of Splink's shape.
    #[error("the Splink settings cannot be read: {0}")]
    Splink(String),
    /// A field is named that is not listed.
    #[error("{place} names the field “{field}”, which is not listed under fields")]
    UnknownField {
        /// Where.
        place: String,
        /// Which.
        field: String,
    },
    /// The table has no such column.
    #[error("the table has no column “{0}”")]
    NoColumn(String),
    /// More than the patterns can hold.
    #[error("there are {found} {what}, more than {most}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// A number outside its range.
    #[error("{place} is {value}, outside {range}")]
    OutOfRange {
        /// Where.
        place: String,
        /// The value as written.
        value: String,
        /// What is allowed.
        range: &'static str,
    },
}

impl Settings {
    /// Reads settings from TOML.
    ///
    /// # Errors
    /// When it is not TOML, has another shape, or does not pass [`Settings::check`].
    pub fn from_toml(text: &str) -> Result<Self, Fault> {
        let settings: Self =
            toml::from_str(text).map_err(|fault| Fault::Toml(fault.to_string()))?;
        settings.check()?;
        Ok(settings)
    }

    /// Writes settings as TOML.
    ///
    /// # Errors
    /// When a value has no form in TOML, which none of ours is known to do.
    pub fn to_toml(&self) -> Result<String, Fault> {
        toml::to_string(self).map_err(|fault| Fault::Toml(fault.to_string()))
    }

    /// The field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whether every level carries its two probabilities, so that nothing is to be estimated.
    #[must_use]
    pub fn is_estimated(&self) -> bool {
        !self.comparisons.is_empty()
            && self.comparisons.iter().all(|comparison| {
                comparison.levels.iter().all(|level| level.m.is_some() && level.u.is_some())
            })
    }
}

#[cfg(test)]
mod tests;
