//! Figures for those who steer: how many cases in each phase, how much is late. No name is opened.

use kernel::{Code, Role};
use trace::{Cell, Condition, Select};

use crate::error::Result;
use crate::house::{House, Session};
use crate::policy::Use;
use crate::views::{CASES, OWED};

/// Figures at an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// Open and closed cases, by procedure and phase, in the order of the law.
    pub phases: Vec<PhaseCount>,
    /// What each role owes: all, and late.
    pub owed: Vec<(Role, u64, u64)>,
}

/// The cases in one phase of one version of a procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseCount {
    /// `fr.asylum:2024-1`.
    pub procedure: String,
    /// The phase.
    pub phase: Code,
    /// Cases open in it.
    pub open: u64,
    /// Of these, with something late.
    pub late: u64,
    /// Of these, with something due within seven days and nothing late.
    pub week: u64,
}

impl House {
    /// Figures now.
    ///
    /// # Errors
    /// The role may not; the log fails.
    pub fn overview(&self, session: &Session) -> Result<Overview> {
        session.must(Use::Overview)?;
        let now = self.now();
        let soon = now.checked_add(jiff::SignedDuration::from_hours(7 * 24)).unwrap_or(now);
        let (now, soon) = (Cell::Instant(now), Cell::Instant(soon));
        let mut phases = Vec::new();
        for procedure in self.library.procedures() {
            let reference = procedure.reference();
            for phase in &procedure.phases {
                let here = Select::from(CASES)
                    .when(Condition::Is("procedure", Cell::Text(reference.clone())))
                    .when(Condition::Is("phase", Cell::Text(phase.id.to_string())))
                    .when(Condition::Is("closed_at", Cell::Null));
                let open = self.log.count(&here)?;
                let before = |end: &Cell| {
                    self.log.count(&here.clone().when(Condition::AtMost("late_from", end.clone())))
                };
                let (late, soon) = (before(&now)?, before(&soon)?);
                let week = soon.saturating_sub(late);
                if open > 0 {
                    let phase = phase.id.clone();
                    phases.push(PhaseCount {
                        procedure: reference.clone(),
                        phase,
                        open,
                        late,
                        week,
                    });
                }
            }
        }
        let mut owed = Vec::new();
        for role in Role::ALL {
            let of_role = Select::from(OWED)
                .when(Condition::Is("role", Cell::Text(role.as_str().to_owned())));
            let all = self.log.count(&of_role)?;
            let duties = of_role.when(Condition::Is("optional", Cell::Integer(0)));
            let late = self.log.count(&duties.when(Condition::AtMost("late_from", now.clone())))?;
            if all > 0 {
                owed.push((role, all, late));
            }
        }
        Ok(Overview { phases, owed })
    }
}
