//! The legal clock: from the day of an event and a rule, the day a term is due, and why.
//!
//! It knows the units in which laws count, the holidays of the places that count them, what happens
//! when a term ends on a closed day, and what pauses, resets and extends it. It never knows who owes
//! something nor what lateness costs: that is the pack's. It reads no clock and holds no rule of
//! any one procedure.
//!
//! A term is computed in this order: the start, or the last reset; the count of its unit; the last
//! day of a clear term; then, by date, what each extension and each pause adds; at the end the
//! roll-over. A term of `0 days` is due on its start. Dates end on 31 December 9999: a term that
//! goes beyond is due on that day and says so. Sources are cited where each rule is written:
//! Regulation (EEC, Euratom) 1182/71, the French *code de procédure civile* (CPC) 640-642 and *code
//! civil* 2230-2231, the German *Bürgerliches Gesetzbuch* (BGB) 187-193.

mod calendar;
mod calendars;
mod count;
mod derive;
mod easter;
mod english;
mod feast;
mod french;
mod lang;
mod line;
mod rule;
mod term;
#[cfg(test)]
mod tests;

pub use calendar::{Calendar, DayKind, Opening, Reason, UnknownCalendar};
pub use derive::{derive, due_date};
pub use easter::easter;
pub use feast::{Holiday, Name};
pub use lang::Lang;
pub use line::{Derivation, Line, Skipped, Unheeded};
pub use rule::{Adjustment, Roll, Rule, Start};
pub use term::{Term, TermError, Unit};
