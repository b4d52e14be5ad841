//! A person's way through the account: from what was recorded to arrivals, changes and departures.
//!
//! It must never mend what contradicts: somebody recorded as arrived twice arrives twice, and the
//! account shows it.

use std::collections::BTreeSet;

use counting::account::{Date, Movement, Outcome, Term, What};
use jiff::tz::TimeZone;
use kernel::{Code, EventId, Position, Timestamp};
use law::Library;
use law::pack::{Counted, Loss, Status};

use super::records::{CaseRecord, Member};
use super::{NO_OFFICE, day};

/// Something recorded that counts.
#[derive(Clone)]
pub(super) struct Happening {
    at: Timestamp,
    position: Position,
    office: Option<Code>,
    counted: Counted,
}

/// What counts among the steps of a case, in the order it happened.
pub(super) fn happenings(
    case: &CaseRecord,
    annulled: &BTreeSet<EventId>,
    library: &Library,
) -> Vec<Happening> {
    let mut happened = Vec::new();
    for step in case.steps.iter().filter(|step| !annulled.contains(&step.id)) {
        let Some(procedure) = library.pinned(step.procedure.as_str()) else { continue };
        let counted = procedure.counted(step.step.as_str(), &step.facts);
        happened.extend(counted.map(|counted| Happening {
            at: step.at,
            position: step.position,
            office: step.office.clone(),
            counted,
        }));
    }
    happened.sort_by_key(|it| (it.at, it.position));
    happened
}

/// What counts of a case for somebody who lives with its applicant: all of it from when to when they
/// do, and an arrival when they came later.
pub(super) fn followed(happened: &[Happening], member: &Member) -> Vec<Happening> {
    let inside = |it: &&Happening| {
        member.from.is_none_or(|(from, _)| from <= it.at)
            && member.until.is_none_or(|until| it.at < until)
    };
    let mut way: Vec<Happening> = happened.iter().filter(inside).cloned().collect();
    let later = member.from.and_then(|(at, position)| {
        // With the status the applicant has by then, at the place where the applicant is.
        let before = happened.iter().filter(|it| it.at < at);
        let mut seat = Seat::default();
        before.for_each(|it| {
            seat.take(it);
        });
        let (office, status) = seat.now?;
        Some(Happening { at, position, office, counted: Counted::Arrival(status) })
    });
    way.extend(later);
    way
}

/// Where somebody is, and was last.
#[derive(Default)]
struct Seat {
    now: Option<(Option<Code>, Status)>,
    last: Option<(Option<Code>, Status)>,
    pending: bool,
}

impl Seat {
    /// What an event makes of the place and status: the movements of the account, in order, each
    /// with the seat it is recorded at.
    fn take(&mut self, it: &Happening) -> Vec<(What, Option<Code>, Status)> {
        let last = self.now.clone().or_else(|| self.last.clone());
        let (place, status) = last.clone().unwrap_or((it.office.clone(), Status::Applicant));
        let here = |what| vec![(what, place.clone(), status)];
        match it.counted {
            Counted::Applied => {
                self.pending = true;
                here(What::Applied)
            }
            Counted::Positive => self.decided(here(What::Decided(Outcome::Positive))),
            Counted::Negative => self.decided(here(What::Decided(Outcome::Negative))),
            // What is withdrawn after the decision is an appeal.
            Counted::Withdrawn if !self.pending => Vec::new(),
            Counted::Withdrawn => self.decided(here(What::Withdrawn)),
            Counted::Arrival(status) => self.comes(Term::Arrival, it.office.clone(), status),
            Counted::Reappearance => {
                let office = it.office.clone().or(place);
                self.comes(Term::Reappearance, office, status)
            }
            Counted::Departure => self.goes(here(What::Term(Term::Departure))),
            Counted::Death => self.goes(here(What::Term(Term::Death))),
            Counted::Disappearance => self.goes(here(What::Term(Term::Disappearance))),
            // Someone who was never there, or stays at the office, is not moved.
            Counted::Transfer if last.is_none() || it.office.is_none() || it.office == place => {
                Vec::new()
            }
            Counted::Transfer => {
                let mut moved = self.goes(here(What::Term(Term::TransferOut)));
                moved.extend(self.comes(Term::TransferIn, it.office.clone(), status));
                moved
            }
            // A status changes for whoever is there, and has another.
            Counted::Becomes(new, _) if self.now.is_none() || new == status => Vec::new(),
            // What is refused to somebody protected is more than they have: they keep it.
            Counted::Becomes(_, Loss::Refusal | Loss::Withdrawal)
                if status == Status::Protected =>
            {
                Vec::new()
            }
            Counted::Becomes(new, loss) => {
                let mut moved = self.goes(here(What::Term(lost(loss))));
                moved.extend(self.comes(Term::StatusGained, place, new));
                moved
            }
        }
    }

    fn decided<T>(&mut self, moved: T) -> T {
        self.pending = false;
        moved
    }

    fn comes(
        &mut self,
        term: Term,
        office: Option<Code>,
        status: Status,
    ) -> Vec<(What, Option<Code>, Status)> {
        self.now = Some((office.clone(), status));
        vec![(What::Term(term), office, status)]
    }

    fn goes<T>(&mut self, moved: T) -> T {
        self.last = self.now.take().or_else(|| self.last.take());
        moved
    }
}

const fn lost(loss: Loss) -> Term {
    match loss {
        Loss::Recognition => Term::LostByRecognition,
        Loss::Naturalisation => Term::LostByNaturalisation,
        Loss::Refusal => Term::LostByRefusal,
        Loss::Withdrawal => Term::LostByWithdrawal,
    }
}

/// The movements of somebody, in the order they happened.
pub(super) fn movements(mut happened: Vec<Happening>, zone: &TimeZone) -> Vec<Movement> {
    happened.sort_by_key(|it| (it.at, it.position));
    let mut seat = Seat::default();
    let mut movements = Vec::new();
    for it in &happened {
        let Some(date) = day(zone, it.at) else { continue };
        let moved = seat.take(it).into_iter();
        movements.extend(moved.map(|(what, place, status)| movement(date, what, place, status)));
    }
    movements
}

fn movement(date: Date, what: What, place: Option<Code>, status: Status) -> Movement {
    let place = place.map_or_else(|| NO_OFFICE.to_owned(), |office| office.to_string());
    Movement { date, place, status: status.as_str().to_owned(), what }
}
