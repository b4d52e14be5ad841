//! Slices: for each step, the steps its fate depends on; each slice is explored by itself.
//!
//! What lies outside a slice changes nothing in it, so a run of the procedure, seen in the slice
//! alone, is a run of the slice, and the other way round. A leaf that nothing depends on then
//! doubles no one else's states.

use super::net::Net;
use crate::graph::{StepIx, Steps};

/// The slices that lie in no other, the smallest first. The step that opens a case is in all: whether a
/// case can open depends on facts that others ask about.
pub(super) fn slices(net: &Net<'_>) -> Vec<Steps> {
    let direct: Vec<Steps> = net.all.iter().map(|step| influences(net, step)).collect();
    let mut maximal: Vec<Steps> = Vec::new();
    for step in net.all.iter() {
        let cone = closure(&direct, net.procedure.opens.into_iter().chain([step]).collect());
        if maximal.iter().all(|known| !cone.minus(*known).is_empty()) {
            maximal.retain(|known| !known.minus(cone).is_empty());
            maximal.push(cone);
        }
    }
    maximal.sort_by_key(|cone| cone.len());
    maximal
}

/// Steps and everything that has a say in them, directly or not.
fn closure(direct: &[Steps], mut cone: Steps) -> Steps {
    loop {
        let wider = cone
            .iter()
            .filter_map(|step| direct.get(step.index()))
            .fold(cone, |all, more| all.or(*more));
        if wider == cone {
            return cone;
        }
        cone = wider;
    }
}

/// The steps that have a direct say in whether a step may happen, is owed or is part of the case.
fn influences(net: &Net<'_>, step: StepIx) -> Steps {
    let procedure = net.procedure;
    let mut found: Steps = procedure.graph.reaching(step).map(|(_, arrow)| arrow.from).collect();
    let guards =
        procedure.graph.reaching(step).filter_map(|(number, _)| procedure.relation(number));
    for fact in guards.filter_map(|it| it.when.as_ref()).flat_map(crate::Guard::facts) {
        let records = |it: &&crate::Step| it.fields.iter().any(|field| field.id == *fact);
        found = found.or(procedure.steps.iter().filter(records).map(|it| it.ix).collect());
    }
    // A consequence follows from what is owed.
    let threatened = (procedure.graph.arrows().iter().zip(&procedure.relations))
        .filter(|(_, it)| it.deadline().and_then(|deadline| deadline.consequence) == Some(step))
        .map(|(arrow, _)| arrow.to)
        .collect();
    found.or(threatened)
}
