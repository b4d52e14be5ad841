//! A person comes back to the own file with its number and a code.

use kernel::PersonId;
use trace::{Cell, Condition, Select};

use crate::error::Result;
use crate::house::{House, Session};
use crate::keys::plain_code;
use crate::views::{ACCESS, CASES};

impl House {
    /// The session of the person whose case has this number and whose newest code this is.
    /// A wrong number and a wrong code get the same answer.
    ///
    /// # Errors
    /// The log fails.
    pub fn sign_in(&self, number: &str, code: &str) -> Result<Option<Session>> {
        let digest = Cell::Text(self.code_digest(code));
        let owner = Select::from(ACCESS).when(Condition::Is("digest", digest)).page(0, 1);
        let owner = self.log.select(&owner)?.first().map(|row| PersonId::new(row.subject.id));
        let Some(person) = owner else { return Ok(None) };
        let cases = Select::from(CASES)
            .when(Condition::Is("applicant", Cell::Text(person.to_string())))
            .when(Condition::Is("number", Cell::Text(dashed(number))));
        Ok((self.log.count(&cases)? > 0).then(|| Session::person(person)))
    }

    /// The session of a person known by id, as a signed cookie holds it.
    #[must_use]
    pub const fn person_session(person: PersonId) -> Session {
        Session::person(person)
    }
}

/// A case number as typed, brought to its form `K7Q2-9XMD`.
pub(super) fn dashed(typed: &str) -> String {
    let plain = plain_code(typed);
    match plain.split_at_checked(4) {
        Some((a, b)) => format!("{a}-{b}"),
        None => plain,
    }
}
