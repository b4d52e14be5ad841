//! Cells of separated text, as they are written: for a program that reads them, and for a spreadsheet.
//!
//! It must never write a text that a spreadsheet runs: what a person is called is no formula.

use super::number;

/// A cell as RFC 4180 writes it, in quotes where it must be.
///
/// A text that a spreadsheet takes for a formula, since it begins with `=`, `+`, `-`, `@`, a tab or
/// an end of line, gets an apostrophe before it (OWASP, "CSV Injection"); a number does not, nor does
/// a lone `-`, the usual mark of what is missing.
#[must_use]
pub fn cell(text: &str) -> String {
    let formula = text
        .trim_start_matches(' ')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
        && text != "-"
        && number::written(text).is_none();
    if formula { quoted(&format!("'{text}")) } else { quoted(text) }
}

/// A cell that is read back as it was, in quotes where it must be: for a sheet of this program's own.
pub(crate) fn quoted(text: &str) -> String {
    if text.contains(['"', ',', ';', '\t', '|', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// A line of cells with commas between, and its end.
pub fn line<T: AsRef<str>>(cells: impl IntoIterator<Item = T>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|text| cell(text.as_ref())).collect();
    cells.join(",") + "\n"
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::input::Sheet;

    #[test]
    fn a_formula_is_written_as_text_and_a_number_as_a_number() {
        let cases = [
            ("=1+1", "'=1+1"),
            ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
            ("+cmd|' /C calc'!A0", "\"'+cmd|' /C calc'!A0\""),
            ("-2+3", "'-2+3"),
            ("@SUM(1)", "'@SUM(1)"),
            ("\t=1", "\"'\t=1\""),
            ("＝1", "'＝1"),
            ("-2.5", "-2.5"),
            ("+3", "+3"),
            ("-", "-"),
            ("a=b", "a=b"),
            ("Bar \"X\", Nord", "\"Bar \"\"X\"\", Nord\""),
        ];
        for (text, written) in cases {
            assert_eq!(cell(text), written);
        }
        assert_eq!(line(["a;b", "1"]), "\"a;b\",1\n");
    }

    proptest! {
        #[test]
        fn cells_are_read_again_as_they_were(texts in prop::collection::vec("[^=+@\\-\\s]([^\r\n]{0,8}[^\\s])?", 2..5)) {
            let names: Vec<String> = (0..texts.len()).map(|at| format!("c{at}")).collect();
            let text = line(&names) + &line(&texts);
            let sheet = Sheet::parse("x.csv".as_ref(), text.as_bytes()).unwrap();
            prop_assert_eq!(&sheet.rows()[0].cells, &texts);
        }

        #[test]
        fn no_cell_begins_as_a_formula_does(text in "[=+@\\-\t\r\n][a-z(]{1,5}.{0,5}") {
            let written = cell(&text);
            let seen = written.strip_prefix('"').unwrap_or(&written);
            prop_assert!(seen.starts_with('\''));
        }
    }
}
