//! Terms against one another: no deadline shorter than a delay it waits for, no clock without a term.

use jiff::civil::Date;

use super::net::Net;
use super::{Finding, FindingKind, Severity};
use crate::clock::{Lang, due_date};
use crate::graph::{Kind, StepIx};
use crate::pack::{Procedure, Relation};

/// The days of a year on which terms are tried.
const DAYS: usize = 366;

/// More combinations of facts than this are not tried.
const MOST: usize = 4096;

pub(super) fn check(procedure: &Procedure) -> Vec<Finding> {
    let net = Net::new(procedure);
    let mut findings = short_deadlines(&net);
    findings.extend(idle_clocks(procedure));
    findings.extend(contradictions(&net));
    findings
}

/// Deadlines that pass before the delay of a condition from the same step to the same step is over.
fn short_deadlines(net: &Net<'_>) -> Vec<Finding> {
    let procedure = net.procedure;
    let mut findings = Vec::new();
    for (number, response) in procedure.relations.iter().enumerate() {
        let Some(arrow) = procedure.graph.arrows().get(number) else { continue };
        for (other, condition) in procedure.graph.reaching(arrow.to) {
            let Some(delay) = procedure.relation(other) else { continue };
            if condition.kind != Kind::Condition
                || condition.from != arrow.from
                || !together(net, [response, delay])
            {
                continue;
            }
            if let Some([from, due, may]) = too_short(procedure, response, delay) {
                let message = format!(
                    "the deadline of `{to}` after `{from_step}` is shorter than its delay: from {}, \
                     it is due on {}, but possible only from {}",
                    Lang::En.date(from),
                    Lang::En.date(due),
                    Lang::En.date(may),
                    to = name(procedure, arrow.to),
                    from_step = name(procedure, arrow.from),
                );
                let kind = FindingKind::DeadlineBeforeDelay;
                findings.push(Finding::new(procedure, response.at, kind, message));
            }
        }
    }
    findings
}

/// A day from which the deadline is before the first day on which the delay is over: that day, the
/// deadline and the first day.
fn too_short(procedure: &Procedure, response: &Relation, delay: &Relation) -> Option<[Date; 3]> {
    let (deadline, delay) = (response.deadline()?, delay.delay()?);
    let calendar = &procedure.pack.calendar;
    let days = std::iter::successors(Some(procedure.in_force.from), |day| day.tomorrow().ok());
    days.take(DAYS).find_map(|from| {
        let due = due_date(&deadline.rule, calendar, from, &[])?;
        let may = due_date(delay, calendar, from, &[])?.tomorrow().ok()?;
        (due < may).then_some([from, due, may])
    })
}

/// Clock rules for steps on which no term is ever owed.
fn idle_clocks(procedure: &Procedure) -> Vec<Finding> {
    let timed = |step: StepIx| {
        procedure.graph.reaching(step).any(|(number, _)| {
            procedure.relation(number).is_some_and(|relation| relation.deadline().is_some())
        })
    };
    let mut findings: Vec<Finding> = Vec::new();
    for clock in &procedure.clocks {
        let of_one_rule = procedure.clocks.iter().filter(|other| other.at == clock.at);
        if of_one_rule.map(|other| other.of).any(timed) {
            continue;
        }
        let message = format!(
            "no term is ever owed on `{}`: this clock changes nothing",
            name(procedure, clock.of)
        );
        let kind = FindingKind::IdleClock;
        let finding = Finding::new(procedure, Some(clock.at), kind, message).warning();
        if findings.iter().all(|known| known.place != finding.place) {
            findings.push(finding);
        }
    }
    findings
}

/// Guards that hold of no facts that anyone can record.
fn contradictions(net: &Net<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for relation in &net.procedure.relations {
        let Some(when) = relation.when.as_ref().filter(|_| !together(net, [relation])) else {
            continue;
        };
        let message = format!("this guard contradicts itself: `{when}`");
        let kind = FindingKind::GuardNeverHolds;
        let finding = Finding::new(net.procedure, relation.at, kind, message);
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    }
    findings
}

/// Whether some facts make the guards of all these relations hold.
fn together<const N: usize>(net: &Net<'_>, relations: [&Relation; N]) -> bool {
    let guards: Vec<_> = relations.iter().filter_map(|relation| relation.when.as_ref()).collect();
    let asked: Vec<usize> = (net.facts.iter().enumerate())
        .filter(|(_, fact)| guards.iter().any(|guard| guard.facts().contains(&fact.id)))
        .map(|(number, _)| number)
        .collect();
    let classes = |number: &usize| net.facts.get(*number).map_or(1, |fact| fact.values.len());
    let ways: usize = asked.iter().map(classes).product();
    ways > MOST || (0..ways).any(|way| holds_in(net, &guards, &asked, way))
}

/// Whether the guards hold in one combination of the facts asked, by its number.
fn holds_in(net: &Net<'_>, guards: &[&crate::Guard], asked: &[usize], way: usize) -> bool {
    let mut rest = way;
    let mut facts = kernel::Facets::new();
    for fact in asked.iter().filter_map(|number| net.facts.get(*number)) {
        let class = rest % fact.values.len();
        rest /= fact.values.len();
        if let Some(Some(value)) = fact.values.get(class) {
            facts.insert(fact.id.clone(), value.clone());
        }
    }
    guards.iter().all(|guard| guard.holds(&facts))
}

fn name(procedure: &Procedure, step: StepIx) -> &str {
    procedure.step(step).map_or("", |step| step.id.as_str())
}

impl Finding {
    /// The same, as a warning.
    pub(super) fn warning(self) -> Self {
        Self { severity: Severity::Warning, ..self }
    }
}
