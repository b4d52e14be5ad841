//! The account of a reception system: who was there, who came and went, who is there.
//!
//! It must never absorb what does not add up: contradictory records are a residual that is shown,
//! place by place, with the records behind it.
//!
//! The terms follow the reconciliation of stocks and flows of the International Recommendations on
//! Refugee Statistics (EGRISS, UN Statistical Commission decision 49/115, 2018).

mod age;
mod date;
mod fold;
mod ledger;
mod movement;
mod procedure;
mod share;
mod stay;
mod term;

pub use age::{AgeGroup, AgeGroups};
pub use date::{Date, Period};
pub use fold::{Contradiction, Why};
pub use ledger::{Cell, Dimension, Ledger, Line, ledger};
pub use movement::{Movement, Outcome, Person, Sex, What};
pub use procedure::{Delays, Procedures, procedures};
pub use share::Share;
pub use stay::{Presence, Residents, Stay, presence};
pub use term::{Direction, Term};

#[cfg(test)]
mod tests;
