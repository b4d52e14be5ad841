//! Where a report stands.

use record::ReportEvent;

/// The state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum State {
    /// There is none.
    #[default]
    Nothing,
    /// It is being dealt with.
    Open,
    /// The desk is done with it.
    Closed,
}

pub(super) const fn evolve(state: &mut State, event: &ReportEvent) {
    match event {
        ReportEvent::Reported(_) | ReportEvent::Continued(_) => *state = State::Open,
        ReportEvent::Closed(_) => *state = State::Closed,
        ReportEvent::Answered(_) | ReportEvent::Referred { .. } | ReportEvent::Opened { .. } => {}
    }
}
