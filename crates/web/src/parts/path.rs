//! The way through a procedure: its phases, and the steps of each that are part of the case.

use jiff::civil::Date;
use kernel::{Code, Role, Timestamp};
use law::pack::{Phase, StepKind};
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

/// The way of a case at an instant: phases that hold others are left out, what lies in them stays.
#[must_use]
pub fn way(run: &Run, now: Timestamp) -> Vec<Leg> {
    way_for(run, now, Role::Person)
}

/// The same, as another reader says it.
#[must_use]
pub fn way_for(run: &Run, now: Timestamp, reader: Role) -> Vec<Leg> {
    let procedure = run.procedure();
    let standings = run.standings(now);
    let mut legs: Vec<Leg> =
        procedure.phases.iter().filter_map(|phase| leg(run, phase, &standings, reader)).collect();
    // The case is in the first phase that owes something, else in the first that can go on.
    let owes = |leg: &Leg| {
        leg.stops.iter().any(|stop| matches!(stop.state, StopState::Owed(_) | StopState::Late(_)))
    };
    let open = |leg: &Leg| leg.stops.iter().any(|stop| matches!(stop.state, StopState::Open));
    let here = match run.closed() {
        Some(_) => None,
        None => legs.iter().position(owes).or_else(|| legs.iter().position(open)),
    };
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

fn leg(run: &Run, phase: &Phase, standings: &[Standing<'_>], reader: Role) -> Option<Leg> {
    let of_phase = || standings.iter().filter(|standing| standing.step.phase == phase.id);
    let shown = of_phase().filter(|standing| {
        standing.done.is_some()
            || (standing.included && standing.step.kind != StepKind::Consequence)
    });
    let stops = shown
        .map(|standing| Stop {
            step: standing.step.id.clone(),
            title: standing.step.title.clone(),
            state: state(standing),
            by: holder(run.procedure(), standing.step.actor, reader),
        })
        .collect();
    of_phase().next()?;
    Some(Leg { title: phase.title.clone(), state: LegState::Ahead, stops })
}

fn state(standing: &Standing<'_>) -> StopState {
    match (&standing.owed, standing.done) {
        (Some(owed), _) => match owed.due {
            Some(due) if owed.late => StopState::Late(due),
            due => StopState::Owed(due),
        },
        (None, Some(at)) => StopState::Done(at),
        (None, None) if standing.included && standing.possible() => StopState::Open,
        (None, None) => StopState::Ahead,
    }
}
