//! Answers of a form between pages and house: what was typed, and what was wrong with it.

use app::Error;
use law::pack;
use reception::form::{Fault, FieldFault, Typed};

use crate::form::{Posted, Problems, Wrong, read_all, typed as retyped};

/// What was typed in the form of a step, as the house reads it.
///
/// # Errors
/// What the page can already tell to be wrong.
pub(in crate::server) fn typed(
    questions: &[pack::Field],
    posted: &Posted,
) -> Result<Typed, Problems> {
    read_all(questions, posted).map(|answers| retyped(&answers))
}

/// What the house found wrong, by the field of the page.
pub(in crate::server) fn problems(error: &Error) -> Problems {
    let Error::Form(faults) = error else { return Problems::new() };
    faults.iter().map(|fault| (format!("q-{}", fault.field), wrong(fault))).collect()
}

fn wrong(fault: &FieldFault) -> Wrong {
    match &fault.fault {
        Fault::Missing => Wrong::Missing,
        Fault::TooLong(most) => Wrong::TooLong(*most),
        Fault::NotNumber => Wrong::NotNumber,
        Fault::OutOfRange(low, high) => Wrong::Outside(*low, *high),
        Fault::NotDate | Fault::NotPartialDate => Wrong::NotDate,
        Fault::NotInstant => Wrong::NotHour,
        Fault::NotPhone => Wrong::NotPhone,
        Fault::NotEmail => Wrong::NotEmail,
        Fault::NotFlag | Fault::NotOption | Fault::NotCountry | Fault::NotLanguage => {
            Wrong::NotListed
        }
    }
}
