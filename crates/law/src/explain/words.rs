//! Words for what packs write in signs: guards, kinds, places, roles.

use jiff::civil::Date;
use kernel::{Code, Coded, Facets, Role};

use super::When;
use crate::clock::Lang;
use crate::guard::{Guard, Op};
use crate::pack::{FieldType, Keeping, Procedure};
use crate::text::Text;

/// The text of a language.
pub(crate) const fn pick(lang: Lang, fr: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

/// A guard in words: `age: below 18 and “Answer”: other than “Refused”`. Facts are named by the question
/// that records them, values by the option shown.
#[must_use]
pub fn guard_in_words(procedure: &Procedure, guard: &Guard, lang: Lang) -> String {
    Speaker { procedure, lang }.say(guard)
}

/// A guard with what the facts known say of it.
pub(super) fn when(procedure: &Procedure, guard: Option<&Guard>, facts: &Facets) -> Option<When> {
    let guard = guard?;
    let words = |lang| guard_in_words(procedure, guard, lang);
    let known = guard.facts().iter().all(|fact| facts.contains_key(*fact));
    Some(When {
        guard: guard.to_string(),
        words: Text { fr: words(Lang::Fr), en: words(Lang::En) },
        holds: known.then(|| guard.holds(facts)),
    })
}

struct Speaker<'a> {
    procedure: &'a Procedure,
    lang: Lang,
}

impl Speaker<'_> {
    fn say(&self, guard: &Guard) -> String {
        if let Some((fact, values)) = one_of(guard) {
            let values: Vec<String> = values.iter().map(|value| self.value(fact, value)).collect();
            return self.about(fact, &either(self.lang, &values));
        }
        match guard {
            Guard::Flag(fact) => self.about(fact, pick(self.lang, "oui", "yes")),
            Guard::Compare(fact, op, value) => self.about(fact, &self.compared(fact, *op, value)),
            Guard::Not(inner) => match inner.as_ref() {
                Guard::Flag(fact) => {
                    self.about(fact, pick(self.lang, "non ou pas dit", "no or not said"))
                }
                Guard::Compare(..) | Guard::Not(_) | Guard::And(..) | Guard::Or(..) => {
                    format!("{} ({})", pick(self.lang, "sauf si", "not"), self.say(inner))
                }
            },
            Guard::And(a, b) => {
                let both = [self.part(a), self.part(b)];
                both.join(pick(self.lang, " et ", " and "))
            }
            Guard::Or(a, b) => {
                let either = [self.say(a), self.say(b)];
                either.join(pick(self.lang, " ou ", " or "))
            }
        }
    }

    /// A part of an `and`: an `or` within it stands in parentheses.
    fn part(&self, guard: &Guard) -> String {
        if matches!(guard, Guard::Or(..)) {
            format!("({})", self.say(guard))
        } else {
            self.say(guard)
        }
    }

    fn about(&self, fact: &Code, words: &str) -> String {
        format!("{}{}{words}", self.fact(fact), pick(self.lang, "\u{a0}: ", ": "))
    }

    fn compared(&self, fact: &Code, op: Op, value: &Coded) -> String {
        let word = self.value(fact, value);
        let dated = matches!(value, Coded::Date(_));
        let (fr, en) = match (op, dated) {
            (Op::Equal, true) => ("le {}", "{}"),
            (Op::Equal, false) => ("{}", "{}"),
            (Op::Differ, true) => ("un autre jour que le {}", "another day than {}"),
            (Op::Differ, false) => ("autre que {}", "other than {}"),
            (Op::Below, true) => ("avant le {}", "before {}"),
            (Op::Below, false) => ("moins de {}", "below {}"),
            (Op::AtMost, true) => ("le {} au plus tard", "{} or before"),
            (Op::AtMost, false) => ("{} au plus", "{} at most"),
            (Op::Above, true) => ("après le {}", "after {}"),
            (Op::Above, false) => ("plus de {}", "above {}"),
            (Op::AtLeast, true) => ("le {} ou après", "{} or after"),
            (Op::AtLeast, false) => ("{} au moins", "{} at least"),
        };
        pick(self.lang, fr, en).replace("{}", &word)
    }

    /// A fact by the question that records it.
    fn fact(&self, fact: &Code) -> String {
        if let Some(field) = self.field(fact) {
            return quoted(self.lang, field.label.get(self.lang));
        }
        let (fr, en) = match fact.as_str() {
            "age" => ("âge", "age"),
            "unaccompanied_minor" => ("mineur non accompagné", "unaccompanied minor"),
            "household_size" => ("taille du foyer", "household size"),
            "nationality" => ("nationalité", "nationality"),
            "sex" => ("sexe", "sex"),
            other => return other.to_owned(),
        };
        pick(self.lang, fr, en).to_owned()
    }

    fn value(&self, fact: &Code, value: &Coded) -> String {
        match value {
            Coded::Flag(flag) => match flag {
                true => pick(self.lang, "oui", "yes").to_owned(),
                false => pick(self.lang, "non", "no").to_owned(),
            },
            Coded::Number(_) | Coded::Instant(_) => value.to_string(),
            Coded::Date(date) => day(self.lang, *date),
            Coded::Code(code) => self.option(fact, code),
        }
    }

    /// An option by its label.
    fn option(&self, fact: &Code, code: &Code) -> String {
        let options = match self.field(fact).map(|field| &field.kind) {
            Some(FieldType::Choice(options)) => options.as_slice(),
            _ => &[],
        };
        let option = options.iter().find(|option| option.id == *code);
        let label = |option: &crate::pack::Choice| quoted(self.lang, option.label.get(self.lang));
        option.map_or_else(|| code.to_string(), label)
    }

    fn field(&self, fact: &Code) -> Option<&crate::pack::Field> {
        let mut fields = self.procedure.steps.iter().flat_map(|step| &step.fields);
        fields.find(|field| field.id == *fact && field.keeping == Keeping::Fact)
    }
}

/// `a, b or c`.
pub(super) fn either(lang: Lang, words: &[String]) -> String {
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => {
            format!("{}{}{last}", others.join(", "), pick(lang, " ou ", " or "))
        }
        None => String::new(),
    }
}

/// The fact and the values of `x = a or x = b or …`.
fn one_of(guard: &Guard) -> Option<(&Code, Vec<&Coded>)> {
    match guard {
        Guard::Compare(fact, Op::Equal, value) if !matches!(value, Coded::Date(_)) => {
            Some((fact, vec![value]))
        }
        Guard::Or(a, b) => {
            let ((one, mut values), (other, more)) = (one_of(a)?, one_of(b)?);
            values.extend(more);
            (one == other).then_some((one, values))
        }
        Guard::Flag(_) | Guard::Compare(..) | Guard::Not(_) | Guard::And(..) => None,
    }
}

/// The name of who holds a role in a country.
pub(crate) fn actor(procedure: &Procedure, role: Role) -> Text {
    procedure.actor(role).cloned().unwrap_or_else(|| match role {
        Role::System => Text { fr: "le système".to_owned(), en: "the system".to_owned() },
        Role::Person
        | Role::Association
        | Role::FirstReception
        | Role::Registration
        | Role::ReceptionAuthority
        | Role::DeterminingAuthority
        | Role::Court
        | Role::Operator
        | Role::Integration
        | Role::Manager
        | Role::Statistician
        | Role::Safeguarding => Text { fr: role.to_string(), en: role.to_string() },
    })
}

/// The kind of a step, by its word in packs.
pub(crate) fn kind(lang: Lang, word: &str) -> &'static str {
    match word {
        "hearing" => pick(lang, "entretien", "hearing"),
        "notice" => pick(lang, "notification", "notice"),
        "decision" => pick(lang, "décision", "decision"),
        "consequence" => pick(lang, "conséquence", "consequence"),
        _ => pick(lang, "démarche", "act"),
    }
}

/// How a step is done, by its word in packs.
pub(crate) fn place(lang: Lang, word: &str) -> &'static str {
    match word {
        "online" => pick(lang, "en ligne", "online"),
        "post" => pick(lang, "par courrier", "by post"),
        _ => pick(lang, "au guichet", "at a desk"),
    }
}

/// A day written out.
pub(super) fn day(lang: Lang, date: Date) -> String {
    lang.date(date)
}

/// A title between the quotation marks of the language.
pub(super) fn quoted(lang: Lang, title: &str) -> String {
    match lang {
        Lang::Fr => format!("«\u{a0}{title}\u{a0}»"),
        Lang::En => format!("“{title}”"),
    }
}
