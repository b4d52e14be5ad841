//! Integration from both sides: what a person can do here, beside what the host country did; and the
//! figures of groups that come of it.
//!
//! It must never serve a decision on a person: a score has no order, cannot be read without its
//! owner, is never shown without the host's side, and leaves this room only inside a group.
//!
//! The IPL-12 and IPL-24 of the Immigration Policy Lab (Harder et al., PNAS 2018) have six dimensions
//! of two or four items, each coded 1 to 5. The wording of items is not shipped, as neither it nor
//! its licence has been checked: whoever asks the questions brings it (see [`Scale::from_sheet`]).

mod figures;
mod gap;
mod gaps;
mod host;
mod omega;
mod reliability;
mod report;
mod rows;
mod scale;
mod score;
mod trajectory;
mod two_sided;
mod write;

pub use figures::{Cell, GroupFigures, GroupSize, HostFigures, Mean, group_figures};
pub use gap::{Area, Gap, Indicator, Rate, Side, gap};
pub use gaps::{GapRow, Gaps, Reading};
pub use host::HostSide;
pub use omega::{OneFactor, one_factor};
pub use reliability::{Interval, NoReliability, Reliability, alpha, reliability};
pub use report::{Asked, Report, report};
pub use rows::{Interview, Interviews};
pub use scale::{Instrument, Item, Scale};
pub use score::{Consent, NotScored, Owner, Score};
pub use trajectory::{Step, trajectory};
pub use two_sided::{NotShown, Shown, TwoSided};

#[cfg(test)]
mod tests;
