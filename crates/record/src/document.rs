//! Documents received on a case: what they are, never their content, which is sealed apart.

use kernel::{CaseId, Code, Compartment, DocumentId, PersonId};
use serde::{Deserialize, Serialize};

use crate::draft::{DecodeError, Draft, Recordable, Stored};
use crate::secret::Secret;

/// What happened to a document.
#[derive(Debug, Clone, PartialEq)]
pub enum DocumentEvent {
    /// It was received and stored.
    Received(Received),
    /// It was taken out of the file; the stored bytes stay until their term ends.
    Withdrawn {
        /// Which.
        document: DocumentId,
        /// From which case.
        case: CaseId,
    },
}

/// A document was received and stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Received {
    /// Which.
    pub document: DocumentId,
    /// On which case.
    pub case: CaseId,
    /// Whose.
    pub person: PersonId,
    /// Which document of the procedure it is, if one.
    pub asked_as: Option<Code>,
    /// Its type, by its content.
    pub media_type: MediaType,
    /// Its size in bytes, as stored.
    pub bytes: u64,
    /// The title given to it.
    pub title: Secret<String>,
}

impl Received {
    /// The title, to be sealed.
    #[must_use]
    pub const fn title(text: String) -> Secret<String> {
        Secret::new(Compartment::Documents, text)
    }
}

/// The types of files that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum MediaType {
    /// A photograph.
    #[serde(rename = "image/jpeg")]
    Jpeg,
    /// A picture.
    #[serde(rename = "image/png")]
    Png,
    /// A picture.
    #[serde(rename = "image/webp")]
    Webp,
    /// A document.
    #[serde(rename = "application/pdf")]
    Pdf,
}

impl MediaType {
    /// The registered name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReceivedPayload {
    asked_as: Option<Code>,
    media_type: MediaType,
    bytes: u64,
    title: Secret<String>,
}

impl Recordable for DocumentEvent {
    fn draft(&self) -> Draft {
        match self {
            Self::Received(it) => {
                let payload = ReceivedPayload {
                    asked_as: it.asked_as.clone(),
                    media_type: it.media_type,
                    bytes: it.bytes,
                    title: it.title.clone(),
                };
                Draft::new("document_received", &payload)
                    .touching(it.document, "document")
                    .touching(it.case, "case")
                    .touching(it.person, "applicant")
                    .sealed_for(it.person)
            }
            Self::Withdrawn { document, case } => Draft::new("document_withdrawn", &())
                .touching(*document, "document")
                .touching(*case, "case"),
        }
    }

    fn read(stored: Stored<'_>) -> Result<Option<Self>, DecodeError> {
        let name = stored.envelope.kind.name.clone();
        let document = || stored.object("document").map(DocumentId::new);
        let case = || stored.object("case").map(CaseId::new);
        Ok(Some(match name.as_str() {
            "document_received" => {
                let (document, case) = (document()?, case()?);
                let person = PersonId::new(stored.object("applicant")?);
                let payload: ReceivedPayload = stored.payload()?;
                Self::Received(Received {
                    document,
                    case,
                    person,
                    asked_as: payload.asked_as,
                    media_type: payload.media_type,
                    bytes: payload.bytes,
                    title: payload.title,
                })
            }
            "document_withdrawn" => {
                let (document, case) = (document()?, case()?);
                stored.payload::<()>()?;
                Self::Withdrawn { document, case }
            }
            _ => return Ok(None),
        }))
    }
}
