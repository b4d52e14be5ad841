//! Tests of the account of a reception system.

mod dates;
mod ledgers;
mod procedures;

use super::*;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn year(year: i32) -> Period {
    Period::new(Date::new(year, 1, 1).unwrap(), Date::new(year, 12, 31).unwrap()).unwrap()
}

fn term(date: &str, place: &str, status: &str, term: Term) -> Movement {
    Movement {
        date: day(date),
        place: place.to_owned(),
        status: status.to_owned(),
        what: What::Term(term),
    }
}

fn person(id: &str, born: Option<&str>, movements: Vec<Movement>) -> Person {
    Person { id: id.to_owned(), sex: Sex::Female, born: born.map(day), movements }
}
