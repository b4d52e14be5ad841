//! Numbers as people write them in sheets, in any country.
//!
//! It must never choose between two readings: `1.000` is a thousand in Berlin and one in London.
//!
//! The rule, for one cell:
//!
//! - Digits are `0`-`9`, Arabic-Indic (`٠`-`٩`) or those of Persian and Pashto (`۰`-`۹`), all of one kind.
//! - Spaces (also those that do not break), apostrophes (`'`, `’`) and `٬` stand between thousands only;
//!   `٫` before decimals only; a point and a comma may do either.
//! - Between thousands, every group but the first has three digits, and the first does not begin with
//!   0: `1 234 567`. With commas the groups before the last may have two, as in India: `12,34,567`.
//! - Two different marks are thousands first, then decimals: `1.234,5`, `1,234.5`, `1’234.50`. A mark
//!   that is there twice stands between thousands: `1.234.567`.
//! - One point or comma stands before decimals, `1.5` or `0,125`, unless exactly three digits follow and
//!   one to three that do not begin with 0 come before: `1.000` and `12,345` have two readings. The
//!   other cells of the column may say which mark it writes decimals with, as `12,5`, `1.234,5` and
//!   `1.234.567` say that it is the comma. Where none does, or they contradict each other, there is no
//!   number.
//! - What is written as programs do, with an exponent (`1.234e3`), has decimals.

/// What a column writes decimals with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decimal {
    Point,
    Comma,
}

/// A text that is a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Written {
    /// It has one reading; and, where that tells, what decimals are written with.
    One(f64, Option<Decimal>),
    /// The mark is one of decimals, or one of thousands.
    Two {
        /// The number if the mark stands before decimals.
        decimals: f64,
        /// The number if it stands between thousands.
        thousands: f64,
        /// The mark.
        mark: Decimal,
    },
}

/// What the cells of a column write decimals with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Habit {
    /// No cell tells.
    #[default]
    Unknown,
    /// All cells that tell say this.
    Known(Decimal),
    /// They contradict each other.
    Contradictory,
}

impl Habit {
    /// Takes in what a cell tells.
    pub(super) fn see(&mut self, text: &str) {
        // Most cells are words or plain digits: they tell nothing and are not looked into.
        if !text.contains(['.', ',']) {
            return;
        }
        if let Some(Written::One(_, Some(told))) = written(text) {
            *self = match *self {
                Self::Unknown => Self::Known(told),
                Self::Known(before) if before == told => *self,
                Self::Known(_) | Self::Contradictory => Self::Contradictory,
            };
        }
    }
}

/// A cell as a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Read {
    /// It is this one.
    Number(f64),
    /// It is one of these, and nothing tells which.
    Either(f64, f64),
    /// It is none.
    None,
}

/// Reads a cell of a column.
pub(super) fn number(text: &str, habit: Habit) -> Read {
    match (written(text), habit) {
        (None, _) => Read::None,
        (Some(Written::One(number, _)), _) => Read::Number(number),
        (Some(Written::Two { decimals, thousands, mark }), Habit::Known(decimal)) => {
            Read::Number(if mark == decimal { decimals } else { thousands })
        }
        (Some(Written::Two { decimals, thousands, .. }), Habit::Unknown | Habit::Contradictory) => {
            Read::Either(decimals, thousands)
        }
    }
}

/// A number as a count, if it is one: whole, zero or more, also where a spreadsheet wrote `12.0`.
pub(super) fn whole(number: f64) -> Option<u64> {
    /// Whole numbers are exact up to here.
    const MOST: f64 = 9_007_199_254_740_992.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, in range")]
    ((0.0..=MOST).contains(&number) && number.fract() == 0.0).then_some(number as u64)
}

/// Reads a text; infinities and "not a number" are none.
pub(super) fn written(text: &str) -> Option<Written> {
    let text = text.trim();
    let (sign, rest) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.parse::<i16>().ok()?)),
        None => (rest, None),
    };
    let (groups, marks) = parts(mantissa)?;
    let value = |whole: &[String], decimals: &str| -> Option<f64> {
        let exponent = exponent.unwrap_or_default();
        let plain = format!("{sign}{}.{decimals}e{exponent}", whole.concat());
        plain.parse().ok().filter(|number: &f64| number.is_finite())
    };
    let (last, before) = groups.split_last()?;
    let Some((mark, marks)) = marks.split_last() else {
        return Some(Written::One(value(&groups, "0")?, None));
    };
    if marks.is_empty() && !mark.thousands_only() {
        let Some(ambiguous) = mark.decimal() else {
            return Some(Written::One(value(before, last)?, None));
        };
        let two = exponent.is_none() && is_grouped(&groups, *mark);
        let decimals = value(before, last)?;
        return Some(if two {
            Written::Two { decimals, thousands: value(&groups, "0")?, mark: ambiguous }
        } else {
            Written::One(decimals, Some(ambiguous))
        });
    }
    if exponent.is_some() {
        return None;
    }
    if marks.iter().all(|other| other == mark) {
        let tells = mark.decimal().map(|mark| match mark {
            Decimal::Point => Decimal::Comma,
            Decimal::Comma => Decimal::Point,
        });
        return is_grouped(&groups, *mark).then_some(Written::One(value(&groups, "0")?, tells));
    }
    let (first, others) = marks.split_first()?;
    let apart = others.iter().all(|other| other == first) && first != mark;
    (apart && !mark.thousands_only() && !last.is_empty() && is_grouped(before, *first))
        .then_some(Written::One(value(before, last)?, mark.decimal()))
}

/// What stands between digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Point,
    Comma,
    Space,
    Apostrophe,
    ArabicThousands,
    ArabicDecimal,
}

impl Mark {
    fn of(c: char) -> Option<Self> {
        match c {
            '.' => Some(Self::Point),
            ',' => Some(Self::Comma),
            ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' => Some(Self::Space),
            '\'' | '\u{2019}' => Some(Self::Apostrophe),
            '\u{66c}' => Some(Self::ArabicThousands),
            '\u{66b}' => Some(Self::ArabicDecimal),
            _ => None,
        }
    }

    const fn thousands_only(self) -> bool {
        matches!(self, Self::Space | Self::Apostrophe | Self::ArabicThousands)
    }

    /// The marks that may do either.
    const fn decimal(self) -> Option<Decimal> {
        match self {
            Self::Point => Some(Decimal::Point),
            Self::Comma => Some(Decimal::Comma),
            Self::Space | Self::Apostrophe | Self::ArabicThousands | Self::ArabicDecimal => None,
        }
    }
}

/// Groups of digits and the marks between them; only before the first mark or after the last there may
/// be no digit, and somewhere there is one.
fn parts(mantissa: &str) -> Option<(Vec<String>, Vec<Mark>)> {
    let (mut groups, mut marks) = (vec![String::new()], Vec::new());
    let mut zero = None;
    for c in mantissa.chars() {
        if let Some(mark) = Mark::of(c) {
            marks.push(mark);
            groups.push(String::new());
        } else {
            let of = ['0', '\u{660}', '\u{6f0}'].into_iter();
            let (script, digit) = of
                .filter_map(|zero| Some((zero, u32::from(c).checked_sub(zero.into())?)))
                .find(|(_, digit)| *digit < 10)?;
            if *zero.get_or_insert(script) != script {
                return None;
            }
            groups.last_mut()?.push(char::from_digit(digit, 10)?);
        }
    }
    let empty = groups.iter().filter(|group| group.is_empty()).count();
    let sound = match groups.as_slice() {
        [_] => empty == 0,
        [_, _] => empty <= 1,
        [..] => empty == 0,
    };
    sound.then_some((groups, marks))
}

/// Whether groups of digits are those of thousands, with this mark between them.
fn is_grouped(groups: &[String], mark: Mark) -> bool {
    let Some((first, rest)) = groups.split_first() else { return false };
    let Some((last, middle)) = rest.split_last() else { return false };
    let of = |sizes: usize, first_most: usize| {
        (1..=first_most).contains(&first.len()) && middle.iter().all(|group| group.len() == sizes)
    };
    let indian = mark == Mark::Comma && !middle.is_empty() && of(2, 2);
    !first.starts_with('0')
        && last.len() == 3
        && mark != Mark::ArabicDecimal
        && (of(3, 3) || indian)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn one(text: &str) -> Option<f64> {
        match number(text, Habit::Unknown) {
            Read::Number(number) => Some(number),
            Read::Either(..) | Read::None => None,
        }
    }

    #[test]
    fn numbers_of_many_countries_are_read() {
        let cases = [
            ("1234", 1234.0),
            ("1.234.567", 1_234_567.0),
            ("1.234,5", 1234.5),
            ("1\u{202f}234,56", 1234.56),
            ("1\u{a0}234", 1234.0),
            ("12 345 678", 12_345_678.0),
            ("1,234,567.89", 1_234_567.89),
            ("1’234’567.50", 1_234_567.5),
            ("1'234", 1234.0),
            ("1,00,000", 100_000.0),
            ("12,34,567.5", 1_234_567.5),
            ("١٢٣٤", 1234.0),
            ("١٬٢٣٤٫٥", 1234.5),
            ("٠٫١٢٥", 0.125),
            ("۱۲۳", 123.0),
            ("0.125", 0.125),
            ("0,125", 0.125),
            ("1234.567", 1234.567),
            ("1,5", 1.5),
            (".5", 0.5),
            ("-1.5", -1.5),
            ("\u{2212}2", -2.0),
            ("1.234e3", 1234.0),
            ("1e-3", 0.001),
        ];
        for (text, number) in cases {
            assert_eq!(one(text), Some(number), "{text}");
        }
    }

    #[test]
    fn two_readings_are_no_number_until_the_column_tells() {
        assert_eq!(number("1.000", Habit::Unknown), Read::Either(1.0, 1000.0));
        assert_eq!(number("-12,345", Habit::Contradictory), Read::Either(-12.345, -12345.0));
        assert_eq!(number("1.000", Habit::Known(Decimal::Comma)), Read::Number(1000.0));
        assert_eq!(number("1.000", Habit::Known(Decimal::Point)), Read::Number(1.0));
        assert_eq!(number("1,000", Habit::Known(Decimal::Point)), Read::Number(1000.0));
        let told = |cells: &[&str]| {
            let mut habit = Habit::default();
            cells.iter().for_each(|cell| habit.see(cell));
            habit
        };
        assert_eq!(told(&["1.000", "12", "a.b", "01.02.2024"]), Habit::Unknown);
        assert_eq!(told(&["1.000", "12,5"]), Habit::Known(Decimal::Comma));
        assert_eq!(told(&["1.234.567"]), Habit::Known(Decimal::Comma));
        assert_eq!(told(&["1,234.5"]), Habit::Known(Decimal::Point));
        assert_eq!(told(&["12,5", "12.5", "12,5"]), Habit::Contradictory);
    }

    #[test]
    fn what_is_no_number_is_none() {
        let texts = [
            "",
            "NaN",
            "inf",
            "12a",
            "--1",
            "0x10",
            ".",
            ",",
            "1 2",
            "12 34",
            "1.2.3",
            "1..2",
            "0.123.456",
            "1,234 567",
            "1.234.567.8",
            "1 234 5",
            "1٢",
            "5 %",
            "1e",
            "1 000e3",
            "1e9999",
            "01.02.2024",
            "1.2,3,4",
        ];
        for text in texts {
            assert_eq!(number(text, Habit::Unknown), Read::None, "{text}");
        }
    }

    #[test]
    fn counts_are_whole() {
        assert_eq!(whole(12.0), Some(12));
        assert_eq!(whole(12.5), None);
        assert_eq!(whole(-1.0), None);
        assert_eq!(whole(1e30), None);
    }

    /// Thousands apart as a country has them.
    fn grouped(digits: &str, mark: &str, indian: bool) -> String {
        let mut out = String::new();
        for (place, digit) in digits.chars().enumerate() {
            let left = digits.len() - place;
            let cut = if indian {
                left == 3 || (left > 3 && left % 2 == 1)
            } else {
                left.is_multiple_of(3)
            };
            if place > 0 && cut {
                out.push_str(mark);
            }
            out.push(digit);
        }
        out
    }

    fn in_script(text: &str, zero: u32) -> String {
        let digit = |c: char| c.to_digit(10).and_then(|it| char::from_u32(zero + it)).unwrap_or(c);
        text.chars().map(digit).collect()
    }

    proptest! {
        #[test]
        fn a_number_in_any_style_is_read_as_itself_or_refused(
            whole in 0_u64..10_000_000_000,
            decimals in prop::option::of("[0-9]{1,5}"),
            negative in any::<bool>(),
        ) {
            let digits = whole.to_string();
            let sign = if negative { "-" } else { "" };
            let true_one: f64 = match &decimals {
                Some(decimals) => format!("{sign}{digits}.{decimals}"),
                None => format!("{sign}{digits}"),
            }
            .parse()
            .unwrap();
            let styles = [
                ("", ".", false), ("", ",", false), (".", ",", false), (",", ".", false),
                (" ", ",", false), ("\u{a0}", ",", false), ("\u{202f}", ",", false),
                ("’", ".", false), ("'", ",", false), (",", ".", true), ("٬", "٫", false),
            ];
            for (mark, point, indian) in styles {
                let mut text = format!("{sign}{}", grouped(&digits, mark, indian));
                if let Some(decimals) = &decimals {
                    text.push_str(point);
                    text.push_str(decimals);
                }
                for text in [text.clone(), in_script(&text, 0x660), in_script(&text, 0x6f0)] {
                    match number(&text, Habit::Unknown) {
                        Read::Number(read) => prop_assert_eq!(read, true_one, "{}", text),
                        Read::Either(one, other) => {
                            prop_assert!(one == true_one || other == true_one, "{}", text);
                        }
                        Read::None => prop_assert!(false, "{} is a number", text),
                    }
                }
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,12}") {
            let _ = written(&text);
        }
    }
}
