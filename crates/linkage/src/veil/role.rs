//! What a column is, told from its header alone: parties who cannot see each other's values must
//! still come to the same answer.

use any_ascii::any_ascii;

use super::headers::KNOWN;
use crate::propose::words::{Meaning, is_birth, is_origin, meanings};
use crate::settings::Kind;

/// What a column says of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A whole name, as it is written.
    Name,
    /// The own name, or names.
    Given,
    /// The names after the own one: of the father, the grandfather, the family.
    Family,
    /// The date of birth, of any precision.
    Birth,
    /// The year of birth, in a column of its own.
    BirthYear,
    /// The month of birth, in a column of its own.
    BirthMonth,
    /// The day of birth, in a column of its own.
    BirthDay,
    /// The sex.
    Sex,
    /// The country of origin or the nationality.
    Origin,
    /// A number that is the person's own: telephone, document, registration.
    Number,
    /// A town, a camp, a village.
    Locality,
    /// A postal code.
    Postcode,
    /// The rest of an address.
    Street,
    /// The name of a parent or of another near relation.
    Kin,
    /// Nothing to compare by.
    Ignored,
}

impl Role {
    /// The role of a column by its header. What is not known is ignored, never guessed: a guess
    /// that one party makes and the other does not would be a silent loss.
    #[must_use]
    pub fn of(header: &str) -> Self {
        let plain = plain(header);
        let known = KNOWN.iter().find(|(_, _, headers)| headers.contains(&plain.as_str()));
        known.map_or_else(|| Self::in_other_letters(header), |(role, _, _)| *role)
    }

    /// The role of a header in other letters than Latin, by the words that linkage knows. Latin words
    /// are not looked for inside headers: `first contact` is no given name.
    fn in_other_letters(header: &str) -> Self {
        if header.chars().any(|letter| letter.is_ascii_alphabetic()) {
            return Self::Ignored;
        }
        match meanings(header).first() {
            Some(Meaning::Parent) => Self::Kin,
            Some(Meaning::Area) if is_origin(header) => Self::Origin,
            Some(Meaning::Is(kind)) => match kind {
                Kind::Given => Self::Given,
                Kind::Family => Self::Family,
                Kind::Name => Self::Name,
                Kind::Date if is_birth(header) => Self::Birth,
                Kind::Year if is_birth(header) => Self::BirthYear,
                Kind::Category => Self::Sex,
                Kind::Phone | Kind::Email => Self::Number,
                Kind::Place => Self::Locality,
                Kind::Street => Self::Street,
                Kind::RowId
                | Kind::Code
                | Kind::Date
                | Kind::Year
                | Kind::House
                | Kind::Postcode
                | Kind::Number
                | Kind::Text
                | Kind::Ignored => Self::Ignored,
            },
            Some(Meaning::Area | Meaning::Answer) | None => Self::Ignored,
        }
    }

    /// What its values look like, as far as it tells what stands for a missing one.
    pub(super) const fn kind(self) -> Kind {
        match self {
            Self::Birth => Kind::Date,
            Self::Number => Kind::Phone,
            Self::Postcode => Kind::Postcode,
            Self::Name
            | Self::Given
            | Self::Family
            | Self::BirthYear
            | Self::BirthMonth
            | Self::BirthDay
            | Self::Sex
            | Self::Origin
            | Self::Locality
            | Self::Street
            | Self::Kin
            | Self::Ignored => Kind::Text,
        }
    }

    /// The word for it in an agreement.
    #[must_use]
    pub fn word(self) -> &'static str {
        KNOWN.iter().find(|(role, _, _)| *role == self).map_or("ignored", |(_, word, _)| word)
    }

    /// The role of a word in an agreement.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        KNOWN.iter().find(|(_, known, _)| *known == word).map(|(role, _, _)| *role)
    }

    /// Every word, for messages.
    #[must_use]
    pub fn words() -> String {
        KNOWN.iter().map(|(_, word, _)| *word).collect::<Vec<_>>().join(", ")
    }
}

/// A header without case, marks and anything but letters.
fn plain(header: &str) -> String {
    any_ascii(header)
        .chars()
        .filter(char::is_ascii_alphabetic)
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_without_case_marks_and_signs() {
        assert_eq!(Role::of("Prénom"), Role::Given);
        assert_eq!(Role::of("date_of_birth"), Role::Birth);
        assert_eq!(Role::of("Date de naissance"), Role::Birth);
        assert_eq!(Role::of("address_2"), Role::Street);
        assert_eq!(Role::of("Né(e) le"), Role::Birth);
        assert_eq!(Role::of("PHONE-1"), Role::Number);
        assert_eq!(Role::of("Soyadı"), Role::Family);
        assert_eq!(Role::of("Fecha de nacimiento"), Role::Birth);
    }

    #[test]
    fn headers_in_other_letters_are_known() {
        for (header, role) in [
            ("الاسم", Role::Name),
            ("تاريخ الميلاد", Role::Birth),
            ("الجنس", Role::Sex),
            ("هاتف", Role::Number),
            ("фамилия", Role::Family),
            ("имя", Role::Given),
            ("дата рождения", Role::Birth),
            ("гражданство", Role::Origin),
            ("телефон", Role::Number),
        ] {
            assert_eq!(Role::of(header), role, "{header}");
        }
        assert_eq!(Role::of("примечания"), Role::Ignored);
        assert_eq!(Role::of("first contact"), Role::Ignored);
    }

    #[test]
    fn what_is_not_known_is_ignored() {
        assert_eq!(Role::of("remarks"), Role::Ignored);
        assert_eq!(Role::of(""), Role::Ignored);
        assert_eq!(Role::of("rec_id"), Role::Ignored);
    }

    #[test]
    fn words_and_roles_go_both_ways_and_each_header_has_one_role() {
        let mut seen = Vec::new();
        for (role, word, headers) in KNOWN {
            assert_eq!(Role::from_word(word), Some(*role));
            assert_eq!(role.word(), *word);
            seen.extend(headers.iter().map(|header| plain(header)));
        }
        let count = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), count);
        assert!(seen.iter().all(|header| Role::of(header) != Role::Ignored));
    }
}
