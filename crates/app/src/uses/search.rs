//! Finds files by case number or by name, through the blind index.

use std::collections::BTreeSet;

use kernel::{CaseId, Country, PartialDate, PersonId, Timestamp};
use record::{AccessEvent, Purpose};
use trace::{Cell, Condition, Row, Select};

use super::sign_in::dashed;
use crate::error::Result;
use crate::house::{House, Session};
use crate::keys::folded_words;
use crate::policy::{Use, compartments, may};
use crate::views::{CASES, HOMES, NAMES, case_column};

const MOST: usize = 20;
/// So many people are looked at who bear the rarest word typed.
const MOST_BEARERS: usize = 5000;

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseLine {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: String,
    /// The version of its procedure.
    pub procedure: String,
    /// Where it stands.
    pub phase: Option<String>,
    /// When it opened.
    pub opened_at: Timestamp,
    /// With which outcome it ended.
    pub outcome: Option<String>,
    /// The person found.
    pub person: Option<PersonId>,
    /// When it was looked up.
    pub now: Timestamp,
    /// The name of the person found, if the role opens identity.
    pub name: Option<String>,
    /// Date of birth of the person found.
    pub birth: Option<PartialDate>,
    /// Nationality of the person found.
    pub nationality: Option<Country>,
}

impl House {
    /// Files whose number was typed, or whose people bear every word typed; at most twenty, the
    /// best first.
    ///
    /// # Errors
    /// The role may not; the log fails.
    pub fn search(&self, session: &Session, typed: &str) -> Result<Vec<CaseLine>> {
        session.must(Use::OpenFile)?;
        let by_number = Select::from(CASES)
            .when(Condition::Is("number", Cell::Text(dashed(typed))))
            .page(0, MOST);
        let mut found: Vec<(Row, Option<PersonId>)> = Vec::new();
        for row in self.log.select(&by_number)? {
            let applicant = row.text(case_column("applicant")).and_then(|id| id.parse().ok());
            found.push((row, applicant));
        }
        if found.is_empty() && may(session.role(), Use::Search) {
            found = self.by_name(typed)?;
        }
        self.named(session, found)
    }

    fn by_name(&self, typed: &str) -> Result<Vec<(Row, Option<PersonId>)>> {
        let mut words = Vec::new();
        for word in folded_words(typed) {
            let digest = Cell::Text(self.key.digest("name", &word));
            let bearing = Select::from(NAMES).when(Condition::Is("word", digest));
            words.push((self.log.count(&bearing)?, bearing));
        }
        // The rarest word is looked up; every other must be borne too, for nobody is shown for half
        // a name.
        words.sort_by_key(|(bearers, _)| *bearers);
        let Some(((_, rarest), others)) = words.split_first() else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for row in self.log.select(&rarest.clone().page(0, MOST_BEARERS))? {
            let person = PersonId::new(row.subject.id);
            let mut bears = true;
            for (_, other) in others {
                bears = bears && self.log.count(&other.clone().of(person))? > 0;
            }
            if bears {
                // Who was found to be the same person is found under either name.
                for same in self.same_as(person)? {
                    found.extend(self.cases_of(same)?.into_iter().map(|row| (row, Some(same))));
                }
            }
            if found.len() >= MOST {
                break;
            }
        }
        let mut once = BTreeSet::new();
        found.retain(|(row, person)| once.insert((row.subject, *person)));
        found.truncate(MOST);
        Ok(found)
    }

    /// The cases in which a person is the applicant or lives in the household.
    pub(super) fn cases_of(&self, person: PersonId) -> Result<Vec<Row>> {
        let of = |column: &'static str, id: String| {
            Select::from(CASES).when(Condition::Is(column, Cell::Text(id))).page(0, MOST)
        };
        let own = self.log.select(&of("applicant", person.to_string()))?;
        if !own.is_empty() {
            return Ok(own);
        }
        let home = Select::from(HOMES)
            .when(Condition::Is("person", Cell::Text(person.to_string())))
            .page(0, 1);
        match self.log.select(&home)?.first() {
            Some(row) => Ok(self.log.select(&of("household", row.subject.id.to_string()))?),
            None => Ok(Vec::new()),
        }
    }

    fn named(
        &self,
        session: &Session,
        found: Vec<(Row, Option<PersonId>)>,
    ) -> Result<Vec<CaseLine>> {
        let open = compartments(session.role());
        let mut persons: Vec<PersonId> = found.iter().filter_map(|(_, person)| *person).collect();
        persons.sort();
        persons.dedup();
        if !persons.is_empty() {
            let look = AccessEvent::NamesShown { persons, purpose: Purpose::Search };
            self.write_look(session, &look)?;
        }
        found
            .into_iter()
            .map(|(row, person)| {
                let card = person.map(|person| self.card(person, open)).transpose()?;
                let leading = card.as_ref().and_then(|card| card.leading());
                let text = |name: &str| row.text(case_column(name)).map(str::to_owned);
                Ok(CaseLine {
                    case: CaseId::new(row.subject.id),
                    number: text("number").unwrap_or_default(),
                    procedure: text("procedure").unwrap_or_default(),
                    phase: text("phase"),
                    opened_at: row.instant(case_column("opened_at")).unwrap_or_default(),
                    outcome: text("outcome"),
                    person,
                    now: self.now(),
                    name: card.as_ref().and_then(super::PersonCard::name),
                    birth: leading.and_then(|it| it.identity.as_ref()?.birth),
                    nationality: leading.map(|claim| claim.nationality),
                })
            })
            .collect()
    }
}
