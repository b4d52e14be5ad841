//! What a column is, told from its header alone: parties who cannot see each other's values must
//! still come to the same answer.

use any_ascii::any_ascii;

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

/// The words for a role in an agreement, and the headers it is known by. A header is read without
/// case, marks, digits at its end and anything but letters.
const KNOWN: &[(Role, &str, &[&str])] = &[
    (
        Role::Name,
        "name",
        &[
            "name",
            "fullname",
            "wholename",
            "personname",
            "nomcomplet",
            "nometprenom",
            "nomprenom",
            "nometprenoms",
            "nameinownletters",
            "vollername",
            "namecomplete",
            "nombrecompleto",
        ],
    ),
    (
        Role::Given,
        "given",
        &[
            "given",
            "givenname",
            "givennames",
            "firstname",
            "firstnames",
            "forename",
            "forenames",
            "fname",
            "prenom",
            "prenoms",
            "vorname",
            "vornamen",
            "nombre",
            "ownname",
            "middlename",
            "middlenames",
            "secondname",
            "nome",
        ],
    ),
    (
        Role::Family,
        "family",
        &[
            "family",
            "familyname",
            "surname",
            "lastname",
            "lname",
            "nom",
            "nomdefamille",
            "nachname",
            "familienname",
            "apellido",
            "apellidos",
            "cognome",
            "fathername",
            "fathersname",
            "patronymic",
            "grandfathername",
            "clan",
        ],
    ),
    (
        Role::Birth,
        "birth",
        &[
            "birth",
            "dob",
            "birthdate",
            "dateofbirth",
            "birthday",
            "datenaissance",
            "datedenaissance",
            "neele",
            "geburtsdatum",
            "geboren",
            "fechadenacimiento",
            "dateborn",
            "born",
            "bdate",
        ],
    ),
    (
        Role::BirthYear,
        "birth-year",
        &[
            "birthyear",
            "yearofbirth",
            "yob",
            "anneedenaissance",
            "anneenaissance",
            "geburtsjahr",
            "by",
            "byear",
        ],
    ),
    (
        Role::BirthMonth,
        "birth-month",
        &[
            "birthmonth",
            "monthofbirth",
            "moisdenaissance",
            "moisnaissance",
            "geburtsmonat",
            "bm",
            "bmonth",
        ],
    ),
    (
        Role::BirthDay,
        "birth-day",
        &["dayofbirth", "jourdenaissance", "journaissance", "geburtstag", "bd", "bday"],
    ),
    (Role::Sex, "sex", &["sex", "gender", "sexe", "genre", "geschlecht", "sexo", "genero"]),
    (
        Role::Origin,
        "origin",
        &[
            "origin",
            "nationality",
            "nationalite",
            "citizenship",
            "countryoforigin",
            "countryofbirth",
            "birthcountry",
            "paysdorigine",
            "paysnaissance",
            "paysdenaissance",
            "staatsangehoerigkeit",
            "staatsangehorigkeit",
            "nationalitaet",
            "nationalitat",
            "herkunftsland",
            "nacionalidad",
        ],
    ),
    (
        Role::Number,
        "number",
        &[
            "number",
            "phone",
            "phonenumber",
            "telephone",
            "mobile",
            "tel",
            "telefon",
            "passport",
            "passportnumber",
            "document",
            "documentnumber",
            "nationalid",
            "socsecid",
            "ssn",
            "socialsecuritynumber",
            "nationalnumber",
            "aliennumber",
            "casenumber",
            "email",
            "mail",
            "unhcrid",
            "registrationnumber",
        ],
    ),
    (
        Role::Locality,
        "locality",
        &[
            "locality",
            "city",
            "town",
            "suburb",
            "village",
            "camp",
            "site",
            "ville",
            "commune",
            "ort",
            "stadt",
            "placeofbirth",
            "birthplace",
            "lieudenaissance",
            "lieunaissance",
            "geburtsort",
            "ciudad",
            "district",
            "county",
        ],
    ),
    (
        Role::Postcode,
        "postcode",
        &["postcode", "postalcode", "zip", "zipcode", "codepostal", "plz", "postleitzahl"],
    ),
    (
        Role::Street,
        "street",
        &[
            "street",
            "address",
            "streetaddress",
            "streetname",
            "streetnumber",
            "adresse",
            "rue",
            "strasse",
            "state",
            "region",
            "province",
            "governorate",
        ],
    ),
    (
        Role::Kin,
        "kin",
        &[
            "kin",
            "mother",
            "mothername",
            "mothersname",
            "mothergivenname",
            "mere",
            "nommere",
            "nomdelamere",
            "mutter",
            "father",
            "pere",
            "nompere",
            "nomdupere",
            "vater",
            "spouse",
            "spousename",
            "parent",
            "parents",
        ],
    ),
    (Role::Ignored, "ignored", &[]),
];

impl Role {
    /// The role of a column by its header. What is not known is ignored, never guessed: a guess
    /// that one party makes and the other does not would be a silent loss.
    #[must_use]
    pub fn of(header: &str) -> Self {
        let plain = plain(header);
        let known = KNOWN.iter().find(|(_, _, headers)| headers.contains(&plain.as_str()));
        known.map_or(Self::Ignored, |(role, _, _)| *role)
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
