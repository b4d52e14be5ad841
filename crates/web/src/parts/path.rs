//! The way through a procedure: its phases, and the steps of each that are part of the case.

use jiff::civil::Date;
use kernel::{Code, Role, Timestamp};
use law::pack::StepKind;
use law::{Run, Standing, Text};

use super::duty::holder;

/// A phase of the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leg {
    /// Its title.
    pub title: Text,
    /// Where it stands.
    pub state: LegState,
    /// Its steps that are part of the case or were done.
    pub stops: Vec<Stop>,
}

/// Where a phase stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LegState {
    /// Behind.
    Done,
    /// The case is in it.
    Here,
    /// Ahead.
    Ahead,
}

/// A step of the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// The step.
    pub step: Code,
    /// Its title.
    pub title: Text,
    /// Where it stands.
    pub state: StopState,
    /// Who does it.
    pub by: Text,
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StopState {
    /// It was done then.
    Done(Timestamp),
    /// It is owed, by a day if it has a term.
    Owed(Option<Date>),
    /// It is owed and its day has passed.
    Late(Date),
    /// It was a right, and its day has passed.
    Passed(Date),
    /// It may be done.
    Open,
    /// It waits for something.
    Ahead,
}

impl StopState {
    /// Whether it was done.
    #[must_use]
    pub const fn is_done(self) -> bool {
        matches!(self, Self::Done(_))
    }
}

/// The way of a case at an instant, as its person reads it; see [`way_for`].
#[must_use]
pub fn way(run: &Run, now: Timestamp) -> Vec<Leg> {
    way_for(run, now, Role::Person)
}

/// The way of a case at an instant: the phases with a step that is part of the case or was done.
/// The person is not shown what an authority could do and does not owe.
#[must_use]
pub fn way_for(run: &Run, now: Timestamp, reader: Role) -> Vec<Leg> {
    let standings = run.standings(now);
    let mut legs = Vec::new();
    let mut latest = Vec::new();
    for phase in &run.procedure().phases {
        let of_phase = standings.iter().filter(|standing| standing.step.phase == phase.id);
        let shown: Vec<_> = of_phase.filter(|standing| shows(standing, reader)).collect();
        if !shown.is_empty() {
            latest.push(shown.iter().filter_map(|standing| standing.done).max());
            let stops = shown.iter().map(|standing| stop(run, standing, reader)).collect();
            legs.push(Leg { title: phase.title.clone(), state: LegState::Ahead, stops });
        }
    }
    let here = if run.closed().is_some() { None } else { here(&legs, &latest) };
    for (place, leg) in legs.iter_mut().enumerate() {
        let started = leg.stops.iter().any(|stop| stop.state.is_done());
        leg.state = match here {
            Some(here) if place == here => LegState::Here,
            Some(here) if place < here && started => LegState::Done,
            None if started => LegState::Done,
            Some(_) | None => LegState::Ahead,
        };
    }
    legs
}

/// Where the case is: the phase of the latest act while something is left to do in it, else the next
/// phase that owes something, else the first that does, else the first that can go on.
fn here(legs: &[Leg], latest: &[Option<Timestamp>]) -> Option<usize> {
    let has = |place: &usize, wanted: fn(StopState) -> bool| {
        legs.get(*place).is_some_and(|leg| leg.stops.iter().any(|stop| wanted(stop.state)))
    };
    let owes = |place: &usize| has(place, |it| matches!(it, StopState::Owed(_) | StopState::Late(_)));
    let open = |place: &usize| has(place, |it| matches!(it, StopState::Open));
    let all = || 0..legs.len();
    let acted = all().max_by_key(|place| latest.get(*place)).filter(|it| owes(it) || open(it));
    let from = all().max_by_key(|place| latest.get(*place)).unwrap_or(0);
    acted
        .or_else(|| all().skip(from).find(owes))
        .or_else(|| all().find(owes))
        .or_else(|| all().find(open))
}

fn shows(standing: &Standing<'_>, reader: Role) -> bool {
    let step = standing.step;
    let idle = state(standing) == StopState::Open && !step.may(reader);
    standing.done.is_some()
        || (standing.included
            && step.kind != StepKind::Consequence
            && !(reader == Role::Person && idle))
}

fn stop(run: &Run, standing: &Standing<'_>, reader: Role) -> Stop {
    Stop {
        step: standing.step.id.clone(),
        title: standing.step.title.clone(),
        state: state(standing),
        by: holder(run.procedure(), standing.step.actor, reader),
    }
}

fn state(standing: &Standing<'_>) -> StopState {
    match (&standing.owed, standing.done) {
        (Some(owed), _) => match owed.due {
            Some(due) if owed.late && owed.optional => StopState::Passed(due),
            Some(due) if owed.late => StopState::Late(due),
            due => StopState::Owed(due),
        },
        (None, Some(at)) => StopState::Done(at),
        (None, None) if standing.included && standing.possible() => StopState::Open,
        (None, None) => StopState::Ahead,
    }
}
