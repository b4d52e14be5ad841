//! How good the sources of an incident are, as its register grades them.
//!
//! It must never show a meaning of a grade as certain that nobody here has checked.

use serde::Serialize;

/// The source quality of the IOM Missing Migrants register, 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(into = "u8")]
pub enum SourceQuality {
    /// The lowest grade.
    One,
    /// Between the lowest and the highest.
    Two,
    /// Between the lowest and the highest.
    Three,
    /// Between the lowest and the highest.
    Four,
    /// The highest grade.
    Five,
}

impl SourceQuality {
    /// All grades, from the lowest.
    pub const ALL: [Self; 5] = [Self::One, Self::Two, Self::Three, Self::Four, Self::Five];

    /// The grade of a number from 1 to 5.
    #[must_use]
    pub fn of(grade: u64) -> Option<Self> {
        Self::ALL.into_iter().find(|quality| u64::from(u8::from(*quality)) == grade)
    }

    /// What the grade means. The register's own definitions have not been checked, and this says so.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::One => "one media source (meaning unverified)",
            Self::Two | Self::Three | Self::Four => {
                "between the lowest and the highest (meaning unverified)"
            }
            Self::Five => "official, or several humanitarian actors (meaning unverified)",
        }
    }
}

impl From<SourceQuality> for u8 {
    fn from(quality: SourceQuality) -> Self {
        match quality {
            SourceQuality::One => 1,
            SourceQuality::Two => 2,
            SourceQuality::Three => 3,
            SourceQuality::Four => 4,
            SourceQuality::Five => 5,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_are_one_to_five_and_their_meaning_is_unverified() {
        for grade in 1..=5 {
            let quality = SourceQuality::of(grade).unwrap();
            assert_eq!(u64::from(u8::from(quality)), grade);
            assert!(quality.meaning().contains("unverified"));
        }
        assert_eq!((SourceQuality::of(0), SourceQuality::of(6)), (None, None));
    }
}
