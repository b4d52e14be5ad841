//! Decides about a household.

use kernel::HouseholdId;
use record::{HouseholdEvent, Joined};

use super::{Command, Household, Refusal};
use crate::Recorder;

/// What is looked up beforehand.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// Which household.
    pub household: HouseholdId,
}

/// More people than this are several households.
pub(super) const MOST: usize = 60;

pub(super) fn decide(
    log: &mut Recorder<Household>,
    command: Command,
    facts: &Facts,
) -> Result<(), Refusal> {
    let household = facts.household;
    let state = log.state();
    match (command, state.head) {
        (Command::Form(head), None) => log.record(HouseholdEvent::Formed { household, head }),
        (Command::Form(_), Some(_)) => return Err(Refusal::AlreadyFormed),
        (Command::Join(..) | Command::Leave(_), None) => return Err(Refusal::NotFormed),
        (Command::Join(person, relation), Some(_)) => {
            if state.members.contains(&person) {
                return Err(Refusal::AlreadyMember);
            }
            if state.members.len() >= MOST {
                return Err(Refusal::TooMany);
            }
            log.record(HouseholdEvent::Joined(Joined::new(household, person, relation)));
        }
        (Command::Leave(person), Some(head)) => {
            if !state.members.contains(&person) {
                return Err(Refusal::NotMember);
            }
            if person == head && state.members.len() > 1 {
                return Err(Refusal::HeadLeavesLast);
            }
            log.record(HouseholdEvent::Left { household, person });
        }
    }
    Ok(())
}
