//! Decides about a person's file.

use kernel::{Compartment, Date, PartialDate, PersonId};
use record::{Claimed, Identity, PersonEvent, Secret};

use super::command::Claim;
use super::{Command, Person, Refusal};
use crate::Recorder;

/// What is looked up beforehand.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// Whose file.
    pub person: PersonId,
    /// The legal day.
    pub today: Date,
}

const OLDEST: i16 = 130;
const LONGEST_NAME: usize = 200;

pub(super) fn decide(
    log: &mut Recorder<Person>,
    command: Command,
    facts: &Facts,
) -> Result<(), Refusal> {
    let person = facts.person;
    let registered = log.state().registered;
    if registered == matches!(command, Command::Register(_)) {
        let reason = if registered { Refusal::AlreadyRegistered } else { Refusal::NotRegistered };
        return Err(reason);
    }
    match command {
        Command::Register(first) => {
            let claim = claimed(first, facts)?;
            log.record(PersonEvent::Registered(person));
            log.record(claim);
        }
        Command::Claim(claim) => log.record(claimed(claim, facts)?),
        Command::WithdrawClaim(claim) => {
            if log.state().claims.len() == 1 {
                return Err(Refusal::LastClaim);
            }
            if !log.state().claims.contains(&claim) {
                return Err(Refusal::NoSuchClaim(claim));
            }
            log.record(PersonEvent::ClaimWithdrawn { person, claim });
        }
        Command::StateContact(contact) => {
            let contact = Secret::new(Compartment::Contact, contact);
            log.record(PersonEvent::ContactStated { person, contact });
        }
        Command::IssueAccessCode(digest) => {
            log.record(PersonEvent::AccessCodeIssued { person, digest });
        }
    }
    Ok(())
}

fn claimed(claim: Claim, facts: &Facts) -> Result<PersonEvent, Refusal> {
    let names = &claim.identity.names;
    if names.is_empty() || names.iter().any(|name| name.full().is_empty()) {
        return Err(Refusal::NoName);
    }
    if names.iter().any(|name| name.full().chars().count() > LONGEST_NAME) {
        return Err(Refusal::NameTooLong);
    }
    possible_birth(&claim.identity, facts.today)?;
    Ok(PersonEvent::Claimed(Claimed {
        id: claim.id,
        person: facts.person,
        source: claim.source,
        sex: claim.sex,
        nationality: claim.nationality,
        year_of_birth: claim.identity.birth.map(PartialDate::year),
        identity: Secret::new(Compartment::Identity, claim.identity),
    }))
}

fn possible_birth(identity: &Identity, today: Date) -> Result<(), Refusal> {
    let Some(birth) = identity.birth else { return Ok(()) };
    let possible = birth.earliest() <= today && today.year().saturating_sub(birth.year()) <= OLDEST;
    if possible { Ok(()) } else { Err(Refusal::ImpossibleBirth) }
}
