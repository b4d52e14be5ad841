//! What someone owes, by when and why.

use jiff::civil::Date;
use kernel::{Code, Role, Timestamp};
use law::pack::{Place, Procedure, Step};
use law::{Hindrance, Owed, Run, Text};

use super::article::Why;
use crate::i18n::{Locale, Words};

/// An obligation, or a right with a term, as a page tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// The step.
    pub step: Code,
    /// Its title.
    pub title: Text,
    /// What happens, said to the person.
    pub does: Text,
    /// Who owes it.
    pub by: Text,
    /// Whether the reader owes it.
    pub yours: bool,
    /// The last day on which it is in time.
    pub due: Option<Date>,
    /// Whether that day has passed.
    pub late: bool,
    /// A right that may be let pass, not a duty.
    pub optional: bool,
    /// What letting the term pass means.
    pub lateness: Option<Text>,
    /// How the day was found.
    pub why: Option<Why>,
    /// What to bring.
    pub bring: Vec<Text>,
    /// Where it can be done, the usual place first.
    pub places: Vec<Place>,
    /// Whether the reader may do it now, on this face.
    pub doable: bool,
}

/// Who holds a role, as a reader says it: only the person herself is called "you".
#[must_use]
pub fn holder(procedure: &Procedure, role: Role, reader: Role) -> Text {
    let word = |locale| Words::One("role", role.to_string()).in_language(locale);
    let plain = || Text { fr: word(Locale::Fr), en: word(Locale::En) };
    if role == Role::Person && reader != Role::Person {
        return plain();
    }
    procedure.actor(role).cloned().unwrap_or_else(plain)
}

impl Duty {
    /// Whether it is a right whose day has passed: nobody is late then.
    #[must_use]
    pub const fn passed(&self) -> bool {
        self.optional && self.late
    }

    /// What is owed in a case, what is due first in front; `doable` is asked for each step.
    #[must_use]
    pub fn list(
        run: &Run,
        now: Timestamp,
        reader: Role,
        doable: impl Fn(&Step) -> bool,
    ) -> Vec<Self> {
        let mut owed = run.owed(now);
        owed.sort_by_key(|owed| (owed.due.is_none(), owed.due));
        let told = owed.iter().filter_map(|owed| {
            let step = run.procedure().step(owed.step)?;
            Self::of(run, owed, reader, run.may(step.ix, now) && doable(step))
        });
        told.collect()
    }

    fn of(run: &Run, owed: &Owed, reader: Role, doable: bool) -> Option<Self> {
        let procedure = run.procedure();
        let step = procedure.step(owed.step)?;
        Some(Self {
            step: step.id.clone(),
            title: step.title_for(reader).clone(),
            does: step.does.clone(),
            by: holder(procedure, owed.by, reader),
            yours: owed.by == reader,
            due: owed.due,
            late: owed.late,
            optional: owed.optional,
            lateness: run.deadline(owed.relation).and_then(|deadline| deadline.lateness.clone()),
            why: Why::of(run, owed),
            bring: step.bring.clone(),
            places: step.places.clone(),
            doable,
        })
    }
}

/// What a step waits for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waiting {
    /// The steps that come first.
    pub after: Vec<Text>,
    /// The first day on which it may happen.
    pub from: Option<Date>,
    /// It is not part of the case now.
    pub not_part: bool,
}

impl Waiting {
    /// What a step of a case waits for; none when it may happen.
    #[must_use]
    pub fn of(run: &Run, step: &Step, now: Timestamp, reader: Role) -> Option<Self> {
        let mut waiting = Self::default();
        let hindrances = run.hindrances(step.ix, now);
        for hindrance in &hindrances {
            match *hindrance {
                Hindrance::NotPart => waiting.not_part = true,
                Hindrance::First { step, .. } | Hindrance::Owed { step, .. } => {
                    let step = run.procedure().step(step);
                    let title = step.map(|step| step.title_for(reader).clone());
                    waiting.after.extend(title.filter(|title| !waiting.after.contains(title)));
                }
                Hindrance::NotBefore { day, .. } => waiting.from = waiting.from.max(Some(day)),
            }
        }
        (!hindrances.is_empty()).then_some(waiting)
    }
}
