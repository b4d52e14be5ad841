//! Registers people and opens their case: one command, one append, whole or not at all.

use kernel::{CaseId, Code, CommandId, Country, HouseholdId, PersonId, Role, Sex, Timestamp};
use law::Procedure;
use reception::case::{Case, Command as CaseCommand, Facts as CaseFacts, Open};
use reception::form::{self, Typed};
use reception::household::{Command as HouseholdCommand, Facts as HouseholdFacts, Household};
use reception::person::{Command as PersonCommand, Facts as PersonFacts, Person};
use reception::{Concept, Recorder};
use record::{CaseEvent, Draft, Identity, Recordable, Relation, Source};
use std::sync::Arc;
use trace::{Boundary, Interest, Receipt, Seen};

use super::duplicates::Found;
use super::facts::opening_facts;
use super::terms;
use crate::error::{Error, Result};
use crate::house::{Change, House, Session};
use crate::keys::{access_code, plain_code};
use crate::parts::plain;
use crate::policy::Use;

/// Someone to be registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// Where what is claimed comes from.
    pub source: Source,
    /// Sex as claimed.
    pub sex: Sex,
    /// Nationality as claimed.
    pub nationality: Country,
    /// Names and birth.
    pub identity: Identity,
    /// What the person is to the applicant; nothing for the applicant.
    pub relation: Option<Relation>,
}

/// People to be registered with a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// The procedure's id; the version in force on the day is taken.
    pub procedure: Code,
    /// The applicant.
    pub applicant: NewPerson,
    /// The people with the applicant.
    pub members: Vec<NewPerson>,
    /// The form of the opening step, as typed.
    pub typed: Typed,
    /// When it happened, if not now.
    pub at: Option<Timestamp>,
}

/// A case that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: Code,
    /// The applicant.
    pub applicant: PersonId,
    /// The code with which the applicant comes back.
    pub access_code: String,
}

/// What an append did, for use cases that change one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filed {
    /// The case.
    pub case: CaseId,
    /// The log's receipt.
    pub receipt: Receipt,
}

impl House {
    /// Registers people and opens their case.
    ///
    /// # Errors
    /// The role may not; no version is in force; the form or a claim has faults; the log fails.
    pub fn register(
        &self,
        session: &Session,
        command: CommandId,
        registration: &Registration,
    ) -> Result<Registered> {
        self.register_beside(session, command, registration, &[])
    }

    /// The same, with what was found of people registered already who may be the applicant: all in
    /// one append, or nothing.
    ///
    /// # Errors
    /// As above; a finding contradicts one that stands; the role may not compare people.
    pub fn register_beside(
        &self,
        session: &Session,
        command: CommandId,
        registration: &Registration,
        findings: &[Found],
    ) -> Result<Registered> {
        session.must(Use::Register)?;
        let now = self.now();
        let at = registration.at.unwrap_or(now);
        let procedure = self.open_procedure(&registration.procedure, at)?;
        let opening = procedure.opens.and_then(|ix| procedure.step(ix));
        let fields = opening.map_or(&[][..], |step| &step.fields);
        let answers =
            form::read(fields, &registration.typed, &procedure.pack.zone).map_err(Error::Form)?;
        let applicant = self.world.id();
        let mut drafts = Vec::new();
        let today = procedure.day(at);
        let mut register = |person: PersonId, new: &NewPerson, code: bool| -> Result<()> {
            let facts = PersonFacts { person, today };
            let mut log = Recorder::<Person>::replay(&[]);
            Person::decide(&mut log, PersonCommand::Register(self.claim(new)), &facts)?;
            if code {
                let digest = self.code_digest(&access_code(&self.key, person));
                Person::decide(&mut log, PersonCommand::IssueAccessCode(digest), &facts)?;
            }
            drafts.extend(log.into_recorded().iter().map(Recordable::draft));
            Ok(())
        };
        register(applicant, &registration.applicant, true)?;
        let mut members = Vec::new();
        for member in &registration.members {
            let person = self.world.id();
            register(person, member, false)?;
            members.push((person, member.relation.unwrap_or(Relation::Other)));
        }
        let watched = self.findings(session, applicant, findings, &mut drafts)?;
        let household = self.world.id();
        drafts.extend(form_household(household, applicant, &members)?);
        let case = self.world.id();
        let (number, mut seen) = self.unused_number()?;
        seen.0.extend(watched.0);
        let facts = CaseFacts {
            case,
            applicant,
            procedure: &procedure,
            role: session.role(),
            now,
            fresh: self.world.id(),
        };
        let open = Open {
            household: Some(household),
            number: number.clone(),
            facts: opening_facts(&procedure, registration, at),
            at,
            answers,
        };
        let mut log = Recorder::<Case>::replay(&[]);
        Case::decide(&mut log, CaseCommand::Open(open), &facts)?;
        let outbox = terms::watch(case, None, terms::wake(log.state(), &procedure, now), now);
        drafts.extend(log.into_recorded().iter().map(Recordable::draft));
        let actor = if session.role() == Role::Person {
            Session::person(applicant).actor
        } else {
            session.actor.clone()
        };
        let receipt = self.commit(&actor, Change { command, seen, drafts, outbox })?;
        if receipt.repeated {
            return self.registered_before(receipt);
        }
        let access_code = access_code(&self.key, applicant);
        Ok(Registered { case, number, applicant, access_code })
    }

    /// Adds what was found of others to the drafts of a registration, and says what was seen.
    fn findings(
        &self,
        session: &Session,
        applicant: PersonId,
        findings: &[Found],
        drafts: &mut Vec<Draft>,
    ) -> Result<Seen> {
        if findings.is_empty() {
            return Ok(Seen::default());
        }
        session.must(Use::Compare)?;
        let others: Vec<PersonId> = findings.iter().map(|found| found.other).collect();
        let (mut log, seen) = self.recorder(&others)?;
        for found in findings {
            self.find(&mut log, applicant, found)?;
        }
        drafts.extend(log.into_recorded().iter().map(Recordable::draft));
        Ok(seen)
    }

    /// The version in force that persons may open.
    fn open_procedure(&self, id: &Code, at: Timestamp) -> Result<Arc<Procedure>> {
        let versions = self.library.procedures().iter();
        versions
            .filter(|procedure| procedure.id == *id && procedure.opens.is_some())
            .find(|procedure| procedure.in_force.contains(procedure.day(at)))
            .cloned()
            .ok_or_else(|| Error::NotInForce(id.to_string()))
    }

    fn claim(&self, new: &NewPerson) -> reception::person::Claim {
        reception::person::Claim {
            id: self.world.id(),
            source: new.source,
            sex: new.sex,
            nationality: new.nationality,
            identity: new.identity.clone(),
        }
    }

    /// A case number that no case bears, and what was seen of its register: the append that takes
    /// the number watches it, so that two cases never take the same.
    pub(crate) fn unused_number(&self) -> Result<(Code, Seen)> {
        loop {
            let number = self.case_number();
            let register = Interest::in_object(CaseEvent::number_register(&number));
            let loaded = self.log.load(&Boundary::of(register))?;
            if loaded.events.is_empty() {
                return Ok((number, loaded.seen));
            }
        }
    }

    /// A number for people to call the case by: eight letters and digits that are not mistaken for
    /// one another, in two groups.
    fn case_number(&self) -> Code {
        let plain = plain_code(&access_code(&self.key, self.world.id()));
        let (a, rest) = plain.split_at_checked(4).unwrap_or((&plain, ""));
        Code::lenient(&format!("{a}-{}", rest.get(..4).unwrap_or(rest)))
    }

    pub(crate) fn code_digest(&self, code: &str) -> String {
        self.key.digest("access-digest", &plain_code(code))
    }

    /// The answer to a registration that was sent twice: what the first one did.
    fn registered_before(&self, receipt: Receipt) -> Result<Registered> {
        let (Some(first), Some(last)) = (receipt.first, receipt.last) else {
            return Err(Error::NotFound);
        };
        let count = usize::try_from(last.0.saturating_sub(first.0) + 1).unwrap_or(1);
        let events = self.log.page(kernel::Position(first.0.saturating_sub(1)), count)?;
        let opened = plain::<CaseEvent>(&events)?.into_iter().find_map(|event| match event {
            CaseEvent::Opened(opened) => Some(opened),
            CaseEvent::Done(_) | CaseEvent::Annulled { .. } | CaseEvent::Moved { .. } => None,
        });
        let opened = opened.ok_or(Error::NotFound)?;
        Ok(Registered {
            case: opened.case,
            number: opened.number,
            applicant: opened.applicant,
            access_code: access_code(&self.key, opened.applicant),
        })
    }
}

fn form_household(
    household: HouseholdId,
    head: PersonId,
    members: &[(PersonId, Relation)],
) -> Result<Vec<Draft>> {
    let facts = HouseholdFacts { household };
    let mut log = Recorder::<Household>::replay(&[]);
    Household::decide(&mut log, HouseholdCommand::Form(head), &facts)?;
    for (person, relation) in members {
        Household::decide(&mut log, HouseholdCommand::Join(*person, *relation), &facts)?;
    }
    Ok(log.into_recorded().iter().map(Recordable::draft).collect())
}
