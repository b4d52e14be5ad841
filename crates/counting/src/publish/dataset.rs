//! A data set: observations by dimension, in one order whatever order they came in.
//!
//! It must never hold two observations of one thing, or a value that is kept secret.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::protect::attack::TOTAL;
use crate::protect::released::{Cell, Release};

/// What a data set is called: `AGENCY:ID(1.0.0)`, as SDMX writes a structure with its agency and
/// version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Structure(String);

impl Structure {
    /// Reads one.
    ///
    /// # Errors
    /// When it has another form.
    pub fn new(text: &str) -> Result<Self, Unpublishable> {
        let parts = text.split_once(':').and_then(|(agency, rest)| {
            let (id, version) = rest.strip_suffix(')')?.split_once('(')?;
            Some((agency, id, version))
        });
        let version = |text: &str| {
            text.split('.')
                .all(|part| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit()))
        };
        match parts {
            Some((agency, id, numbers))
                if agency.split('.').all(is_code) && is_code(id) && version(numbers) =>
            {
                Ok(Self(text.to_owned()))
            }
            Some(_) | None => Err(Unpublishable::Structure(text.to_owned())),
        }
    }
}

/// Whether a text can be a code in SDMX: letters, digits, `_`, `@`, `$` and `-`.
pub(super) fn is_code(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_alphanumeric() || b"_@$-".contains(&it))
}

impl TryFrom<String> for Structure {
    type Error = Unpublishable;

    fn try_from(text: String) -> Result<Self, Unpublishable> {
        Self::new(&text)
    }
}

impl From<Structure> for String {
    fn from(structure: Structure) -> Self {
        structure.0
    }
}

impl fmt::Display for Structure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why something is not published.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unpublishable {
    /// The name of the structure.
    #[error("\"{0}\" does not name a structure: write AGENCY:ID(1.0.0)")]
    Structure(String),
    /// A dimension.
    #[error(
        "\"{0}\" cannot name a dimension: it is empty, there twice, the name of another column, or has \
         a separator in it"
    )]
    Dimension(String),
    /// A code.
    #[error("\"{0}\" cannot be a code: it is empty, or has space around it or a line end in it")]
    Code(String),
    /// A code or name for SDMX.
    #[error("\"{0}\" cannot be a code in SDMX: letters without accents, digits, _ @ $ -")]
    SdmxCode(String),
    /// Another number of codes than of dimensions.
    #[error("an observation has {found} codes for {dimensions} dimensions")]
    Ragged {
        /// Codes.
        found: usize,
        /// Dimensions.
        dimensions: usize,
    },
    /// Twice the same.
    #[error("there are two observations of {0}")]
    Twice(String),
    /// A value where none may be, none where one must be, or one that is no number.
    #[error("the observation of {0} has a value that its status does not allow, or none")]
    Value(String),
    /// Too large for a form that writes every combination.
    #[error("too many combinations of categories for JSON-stat, which writes every one")]
    TooLarge,
    /// A text that is not of the form.
    #[error("{0}")]
    Unreadable(String),
}

/// The status of an observation, by its code in the SDMX list `CL_OBS_STATUS` (all but `Q` and `B`
/// cited from memory of the list).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ObservationStatus {
    /// Normal.
    #[serde(rename = "A")]
    Normal,
    /// A break in the series.
    #[serde(rename = "B")]
    Break,
    /// Estimated.
    #[serde(rename = "E")]
    Estimated,
    /// Forecast.
    #[serde(rename = "F")]
    Forecast,
    /// Imputed.
    #[serde(rename = "I")]
    Imputed,
    /// Missing.
    #[serde(rename = "O")]
    Missing,
    /// Provisional.
    #[serde(rename = "P")]
    Provisional,
    /// Missing because suppressed.
    #[serde(rename = "Q")]
    Suppressed,
    /// Of low reliability.
    #[serde(rename = "U")]
    Unreliable,
}

impl ObservationStatus {
    const ALL: [(Self, &'static str); 9] = [
        (Self::Normal, "A"),
        (Self::Break, "B"),
        (Self::Estimated, "E"),
        (Self::Forecast, "F"),
        (Self::Imputed, "I"),
        (Self::Missing, "O"),
        (Self::Provisional, "P"),
        (Self::Suppressed, "Q"),
        (Self::Unreliable, "U"),
    ];

    /// The code.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(it, _)| *it == self).map_or("", |(_, code)| code)
    }

    /// Reads a code.
    #[must_use]
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, it)| *it == code).map(|(it, _)| *it)
    }

    /// Whether there is no value.
    #[must_use]
    pub const fn is_missing(self) -> bool {
        matches!(self, Self::Missing | Self::Suppressed)
    }
}

/// Whether an observation is confidential, by its code in the SDMX list `CL_CONF_STATUS` (cited from
/// memory of the list). Which cell is exposed by itself and which was left out for its sake is not
/// told: that would help an attack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Confidentiality {
    /// Free.
    #[serde(rename = "F")]
    Free,
    /// Confidential.
    #[serde(rename = "C")]
    Confidential,
}

impl Confidentiality {
    /// The code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Free => "F",
            Self::Confidential => "C",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn read(code: &str) -> Option<Self> {
        [Self::Free, Self::Confidential].into_iter().find(|it| it.code() == code)
    }
}

/// One number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// What it is of: a code a dimension.
    pub codes: Vec<String>,
    /// The number, unless it is missing.
    pub value: Option<f64>,
    /// Its status.
    pub status: ObservationStatus,
    /// Whether it is confidential; then it has no value.
    pub confidentiality: Confidentiality,
}

/// A data set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Dataset {
    structure: Structure,
    dimensions: Vec<String>,
    observations: Vec<Observation>,
}

/// Columns that are no dimensions, by their names in SDMX; letter case aside, no other name is taken.
pub(crate) const RESERVED: [&str; 6] =
    ["OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "STRUCTURE", "STRUCTURE_ID", "ACTION"];

impl Dataset {
    /// A data set of observations, put in the order of their codes.
    ///
    /// # Errors
    /// When names or codes cannot be written in every form, an observation is there twice, or a value
    /// does not go with its status.
    pub fn new(
        structure: Structure,
        dimensions: Vec<String>,
        mut observations: Vec<Observation>,
    ) -> Result<Self, Unpublishable> {
        let mut names: BTreeSet<String> = RESERVED.iter().map(|it| it.to_lowercase()).collect();
        for name in &dimensions {
            let sound = sound(name) && !name.contains([',', ';', '|', '"']);
            if !sound || !names.insert(name.to_lowercase()) {
                return Err(Unpublishable::Dimension(name.clone()));
            }
        }
        if dimensions.is_empty() {
            return Err(Unpublishable::Dimension(String::new()));
        }
        for observation in &mut observations {
            check(observation, dimensions.len())?;
            // There is one zero.
            observation.value = observation.value.map(|value| value + 0.0);
        }
        observations.sort_by(|one, other| one.codes.cmp(&other.codes));
        let twice = observations.windows(2).find_map(|pair| match pair {
            [one, other] if one.codes == other.codes => Some(one.codes.join(", ")),
            _ => None,
        });
        match twice {
            Some(codes) => Err(Unpublishable::Twice(codes)),
            None => Ok(Self { structure, dimensions, observations }),
        }
    }

    /// What a protected table shows. The codes of totals are `_T`.
    ///
    /// # Errors
    /// As [`Dataset::new`].
    pub fn of(structure: Structure, release: &Release) -> Result<Self, Unpublishable> {
        let observations = release.cells.iter().enumerate().map(|(cell, shown)| {
            let codes = release.shape.codes(cell).into_iter();
            let codes = codes.map(|code| code.unwrap_or(TOTAL).to_owned()).collect();
            match shown {
                Cell::Value(value) => Observation {
                    codes,
                    value: Some(*value as f64),
                    status: ObservationStatus::Normal,
                    confidentiality: Confidentiality::Free,
                },
                Cell::Suppressed => Observation {
                    codes,
                    value: None,
                    status: ObservationStatus::Suppressed,
                    confidentiality: Confidentiality::Confidential,
                },
            }
        });
        let dimensions = release.shape.columns().map(str::to_owned).collect();
        Self::new(structure, dimensions, observations.collect())
    }

    /// What it is called.
    #[must_use]
    pub const fn structure(&self) -> &Structure {
        &self.structure
    }

    /// The names of its dimensions.
    #[must_use]
    pub fn dimensions(&self) -> &[String] {
        &self.dimensions
    }

    /// The observations, in the order of their codes.
    #[must_use]
    pub fn observations(&self) -> &[Observation] {
        &self.observations
    }
}

fn sound(text: &str) -> bool {
    !text.is_empty() && text.trim() == text && !text.chars().any(char::is_control)
}

fn check(observation: &Observation, dimensions: usize) -> Result<(), Unpublishable> {
    let found = observation.codes.len();
    if found != dimensions {
        return Err(Unpublishable::Ragged { found, dimensions });
    }
    if let Some(code) = observation.codes.iter().find(|code| !sound(code)) {
        return Err(Unpublishable::Code(code.clone()));
    }
    let wanted = !observation.status.is_missing();
    let open = observation.confidentiality == Confidentiality::Free || observation.value.is_none();
    let fits =
        observation.value.is_some() == wanted && observation.value.is_none_or(f64::is_finite);
    if fits && open { Ok(()) } else { Err(Unpublishable::Value(observation.codes.join(", "))) }
}
