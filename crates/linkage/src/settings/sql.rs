//! The conditions that Splink's comparison library writes in SQL, read back. Not an SQL parser: what
//! has another form is told, not guessed.

use super::{Reduce, Test};

/// A condition read: the column it is about, and the test.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Condition {
    /// The column; none for the level of all else.
    pub(super) column: Option<String>,
    /// The test.
    pub(super) test: Test,
    /// The other column, when values are exchanged.
    pub(super) across: Option<String>,
}

/// Seconds of a day.
const DAY: f64 = 86_400.0;

/// Reads the condition of a level.
pub(super) fn condition(sql: &str) -> Option<Condition> {
    let text = plain(sql);
    if text == "else" {
        return Some(Condition { column: None, test: Test::Else, across: None });
    }
    if let Some(exchanged) = exchanged(&text) {
        return Some(exchanged);
    }
    let (left, sign, right) = compared(&text)?;
    if sign == "=" {
        return equal(left, right);
    }
    let limit: f64 = right.trim().parse().ok()?;
    measured(left, sign, limit)
}

/// Reads a blocking rule: the column and how it is reduced, for each of its parts.
pub(super) fn blocking(sql: &str) -> Option<Vec<(String, Reduce)>> {
    let text = plain(sql);
    bare(&text).split(" and ").map(|part| part_of_rule(part.trim())).collect()
}

fn part_of_rule(part: &str) -> Option<(String, Reduce)> {
    let (left, right) = bare(part).split_once('=')?;
    let (left, right) = (left.trim(), right.trim());
    if let (Some(own), Some(other)) = (left.strip_prefix("l."), right.strip_prefix("r.")) {
        return (own == other && is_name(own)).then(|| (own.to_owned(), Reduce::Whole));
    }
    let ((own, length), (other, same)) = (start(left)?, start(right)?);
    let (own, other) = (own.strip_prefix("l.")?, other.strip_prefix("r.")?);
    (own == other && length == same && is_name(own))
        .then(|| (own.to_owned(), Reduce::Start(length)))
}

/// The text without a pair of brackets around the whole of it.
fn bare(text: &str) -> &str {
    let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else {
        return text;
    };
    let mut depth = 0_i32;
    let closes_early = inner.chars().any(|letter| {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        depth < 0
    });
    if closes_early { text } else { inner }
}

/// Lower case, without quotes, one space where there were several; column names as they are.
fn plain(sql: &str) -> String {
    let kept: String = sql.chars().filter(|letter| !matches!(letter, '"' | '`')).collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    let text = words.join(" ");
    let lower = |word: &str| word.to_lowercase();
    let mut out = text.replace(" AND ", " and ");
    for name in [
        "ELSE",
        "SUBSTR",
        "SUBSTRING",
        "LEFT",
        "ABS",
        "EPOCH",
        "JARO_WINKLER_SIMILARITY",
        "LEVENSHTEIN",
        "DAMERAU_LEVENSHTEIN",
        "DATE_DIFF",
        "DATEDIFF",
        "IS NULL",
    ] {
        out = out.replace(name, &lower(name));
    }
    out.trim().to_owned()
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|letter| letter.is_alphanumeric() || letter == '_' || letter == ' ')
}

/// The two sides and the sign between them.
fn compared(text: &str) -> Option<(&str, &str, &str)> {
    for sign in [">=", "<=", "=", ">", "<"] {
        if let Some((left, right)) = text.split_once(sign) {
            return Some((left.trim(), sign, right.trim()));
        }
    }
    None
}

fn column(left: &str, right: &str) -> Option<String> {
    let (own, other) = (left.trim().strip_suffix("_l")?, right.trim().strip_suffix("_r")?);
    (own == other && is_name(own)).then(|| own.to_owned())
}

fn equal(left: &str, right: &str) -> Option<Condition> {
    if let Some(column) = column(left, right) {
        return Some(Condition { column: Some(column), test: Test::Exact, across: None });
    }
    let ((own, length), (other, same)) = (start(left)?, start(right)?);
    let column = column(own, other).filter(|_| length == same)?;
    Some(Condition { column: Some(column), test: Test::Prefix { length }, across: None })
}

/// `substr(x, 1, n)`, `substring(x, 1, n)` or `left(x, n)`: x and n.
fn start(text: &str) -> Option<(&str, u32)> {
    let (function, rest) = text.split_once('(')?;
    let arguments: Vec<&str> = rest.strip_suffix(')')?.split(',').map(str::trim).collect();
    match (function.trim(), arguments.as_slice()) {
        ("substr" | "substring", [column, "1", length]) | ("left", [column, length]) => {
            Some((column, length.parse().ok()?))
        }
        _ => None,
    }
}

/// `a_l = b_r and b_l = a_r`.
fn exchanged(text: &str) -> Option<Condition> {
    let (one, two) = text.split_once(" and ")?;
    let ((a, b), (c, d)) = (one.split_once('=')?, two.split_once('=')?);
    let left = |text: &str| text.trim().strip_suffix("_l").map(str::to_owned);
    let right = |text: &str| text.trim().strip_suffix("_r").map(str::to_owned);
    let (first, second, third, fourth) = (left(a)?, right(b)?, left(c)?, right(d)?);
    (first == fourth && second == third && first != second).then_some(Condition {
        column: Some(first),
        test: Test::Across,
        across: Some(second),
    })
}

/// A function of both values against a limit.
fn measured(left: &str, sign: &str, limit: f64) -> Option<Condition> {
    let found = |column: Option<String>, test: Test| {
        column.map(|column| Condition { column: Some(column), test, across: None })
    };
    let (function, rest) = left.split_once('(')?;
    let inner = rest.strip_suffix(')')?;
    let function = function.trim().to_lowercase();
    let at_least = matches!(sign, ">=" | ">");
    let strict = if matches!(sign, "<" | ">") { 1.0 } else { 0.0 };
    let count = |limit: f64| (0.0..1e6).contains(&limit).then_some(limit as u32);
    match (function.as_str(), at_least) {
        ("jaro_winkler_similarity" | "jaro_winkler" | "jarowinkler_similarity", true) => {
            found(two(inner), Test::JaroWinkler { least: limit })
        }
        ("jaro_similarity" | "jaro" | "jaro_sim", true) => {
            found(two(inner), Test::Jaro { least: limit })
        }
        ("levenshtein", false) => {
            found(two(inner), Test::Levenshtein { most: count(limit - strict)? })
        }
        ("damerau_levenshtein", false) => {
            found(two(inner), Test::Edits { most: count(limit - strict)? })
        }
        ("array_length" | "len" | "cardinality" | "size", true) => {
            let (intersection, rest) = inner.split_once('(')?;
            matches!(intersection.trim(), "list_intersect" | "array_intersect").then_some(())?;
            found(two(rest.strip_suffix(')')?), Test::Common { least: count(limit + strict)? })
        }
        ("abs", false) => absolute(inner, limit),
        _ => None,
    }
}

/// `x_l, x_r`.
fn two(inner: &str) -> Option<String> {
    let (left, right) = inner.split_once(',')?;
    column(left, right)
}

/// The absolute difference of two numbers, or of two dates in days or seconds.
fn absolute(inner: &str, limit: f64) -> Option<Condition> {
    let found = |column: String, test: Test| Condition { column: Some(column), test, across: None };
    if let Some((left, right)) = inner.split_once(" - ")
        && let Some(column) = column(left, right)
    {
        return Some(found(column, Test::Within { most: limit }));
    }
    let name = dated(inner)?;
    if inner.contains("epoch") {
        return Some(found(name, Test::Days { most: limit / DAY }));
    }
    let unit =
        ["day", "month", "year"].into_iter().find(|unit| inner.contains(&format!("'{unit}'")))?;
    let days = match unit {
        "month" => 30.44,
        "year" => 365.25,
        _ => 1.0,
    };
    Some(found(name, Test::Days { most: limit * days }))
}

/// The one column that stands with `_l` and with `_r` among the words.
fn dated(text: &str) -> Option<String> {
    let words = || text.split(|letter: char| !(letter.is_alphanumeric() || letter == '_'));
    let mut left = words().filter_map(|word| word.strip_suffix("_l"));
    let name = left.next()?;
    let is_alone = left.all(|other| other == name);
    (is_alone && words().any(|word| word.strip_suffix("_r") == Some(name))).then(|| name.to_owned())
}
