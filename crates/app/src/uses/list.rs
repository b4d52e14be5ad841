//! The worklist: law minus trace, by deadline. Names are shown only after the look is written down.

use kernel::{CaseId, Code, PersonId, Role, Timestamp};
use record::{AccessEvent, Purpose};
use trace::{Cell, Condition, Order, Row, Select};

use crate::error::{Error, Result};
use crate::house::{House, Session};
use crate::policy::{Use, compartments};
use crate::views::{OWED, owed_column};

const PAGE: usize = 25;

/// Which obligations are listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListFilter {
    /// Owed by which role: the session's own, or the person's.
    pub role: Role,
    /// Only what is late.
    pub late: bool,
    /// Only what is due before this instant.
    pub before: Option<Timestamp>,
    /// Only one step.
    pub step: Option<Code>,
    /// Only one phase.
    pub phase: Option<Code>,
    /// Only cases on which the one who asks was the last to act in the role that owes.
    pub mine: bool,
    /// The page, from 0.
    pub page: usize,
}

/// One obligation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwedLine {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: String,
    /// The applicant's name, if the role opens identity.
    pub name: Option<String>,
    /// How many people are received together.
    pub people: usize,
    /// The version of the procedure: `fr.asylum:2024-1`.
    pub procedure: String,
    /// The step owed.
    pub step: String,
    /// Its phase.
    pub phase: String,
    /// Since when.
    pub since: Timestamp,
    /// From when it is late; none without a term.
    pub late_from: Option<Timestamp>,
    /// Whether it is a right and no duty.
    pub optional: bool,
}

/// A page of the worklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkList {
    /// The obligations, those due first on top.
    pub lines: Vec<OwedLine>,
    /// How many there are on all pages.
    pub total: u64,
    /// How many of the role's duties are late.
    pub late: u64,
    /// How many of the role's duties are due within seven days and not late.
    pub week: u64,
    /// How many the role has.
    pub all: u64,
    /// How many are on a page.
    pub page_size: usize,
}

impl House {
    /// A page of the worklist.
    ///
    /// # Errors
    /// The role may not; the log fails.
    pub fn worklist(&self, session: &Session, filter: &ListFilter) -> Result<WorkList> {
        session.must(Use::Worklist)?;
        if filter.role != session.role() && filter.role != Role::Person {
            return Err(Error::Forbidden);
        }
        let now = self.now();
        let of_role = || {
            Select::from(OWED)
                .when(Condition::Is("role", Cell::Text(filter.role.as_str().to_owned())))
        };
        let mut select = of_role();
        for (column, value) in [("step", &filter.step), ("phase", &filter.phase)] {
            if let Some(code) = value {
                select = select.when(Condition::Is(column, Cell::Text(code.to_string())));
            }
        }
        if filter.mine {
            let account = session.actor.account.to_string();
            select = select.when(Condition::Is("agent", Cell::Text(account)));
        }
        let before =
            |select: Select, end| select.when(Condition::AtMost("late_from", Cell::Instant(end)));
        // To let a right pass is no fault: only a duty is late.
        let late = |select: Select, end| {
            before(select, end).when(Condition::Is("optional", Cell::Integer(0)))
        };
        if filter.late {
            select = late(select, now);
        }
        if let Some(end) = filter.before {
            select = before(select, end);
        }
        let week_end = now.checked_add(jiff::SignedDuration::from_hours(7 * 24)).unwrap_or(now);
        let late_count = self.log.count(&late(of_role(), now))?;
        let page = select
            .clone()
            .by(Order::Ascending("late_from"))
            .page(filter.page.saturating_mul(PAGE), PAGE);
        let mut lines: Vec<(OwedLine, Option<PersonId>)> =
            self.log.select(&page)?.iter().map(line).collect();
        self.name_lines(session, &mut lines)?;
        Ok(WorkList {
            lines: lines.into_iter().map(|(line, _)| line).collect(),
            total: self.log.count(&select)?,
            late: late_count,
            week: self.log.count(&late(of_role(), week_end))?.saturating_sub(late_count),
            all: self.log.count(&of_role())?,
            page_size: PAGE,
        })
    }

    fn name_lines(
        &self,
        session: &Session,
        lines: &mut [(OwedLine, Option<PersonId>)],
    ) -> Result<()> {
        let open = compartments(session.role());
        if !open.contains(&kernel::Compartment::Identity) || lines.is_empty() {
            return Ok(());
        }
        let mut persons: Vec<PersonId> = lines.iter().filter_map(|(_, person)| *person).collect();
        persons.sort();
        persons.dedup();
        self.write_look(session, &AccessEvent::NamesShown { persons, purpose: Purpose::Worklist })?;
        for (line, person) in lines {
            if let Some(person) = person {
                line.name = self.card(*person, open)?.name();
            }
        }
        Ok(())
    }
}

fn line(row: &Row) -> (OwedLine, Option<PersonId>) {
    let text = |name: &str| row.text(owed_column(name)).unwrap_or_default().to_owned();
    let line = OwedLine {
        case: CaseId::new(row.subject.id),
        number: text("number"),
        name: None,
        people: row
            .integer(owed_column("people"))
            .and_then(|people| usize::try_from(people).ok())
            .unwrap_or(1),
        procedure: text("procedure"),
        step: text("step"),
        phase: text("phase"),
        since: row.instant(owed_column("since")).unwrap_or_default(),
        late_from: row.instant(owed_column("late_from")),
        optional: row.integer(owed_column("optional")) == Some(1),
    };
    let applicant = row.text(owed_column("applicant")).and_then(|person| person.parse().ok());
    (line, applicant)
}
