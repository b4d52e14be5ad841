//! What the values of a column look like.

use rayon::prelude::*;

use crate::compare::domain::number;
use crate::compare::moment::Moment;
use crate::compare::{fold, is_placeholder};
use crate::settings::Kind;
use crate::table::Column;

/// Distinct values looked at.
const LOOKED_AT: usize = 2_000;

/// Figures about the values of one or two columns; shares are of the distinct values looked at.
#[derive(Debug, Clone, Default)]
pub(crate) struct Content {
    /// Rows.
    pub(crate) rows: f64,
    /// Rows with a value.
    pub(crate) filled: f64,
    /// Distinct values.
    pub(crate) distinct: f64,
    /// Share that is a date.
    pub(crate) dates: f64,
    /// Share that is a year of our time.
    pub(crate) years: f64,
    /// Share with an @ and a point.
    pub(crate) emails: f64,
    /// Share that may be a telephone number.
    pub(crate) phones: f64,
    /// Share written with the signs of a telephone number.
    pub(crate) phone_signs: f64,
    /// Share that is a number.
    pub(crate) numbers: f64,
    /// Share that is a whole number.
    pub(crate) integers: f64,
    /// Share with a digit.
    pub(crate) digits: f64,
    /// Share with a letter.
    pub(crate) letters: f64,
    /// Words, on average.
    pub(crate) words: f64,
    /// Letters and digits, on average.
    pub(crate) length: f64,
    /// Share with the commonest length.
    pub(crate) one_length: f64,
    /// The first value that stands for a missing one.
    pub(crate) placeholder: Option<String>,
    /// Whether the values are numbers without gaps.
    pub(crate) sequence: bool,
}

impl Content {
    /// Looks at a column, or at a column in both tables.
    pub(crate) fn of(columns: &[&Column]) -> Self {
        let mut content = Self::default();
        let mut lengths = [0_u32; 32];
        let mut looked = 0.0;
        let mut span = (f64::INFINITY, f64::NEG_INFINITY);
        for column in columns {
            content.rows += column.codes.len() as f64;
            let says = |value: &str| !is_placeholder(Kind::Text, value);
            let said: Vec<bool> = column.values.par_iter().map(|value| says(value)).collect();
            let is_filled = |code: &&u32| said.get(**code as usize).copied().unwrap_or(false);
            content.filled += column.codes.iter().filter(is_filled).count() as f64;
            let mut values: Vec<&str> = Vec::with_capacity(column.values.len());
            for (value, said) in column.values.iter().zip(&said) {
                if *said {
                    values.push(value);
                } else {
                    content.placeholder.get_or_insert_with(|| value.to_string());
                }
            }
            content.distinct += values.len() as f64;
            let step = (values.len() / LOOKED_AT).max(1);
            for value in values.into_iter().step_by(step) {
                looked += 1.0;
                content.look(value, &mut lengths, &mut span);
            }
        }
        let commonest = lengths.iter().max().copied().unwrap_or(0);
        let looked = f64::max(looked, 1.0);
        content.one_length = f64::from(commonest);
        for share in content.shares() {
            *share /= looked;
        }
        let each = content.distinct / columns.len().max(1) as f64;
        content.sequence =
            content.integers > 0.99 && each > 5.0 && span.1 - span.0 + 1.0 <= each * 1.05;
        content
    }

    fn shares(&mut self) -> [&mut f64; 12] {
        [
            &mut self.dates,
            &mut self.years,
            &mut self.emails,
            &mut self.phones,
            &mut self.phone_signs,
            &mut self.numbers,
            &mut self.integers,
            &mut self.digits,
            &mut self.letters,
            &mut self.words,
            &mut self.length,
            &mut self.one_length,
        ]
    }

    fn look(&mut self, value: &str, lengths: &mut [u32], span: &mut (f64, f64)) {
        let one = |holds: bool| f64::from(u8::from(holds));
        let text = fold(Kind::Number, value);
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
        let amount = number(&text);
        let is_number = digits > 0 && letters == 0 && amount.is_finite();
        let is_integer = is_number && digits == text.len();
        let is_date = Moment::parse(&text).is_some() && (digits > 4 || letters > 0);
        let signs = text.starts_with('+')
            || text.starts_with('0') && digits > 8
            || text.contains(['(', ')', '/', ' ', '-']) && !is_date;
        self.dates += one(is_date);
        self.years += one(is_integer && (1900.0..2040.0).contains(&amount));
        self.emails += one(text.contains('@') && text.contains('.'));
        self.phones += one(letters == 0 && (7..=15).contains(&digits));
        self.phone_signs += one(letters == 0 && (7..=15).contains(&digits) && signs);
        self.numbers += one(is_number);
        self.integers += one(is_integer);
        self.digits += one(digits > 0);
        self.letters += one(letters > 0);
        self.words += text.split_whitespace().count() as f64;
        self.length += (digits + letters) as f64;
        if let Some(count) = lengths.get_mut((digits + letters).min(31)) {
            *count += 1;
        }
        if is_integer {
            *span = (span.0.min(amount), span.1.max(amount));
        }
    }

    /// Distinct values per filled row.
    pub(crate) fn variety(&self) -> f64 {
        self.distinct / self.filled.max(1.0)
    }

    /// Whether values of this kind could look like this.
    pub(crate) fn allows(&self, kind: Kind) -> bool {
        match kind {
            Kind::Date => self.dates > 0.5,
            Kind::Year => self.integers > 0.7 && self.length < 5.0,
            Kind::Email => self.emails > 0.5,
            Kind::Phone => self.phones > 0.4,
            Kind::Number => self.numbers > 0.6,
            Kind::Given | Kind::Family | Kind::Name => self.letters > 0.7 && self.digits < 0.3,
            Kind::Category => self.distinct <= 40.0 || self.variety() < 0.02,
            Kind::House => self.length < 8.0,
            Kind::Postcode => self.length < 12.0 && self.digits > 0.3,
            Kind::Place | Kind::Street | Kind::Text => self.letters > 0.3,
            Kind::Code => self.length > 3.0 && self.words < 2.5,
            Kind::RowId | Kind::Ignored => true,
        }
    }

    /// The kind the values look like, and why; `named` when the header calls it a name, which the
    /// values deny.
    pub(crate) fn kind(&self, named: bool) -> (Kind, &'static str) {
        let category = f64::min(60.0, (self.filled / 8.0).max(3.0));
        if self.sequence && self.variety() > 0.999 {
            (Kind::RowId, "whole numbers without gaps, none twice")
        } else if self.emails > 0.8 {
            (Kind::Email, "an @ in nearly every value")
        } else if self.dates > 0.8 {
            (Kind::Date, "reads as a date")
        } else if self.years > 0.9 {
            (Kind::Year, "whole numbers like years of our time")
        } else if self.distinct <= category && self.length < 25.0 {
            (Kind::Category, "a few values over and over")
        } else if self.phone_signs > 0.7 {
            (Kind::Phone, "7 to 15 digits, written as telephone numbers are")
        } else if self.numbers > 0.9 {
            self.number_kind()
        } else if self.digits > 0.5 && self.words < 1.5 {
            self.code_kind()
        } else {
            self.words_kind(named)
        }
    }

    fn number_kind(&self) -> (Kind, &'static str) {
        if self.integers < 0.9 {
            (Kind::Number, "numbers with fractions")
        } else if self.length >= 6.5 && self.variety() > 0.3 {
            self.code_kind()
        } else if self.one_length > 0.85 && self.length >= 4.0 {
            (Kind::Postcode, "short numbers of one length, repeated")
        } else {
            (Kind::House, "short whole numbers")
        }
    }

    fn code_kind(&self) -> (Kind, &'static str) {
        if self.variety() > 0.9999 && self.filled >= self.rows * 0.999 {
            (Kind::RowId, "a code in every row, none twice")
        } else {
            (Kind::Code, "codes of digits and letters")
        }
    }

    fn words_kind(&self, named: bool) -> (Kind, &'static str) {
        if named {
            // A thing is called by words and numbers; people and places that have a column for
            // their name have no numbers in it.
            (Kind::Text, "called a name, with numbers in it")
        } else if self.digits > 0.2 && self.words < 7.0 {
            (Kind::Street, "words with numbers")
        } else if self.words >= 4.5 || self.digits > 0.2 || self.length > 40.0 {
            (Kind::Text, "several words")
        } else if self.words > 1.6 && self.variety() > 0.5 {
            (Kind::Name, "two to four words without numbers, most values rare")
        } else if self.letters > 0.7 {
            (Kind::Given, "single words without numbers")
        } else {
            (Kind::Text, "of no kind known")
        }
    }
}
