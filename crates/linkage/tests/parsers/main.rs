//! The fuzz targets as bounded properties: any bytes, and texts near what is meant.

#![expect(clippy::unwrap_used, reason = "a test stops when anything fails")]

mod entry;

use proptest::prelude::*;

/// Any bytes, or pieces of what is meant put together at random.
fn near(pieces: &'static [&'static str]) -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(pieces).prop_map(|piece| piece.as_bytes().to_vec());
    let any = prop::collection::vec(any::<u8>(), 0..6);
    let text = ".{0,12}".prop_map(String::into_bytes);
    let part = prop_oneof![4 => piece, 1 => any, 1 => text];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

const TABLE: &[&str] = &[
    "name,birth\n",
    ",",
    ";",
    "\t",
    "|",
    "\n",
    "\r\n",
    "\"",
    "\"\"",
    "a",
    "1990-01-01",
    "é",
    "\u{feff}",
    "PAR1",
    "\0",
    " ",
    "محمد",
];
const SETTINGS: &[&str] = &[
    "version = 1\n",
    "[[field]]\n",
    "name = \"a\"\n",
    "kind = \"name\"\n",
    "[",
    "]",
    "=",
    "\"",
    "\n",
    "0.5",
    "-1",
    "1e999",
    "nan",
    "{",
    "}",
    "columns",
    "secret",
    "levels",
];
const NAMES: &[&str] = &[
    "Abd",
    "al-",
    "bin ",
    "محمد",
    "ገብረ",
    "Олександр",
    "\u{200d}",
    "\u{202e}",
    " ",
    "-",
    "'",
    "\n",
    "Ѐ",
    "ﷺ",
    "김",
    "O'",
    ".",
    "von ",
    "a\u{300}\u{301}",
    "🙂",
    "İ",
];
const DATES: &[&str] = &[
    "1990",
    "12",
    "5",
    "31",
    "30",
    "02",
    "-",
    "/",
    ".",
    " ",
    "May",
    "٢٥",
    "1370",
    "\n",
    "00",
    "19900512",
    "T00:00:00",
    "99999999999",
    "?",
    "né en ",
];
const ENCODED: &[&str] = &[
    "havre-veil 1\n",
    "{",
    "}",
    "\"mark\":[1,2,3,4,5,6,7,8]",
    ",",
    "\"records\":1",
    "\"records\":18446744073709551615",
    "\"tickets\":255",
    "\"tickets\":1",
    "\"segments\":65535",
    "\"random\":[]",
    "\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tables_are_read_or_refused(bytes in near(TABLE)) {
        entry::table(&bytes);
    }

    #[test]
    fn settings_are_read_or_refused(bytes in near(SETTINGS)) {
        entry::settings(&bytes);
    }

    #[test]
    fn agreements_are_read_or_refused(bytes in near(SETTINGS)) {
        entry::agreement(&bytes);
    }

    #[test]
    fn any_names_are_compared(bytes in near(NAMES)) {
        entry::names(&bytes);
    }

    #[test]
    fn any_dates_are_compared(bytes in near(DATES)) {
        entry::dates(&bytes);
    }

    #[test]
    fn encoded_files_are_read_or_refused(bytes in near(ENCODED)) {
        entry::encoded(&bytes);
    }
}
