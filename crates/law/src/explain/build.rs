//! Gathers what a pack says of a step.

use jiff::civil::Date;
use kernel::{Code, Facets, Role};

use super::words::{actor, when};
use super::{
    Asked, Change, ChangeKind, Cited, Cites, Duty, Explanation, First, Move, Named, Opens,
};
use crate::clock::{Rule, derive};
use crate::graph::{Arrow, Kind, StepIx};
use crate::pack::{ClockKind, Procedure, Relation, Step};
use crate::text::Text;

/// Explains a step as if it happened on a day, with what is known of the case. The terms owed on the
/// step itself are counted as if what makes it owed happened on that day.
#[must_use]
pub fn explain(procedure: &Procedure, step: &Step, from: Date, facts: &Facets) -> Explanation {
    let about = About { procedure, from, facts };
    Explanation {
        procedure: procedure.reference(),
        procedure_title: procedure.title.clone(),
        from,
        step: named(step),
        phases: phases(procedure, step),
        kind: step.kind.as_str(),
        actor: actor(procedure, step.actor),
        also: step.also.iter().map(|role| actor(procedure, *role)).collect(),
        places: step.places.iter().map(|place| place.as_str()).collect(),
        does: step.does.clone(),
        bring: step.bring.clone(),
        asks: step.fields.iter().map(|field| field.label.clone()).collect(),
        documents: (step.documents.iter())
            .map(|it| Asked { title: it.title.clone(), required: it.required })
            .collect(),
        starts_out_excluded: !procedure.included.contains(step.ix),
        repeats: step.repeats,
        closes: step.closes.clone(),
        cites: cites(procedure, &step.cites, step.verified),
        first: about.written(procedure.graph.reaching(step.ix), |it| about.first(it)),
        starts: about.written(procedure.graph.leaving(step.ix), |it| about.duty(it)),
        owed: about.written(procedure.graph.reaching(step.ix), |it| about.duty(it)),
        includes: about.moves(step.ix, Kind::Include),
        excludes: about.moves(step.ix, Kind::Exclude),
        opens: about.opens(step.ix),
    }
}

struct About<'a> {
    procedure: &'a Procedure,
    from: Date,
    facts: &'a Facets,
}

type Found<'a> = (Arrow, &'a Relation);

impl<'a> About<'a> {
    /// What is made of the arrows that stand in the file.
    fn written<T>(
        &self,
        arrows: impl Iterator<Item = (usize, Arrow)>,
        make: impl Fn(Found<'a>) -> Option<T>,
    ) -> Vec<T> {
        arrows
            .filter_map(|(number, arrow)| Some((arrow, self.procedure.relation(number)?)))
            .filter(|(_, relation)| relation.is_written())
            .filter_map(make)
            .collect()
    }

    fn first(&self, (arrow, relation): Found<'_>) -> Option<First> {
        if !matches!(arrow.kind, Kind::Condition | Kind::Milestone) {
            return None;
        }
        let delay = relation.delay().map(|rule| self.derive(rule));
        Some(First {
            step: self.named(arrow.from)?,
            only_if_owed: arrow.kind == Kind::Milestone,
            when: when(self.procedure, relation.when.as_ref(), self.facts),
            not_before: delay.as_ref().and_then(|it| it.due?.tomorrow().ok()),
            delay,
            cites: cites(self.procedure, &relation.cites, relation.verified),
        })
    }

    fn duty(&self, (arrow, relation): Found<'_>) -> Option<Duty> {
        if arrow.kind != Kind::Response {
            return None;
        }
        let deadline = relation.deadline();
        let follows = deadline.and_then(|deadline| deadline.consequence);
        let owner = relation.owed_by.or(self.procedure.step(arrow.to).map(|step| step.actor));
        Some(Duty {
            from: self.named(arrow.from)?,
            to: self.named(arrow.to)?,
            by: actor(self.procedure, owner.unwrap_or(Role::System)),
            optional: relation.optional,
            when: when(self.procedure, relation.when.as_ref(), self.facts),
            term: deadline.map(|deadline| self.derive(&deadline.rule)),
            lateness: deadline.and_then(|deadline| deadline.lateness.clone()),
            consequence: follows.and_then(|step| self.named(step)),
            changes: if deadline.is_some() { self.changes(arrow.to) } else { Vec::new() },
            cites: cites(self.procedure, &relation.cites, relation.verified),
        })
    }

    fn moves(&self, step: StepIx, kind: Kind) -> Vec<Move> {
        let make = |(arrow, relation): Found<'a>| {
            let step = self.named(arrow.to).filter(|_| arrow.kind == kind)?;
            Some(Move { step, when: when(self.procedure, relation.when.as_ref(), self.facts) })
        };
        self.written(self.procedure.graph.leaving(step), make)
    }

    fn opens(&self, step: StepIx) -> Vec<Opens> {
        let of_step = self.procedure.starts.iter().filter(|start| start.on == step);
        let opens = of_step.map(|start| Opens {
            procedure: start.procedure.clone(),
            when: when(self.procedure, start.when.as_ref(), self.facts),
        });
        opens.collect()
    }

    fn changes(&self, of: StepIx) -> Vec<Change> {
        changes(self.procedure, of)
    }

    fn named(&self, step: StepIx) -> Option<Named> {
        self.procedure.step(step).map(named)
    }

    fn derive(&self, rule: &Rule) -> crate::clock::Derivation {
        derive(rule, &self.procedure.pack.calendar, self.from, &[])
    }
}

/// What could change the terms owed on a step.
pub(crate) fn changes(procedure: &Procedure, of: StepIx) -> Vec<Change> {
    let name = |step: StepIx| procedure.step(step).map(named);
    let own = procedure.clocks.iter().filter(|clock| clock.of == of);
    let change = |clock: &crate::pack::Clock| {
        let kind = match clock.kind {
            ClockKind::Pause(_, until) => ChangeKind::PausesUntil(name(until)?),
            ClockKind::Reset(_) => ChangeKind::Resets,
            ClockKind::Extend(_, by) => ChangeKind::Extends(by),
        };
        let cites = cites(procedure, &clock.cites, clock.verified);
        Some(Change { kind, on: name(clock.kind.cause())?, cites })
    };
    own.filter_map(change).collect()
}

pub(super) fn cites(procedure: &Procedure, ids: &[Code], verified: bool) -> Cites {
    let cited = |id: &Code| {
        let source = procedure.pack.sources.get(id)?;
        Some(Cited { id: id.clone(), title: source.title.clone(), url: source.url.clone() })
    };
    Cites { sources: ids.iter().filter_map(cited).collect(), verified }
}

fn named(step: &Step) -> Named {
    Named { id: step.id.clone(), title: step.title.clone() }
}

/// The phases a step lies in, the widest first.
fn phases(procedure: &Procedure, step: &Step) -> Vec<Text> {
    let mut found = Vec::new();
    let mut at = Some(&step.phase);
    while let Some(phase) = at.and_then(|id| procedure.phases.iter().find(|it| it.id == *id)) {
        found.push(phase.title.clone());
        at = phase.within.as_ref();
    }
    found.reverse();
    found
}
