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
    let mut marks = Vec::new();
    for phase in &run.procedure().phases {
        let of_phase = standings.iter().filter(|standing| standing.step.phase == phase.id);
        let shown: Vec<_> = of_phase.filter(|standing| shows(standing, reader)).collect();
        if !shown.is_empty() {
            marks.push(Mark::of(&shown));
            let stops = shown.iter().map(|standing| stop(run, standing, reader)).collect();
            legs.push(Leg { title: phase.title.clone(), state: LegState::Ahead, stops });
        }
    }
    let here = if run.closed().is_some() { None } else { here(&marks) };
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

/// What tells where a case is: whether a phase owes a duty or a right, and when it last saw an act.
struct Mark {
    duty: bool,
    right: bool,
    latest: Option<Timestamp>,
}

impl Mark {
    fn of(shown: &[&Standing<'_>]) -> Self {
        let mut owed = shown.iter().filter_map(|standing| standing.owed.as_ref());
        Self {
            duty: owed.clone().any(|owed| !owed.optional),
            right: owed.any(|owed| owed.optional),
            latest: shown.iter().filter_map(|standing| standing.done).max(),
        }
    }
}

/// Where the case is: the furthest phase in which a duty is open, else a right, else that of the
/// latest act. The house says the same of a case in its lists.
fn here(marks: &[Mark]) -> Option<usize> {
    let latest = || {
        let acted = marks.iter().enumerate().filter(|(_, mark)| mark.latest.is_some());
        acted.max_by_key(|(_, mark)| mark.latest).map(|(place, _)| place)
    };
    marks
        .iter()
        .rposition(|mark| mark.duty)
        .or_else(|| marks.iter().rposition(|mark| mark.right))
        .or_else(latest)
        .or(if marks.is_empty() { None } else { Some(0) })
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
        title: standing.step.title_for(reader).clone(),
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
