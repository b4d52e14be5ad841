//! Reading dates as they come in files.

use super::Date;
use crate::name::digit;

/// How many characters are looked at: no date is longer.
const MOST: usize = 64;

/// A piece of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    /// A number, and how many digits it has. Question marks and crosses are a number not known.
    Number(u32, usize),
    /// A month by its name.
    Month(u8),
}

pub(super) fn parse(text: &str) -> Option<Date> {
    let pieces = pieces(text)?;
    match pieces.as_slice() {
        [Piece::Number(number, 8)] => of(number / 10_000, number / 100 % 100, number % 100)
            .or_else(|| of(number % 10_000, number / 10_000 % 100, number / 1_000_000)),
        [Piece::Number(number, 6)] => of(number / 100, number % 100, 0),
        [Piece::Number(year, 4)] => of(*year, 0, 0),
        [Piece::Number(year, 4), Piece::Number(month, 1 | 2)]
        | [Piece::Number(month, 1 | 2), Piece::Number(year, 4)] => of(*year, *month, 0),
        [Piece::Number(year, 4), Piece::Number(one, 1 | 2), Piece::Number(other, 1 | 2)] => {
            of(*year, *one, *other).or_else(|| of(*year, *other, *one))
        }
        [Piece::Number(one, 1 | 2), Piece::Number(other, 1 | 2), Piece::Number(year, 4)] => {
            of(*year, *other, *one).or_else(|| of(*year, *one, *other))
        }
        [Piece::Number(one, 2 | 1), Piece::Number(other, 2 | 1), Piece::Number(year, 2)] => {
            let year = century(*year);
            of(year, *other, *one).or_else(|| of(year, *one, *other))
        }
        [Piece::Month(month), Piece::Number(year, 4)]
        | [Piece::Number(year, 4), Piece::Month(month)] => of(*year, u32::from(*month), 0),
        [Piece::Number(day, 1 | 2), Piece::Month(month), Piece::Number(year, 4)]
        | [Piece::Month(month), Piece::Number(day, 1 | 2), Piece::Number(year, 4)]
        | [Piece::Number(year, 4), Piece::Month(month), Piece::Number(day, 1 | 2)] => {
            of(*year, u32::from(*month), *day)
        }
        [Piece::Number(day, 1 | 2), Piece::Month(month), Piece::Number(year, 2)]
        | [Piece::Month(month), Piece::Number(day, 1 | 2), Piece::Number(year, 2)] => {
            of(century(*year), u32::from(*month), *day)
        }
        _ => None,
    }
}

/// A year of two digits.
const fn century(year: u32) -> u32 {
    if year < 30 { 2000 + year } else { 1900 + year }
}

fn of(year: u32, month: u32, day: u32) -> Option<Date> {
    let known = |number: u32| u8::try_from(number).ok().map(|it| (it > 0).then_some(it));
    let (month, day) = (known(month)?, known(day)?);
    Date::new(i32::try_from(year).ok()?, month, day.filter(|_| month.is_some()))
}

/// Cuts a text into numbers and names of months; nothing if there is anything else, or too much.
fn pieces(text: &str) -> Option<Vec<Piece>> {
    let text: Vec<char> = text.trim().chars().take(MOST).collect();
    let mut found = Vec::with_capacity(3);
    let mut rest = text.as_slice();
    while let Some((&first, later)) = rest.split_first() {
        let kind = kind(first);
        let length = rest.iter().take_while(|&&it| self::kind(it) == kind).count();
        let (run, after) = rest.split_at_checked(length)?;
        match kind {
            // A time of day follows the day.
            Kind::Digit if is_time(run, after) && found.len() >= 3 => break,
            Kind::Digit => found.push(number(run)?),
            Kind::Unknown => found.push(Piece::Number(0, length)),
            Kind::Letter if is_between(run) => {
                if found.len() == 3 {
                    break;
                }
            }
            Kind::Letter => found.push(Piece::Month(month(run)?)),
            Kind::Between => {}
        }
        rest = if length == 0 { later } else { after };
        if found.len() > 3 {
            return None;
        }
    }
    Some(found)
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Kind {
    Digit,
    /// Stands for a digit that is not known.
    Unknown,
    Letter,
    Between,
}

fn kind(character: char) -> Kind {
    match character {
        _ if digit(character).is_some() => Kind::Digit,
        '?' | '*' | '_' => Kind::Unknown,
        _ if character.is_alphabetic() => Kind::Letter,
        _ if unicode_normalization::char::is_combining_mark(character) => Kind::Letter,
        _ => Kind::Between,
    }
}

fn is_time(run: &[char], after: &[char]) -> bool {
    run.len() <= 2 && after.first() == Some(&':')
}

fn number(run: &[char]) -> Option<Piece> {
    if run.len() > 8 {
        return None;
    }
    let value = run.iter().filter_map(|&it| digit(it));
    Some(Piece::Number(value.fold(0, |sum, it| sum * 10 + u32::from(it)), run.len()))
}

/// Letters that stand between the pieces of a date and say nothing more: the T before a time, "of",
/// "about", ordinal endings, eras.
fn is_between(run: &[char]) -> bool {
    const WORDS: [&str; 26] = [
        "t", "z", "of", "de", "del", "the", "st", "nd", "rd", "th", "c", "ca", "circa", "about",
        "vers", "um", "г", "года", "р", "року", "م", "هـ", "ه", "ش", "هجری", "ዓ",
    ];
    let word: String = run.iter().flat_map(|it| it.to_lowercase()).collect();
    WORDS.contains(&word.as_str())
}

/// The month a word names, by its first letters, in the languages of the forms people bring.
fn month(run: &[char]) -> Option<u8> {
    let word: String = run.iter().flat_map(|it| it.to_lowercase()).collect();
    let is = |names: &&str| names.split(' ').any(|name| word.starts_with(name));
    let place = MONTHS.iter().position(is)?;
    u8::try_from(place % 12 + 1).ok()
}

/// Names of months: European languages, Arabic of Egypt and of the Levant, Russian and Ukrainian;
/// then Persian, Afghan, Ethiopian, which number the months of their own calendars.
const MONTHS: [&str; 36] = [
    "jan gen ene янв січ يناير كانون\u{a0}الثاني",
    "feb fév fev фев лют فبراير شباط",
    "mar mär мар бер مارس آذار",
    "apr avr abr апр квіт ابريل أبريل نيسان",
    "may mai mag май мая трав مايو أيار",
    "jun juin giu июн черв يونيو حزيران",
    "jul juil lug июл лип يوليو تموز",
    "aug aoû aou ago авг серп أغسطس اغسطس آب",
    "sep set сен вер سبتمبر أيلول",
    "oct okt ott окт жовт أكتوبر اكتوبر",
    "nov ноя лист نوفمبر",
    "dec déc dez dic дек груд ديسمبر",
    "farvardin فروردین حمل",
    "ordibehesht اردیبهشت ثور",
    "khordad خرداد جوزا",
    "tir تیر سرطان",
    "mordad مرداد اسد",
    "shahrivar شهریور سنبله",
    "mehr مهر میزان",
    "aban آبان عقرب",
    "azar آذر قوس",
    "dey دی جدی",
    "bahman بهمن دلو",
    "esfand اسفند حوت",
    "meskerem መስከረም",
    "tikimt ጥቅምት",
    "hidar ኅዳር ህዳር",
    "tahsas ታኅሣሥ ታህሳስ",
    "tir ጥር",
    "yekatit የካቲት",
    "megabit መጋቢት",
    "miyazya ሚያዝያ",
    "ginbot ግንቦት",
    "sene ሰኔ",
    "hamle ሐምሌ",
    "nehase ነሐሴ",
];
