//! Who looked at what, and what for: written before anything is shown.

use kernel::{CaseId, Compartment, PersonId};
use serde::{Deserialize, Serialize};

use crate::draft::{DecodeError, Draft, Recordable, Stored};

/// A look at sealed data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AccessEvent {
    /// A file was opened.
    FileOpened {
        /// The case.
        case: CaseId,
        /// Its applicant.
        applicant: PersonId,
        /// The others whose names and relations were shown with it.
        members: Vec<PersonId>,
        /// What for.
        purpose: Purpose,
        /// Which compartments were opened.
        compartments: Vec<Compartment>,
    },
    /// Names were shown in a list.
    NamesShown {
        /// Whose.
        persons: Vec<PersonId>,
        /// What for.
        purpose: Purpose,
    },
}

/// What a file is looked at for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To carry out a step of the procedure.
    Procedure,
    /// To find a file.
    Search,
    /// To see what is due.
    Worklist,
    /// To see whether somebody is registered already.
    Duplicates,
    /// The person's own look.
    Own,
}

impl Purpose {
    /// The word used in storage and as the key of a translation.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Procedure => "procedure",
            Self::Search => "search",
            Self::Worklist => "worklist",
            Self::Duplicates => "duplicates",
            Self::Own => "own",
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OpenedPayload {
    purpose: Purpose,
    compartments: Vec<Compartment>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ShownPayload {
    purpose: Purpose,
}

impl Recordable for AccessEvent {
    fn draft(&self) -> Draft {
        match self {
            Self::FileOpened { case, applicant, members, purpose, compartments } => {
                let payload =
                    OpenedPayload { purpose: *purpose, compartments: compartments.clone() };
                let draft = Draft::new("file_opened", &payload)
                    .touching(*case, "case")
                    .touching(*applicant, "applicant");
                members.iter().fold(draft, |draft, member| draft.touching(*member, "member"))
            }
            Self::NamesShown { persons, purpose } => {
                let draft = Draft::new("names_shown", &ShownPayload { purpose: *purpose });
                persons.iter().fold(draft, |draft, person| draft.touching(*person, "shown"))
            }
        }
    }

    fn read(stored: Stored<'_>) -> Result<Option<Self>, DecodeError> {
        let name = stored.envelope.kind.name.clone();
        Ok(Some(match name.as_str() {
            "file_opened" => {
                let case = CaseId::new(stored.object("case")?);
                let applicant = PersonId::new(stored.object("applicant")?);
                let members = persons(&stored, "member");
                let payload: OpenedPayload = stored.payload()?;
                Self::FileOpened {
                    case,
                    applicant,
                    members,
                    purpose: payload.purpose,
                    compartments: payload.compartments,
                }
            }
            "names_shown" => {
                let persons = persons(&stored, "shown");
                let payload: ShownPayload = stored.payload()?;
                Self::NamesShown { persons, purpose: payload.purpose }
            }
            _ => return Ok(None),
        }))
    }
}

/// The persons touched under a qualifier, in order.
fn persons(stored: &Stored<'_>, qualifier: &str) -> Vec<PersonId> {
    let touched = stored.envelope.objects.iter().filter(|(_, how)| *how == *qualifier);
    touched.map(|(object, _)| PersonId::new(object.id)).collect()
}
