//! A case: one run of one procedure. An event whose envelope names a step executes that step.

use std::collections::BTreeMap;

use kernel::{
    CaseId, Code, Compartment, EventId, Facets, HouseholdId, ObjectRef, PersonId, Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::draft::{DecodeError, Draft, Recordable, Stored};
use crate::secret::Secret;

/// What happened to a case.
#[derive(Debug, Clone, PartialEq)]
pub enum CaseEvent {
    /// The case was opened and pinned to a version of a procedure.
    Opened(Opened),
    /// A step was carried out.
    Done(Done),
    /// A step recorded in error does not count.
    Annulled {
        /// The case.
        case: CaseId,
        /// Its applicant.
        applicant: PersonId,
        /// The event that does not count.
        event: EventId,
        /// Why.
        reason: Secret<String>,
    },
    /// The case went over to another version of its procedure.
    Moved {
        /// The case.
        case: CaseId,
        /// The version, as `fr.asylum:2026-1`.
        to: Code,
    },
}

/// A case was opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The case.
    pub case: CaseId,
    /// For whom.
    pub applicant: PersonId,
    /// With which household.
    pub household: Option<HouseholdId>,
    /// The version of the procedure: `fr.asylum:2024-1`.
    pub procedure: Code,
    /// The number by which people call it.
    pub number: Code,
    /// What the law asks of the person's file.
    pub facts: Facets,
    /// When.
    pub at: Timestamp,
}

/// A step was carried out.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// The event's id.
    pub id: EventId,
    /// The case.
    pub case: CaseId,
    /// Its applicant.
    pub applicant: PersonId,
    /// The version of the procedure.
    pub procedure: Code,
    /// Under which name it is written: `step_taken`, `hearing_held`, `notice_served`,
    /// `decision_made` or `consequence_followed`.
    pub name: &'static str,
    /// The step.
    pub step: Code,
    /// When it happened.
    pub at: Timestamp,
    /// The article it rests on.
    pub article: Option<Code>,
    /// Coded answers.
    pub facts: Facets,
    /// The other answers.
    pub answers: Vec<Secret<Answers>>,
}

/// Sealed answers of one compartment, by field.
pub type Answers = BTreeMap<Code, String>;

/// The names under which a step is written.
const DONE: [&str; 5] =
    ["step_taken", "hearing_held", "notice_served", "decision_made", "consequence_followed"];

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OpenedPayload {
    number: Code,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DonePayload {
    answers: Vec<Secret<Answers>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AnnulledPayload {
    event: EventId,
    reason: Secret<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MovedPayload {
    to: Code,
}

/// The register in which a case number is unique.
#[must_use]
pub(crate) fn number_register(number: &Code) -> ObjectRef {
    ObjectRef::register(&format!("case-number:{number}"))
}

impl CaseEvent {
    /// The register in which a case number is unique.
    #[must_use]
    pub fn number_register(number: &Code) -> ObjectRef {
        number_register(number)
    }

    /// The reason of an annulment, to be sealed.
    #[must_use]
    pub const fn reason(text: String) -> Secret<String> {
        Secret::new(Compartment::Story, text)
    }
}

impl Recordable for CaseEvent {
    fn draft(&self) -> Draft {
        match self {
            Self::Opened(opened) => opened.draft(),
            Self::Done(done) => done.draft(),
            Self::Annulled { case, applicant, event, reason } => {
                let payload = AnnulledPayload { event: *event, reason: reason.clone() };
                Draft::new("step_annulled", &payload)
                    .touching(*case, "case")
                    .touching(*applicant, "applicant")
                    .sealed_for(*applicant)
            }
            Self::Moved { case, to } => {
                Draft::new("case_moved", &MovedPayload { to: to.clone() }).touching(*case, "case")
            }
        }
    }

    fn read(stored: Stored<'_>) -> Result<Option<Self>, DecodeError> {
        let name = stored.envelope.kind.name.clone();
        let case = || stored.object("case").map(CaseId::new);
        let applicant = || stored.object("applicant").map(PersonId::new);
        Ok(Some(match name.as_str() {
            "case_opened" => Self::Opened(Opened::read(stored)?),
            "step_annulled" => {
                let (case, applicant) = (case()?, applicant()?);
                let payload: AnnulledPayload = stored.payload()?;
                Self::Annulled { case, applicant, event: payload.event, reason: payload.reason }
            }
            "case_moved" => {
                let case = case()?;
                let payload: MovedPayload = stored.payload()?;
                Self::Moved { case, to: payload.to }
            }
            other => match DONE.into_iter().find(|known| *known == other) {
                Some(name) => Self::Done(Done::read(name, stored)?),
                None => return Ok(None),
            },
        }))
    }
}

impl Opened {
    fn draft(&self) -> Draft {
        let mut draft = Draft::new("case_opened", &OpenedPayload { number: self.number.clone() })
            .touching(self.case, "case")
            .touching(self.applicant, "applicant")
            .touching(number_register(&self.number), "number");
        if let Some(household) = self.household {
            draft = draft.touching(household, "household");
        }
        draft.procedure = Some(self.procedure.clone());
        draft.facets.clone_from(&self.facts);
        draft.occurred_at = Some(self.at);
        draft
    }

    fn read(stored: Stored<'_>) -> Result<Self, DecodeError> {
        let envelope = stored.envelope;
        let case = CaseId::new(stored.object("case")?);
        let applicant = PersonId::new(stored.object("applicant")?);
        let household = stored.find("household").map(HouseholdId::new);
        let procedure = procedure_of(&stored)?;
        let payload: OpenedPayload = stored.payload()?;
        Ok(Self {
            case,
            applicant,
            household,
            procedure,
            number: payload.number,
            facts: envelope.facets.clone(),
            at: envelope.occurred_at,
        })
    }
}

fn procedure_of(stored: &Stored<'_>) -> Result<Code, DecodeError> {
    let procedure = stored.envelope.procedure.clone();
    procedure.ok_or_else(|| stored.unreadable("it names no procedure"))
}

impl Done {
    fn draft(&self) -> Draft {
        let mut draft = Draft::new(self.name, &DonePayload { answers: self.answers.clone() })
            .touching(self.case, "case")
            .touching(self.applicant, "applicant")
            .sealed_for(self.applicant);
        draft.id = Some(self.id);
        draft.procedure = Some(self.procedure.clone());
        draft.step = Some(self.step.clone());
        draft.occurred_at = Some(self.at);
        draft.legal_basis.clone_from(&self.article);
        draft.facets.clone_from(&self.facts);
        draft
    }

    fn read(name: &'static str, stored: Stored<'_>) -> Result<Self, DecodeError> {
        let envelope = stored.envelope;
        let case = CaseId::new(stored.object("case")?);
        let applicant = PersonId::new(stored.object("applicant")?);
        let procedure = procedure_of(&stored)?;
        let step = envelope.step.clone();
        let step = step.ok_or_else(|| stored.unreadable("it names no step"))?;
        let payload: DonePayload = stored.payload()?;
        Ok(Self {
            id: envelope.id,
            case,
            applicant,
            procedure,
            name,
            step,
            at: envelope.occurred_at,
            article: envelope.legal_basis.clone(),
            facts: envelope.facets.clone(),
            answers: payload.answers,
        })
    }
}
