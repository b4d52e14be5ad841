//! The report for the command line: what there is, what cannot be right, what is still to be verified.

use kernel::Code;
use serde::Serialize;

use super::{Checked, Finding, Severity};
use crate::graph::{Kind, StepIx};
use crate::pack::{Library, Pack, Period, Procedure};

/// Everything the checker has to say of a library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Its packs, by folder.
    pub packs: Vec<PackReport>,
}

/// A pack and its procedures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PackReport {
    /// Its id: `fr`.
    pub id: Code,
    /// Its title, in English.
    pub title: String,
    /// The versions of its procedures.
    pub procedures: Vec<ProcedureReport>,
}

/// One version of a procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProcedureReport {
    /// `fr.asylum:2024-1`.
    pub reference: String,
    /// Its title, in English.
    pub title: String,
    /// The first day in force.
    pub from: jiff::civil::Date,
    /// The first day no longer in force.
    pub until: Option<jiff::civil::Date>,
    /// How many steps it has.
    pub steps: usize,
    /// How many arrows its file draws.
    pub relations: usize,
    /// How many of its rules were read in their source.
    pub verified: usize,
    /// The rules that were not.
    pub unverified: Vec<Unverified>,
    /// Decisions that count as nothing in statistics.
    pub uncounted: Vec<Code>,
    /// What cannot be right, and how far was looked.
    #[serde(flatten)]
    pub checked: Checked,
}

/// A rule that nobody has read in its source yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unverified {
    /// The line of the file.
    pub line: usize,
    /// `step appeal`, `response answer → appeal (1 month)`.
    pub rule: String,
    /// The sources it cites.
    pub cites: Vec<Code>,
}

/// Checks a library and sums it up.
#[must_use]
pub fn report(library: &Library) -> Report {
    let mut packs: Vec<PackReport> = library.packs().iter().map(|pack| of_pack(pack)).collect();
    for (procedure, checked) in library.procedures().iter().zip(super::check_each(library)) {
        if let Some(pack) = packs.iter_mut().find(|pack| pack.id == procedure.pack.id) {
            pack.procedures.push(of_procedure(procedure, checked));
        }
    }
    Report { packs }
}

fn of_pack(pack: &Pack) -> PackReport {
    PackReport { id: pack.id.clone(), title: pack.title.en.clone(), procedures: Vec::new() }
}

fn of_procedure(procedure: &Procedure, checked: Checked) -> ProcedureReport {
    let Period { from, until } = procedure.in_force;
    let rules = rules(procedure);
    let all = rules.len();
    let unverified: Vec<Unverified> =
        rules.into_iter().filter(|(verified, _)| !verified).map(|(_, rule)| rule).collect();
    ProcedureReport {
        reference: procedure.reference(),
        title: procedure.title.en.clone(),
        from,
        until,
        steps: procedure.steps.len(),
        relations: procedure.relations.iter().filter(|it| it.is_written()).count(),
        verified: all - unverified.len(),
        unverified,
        uncounted: procedure.uncounted().map(|step| step.id.clone()).collect(),
        checked,
    }
}

/// Every rule that cites a source, and whether it was read there, in the order of the file.
fn rules(procedure: &Procedure) -> Vec<(bool, Unverified)> {
    let id = |step: StepIx| procedure.step(step).map_or("", |step| step.id.as_str());
    let steps = procedure.steps.iter().map(|step| {
        let rule = format!("step {}", step.id);
        (step.verified, Unverified { line: step.at.0, rule, cites: step.cites.clone() })
    });
    let arrows = procedure.graph.arrows().iter().zip(&procedure.relations);
    let relations = arrows.filter(|(_, it)| !it.cites.is_empty() || !it.verified);
    let relations = relations.map(|(arrow, relation)| {
        let kind = match arrow.kind {
            Kind::Condition => "condition",
            Kind::Response => "response",
            Kind::Milestone => "milestone",
            Kind::Include => "include",
            Kind::Exclude => "exclude",
        };
        let rule = relation.deadline().map(|deadline| &deadline.rule).or(relation.delay());
        let term = rule.map_or_else(String::new, |rule| format!(" ({})", rule.term));
        let rule = format!("{kind} {} → {}{term}", id(arrow.from), id(arrow.to));
        let line = relation.at.map_or(0, |at| at.0);
        (relation.verified, Unverified { line, rule, cites: relation.cites.clone() })
    });
    let clocks = procedure.clocks.iter().map(|clock| {
        let rule = format!("clock of {}", id(clock.of));
        (clock.verified, Unverified { line: clock.at.0, rule, cites: clock.cites.clone() })
    });
    let transitions = procedure.transitions.iter().map(|it| {
        let rule = format!("transition to {}", it.to);
        (it.verified, Unverified { line: it.at.0, rule, cites: it.cites.clone() })
    });
    let counts = procedure.counts.iter().map(|it| {
        let when = it.when.as_ref().map_or_else(String::new, |when| {
            let values: Vec<String> = when.values.iter().map(ToString::to_string).collect();
            format!(" ({} = {})", when.field, values.join(", "))
        });
        let rule = format!("count of {}{when}", id(it.on));
        (it.verified, Unverified { line: it.at.0, rule, cites: it.cites.clone() })
    });
    let rules = steps.chain(relations).chain(clocks).chain(transitions).chain(counts);
    let mut all: Vec<_> = rules.collect();
    all.sort_by_key(|(_, rule)| rule.line);
    all
}

impl Report {
    /// Every finding, in the order of the files.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.procedures().flat_map(|procedure| &procedure.checked.findings)
    }

    /// How many findings forbid the use of a pack.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.findings().filter(|finding| finding.severity == Severity::Error).count()
    }

    /// Every version of every procedure.
    pub fn procedures(&self) -> impl Iterator<Item = &ProcedureReport> {
        self.packs.iter().flat_map(|pack| &pack.procedures)
    }

    /// The report as text, for a terminal. With `all`, every rule to be verified is listed.
    #[must_use]
    pub fn text(&self, all: bool) -> String {
        let mut out = String::new();
        for pack in &self.packs {
            out.push_str(&format!("{} · {}\n", pack.id, pack.title));
            for procedure in &pack.procedures {
                procedure.write(&mut out, all);
            }
            out.push('\n');
        }
        let unverified: usize = self.procedures().map(|it| it.unverified.len()).sum();
        let warnings = self.findings().count() - self.errors();
        out.push_str(&format!(
            "{} in {}, {}, {}, {} to be verified\n",
            counted(self.procedures().count(), "version"),
            counted(self.packs.len(), "pack"),
            counted(self.errors(), "error"),
            counted(warnings, "warning"),
            counted(unverified, "rule"),
        ));
        out
    }
}

impl ProcedureReport {
    fn write(&self, out: &mut String, all: bool) {
        let days = match self.until {
            Some(until) => format!("from {} until {until}", self.from),
            None => format!("from {}", self.from),
        };
        let Checked { findings, explored, outcomes } = &self.checked;
        let extent = if explored.complete {
            format!("every marking explored, {}", explored.markings)
        } else {
            format!(
                "{} markings explored, bound reached, then {} steps of walks",
                explored.markings, explored.walked
            )
        };
        let ends: Vec<&str> = outcomes
            .iter()
            .filter(|outcome| outcome.reached)
            .map(|outcome| outcome.outcome.as_str())
            .collect();
        out.push_str(&format!("\n  {} · {}\n", self.reference, self.title));
        out.push_str(&format!(
            "    {days}\n    {}, {}, {} of {} rules verified\n    {extent}\n",
            counted(self.steps, "step"),
            counted(self.relations, "relation"),
            self.verified,
            self.verified + self.unverified.len(),
        ));
        if !ends.is_empty() {
            out.push_str(&format!("    ends as {}\n", ends.join(", ")));
        }
        for finding in findings {
            out.push_str(&format!("    {}\n", finding.to_string().replace('\n', "\n    ")));
        }
        if !self.uncounted.is_empty() {
            let steps: Vec<&str> = self.uncounted.iter().map(Code::as_str).collect();
            out.push_str(&format!(
                "    note: {} not counted: {}\n",
                counted(steps.len(), "decision"),
                steps.join(", ")
            ));
        }
        for rule in self.unverified.iter().filter(|_| all) {
            let cites: Vec<&str> = rule.cites.iter().map(Code::as_str).collect();
            out.push_str(&format!(
                "    line {}: to be verified: {} [{}]\n",
                rule.line,
                rule.rule,
                cites.join(", ")
            ));
        }
    }
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// The report has English texts only: it is read by those who write packs.
impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text(true))
    }
}
