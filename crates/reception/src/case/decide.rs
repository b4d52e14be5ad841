//! Decides about a case.

use std::sync::Arc;

use kernel::{CaseId, Code, EventId, PersonId, Role, Timestamp};
use law::pack::StepKind;
use law::{Procedure, Run, Step};
use record::{CaseEvent, Done, Opened, Secret};

use super::command::Open;
use super::{Case, Command, Refusal};
use crate::Recorder;
use crate::form::Answers;

/// What is looked up beforehand.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    /// Which case.
    pub case: CaseId,
    /// Whose.
    pub applicant: PersonId,
    /// The version the case is, or will be, pinned to.
    pub procedure: &'a Arc<Procedure>,
    /// In which role the command is given.
    pub role: Role,
    /// Now.
    pub now: Timestamp,
    /// The id the next step's event will have.
    pub fresh: EventId,
}

pub(super) fn decide(
    log: &mut Recorder<Case>,
    command: Command,
    facts: &Facts<'_>,
) -> Result<(), Refusal> {
    match (&log.state().opened, command) {
        (None, Command::Open(open)) => self::open(log, open, facts),
        (Some(_), Command::Open(_)) => Err(Refusal::AlreadyOpen),
        (None, Command::Act { .. } | Command::Annul { .. } | Command::Move { .. }) => {
            Err(Refusal::NotOpen)
        }
        (Some(_), Command::Act { step, at, answers }) => act(log, &step, at, answers, facts),
        (Some(_), Command::Annul { event, reason }) => annul(log, event, &reason, facts),
        (Some(_), Command::Move { to }) => go_over(log, to, facts),
    }
}

fn pinned(procedure: &Procedure) -> Code {
    Code::lenient(&procedure.reference())
}

fn open(log: &mut Recorder<Case>, open: Open, facts: &Facts<'_>) -> Result<(), Refusal> {
    let Open { household, number, facts: known, at, answers } = open;
    if at > facts.now {
        return Err(Refusal::InFuture);
    }
    let first = facts.procedure.opens.and_then(|ix| facts.procedure.step(ix));
    let first = match first {
        Some(first) => {
            let run = Run::open(Arc::clone(facts.procedure), known.clone(), at);
            Some(carried_out(&run, &first.id, at, answers, facts)?)
        }
        None => None,
    };
    log.record(CaseEvent::Opened(Opened {
        case: facts.case,
        applicant: facts.applicant,
        household,
        procedure: pinned(facts.procedure),
        number,
        facts: known,
        at,
    }));
    if let Some(first) = first {
        log.record(first);
    }
    Ok(())
}

fn run(log: &Recorder<Case>, facts: &Facts<'_>) -> Result<Run, Refusal> {
    log.state().run(facts.procedure).ok_or(Refusal::NotOpen)
}

fn act(
    log: &mut Recorder<Case>,
    step: &Code,
    at: Timestamp,
    answers: Answers,
    facts: &Facts<'_>,
) -> Result<(), Refusal> {
    let run = run(log, facts)?;
    log.record(carried_out(&run, step, at, answers, facts)?);
    Ok(())
}

/// The event of a step, if it may happen.
fn carried_out(
    run: &Run,
    step: &Code,
    at: Timestamp,
    answers: Answers,
    facts: &Facts<'_>,
) -> Result<CaseEvent, Refusal> {
    let step =
        facts.procedure.find(step.as_str()).ok_or_else(|| Refusal::NoSuchStep(step.clone()))?;
    if !step.may(facts.role) {
        return Err(Refusal::NotYours { step: step.id.clone(), actor: step.actor });
    }
    if at > facts.now {
        return Err(Refusal::InFuture);
    }
    if at < run.opened() {
        return Err(Refusal::BeforeOpening);
    }
    let reasons = run.hindrances(step.ix, at);
    if !reasons.is_empty() {
        return Err(Refusal::Hindered { step: step.id.clone(), reasons });
    }
    Ok(CaseEvent::Done(done(step, at, answers, facts)))
}

fn done(step: &Step, at: Timestamp, answers: Answers, facts: &Facts<'_>) -> Done {
    let sealed = answers.sealed().iter();
    Done {
        id: facts.fresh,
        case: facts.case,
        applicant: facts.applicant,
        procedure: pinned(facts.procedure),
        name: match step.kind {
            StepKind::Act => "step_taken",
            StepKind::Hearing => "hearing_held",
            StepKind::Notice => "notice_served",
            StepKind::Decision => "decision_made",
            StepKind::Consequence => "consequence_followed",
        },
        step: step.id.clone(),
        at,
        article: step.cites.first().cloned(),
        facts: answers.facts().clone(),
        answers: sealed.map(|(place, texts)| Secret::new(*place, texts.clone())).collect(),
    }
}

fn annul(
    log: &mut Recorder<Case>,
    event: EventId,
    reason: &str,
    facts: &Facts<'_>,
) -> Result<(), Refusal> {
    if reason.trim().is_empty() {
        return Err(Refusal::NoReason);
    }
    let happened = log.state().counting().find(|happened| happened.event == event).cloned();
    let happened = happened.ok_or(Refusal::NoSuchEvent(event))?;
    if let Some(step) = facts.procedure.find(happened.step.as_str())
        && !step.may(facts.role)
    {
        return Err(Refusal::NotYours { step: happened.step, actor: step.actor });
    }
    log.record(CaseEvent::Annulled {
        case: facts.case,
        applicant: facts.applicant,
        event,
        reason: CaseEvent::reason(reason.trim().to_owned()),
    });
    Ok(())
}

fn go_over(log: &mut Recorder<Case>, to: Code, facts: &Facts<'_>) -> Result<(), Refusal> {
    let run = run(log, facts)?;
    let provided = facts.procedure.transitions.iter().any(|transition| {
        transition.to == to && transition.when.as_ref().is_none_or(|when| when.holds(run.facts()))
    });
    if !provided {
        return Err(Refusal::NoTransition(to));
    }
    let to = Code::lenient(&format!("{}:{to}", facts.procedure.id));
    log.record(CaseEvent::Moved { case: facts.case, to });
    Ok(())
}
