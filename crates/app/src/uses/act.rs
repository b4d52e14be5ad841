//! Carries out a step of a case.

use std::sync::Arc;

use kernel::{CaseId, Code, CommandId, PersonId, Role, Timestamp};
use law::{Procedure, Step};
use reception::case::{Case, Command, Facts, Open, State};
use reception::form::{self, Answers, Typed};
use reception::{Concept, Recorder};
use record::{CaseEvent, Draft, Opened, Recordable};
use trace::Loaded;

use super::{Filed, terms};
use crate::error::{Error, Result};
use crate::house::{Change, House, Session};
use crate::parts::plain;
use crate::policy::Use;

/// A case as a decision needs it.
pub(super) struct LoadedCase {
    pub(super) log: Recorder<Case>,
    pub(super) loaded: Loaded,
    pub(super) opened: Opened,
    pub(super) procedure: Arc<Procedure>,
}

/// A step to be carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// On which case.
    pub case: CaseId,
    /// Which step.
    pub step: Code,
    /// Its form as typed.
    pub typed: Typed,
    /// When it happened, if not now.
    pub at: Option<Timestamp>,
}

impl House {
    /// Loads a case that the session may know of.
    pub(super) fn load_case(&self, session: &Session, case: CaseId) -> Result<LoadedCase> {
        let loaded = self.log.load(&terms::boundary(case))?;
        let events: Vec<CaseEvent> = plain(&loaded.events)?;
        let log = Recorder::<Case>::replay(&events);
        let opened = log.state().opened.clone().ok_or(Error::NotFound)?;
        let of_a_person = session.role() == Role::Person || session.own.is_some();
        if of_a_person && session.own != Some(opened.applicant) {
            return Err(Error::NotFound);
        }
        let pinned = log.state().pinned.clone().ok_or(Error::NotFound)?;
        let procedure = Arc::clone(self.pinned(pinned.as_str())?);
        Ok(LoadedCase { log, loaded, opened, procedure })
    }

    /// Carries out a step, with its form as typed.
    ///
    /// # Errors
    /// The role may not; the form has faults; the law does not let it happen; the log fails.
    pub fn act(&self, session: &Session, command: CommandId, action: &Action) -> Result<Filed> {
        session.must(Use::Act)?;
        let Action { case, step, typed, at } = action;
        self.again(|| {
            let known = self.load_case(session, *case)?;
            let found = known.procedure.find(step.as_str());
            let fields = found.map_or(&[][..], |step| &step.fields);
            let zone = &known.procedure.pack.zone;
            // Whether the step may happen is said before what is wrong with its form.
            let answers = form::read(fields, typed, zone);
            let act = |answers| Command::Act { step: step.clone(), at: self.when(*at), answers };
            match answers {
                Ok(answers) => self.decide_case(session, command, known, act(answers)),
                Err(faults) => {
                    self.would(session, known, act(Answers::none()))?;
                    Err(Error::Form(faults))
                }
            }
        })
    }

    fn when(&self, at: Option<Timestamp>) -> Timestamp {
        at.unwrap_or_else(|| self.now())
    }

    fn facts<'a>(&self, session: &Session, case: CaseId, known: &'a LoadedCase) -> Facts<'a> {
        Facts {
            case,
            applicant: known.opened.applicant,
            procedure: &known.procedure,
            role: session.role(),
            now: self.now(),
            fresh: self.world.id(),
        }
    }

    /// Whether a command would be taken, without recording anything.
    fn would(&self, session: &Session, mut known: LoadedCase, command: Command) -> Result<()> {
        let mut log = std::mem::replace(&mut known.log, Recorder::replay(&[]));
        let facts = self.facts(session, known.opened.case, &known);
        Ok(Case::decide(&mut log, command, &facts)?)
    }

    /// Decides a command on a case and appends what follows, other cases it starts included.
    pub(super) fn decide_case(
        &self,
        session: &Session,
        command: CommandId,
        mut known: LoadedCase,
        decision: Command,
    ) -> Result<Filed> {
        let case = known.opened.case;
        if let Some(receipt) = self.answered(command, &known.loaded.events)? {
            return Ok(Filed { case, receipt });
        }
        let mut log = std::mem::replace(&mut known.log, Recorder::replay(&[]));
        let facts = self.facts(session, case, &known);
        let before = terms::wake(log.state(), &known.procedure, facts.now);
        Case::decide(&mut log, decision, &facts)?;
        let (state, events) = log.into_parts();
        // A case that has just moved is watched by its new law.
        let law = match &state.pinned {
            Some(pinned) => self.pinned(pinned.as_str())?,
            None => &known.procedure,
        };
        let after = terms::wake(&state, law, facts.now);
        let mut outbox = terms::watch(case, before, after, facts.now);
        let mut seen = known.loaded.seen.clone();
        let mut drafts: Vec<Draft> = events.iter().map(Recordable::draft).collect();
        for (procedure, at) in started(&state, law, &events) {
            let Some(begun) = self.start(session, &known.opened, &procedure, at)? else { continue };
            drafts.extend(begun.drafts);
            outbox.extend(begun.outbox);
            seen.0.extend(begun.seen.0);
        }
        let receipt = self.commit(&session.actor, Change { command, seen, drafts, outbox })?;
        Ok(Filed { case, receipt })
    }

    /// Opens the case that a step starts, for the same person, on the day of the step. When no
    /// version is in force on that day, none is opened: a decision is recorded all the same.
    fn start(
        &self,
        session: &Session,
        from: &Opened,
        procedure: &Code,
        at: Timestamp,
    ) -> Result<Option<Change>> {
        let versions = self.library.procedures().iter();
        let in_force = versions
            .filter(|version| version.id == *procedure)
            .find(|version| version.in_force.contains(version.day(at)));
        let Some(procedure) = in_force else { return Ok(None) };
        let now = self.now();
        let case: CaseId = self.world.id();
        let applicant: PersonId = from.applicant;
        let facts =
            Facts { case, applicant, procedure, role: session.role(), now, fresh: self.world.id() };
        let (number, seen) = self.unused_number()?;
        let open = Open {
            household: from.household,
            number,
            facts: self.facts_now(procedure, from, at)?,
            at,
            answers: Answers::none(),
        };
        let mut log = Recorder::<Case>::replay(&[]);
        Case::decide(&mut log, Command::Open(open), &facts)?;
        let (state, events) = log.into_parts();
        let outbox = terms::watch(case, None, terms::wake(&state, procedure, now), now);
        let drafts = events.iter().map(Recordable::draft).collect();
        Ok(Some(Change { command: self.world.id(), seen, drafts, outbox }))
    }
}

/// The procedures that what has just happened starts, and when.
fn started(
    state: &State,
    procedure: &Arc<Procedure>,
    events: &[CaseEvent],
) -> Vec<(Code, Timestamp)> {
    let Some(run) = state.run(procedure) else { return Vec::new() };
    let steps = events.iter().filter_map(|event| match event {
        CaseEvent::Done(done) => Some((procedure.find(done.step.as_str())?, done.at)),
        CaseEvent::Opened(_) | CaseEvent::Annulled { .. } | CaseEvent::Moved { .. } => None,
    });
    let begun = |(step, at): (&Step, Timestamp)| {
        run.starts(step.ix).into_iter().map(move |procedure| (procedure, at))
    };
    steps.flat_map(begun).collect()
}
