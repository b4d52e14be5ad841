//! Guards: small conditions over the coded facts of a case, written in packs.
//!
//! `age < 18 and not accompanied`. A fact nobody recorded is unknown: a comparison with it is
//! false, a flag alone is taken as no. So `not` of an unknown flag holds, and `!=` does not.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use kernel::{Code, Coded, Facets};

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// `=`
    Equal,
    /// `!=`
    Differ,
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `>=`
    AtLeast,
}

/// A condition over coded facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guard {
    /// The flag is yes.
    Flag(Code),
    /// The fact compares so with the value.
    Compare(Code, Op, Coded),
    /// The inner guard does not hold.
    Not(Box<Guard>),
    /// Both hold.
    And(Box<Guard>, Box<Guard>),
    /// One holds.
    Or(Box<Guard>, Box<Guard>),
}

/// A guard that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("cannot read the guard at `{rest}`: {expected} expected")]
pub struct GuardError {
    rest: String,
    expected: &'static str,
}

impl Guard {
    /// Whether the guard holds of these facts.
    #[must_use]
    pub fn holds(&self, facts: &Facets) -> bool {
        match self {
            Self::Flag(fact) => facts.get(fact) == Some(&Coded::Flag(true)),
            Self::Compare(fact, op, value) => facts.get(fact).is_some_and(|known| {
                std::mem::discriminant(known) == std::mem::discriminant(value)
                    && match op {
                        Op::Equal => known == value,
                        Op::Differ => known != value,
                        Op::Below => known < value,
                        Op::AtMost => known <= value,
                        Op::Above => known > value,
                        Op::AtLeast => known >= value,
                    }
            }),
            Self::Not(inner) => !inner.holds(facts),
            Self::And(a, b) => a.holds(facts) && b.holds(facts),
            Self::Or(a, b) => a.holds(facts) || b.holds(facts),
        }
    }

    /// The facts it asks about.
    #[must_use]
    pub fn facts(&self) -> BTreeSet<&Code> {
        match self {
            Self::Flag(fact) | Self::Compare(fact, ..) => BTreeSet::from([fact]),
            Self::Not(inner) => inner.facts(),
            Self::And(a, b) | Self::Or(a, b) => a.facts().into_iter().chain(b.facts()).collect(),
        }
    }

    /// The comparisons it makes: fact and value, `yes` for a flag alone.
    #[must_use]
    pub fn comparisons(&self) -> Vec<(&Code, Coded)> {
        match self {
            Self::Flag(fact) => vec![(fact, Coded::Flag(true))],
            Self::Compare(fact, _, value) => vec![(fact, value.clone())],
            Self::Not(inner) => inner.comparisons(),
            Self::And(a, b) | Self::Or(a, b) => {
                a.comparisons().into_iter().chain(b.comparisons()).collect()
            }
        }
    }
}

impl fmt::Display for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(fact) => fact.fmt(f),
            Self::Compare(fact, op, value) => {
                let sign = match op {
                    Op::Equal => "=",
                    Op::Differ => "!=",
                    Op::Below => "<",
                    Op::AtMost => "<=",
                    Op::Above => ">",
                    Op::AtLeast => ">=",
                };
                write!(f, "{fact} {sign} {value}")
            }
            Self::Not(inner) => match inner.as_ref() {
                Self::Flag(fact) => write!(f, "not {fact}"),
                Self::Compare(..) | Self::Not(_) | Self::And(..) | Self::Or(..) => {
                    write!(f, "not ({inner})")
                }
            },
            Self::And(a, b) => {
                let side = |guard: &Self| match guard {
                    Self::Or(..) => format!("({guard})"),
                    Self::Flag(_) | Self::Compare(..) | Self::Not(_) | Self::And(..) => {
                        guard.to_string()
                    }
                };
                write!(f, "{} and {}", side(a), side(b))
            }
            Self::Or(a, b) => write!(f, "{a} or {b}"),
        }
    }
}

impl FromStr for Guard {
    type Err = GuardError;
    fn from_str(text: &str) -> Result<Self, GuardError> {
        let mut reader = Reader { rest: text, depth: 0 };
        let guard = reader.any()?;
        if reader.rest.trim_start().is_empty() {
            Ok(guard)
        } else {
            Err(reader.wants("`and` or `or`"))
        }
    }
}

/// Reads a guard from left to right; `or` binds weaker than `and`, `and` weaker than `not`.
struct Reader<'a> {
    rest: &'a str,
    depth: u8,
}

/// Deeper nesting than this is no law but an attack.
const DEEPEST: u8 = 32;

impl<'a> Reader<'a> {
    fn wants(&self, expected: &'static str) -> GuardError {
        GuardError { rest: self.rest.trim().chars().take(40).collect(), expected }
    }

    fn take(&mut self, sign: &str) -> bool {
        let rest = self.rest.trim_start();
        let taken = rest.strip_prefix(sign);
        self.rest = taken.unwrap_or(rest);
        taken.is_some()
    }

    fn take_word(&mut self, word: &str) -> bool {
        let before = self.rest;
        if self.word() == Some(word) {
            return true;
        }
        self.rest = before;
        false
    }

    fn word(&mut self) -> Option<&'a str> {
        let rest = self.rest.trim_start();
        let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ':');
        let end = rest.find(|c| !legal(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end)?;
        self.rest = after;
        (!word.is_empty()).then_some(word)
    }

    fn any(&mut self) -> Result<Guard, GuardError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.wants("less nesting"));
        }
        let mut guard = self.all()?;
        while self.take_word("or") {
            guard = Guard::Or(Box::new(guard), Box::new(self.all()?));
        }
        self.depth -= 1;
        Ok(guard)
    }

    fn all(&mut self) -> Result<Guard, GuardError> {
        let mut guard = self.one()?;
        while self.take_word("and") {
            guard = Guard::And(Box::new(guard), Box::new(self.one()?));
        }
        Ok(guard)
    }

    fn one(&mut self) -> Result<Guard, GuardError> {
        if self.take_word("not") {
            self.depth += 1;
            if self.depth > DEEPEST {
                return Err(self.wants("less nesting"));
            }
            let inner = self.one()?;
            self.depth -= 1;
            return Ok(Guard::Not(Box::new(inner)));
        }
        if self.take("(") {
            let inner = self.any()?;
            return if self.take(")") { Ok(inner) } else { Err(self.wants("`)`")) };
        }
        let fact = self.code()?;
        let signs = [
            ("!=", Op::Differ),
            ("<=", Op::AtMost),
            (">=", Op::AtLeast),
            ("=", Op::Equal),
            ("<", Op::Below),
            (">", Op::Above),
        ];
        let Some((_, op)) = signs.into_iter().find(|(sign, _)| self.take(sign)) else {
            return Ok(Guard::Flag(fact));
        };
        Ok(Guard::Compare(fact, op, self.value()?))
    }

    fn code(&mut self) -> Result<Code, GuardError> {
        let before = self.rest;
        let keyword = |word: &&str| !matches!(*word, "and" | "or" | "not");
        self.word().filter(keyword).and_then(|word| Code::new(word).ok()).ok_or_else(|| {
            self.rest = before;
            self.wants("the name of a fact")
        })
    }

    fn value(&mut self) -> Result<Coded, GuardError> {
        let before = self.rest;
        let word = self.word().unwrap_or_default();
        let read = if let Ok(flag) = word.parse() {
            Some(Coded::Flag(flag))
        } else if let Ok(number) = word.parse() {
            Some(Coded::Number(number))
        } else if let Ok(date) = word.parse() {
            Some(Coded::Date(date))
        } else {
            Code::new(word).ok().map(Coded::Code)
        };
        read.ok_or_else(|| {
            self.rest = before;
            self.wants("a value")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(pairs: &[(&str, Coded)]) -> Facets {
        pairs.iter().map(|(fact, value)| (Code::new(fact).unwrap(), value.clone())).collect()
    }

    fn holds(guard: &str, facts: &Facets) -> bool {
        guard.parse::<Guard>().unwrap().holds(facts)
    }

    #[test]
    fn guards_compare_coded_facts() {
        let known = facts(&[
            ("age", Coded::Number(17)),
            ("accompanied", Coded::Flag(false)),
            ("outcome", Coded::Code(Code::new("refused").unwrap())),
            ("entry", Coded::Date(jiff::civil::date(2024, 6, 25))),
        ]);
        for guard in [
            "age < 18 and not accompanied",
            "age>=17",
            "outcome = refused or age > 60",
            "not (outcome = granted or age > 60)",
            "entry > 2024-06-24",
            "accompanied = false",
        ] {
            assert!(holds(guard, &known), "{guard}");
        }
        for guard in ["accompanied", "age < 17", "outcome != refused", "outcome = 3"] {
            assert!(!holds(guard, &known), "{guard}");
        }
    }

    #[test]
    fn an_unknown_fact_makes_comparisons_false_and_a_flag_no() {
        let nothing = Facets::new();
        for guard in ["x = 1", "x != 1", "x < 1", "x"] {
            assert!(!holds(guard, &nothing), "{guard}");
        }
        assert!(holds("not x", &nothing));
    }

    #[test]
    fn and_binds_closer_than_or() {
        let guard: Guard = "a or b and c".parse().unwrap();
        assert!(matches!(guard, Guard::Or(..)));
        let guard: Guard = "(a or b) and not c".parse().unwrap();
        assert_eq!(guard.to_string(), "(a or b) and not c");
        assert_eq!(guard.facts().len(), 3);
    }

    #[test]
    fn a_broken_guard_says_where() {
        let error = "age < 18 and".parse::<Guard>().unwrap_err();
        assert_eq!(error.to_string(), "cannot read the guard at ``: the name of a fact expected");
        assert!("age <".parse::<Guard>().is_err());
        assert!("(a".parse::<Guard>().is_err());
        assert!("a b".parse::<Guard>().is_err());
        assert!(format!("{}a", "(".repeat(1000)).parse::<Guard>().is_err());
        assert!(format!("{}a", "not ".repeat(1000)).parse::<Guard>().is_err());
    }
}
