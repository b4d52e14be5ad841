//! Who moved, from who lives where at two moments, and from totals: flows from stocks.
//!
//! It must never invent what is not given: which moves are assumed, which weight, which world is
//! closed are arguments; what cannot add up is refused in words.

mod account;
mod conditional;
mod cube;
mod difference;
mod estimate;
mod grid;
mod indices;
mod ipf;
mod margin;
mod net;
mod read;
mod refusal;
mod report;
mod stayers;
mod stocks;
mod told;
mod vital;
mod words;
mod write;

pub use account::Account;
pub use conditional::{Conditional, cm2, cm3};
pub use cube::Cube;
pub use difference::{Decrease, difference};
pub use estimate::{Assumption, Settings, Weight, estimate};
pub(crate) use grid::at;
pub use indices::{Indices, indices};
pub use ipf::{Fit, Limits, ipf};
pub use margin::{Margin, TOTALS_DIFFER_MOST};
pub use net::{Moment, Net, cm_net, net, net_by_survival, net_by_vital, net_pairs};
pub use read::Sheets;
pub use refusal::{PLACES_MOST, Refusal, Unsound};
pub use report::{PlaceAccount, Report};
pub use stayers::Moves;
pub use stocks::{Change, Natives, Stocks};
pub use vital::{Method, Unbalanced};
pub(crate) use words::decimals;

#[cfg(test)]
mod tests;
