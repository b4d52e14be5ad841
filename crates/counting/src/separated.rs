//! Separated text (CSV) as this crate writes it, to be read back by any program.
//!
//! It must never let a name break out of its cell.

/// A number with six decimals at most.
pub(crate) fn number(number: f64) -> String {
    let text = format!("{number:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A line of cells, quoted where they must be (RFC 4180).
pub(crate) fn line(cells: impl IntoIterator<Item = String>) -> String {
    let cells = cells.into_iter().map(|cell| {
        if cell.contains(['"', ',', '\n', '\r']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell
        }
    });
    let mut text = cells.collect::<Vec<_>>().join(",");
    text.push('\n');
    text
}
