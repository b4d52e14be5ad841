//! The worklist, the search, the overview.

use app::{ListFilter, OwedLine};
use axum::extract::Query;
use jiff::SignedDuration;
use jiff::civil::Date;
use kernel::{Code, PersonId, Role};
use law::{Procedure, Text};
use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::failed::Answer;
use super::super::fill;
use super::super::reader::Reader;
use super::super::sent::Sent;
use crate::form::Posted;
use crate::pages::desk::{
    Count, Counts, Filter, Found, Group, Overview, Results, Row, Span, Worklist,
};
use crate::parts::{Name, Pager, Summary};

pub(in crate::server) async fn worklist(
    reader: Reader,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let session = reader.agent()?;
    let role = session.role();
    if !app::may(role, app::Use::Worklist) {
        let instead = [
            (app::Use::Overview, "/desk/overview"),
            (app::Use::Register, "/desk/register"),
            (app::Use::HandleReports, "/desk/reports"),
        ];
        let instead = instead.into_iter().find(|(what, _)| app::may(role, *what));
        return reader.go(instead.map_or("/desk/procedures", |(_, path)| path), None);
    }
    let page = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1).max(1);
    let filter = Filter::of(&Posted::from_pairs(query));
    let soon = reader.now().checked_add(SignedDuration::from_hours(8 * 24));
    let asked = ListFilter {
        role,
        late: filter.due == Some(Span::Late),
        before: matches!(filter.due, Some(Span::Week | Span::Today)).then_some(soon.ok()).flatten(),
        step: filter.step.clone(),
        phase: filter.phase.clone(),
        mine: filter.mine,
        page: page - 1,
    };
    let list = reader.ask(move |house| house.worklist(&session, &asked)).await?;
    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let (phases, steps) = choices(&reader, role);
    let pager = Pager {
        page,
        pages: count(list.total).div_ceil(list.page_size).max(1),
        rows: count(list.total),
        base: filter.path(),
    };
    let counts = Counts { all: count(list.all), late: count(list.late), week: count(list.week) };
    let groups = groups(&reader, &list.lines, role);
    reader.show(&Worklist { filter, counts, groups, phases, steps, pager })
}

/// Codes with their titles.
type Named = Vec<(Code, Text)>;

/// The phases and steps in which a role owes something, by any version in force or pinned.
fn choices(reader: &Reader, role: Role) -> (Named, Named) {
    let (mut phases, mut steps) = (Named::new(), Named::new());
    let house = reader.web.house();
    let home = |procedure: &&Arc<Procedure>| procedure.pack.id == house.home.id;
    for procedure in house.library.procedures().iter().filter(home) {
        for step in procedure.steps.iter().filter(|step| step.actor == role) {
            if !steps.iter().any(|(id, _)| *id == step.id) {
                steps.push((step.id.clone(), step.at_desk.clone()));
            }
            let phase = procedure.phases.iter().find(|phase| phase.id == step.phase);
            if let Some(phase) = phase
                && !phases.iter().any(|(id, _)| *id == phase.id)
            {
                phases.push((phase.id.clone(), phase.title.clone()));
            }
        }
    }
    (phases, steps)
}

/// The last day on which a line is in time.
fn due(procedure: &Procedure, line: &OwedLine) -> Option<Date> {
    procedure.day(line.late_from?).yesterday().ok()
}

fn groups(reader: &Reader, lines: &[OwedLine], role: Role) -> Vec<Group> {
    let today = reader.frame().today();
    let library = &reader.web.house().library;
    let mut groups: Vec<Group> = Vec::new();
    for line in lines {
        let Some(procedure) = library.pinned(&line.procedure) else { continue };
        let due = due(procedure, line);
        let span = Span::of(due, today);
        let row = row(reader, procedure, line, role, due);
        match groups.iter_mut().find(|group| group.span == span) {
            Some(group) => group.rows.push(row),
            None => groups.push(Group { span, total: 0, rows: vec![row] }),
        }
    }
    for group in &mut groups {
        group.total = group.rows.len();
    }
    groups.sort_by_key(|group| group.span);
    groups
}

fn row(
    reader: &Reader,
    procedure: &Arc<Procedure>,
    line: &OwedLine,
    role: Role,
    due: Option<Date>,
) -> Row {
    let code = |word: &str| Text { fr: word.to_owned(), en: word.to_owned() };
    let step = procedure.find(&line.step).map(|step| step.at_desk.clone());
    let phase = procedure.phases.iter().find(|phase| phase.id == *line.phase.as_str());
    Row {
        case: line.case,
        number: line.number.clone(),
        name: Name::plain(line.name.as_deref().unwrap_or_default()),
        people: line.people,
        step: step.unwrap_or_else(|| code(&line.step)),
        phase: phase.map_or_else(|| code(&line.phase), |phase| phase.title.clone()),
        by: reader.body(role),
        due,
    }
}

pub(in crate::server) async fn search(sent: Sent) -> Answer {
    let reader = &sent.reader;
    let session = reader.agent()?;
    let sought = sent.posted.get("q").to_owned();
    let asked = sought.clone();
    let lines = if sought.is_empty() {
        Vec::new()
    } else {
        reader.ask(move |house| house.search(&session, &asked)).await?
    };
    let library = &reader.web.house().library;
    let mut found: Vec<Found> = Vec::new();
    for line in lines {
        let Some(procedure) = library.pinned(&line.procedure) else { continue };
        let phase = procedure
            .phases
            .iter()
            .find(|phase| line.phase.as_deref() == Some(phase.id.as_str()))
            .map(|phase| phase.title.clone());
        let stands = match &line.outcome {
            Some(outcome) => fill::both("outcome", outcome),
            None => phase.unwrap_or_else(|| procedure.title.clone()),
        };
        let case = (line.case, line.number.clone(), procedure.title.clone(), stands);
        let person = line.person.unwrap_or_else(|| PersonId::new(line.case.uuid()));
        match found.iter_mut().find(|found| found.person.person == person) {
            Some(known) => known.cases.push(case),
            None => {
                found.push(Found { person: summary(procedure, &line, person), cases: vec![case] })
            }
        }
    }
    let pager = Pager::single(found.len());
    let mut frame = reader.frame();
    frame.sought.clone_from(&sought);
    let page = Results { sought, found, pager };
    reader.show_in(axum::http::StatusCode::OK, &page, &frame)
}

fn summary(procedure: &Procedure, line: &app::CaseLine, person: PersonId) -> Summary {
    let today = procedure.day(line.now);
    Summary {
        person,
        name: Name::plain(line.name.as_deref().unwrap_or_default()),
        born: line.birth,
        age: line.birth.map(|birth| birth.age_on(today)),
        nationality: line.nationality,
        sex: None,
    }
}

pub(in crate::server) async fn overview(reader: Reader) -> Answer {
    let session = reader.agent()?;
    let figures = reader.ask(move |house| house.overview(&session)).await?;
    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let library = &reader.web.house().library;
    let mut procedures: Vec<(Text, Vec<Count>)> = Vec::new();
    let mut last = String::new();
    for phase in &figures.phases {
        let Some(procedure) = library.pinned(&phase.procedure) else { continue };
        let title = procedure.phases.iter().find(|known| known.id == phase.phase);
        let counted = Count {
            phase: title.map_or_else(|| procedure.title.clone(), |known| known.title.clone()),
            open: count(phase.open),
            late: count(phase.late),
            week: count(phase.week),
            link: format!("/desk?phase={}", phase.phase),
        };
        if last != phase.procedure {
            let version = |title: &str| format!("{title} · {}", procedure.version);
            let title = Text { fr: version(&procedure.title.fr), en: version(&procedure.title.en) };
            procedures.push((title, Vec::new()));
            last.clone_from(&phase.procedure);
        }
        if let Some((_, counts)) = procedures.last_mut() {
            counts.push(counted);
        }
    }
    let sum = |of: fn(&(Role, u64, u64)) -> u64| count(figures.owed.iter().map(of).sum());
    reader.show(&Overview {
        open: count(figures.phases.iter().map(|phase| phase.open).sum()),
        late: sum(|(_, _, late)| *late),
        week: count(figures.phases.iter().map(|phase| phase.week).sum()),
        procedures,
    })
}
