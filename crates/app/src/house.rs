//! The house: everything a use case works with, handed in once.

use std::sync::Arc;

use kernel::{
    AccountId, Actor, CommandId, Envelope, Facets, ObjectRef, PersonId, Role, Timestamp, World,
};
use law::{Library, Pack, Procedure};
use record::Draft;
use trace::{
    Append, Boundary, Interest, Loaded, Log, Message, NewEvent, Payload, Receipt, Recorded, Sealer,
    Seen, Vault,
};

use crate::account::Counts;
use crate::error::{Error, Result};
use crate::keys::HouseKey;
use crate::policy::{Use, may};

/// Who is asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The actor.
    pub actor: Actor,
    /// The person whose own file it is, when a person asks.
    pub own: Option<PersonId>,
}

impl Session {
    /// A person at the own file; the account is derived from the person, so that it says no more.
    #[must_use]
    pub const fn person(person: PersonId) -> Self {
        let account = AccountId::new(person.uuid());
        let actor = Actor { account, role: Role::Person, office: None, on_behalf_of: None };
        Self { actor, own: Some(person) }
    }

    /// An agent.
    #[must_use]
    pub const fn agent(actor: Actor) -> Self {
        Self { actor, own: None }
    }

    /// The role.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.actor.role
    }

    /// Refuses a use that the role may not make.
    pub(crate) fn must(&self, what: Use) -> Result<()> {
        if may(self.role(), what) { Ok(()) } else { Err(Error::Forbidden) }
    }
}

/// The log, the keys, the law, the documents, the world.
#[derive(Clone)]
pub struct House {
    /// The trace.
    pub log: Arc<dyn Log>,
    /// Seals and opens.
    pub sealer: Sealer,
    /// The law.
    pub library: Arc<Library>,
    /// The documents.
    pub vault: Arc<dyn Vault>,
    /// Time and chance.
    pub world: Arc<dyn World>,
    /// The key of indexes and codes.
    pub key: HouseKey,
    /// The country where the house stands: its hours, its bodies, the procedures it opens.
    pub home: Arc<Pack>,
    /// What was counted of the log before.
    pub counts: Arc<Counts>,
}

/// What a use case hands to the log.
pub(crate) struct Change {
    pub(crate) command: CommandId,
    pub(crate) seen: Seen,
    pub(crate) drafts: Vec<Draft>,
    pub(crate) outbox: Vec<Message>,
}

impl House {
    pub(crate) fn now(&self) -> Timestamp {
        self.world.now()
    }

    /// The version a case is pinned to.
    pub(crate) fn pinned(&self, reference: &str) -> Result<&Arc<Procedure>> {
        self.library.pinned(reference).ok_or_else(|| Error::NotInForce(reference.to_owned()))
    }

    /// Loads everything that touches an object.
    pub(crate) fn load(&self, object: impl Into<ObjectRef>) -> Result<Loaded> {
        Ok(self.log.load(&Boundary::of(Interest::in_object(object)))?)
    }

    /// Seals the drafts, puts them in envelopes and appends them.
    pub(crate) fn commit(&self, actor: &Actor, change: Change) -> Result<Receipt> {
        self.commit_as_of(actor, change, self.now())
    }

    /// The same, recorded as of an instant that says less than the clock.
    pub(crate) fn commit_as_of(
        &self,
        actor: &Actor,
        change: Change,
        recorded_at: Timestamp,
    ) -> Result<Receipt> {
        let events = change
            .drafts
            .into_iter()
            .map(|draft| self.envelop(actor, change.command, recorded_at, draft))
            .collect::<Result<Vec<_>>>()?;
        Ok(self.log.append(Append {
            command: change.command,
            unless_newer: change.seen,
            events,
            outbox: change.outbox,
        })?)
    }

    fn envelop(
        &self,
        actor: &Actor,
        command: CommandId,
        recorded_at: Timestamp,
        draft: Draft,
    ) -> Result<NewEvent> {
        let id = draft.id.unwrap_or_else(|| self.world.id());
        let sealed = match draft.subject {
            Some(person) => self.sealer.seal_parts(person, id, &draft.parts.sealed)?,
            None => Vec::new(),
        };
        let envelope = Envelope {
            id,
            kind: draft.kind,
            occurred_at: draft.occurred_at.unwrap_or(recorded_at),
            recorded_at,
            actor: actor.clone(),
            legal_basis: draft.legal_basis,
            command,
            cause: None,
            procedure: draft.procedure,
            step: draft.step,
            objects: draft.objects,
            facets: Facets::clone(&draft.facets),
        };
        let payload = Payload { clear: draft.parts.clear, subject: draft.subject, sealed };
        Ok(NewEvent { envelope, payload })
    }

    /// The receipt of a command that was executed before, if it is: what it wrote is among these
    /// events. Asked before anything is decided, for what it did may refuse its repetition.
    pub(crate) fn answered(
        &self,
        command: CommandId,
        events: &[Recorded],
    ) -> Result<Option<Receipt>> {
        if !events.iter().any(|event| event.envelope.command == command) {
            return Ok(None);
        }
        let (unless_newer, events, outbox) = (Seen::default(), Vec::new(), Vec::new());
        Ok(Some(self.log.append(Append { command, unless_newer, events, outbox })?))
    }

    /// Runs a use case again when someone else wrote in between: load and decide anew, three times.
    pub(crate) fn again<T>(&self, mut attempt: impl FnMut() -> Result<T>) -> Result<T> {
        for _ in 0..2 {
            match attempt() {
                Err(Error::Log(trace::LogError::Newer)) => {}
                done => return done,
            }
        }
        attempt()
    }
}
