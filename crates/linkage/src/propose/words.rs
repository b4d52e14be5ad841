//! Words of headers and what they stand for, in the languages of the lists met.

use crate::settings::Kind;

/// What a header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// The column is of this kind.
    Is(Kind),
    /// A name of a parent: as a given name, but brothers share it.
    Parent,
    /// A category shared by a place: country, state.
    Area,
    /// Says which records belong together: the answer, not evidence.
    Answer,
}

/// Words, the first found decides: the more special first. A word of the list stands as a whole
/// word of the header, or anywhere in it when it is not written in Latin letters.
#[rustfmt::skip]
const WORDS: &[(Meaning, &[&str])] = &[
    (Meaning::Answer, &["cluster", "truth", "entity", "groundtruth", "true_id", "golden", "label"]),
    (Meaning::Is(Kind::Category), &["suffix", "sufx", "sfx", "suffixe", "prefix", "salutation", "anrede", "civilite"]),
    (Meaning::Is(Kind::Email), &["email", "mail", "courriel", "correo", "e-mail", "почта", "بريد", "ایمیل"]),
    (Meaning::Is(Kind::Phone), &["phone", "tel", "telephone", "mobile", "cell", "msisdn", "whatsapp", "telefon", "telefono", "handy", "portable", "gsm", "phonenumber", "телефон", "هاتف", "تلفن", "ስልክ", "τηλέφωνο"]),
    (Meaning::Parent, &["father", "fathername", "mother", "maiden", "patronymic", "pere", "mere", "vater", "mutter", "padre", "madre", "grandfather", "отчество", "батькові", "отец", "الاب", "الأب", "الام", "پدر", "مادر", "አባት"]),
    (Meaning::Is(Kind::Date), &["dob", "birth", "birthdate", "born", "birthday", "dateofbirth", "naissance", "ddn", "geburt", "geburtsdatum", "geburtstag", "nacimiento", "nascita", "dogum", "date", "datum", "fecha", "data", "tarih", "рождения", "народження", "дата", "ميلاد", "تاريخ", "تولد", "ልደት", "γέννησης", "जन्म", "জন্ম", "დაბადების", "ծննդյան", "לידה", "生年月日", "出生日期"]),
    (Meaning::Is(Kind::Year), &["yob", "year", "annee", "jahr", "ano", "birthyear", "год", "рік", "سنة", "سال", "age", "edad", "alter", "عمر", "سن"]),
    (Meaning::Is(Kind::Given), &["given", "first", "firstname", "forename", "fname", "prenom", "prenoms", "vorname", "nombre", "nombres", "christian", "givenname", "givennames", "middle", "имя", "ім'я", "الاول", "الأول", "όνομα"]),
    (Meaning::Is(Kind::Family), &["family", "last", "lastname", "surname", "lname", "familyname", "nachname", "familienname", "apellido", "apellidos", "cognome", "soyad", "soyadi", "sobrenome", "фамилия", "прізвище", "العائلة", "اللقب", "تخلص", "επώνυμο"]),
    (Meaning::Is(Kind::Category), &["sex", "gender", "sexe", "geschlecht", "sexo", "sesso", "genre", "cinsiyet", "пол", "стать", "الجنس", "جنس", "ጾታ", "φύλο"]),
    (Meaning::Is(Kind::Postcode), &["postcode", "zip", "zipcode", "postal", "plz", "cp", "cap", "postleitzahl", "pincode", "codepostal"]),
    (Meaning::Area, &["country", "nationality", "state", "province", "pays", "nationalite", "land", "staat", "bundesland", "pais", "nacionalidad", "nation", "region", "language", "langue", "sprache", "citizenship", "страна", "гражданство", "країна", "громадянство", "الجنسية", "بلد", "کشور"]),
    (Meaning::Is(Kind::House), &["house", "housenumber", "streetnumber", "hausnummer", "streetno", "flat", "apartment"]),
    (Meaning::Is(Kind::Place), &["city", "town", "suburb", "place", "village", "district", "locality", "ville", "commune", "lieu", "ort", "stadt", "gemeinde", "ciudad", "municipio", "comune", "citta", "birthplace", "camp", "site", "город", "село", "место", "місто", "مدينة", "قرية", "شهر", "مكان", "ከተማ"]),
    (Meaning::Is(Kind::Street), &["address", "street", "addr", "adresse", "rue", "strasse", "anschrift", "direccion", "calle", "via", "indirizzo", "adres", "адрес", "улица", "вулиця", "عنوان", "شارع", "آدرس"]),
    (Meaning::Is(Kind::Code), &["ssn", "soc", "passport", "passeport", "pass", "reisepass", "pasaporte", "national", "nin", "nid", "tazkira", "unhcr", "nif", "dni", "cnic", "isin", "vat", "siren", "siret", "ean", "gtin", "upc", "sku", "isbn", "doi", "iban", "case", "card", "document", "permit", "alien", "паспорт", "جواز"]),
    (Meaning::Is(Kind::RowId), &["id", "rowid", "rec_id", "record", "index", "row", "no", "nr", "num", "key", "uuid", "guid", "recid", "line", "unnamed", "serial", "lfd"]),
    (Meaning::Is(Kind::Text), &["title", "titel", "titre", "titulo", "description", "company", "organisation", "organization", "firm", "firma", "entreprise", "societe", "product", "brand", "manufacturer", "artist", "album", "song", "venue", "authors", "author", "remarks", "notes", "comment"]),
    (Meaning::Is(Kind::Number), &["price", "amount", "prix", "preis", "precio", "quantity", "weight", "height", "length", "cost", "total"]),
    (Meaning::Is(Kind::Name), &["name", "fullname", "names", "nom", "noms", "naam", "nome", "ad", "isim", "person", "applicant", "beneficiary", "имена", "фио", "піб", "п.і.б", "الاسم", "اسم", "نام", "ስም", "שם", "名前", "姓名", "이름", "नाम", "নাম", "სახელი", "անուն"]),
];

/// What a header may say, the likeliest first.
pub(crate) fn meanings(header: &str) -> Vec<Meaning> {
    let (folded, words) = split(header);
    let lower = header.to_lowercase().replace(['’', 'ʼ', '`'], "'");
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let mut found = Vec::new();
    if has(&["number", "no", "nr"]) && has(&["street", "house"]) {
        found.push(Meaning::Is(Kind::House));
    }
    if has(&["place", "lieu", "ort", "lugar"])
        && has(&["birth", "naissance", "geburt", "nacimiento"])
    {
        found.push(Meaning::Is(Kind::Place));
    }
    let known = WORDS.iter().filter(|(_, list)| {
        list.iter().any(|word| {
            if word.is_ascii() {
                words.iter().any(|own| own == word) || folded == *word
            } else {
                lower.contains(word)
            }
        })
    });
    found.extend(known.map(|(meaning, _)| *meaning));
    if is_whole_name(
        &found,
        &lower,
        has(&["nom", "name"]) && has(&["prenom", "prenoms", "vorname"]),
    ) {
        found.insert(0, Meaning::Is(Kind::Name));
    }
    found
}

/// Whether a header names both parts of a name, not those of a parent.
fn is_whole_name(found: &[Meaning], lower: &str, both: bool) -> bool {
    let given = found.contains(&Meaning::Is(Kind::Given));
    let family = found.contains(&Meaning::Is(Kind::Family));
    let patronymic = ["отчеств", "батькові", "patronym"].iter().any(|it| lower.contains(it));
    let parent = found.contains(&Meaning::Parent) && !patronymic;
    (given && family || both) && !parent
}

/// Whether a header speaks of birth.
pub(crate) fn is_birth(header: &str) -> bool {
    const BIRTH: &[&str] = &[
        "birth",
        "born",
        "dob",
        "naissance",
        "naiss",
        "ddn",
        "geburt",
        "nacimiento",
        "nascita",
        "nascimento",
        "dogum",
        "рожд",
        "народж",
        "ميلاد",
        "تولد",
        "ልደት",
        "γέννησ",
    ];
    let (folded, _) = split(header);
    let lower = header.to_lowercase();
    BIRTH.iter().any(|word| folded.contains(word) || lower.contains(word))
}

/// Whether a header speaks of where somebody comes from, which no move changes.
pub(crate) fn is_origin(header: &str) -> bool {
    const ORIGIN: &[&str] = &[
        "nationality",
        "nationalite",
        "nacionalidad",
        "nazionalita",
        "staatsangehor",
        "uyruk",
        "citizen",
        "origin",
        "herkunft",
        "ethnic",
        "language",
        "langue",
        "sprache",
        "mothertongue",
        "гражданство",
        "громадянство",
        "الجنسية",
        "ملیت",
        "تابعیت",
        "ዜግነት",
    ];
    let (folded, _) = split(header);
    let lower = header.to_lowercase();
    is_birth(header) || ORIGIN.iter().any(|word| folded.contains(word) || lower.contains(word))
}

/// The header without separators, and its words; `givenName` and `given_name` are two words.
pub(super) fn split(header: &str) -> (String, Vec<String>) {
    let mut spaced = String::new();
    let mut before = ' ';
    for letter in header.chars() {
        if letter.is_uppercase() && before.is_lowercase() {
            spaced.push(' ');
        }
        spaced.push(letter);
        before = letter;
    }
    let latin = crate::compare::fold(Kind::Text, &spaced);
    let words: Vec<String> = latin
        .split(' ')
        .map(|word| word.trim_end_matches(|letter: char| letter.is_ascii_digit()).to_owned())
        .filter(|word| !word.is_empty())
        .collect();
    (words.concat(), words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_in_several_languages_are_understood() {
        for (header, expected) in [
            ("given_name", Meaning::Is(Kind::Given)),
            ("Nachname", Meaning::Is(Kind::Family)),
            ("dateOfBirth", Meaning::Is(Kind::Date)),
            ("Date de naissance", Meaning::Is(Kind::Date)),
            ("اسم الأب", Meaning::Parent),
            ("имя", Meaning::Is(Kind::Given)),
            ("street_number", Meaning::Is(Kind::House)),
            ("address_1", Meaning::Is(Kind::Street)),
            ("soc_sec_id", Meaning::Is(Kind::Code)),
            ("rec_id", Meaning::Is(Kind::RowId)),
            ("Nationalité", Meaning::Area),
            ("Place of birth", Meaning::Is(Kind::Place)),
            ("Nom", Meaning::Is(Kind::Name)),
            ("cluster", Meaning::Answer),
            ("first_and_surname", Meaning::Is(Kind::Name)),
            ("Nom et prénom", Meaning::Is(Kind::Name)),
            ("Name, Vorname", Meaning::Is(Kind::Name)),
            ("Фамилия, имя, отчество", Meaning::Is(Kind::Name)),
            ("Прізвище, ім’я, по батькові", Meaning::Is(Kind::Name)),
            ("ПІБ", Meaning::Is(Kind::Name)),
            ("Ім’я", Meaning::Is(Kind::Given)),
            ("По батькові", Meaning::Parent),
            ("Nom de famille", Meaning::Is(Kind::Name)),
            ("name_sufx_cd", Meaning::Is(Kind::Category)),
        ] {
            assert_eq!(meanings(header).first(), Some(&expected), "{header}");
        }
        assert_eq!(meanings("col7"), []);
    }
}
