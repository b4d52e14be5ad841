//! What the law asks of the people's files, coded: all that a guard may know before the first step.

use kernel::{Code, Coded, Compartment, Facets, Timestamp};
use law::Procedure;
use reception::Recorder;
use reception::household::Household;
use record::{HouseholdEvent, Opened};

use super::{NewPerson, Registration};
use crate::error::Result;
use crate::house::House;
use crate::parts::plain;

/// The facts of people who are being registered.
pub(super) fn opening_facts(
    procedure: &Procedure,
    registration: &Registration,
    at: Timestamp,
) -> Facets {
    let today = procedure.day(at);
    let age = |person: &NewPerson| person.identity.birth.map(|birth| birth.age_on(today).0);
    let minor = |person: &NewPerson| age(person).is_some_and(|age| age < 18);
    let applicant = &registration.applicant;
    let alone = registration.members.iter().all(minor);
    let code = |text: &str| Coded::Code(Code::lenient(text));
    procedure
        .opening_facts
        .iter()
        .filter_map(|fact| {
            let value = match fact.as_str() {
                "age" => Coded::Number(age(applicant)?.into()),
                "unaccompanied_minor" => Coded::Flag(minor(applicant) && alone),
                "household_size" => counted(registration.members.len().saturating_add(1)),
                "nationality" => code(applicant.nationality.as_str()),
                "sex" => code(applicant.sex.as_str()),
                _ => return None,
            };
            Some((fact.clone(), value))
        })
        .collect()
}

impl House {
    /// The facts of a person whose earlier case starts another: what was known then, brought to the
    /// day. The identity is opened to count the age and shown to nobody.
    pub(super) fn facts_now(
        &self,
        procedure: &Procedure,
        from: &Opened,
        at: Timestamp,
    ) -> Result<Facets> {
        let card = self.card(from.applicant, &[Compartment::Identity])?;
        let leading = card.leading();
        let birth = leading.and_then(|claim| claim.identity.as_ref()?.birth);
        let age = birth.map(|birth| birth.age_on(procedure.day(at)).0);
        let people = match from.household {
            Some(household) => {
                let events: Vec<HouseholdEvent> = plain(&self.load(household)?.events)?;
                Some(Recorder::<Household>::replay(&events).state().members.len())
            }
            None => None,
        };
        let code = |text: &str| Coded::Code(Code::lenient(text));
        let asked = procedure.opening_facts.iter().filter_map(|fact| {
            let known = from.facts.get(fact).cloned();
            let value = match fact.as_str() {
                "age" => age.map(|age| Coded::Number(age.into())).or(known),
                "unaccompanied_minor" if age.is_some_and(|age| age >= 18) => {
                    Some(Coded::Flag(false))
                }
                "household_size" => people.map(counted).or(known),
                "nationality" => leading.map(|it| code(it.nationality.as_str())).or(known),
                "sex" => leading.map(|it| code(it.sex.as_str())).or(known),
                _ => known,
            };
            Some((fact.clone(), value?))
        });
        Ok(asked.collect())
    }
}

fn counted(people: usize) -> Coded {
    Coded::Number(i64::try_from(people).unwrap_or(i64::MAX))
}
