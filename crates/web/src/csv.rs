//! Cells of a sheet that people open in a spreadsheet.
//!
//! It must never hand a spreadsheet a text that it would run.

/// A text as a cell, in quotes. What begins like a formula gets an apostrophe before it, so that it
/// is text (OWASP, *CSV injection*): `=`, `+`, `-`, `@`, their wide forms, a tab, an end of line.
#[must_use]
pub(crate) fn cell(text: &str) -> String {
    const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    let mark = if text.trim_start_matches(' ').starts_with(FORMULA) { "'" } else { "" };
    format!("\"{mark}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_text() {
        for text in
            ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "＋1", "－1", "＠a"]
        {
            assert_eq!(cell(text), format!("\"'{text}\""));
        }
    }

    #[test]
    fn any_other_text_stays_as_it_is_and_quotes_are_doubled() {
        for text in ["", "a=1", "cada-lyon", "مركز", "1+1"] {
            assert_eq!(cell(text), format!("\"{text}\""));
        }
        assert_eq!(cell("a\"b,c"), "\"a\"\"b,c\"");
    }
}
