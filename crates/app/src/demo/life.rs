//! One life: a household arrives, and its case goes on step by step through the real use cases, with
//! a clock of its own, until the present.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::SignedDuration;
use kernel::{Actor, CaseId, Code, Coded, Country, Facets, Fixed, Id, Role, Timestamp, World};
use law::pack::{Field, FieldType, Keeping};
use law::{Run, Step};
use reception::form::{Typed, retyped};

use super::dice::Dice;
use super::figures;
use super::habits::{self, Known, Pace};
use super::people::{self, Someone};
use crate::error::{Error, Result};
use crate::house::{House, Session};
use crate::uses::{Action, NewPerson, Registration};

/// What a life came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Lived {
    pub(super) people: usize,
    pub(super) steps: usize,
    pub(super) late: usize,
}

/// A life being lived.
pub(super) struct Life {
    house: House,
    clock: Arc<Fixed>,
    dice: Dice,
    country: Country,
    language: Option<String>,
    until: Timestamp,
    /// When each step that can be taken will be; nothing when it will not.
    agenda: BTreeMap<Code, Option<Timestamp>>,
    lived: Lived,
}

/// The most steps a life has: more is a law that goes round in a circle.
const MOST: usize = 120;

impl Life {
    /// A life that begins at an instant; its chance and its ids follow from the seed alone.
    pub(super) fn new(house: &House, seed: u64, arrival: Timestamp, until: Timestamp) -> Self {
        let clock = Arc::new(Fixed::at(arrival, seed));
        let mut dice = Dice::new(seed);
        let country = figures::nationality(&mut dice);
        let world: Arc<dyn World> = Arc::clone(&clock) as Arc<dyn World>;
        Self {
            // The seal draws its nonces from the house's own world, never from a seed.
            house: House { world, ..house.clone() },
            clock,
            dice,
            country,
            language: None,
            until,
            agenda: BTreeMap::new(),
            lived: Lived::default(),
        }
    }

    /// Lives it.
    pub(super) fn live(mut self) -> Result<Lived> {
        let case = self.arrive()?;
        for _ in 0..MOST {
            let run = self.house.run(case)?;
            if run.closed().is_some() {
                break;
            }
            self.plan(&run);
            let Some((step, at)) = self.next() else { break };
            let passes = next_end(&run, self.house.now());
            if let Some(end) = passes.filter(|end| *end <= at.unwrap_or(Timestamp::MAX)) {
                if end > self.until {
                    break;
                }
                self.clock.set(end);
                if self.house.pass_terms(case)? > 0 {
                    continue;
                }
            }
            match at {
                Some(at) if at <= self.until => self.take(&run, case, &step, at)?,
                Some(_) | None => break,
            }
        }
        Ok(self.lived)
    }

    fn arrive(&mut self) -> Result<CaseId> {
        let procedure = self.front_door()?;
        let today = procedure.day(self.house.now());
        let household = figures::household(&mut self.dice, self.country);
        let mut someone =
            people::people(&mut self.dice, self.country, &household, today).into_iter();
        let applicant = someone.next().ok_or(Error::NotFound)?;
        let members: Vec<NewPerson> = someone.map(newcomer).collect();
        self.lived.people = members.len() + 1;
        self.language = applicant.contact.language.as_ref().map(|it| it.as_str().to_owned());
        let opening = procedure.opens.and_then(|ix| procedure.step(ix));
        let fields = opening.map_or(&[][..], |step| &step.fields);
        let mut typed = self.answers(fields, &Facets::new());
        for (field, value) in [
            ("phone", applicant.contact.phone.clone()),
            ("email", applicant.contact.email.clone()),
            ("language", self.language.clone()),
        ] {
            if let Some(value) = value.filter(|_| fields.iter().any(|it| it.id == *field)) {
                typed.insert(field.to_owned(), value);
            }
        }
        let registration = Registration {
            procedure: procedure.id.clone(),
            applicant: newcomer(applicant),
            members,
            typed,
            at: None,
        };
        let session = agent(Role::FirstReception);
        let command = self.id();
        Ok(self.house.register(&session, command, &registration)?.case)
    }

    fn front_door(&self) -> Result<Arc<law::Procedure>> {
        let now = self.house.now();
        let mut versions = self.house.library.procedures().iter();
        let open =
            |it: &&Arc<law::Procedure>| it.id == *"fr.asylum" && it.in_force.contains(it.day(now));
        versions.find(open).cloned().ok_or_else(|| Error::NotInForce("fr.asylum".to_owned()))
    }

    fn id<T>(&self) -> Id<T> {
        Id::new(self.clock.uuid())
    }

    /// Plans every step that can now be taken, once; forgets those that no longer can.
    fn plan(&mut self, run: &Run) {
        let now = self.house.now();
        let procedure = Arc::clone(run.procedure());
        let included = run.marking().included;
        let waits = |step: &Step| {
            let hindrances = run.hindrances(step.ix, now);
            let only_time = |it: &law::Hindrance| matches!(it, law::Hindrance::NotBefore { .. });
            hindrances.iter().all(only_time).then_some(hindrances)
        };
        let mut open = BTreeMap::new();
        for step in procedure.steps.iter().filter(|step| step.actor != Role::System) {
            if !included.contains(step.ix) {
                continue;
            }
            let Some(hindrances) = waits(step) else { continue };
            let planned = match self.agenda.remove(&step.id) {
                Some(planned) => planned,
                None => self.when(run, step, now),
            };
            let not_before = hindrances.iter().filter_map(|hindrance| match hindrance {
                law::Hindrance::NotBefore { day, .. } => Some(procedure.start_of(*day)),
                law::Hindrance::NotPart
                | law::Hindrance::First { .. }
                | law::Hindrance::Owed { .. } => None,
            });
            let earliest = not_before.max().unwrap_or(now);
            open.insert(step.id.clone(), planned.map(|at| at.max(earliest)));
        }
        self.agenda = open;
    }

    /// When a step will be taken, if it will.
    fn when(&mut self, run: &Run, step: &Step, now: Timestamp) -> Option<Timestamp> {
        let known = Known { country: self.country, facts: run.facts() };
        let (chance, pace) = habits::habit(step.id.as_str(), &known)?;
        let owed = run.owed_on(step.ix, now);
        // What is a duty is done sooner or later, but for what the person may let pass.
        let duty = owed.is_some_and(|owed| !owed.optional);
        // What may be done again is done again when it is owed, not for its own sake.
        if owed.is_none() && step.repeats && !run.times(step.ix).is_empty() {
            return None;
        }
        if !self.dice.chance(chance) || (owed.is_none() && matches!(pace, Pace::Term)) {
            return None;
        }
        let days = match pace {
            Pace::Figure(delay) => figures::delay(&mut self.dice, delay),
            Pace::Days(median) => self.dice.lognormal(median, 0.5),
            Pace::Appointed(fact) => {
                if let Some(Coded::Instant(at)) = run.facts().get(fact)
                    && *at > now
                {
                    return Some(*at);
                }
                return after(now, 1.0);
            }
            Pace::Term => {
                let term = owed
                    .and_then(|owed| owed.due)
                    .map(|due| run.procedure().end_of(due).duration_since(now).as_hours() / 24);
                let days = f64::from(i32::try_from(term.unwrap_or(12)).unwrap_or(12)).max(0.5);
                let share = self.dice.lognormal(if duty { 0.6 } else { 0.5 }, 0.35);
                days * share
            }
        };
        office_hours(run, after(now, days)?, &mut self.dice)
    }

    /// The step that is next, and when.
    fn next(&self) -> Option<(Code, Option<Timestamp>)> {
        let planned = self.agenda.iter().filter_map(|(step, at)| Some((step, (*at)?)));
        match planned.min_by_key(|(_, at)| *at) {
            Some((step, at)) => Some((step.clone(), Some(at))),
            // Nobody will do anything; only terms still pass.
            None => self.agenda.keys().next().map(|step| (step.clone(), None)),
        }
    }

    fn take(&mut self, run: &Run, case: CaseId, step: &Code, at: Timestamp) -> Result<()> {
        self.agenda.remove(step);
        self.clock.set(at.max(self.house.now()));
        let Some(found) = run.procedure().find(step.as_str()) else { return Ok(()) };
        let typed = self.answers(&found.fields, run.facts());
        let action = Action { case, step: step.clone(), typed, at: None };
        let role = if found.actor == Role::Person {
            found.also.first().copied().unwrap_or(Role::Person)
        } else {
            found.actor
        };
        let session = if role == Role::Person {
            Session::person(self.house.applicant(case)?)
        } else {
            agent(role)
        };
        let late = run.owed_on(found.ix, self.house.now()).is_some_and(|owed| owed.late);
        let command = self.id();
        match self.house.act(&session, command, &action) {
            Ok(_) => {
                self.lived.steps += 1;
                self.lived.late += usize::from(late);
                Ok(())
            }
            // The law says no after all: the office would see it and leave it.
            Err(Error::Case(_)) => {
                self.agenda.insert(step.clone(), None);
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// A form filled in as people fill it in.
    fn answers(&mut self, fields: &[Field], facts: &Facets) -> Typed {
        let mut typed = Typed::new();
        let mut facts = facts.clone();
        let zone = self.house.home.zone.clone();
        for field in fields {
            if !field.required && !self.dice.chance(0.5) {
                continue;
            }
            let answer = self.answer(field, &facts, &zone);
            if let (FieldType::Choice(_), Ok(code)) = (&field.kind, Code::new(&answer)) {
                facts.insert(field.id.clone(), Coded::Code(code));
            }
            typed.insert(field.id.to_string(), answer);
        }
        typed
    }

    fn answer(&mut self, field: &Field, facts: &Facets, zone: &jiff::tz::TimeZone) -> String {
        let now = self.house.now();
        let known = Known { country: self.country, facts };
        let id = field.id.as_str();
        match &field.kind {
            FieldType::Choice(options) => {
                let usual = habits::choice(&mut self.dice, id, &known);
                let usual = usual.filter(|code| options.iter().any(|it| it.id == **code));
                let any = self.dice.pick(options).map(|option| option.id.to_string());
                usual.map_or_else(|| any.unwrap_or_default(), str::to_owned)
            }
            FieldType::Flag => {
                let yes = self.dice.chance(habits::yes(id));
                if yes { "yes" } else { "no" }.to_owned()
            }
            FieldType::Number(low, high) => low.max(&0).min(high).to_string(),
            FieldType::Date | FieldType::PartialDate => {
                let shift = match id {
                    "entry_date" | "absent_since" => -self.dice.lognormal(14.0, 0.8),
                    "attestation_until" => 270.0,
                    "renewed_until" => 180.0,
                    _ => 14.0,
                };
                let at = after(now, shift).unwrap_or(now);
                zone.to_datetime(at).date().to_string()
            }
            FieldType::Instant => {
                let days = if id == "appointment_at" {
                    figures::delay(&mut self.dice, figures::Delay::PreRegistrationToDesk)
                } else {
                    self.dice.lognormal(21.0, 0.3)
                };
                let at = after(now, days).unwrap_or(now);
                retyped(&Coded::Instant(at), zone)
            }
            FieldType::Country => "DEU".to_owned(),
            FieldType::Language => self.language.clone().unwrap_or_else(|| "fr".to_owned()),
            FieldType::Phone => people::phone(&mut self.dice),
            FieldType::Email => "personne@example.org".to_owned(),
            FieldType::Text(_) | FieldType::LongText(_) => {
                let compartment = match field.keeping {
                    Keeping::Sealed(compartment) => compartment.as_str(),
                    Keeping::Fact => "",
                };
                habits::sentence(&mut self.dice, compartment).to_owned()
            }
        }
    }
}

/// An instant moved to the hours in which offices work.
fn office_hours(run: &Run, at: Timestamp, dice: &mut Dice) -> Option<Timestamp> {
    let procedure = run.procedure();
    let mut day = procedure.day(at);
    let hour =
        |day, minutes| procedure.start_of(day).checked_add(SignedDuration::from_mins(minutes)).ok();
    while !procedure.pack.calendar.is(law::clock::DayKind::Working, day) || hour(day, 17 * 60)? < at
    {
        day = day.tomorrow().ok()?;
    }
    let opened = hour(day, 9 * 60)?.max(at);
    let left = hour(day, 17 * 60)?.duration_since(opened).as_mins();
    let wait = dice.below(usize::try_from(left.clamp(1, 90)).unwrap_or(1));
    opened.checked_add(SignedDuration::from_mins(i64::try_from(wait).unwrap_or(0))).ok()
}

fn next_end(run: &Run, now: Timestamp) -> Option<Timestamp> {
    let owed = run.owed(now);
    let followed = owed.iter().filter(|owed| {
        run.deadline(owed.relation).is_some_and(|deadline| deadline.consequence.is_some())
    });
    let ends = followed.filter_map(|owed| Some(run.procedure().end_of(owed.due?)));
    ends.filter(|end| *end > now).min()
}

#[expect(clippy::cast_possible_truncation, reason = "days of a life fit in whole seconds")]
fn after(now: Timestamp, days: f64) -> Option<Timestamp> {
    now.checked_add(SignedDuration::from_secs((days * 86_400.0) as i64)).ok()
}

fn newcomer(someone: Someone) -> NewPerson {
    NewPerson {
        source: someone.source,
        sex: someone.sex,
        nationality: someone.nationality,
        identity: someone.identity,
        relation: someone.relation,
    }
}

/// The session of an invented agent of a role.
fn agent(role: Role) -> Session {
    let office = match role {
        Role::FirstReception => "spada-lyon",
        Role::Registration => "guda-lyon",
        Role::ReceptionAuthority => "ofii-lyon",
        Role::DeterminingAuthority => "ofpra",
        Role::Court => "cnda",
        Role::Operator => "cada-villeurbanne",
        Role::Integration => "ofii-integration",
        Role::Association => "association-accueil",
        Role::Statistician => "statistics",
        Role::Person | Role::Manager | Role::Safeguarding | Role::System => "direction",
    };
    let name = format!("havre-demo/{}", role.as_str());
    let account = uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_OID, name.as_bytes());
    Session::agent(Actor {
        account: Id::new(account),
        role,
        office: Some(Code::lenient(office)),
        on_behalf_of: None,
    })
}
