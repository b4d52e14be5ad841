//! Guards against the facts they ask about: each must be recorded by someone and be able to hold.

use kernel::{Code, Coded, Country, Sex};

use crate::guard::{Guard, Op};
use crate::pack::model::{FieldType, Keeping, Procedure};
use crate::pack::problem::Page;
use crate::pack::raw::{RawProcedure, Word};

/// What kind of values a fact has.
#[derive(Clone, Copy)]
enum Fact<'a> {
    Number,
    Country,
    Sex,
    Field(&'a FieldType),
    Flag,
}

/// Facts a person's file can give when a case opens.
const OPENING_FACTS: [(&str, Fact<'static>); 5] = [
    ("age", Fact::Number),
    ("unaccompanied_minor", Fact::Flag),
    ("household_size", Fact::Number),
    ("nationality", Fact::Country),
    ("sex", Fact::Sex),
];

pub(super) fn opening_facts(page: &mut Page<'_>, words: &[Word]) -> Vec<Code> {
    let mut facts = Vec::new();
    for word in words {
        if OPENING_FACTS.iter().any(|(name, _)| *name == word.get_ref()) {
            facts.extend(super::steps::code(page, word));
        } else {
            let known = OPENING_FACTS.map(|(name, _)| name).join(", ");
            page.note(
                word.span(),
                format!("a person's file does not give `{}`: one of {known}", word.get_ref()),
            );
        }
    }
    facts
}

/// Notes every guard that asks what nobody records, or what can never be.
pub(super) fn check(page: &mut Page<'_>, procedure: &Procedure, raw: &RawProcedure) {
    let words = (raw.relation.iter().map(|it| &it.when))
        .chain(raw.starts.iter().map(|it| &it.when))
        .chain(raw.transition.iter().map(|it| &it.when));
    for word in words.flatten() {
        // A guard that cannot be read was noted when its relation was.
        let Ok(guard) = word.get_ref().parse::<Guard>() else { continue };
        atoms(&guard, &mut |fact, op, value| match kind(procedure, fact) {
            None => page.note(
                word.span(),
                format!("nobody records the fact `{fact}` that this guard asks about"),
            ),
            Some(kind) => {
                if let Err(reason) = kind.may_be(op, value) {
                    page.note(word.span(), format!("`{fact}`: {reason}"));
                }
            }
        });
    }
}

fn kind<'a>(procedure: &'a Procedure, fact: &Code) -> Option<Fact<'a>> {
    let mut fields = procedure.steps.iter().flat_map(|step| &step.fields);
    let field = fields.find(|field| field.id == *fact && field.keeping == Keeping::Fact);
    let opening = || {
        let given = procedure.opening_facts.contains(fact);
        OPENING_FACTS.iter().find(|(name, _)| given && *fact == **name).map(|(_, kind)| *kind)
    };
    field.map(|field| Fact::Field(&field.kind)).or_else(opening)
}

/// Every comparison of a guard; a flag alone compares with yes.
fn atoms(guard: &Guard, found: &mut impl FnMut(&Code, Op, &Coded)) {
    match guard {
        Guard::Flag(fact) => found(fact, Op::Equal, &Coded::Flag(true)),
        Guard::Compare(fact, op, value) => found(fact, *op, value),
        Guard::Not(inner) => atoms(inner, found),
        Guard::And(a, b) | Guard::Or(a, b) => {
            atoms(a, found);
            atoms(b, found);
        }
    }
}

impl Fact<'_> {
    /// Whether it can compare so with a value, or why not.
    fn may_be(self, op: Op, value: &Coded) -> Result<(), String> {
        let by_order = matches!(op, Op::Below | Op::AtMost | Op::Above | Op::AtLeast);
        if !self.takes(value) {
            Err(format!("`{value}` is no value of it, {}", self.values()))
        } else if by_order && !self.has_order() {
            Err("only numbers and days are compared by order".to_owned())
        } else {
            Ok(())
        }
    }

    fn takes(self, value: &Coded) -> bool {
        match (self, value) {
            (Self::Number | Self::Field(FieldType::Number(..)), Coded::Number(_))
            | (Self::Flag | Self::Field(FieldType::Flag), Coded::Flag(_))
            | (Self::Field(FieldType::Date), Coded::Date(_))
            | (Self::Field(FieldType::Language), Coded::Code(_)) => true,
            (Self::Field(FieldType::Choice(options)), Coded::Code(code)) => {
                options.iter().any(|option| option.id == *code)
            }
            (Self::Country | Self::Field(FieldType::Country), Coded::Code(code)) => {
                code.as_str().parse::<Country>().is_ok()
            }
            (Self::Sex, Coded::Code(code)) => code.as_str().parse::<Sex>().is_ok(),
            _ => false,
        }
    }

    const fn has_order(self) -> bool {
        matches!(self, Self::Number | Self::Field(FieldType::Number(..) | FieldType::Date))
    }

    /// What its values are, for a message.
    fn values(self) -> String {
        let words = match self {
            Self::Number | Self::Field(FieldType::Number(..)) => "a whole number",
            Self::Flag | Self::Field(FieldType::Flag) => "true or false",
            Self::Country | Self::Field(FieldType::Country) => "three capitals, as in AFG",
            Self::Sex => "female, male, other or unknown",
            Self::Field(FieldType::Date) => "a day, as in 2026-06-12",
            Self::Field(FieldType::Language) => "a language, as in fr",
            Self::Field(FieldType::Choice(options)) => {
                let known: Vec<_> = options.iter().map(|option| option.id.as_str()).collect();
                return format!("one of {}", known.join(", "));
            }
            Self::Field(FieldType::Instant) => "an hour, which no guard can name",
            Self::Field(
                FieldType::Text(_)
                | FieldType::LongText(_)
                | FieldType::PartialDate
                | FieldType::Phone
                | FieldType::Email,
            ) => "not coded",
        };
        words.to_owned()
    }
}
