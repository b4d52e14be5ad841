//! A person: identity as sourced, dated claims, never as "the truth".

use std::str::FromStr;

use kernel::{Code, Coded, Country, EventId, Facets, Language, PartialDate, PersonId, Sex};
use serde::{Deserialize, Serialize};

use crate::draft::{DecodeError, Draft, Recordable, Stored, word};
use crate::secret::Secret;

/// What happened to a person's file.
#[derive(Debug, Clone, PartialEq)]
pub enum PersonEvent {
    /// A file was begun.
    Registered(PersonId),
    /// Someone said, or a document shows, who the person is.
    Claimed(Claimed),
    /// A claim no longer stands.
    ClaimWithdrawn {
        /// Whose.
        person: PersonId,
        /// Which claim.
        claim: EventId,
    },
    /// How the person can be reached.
    ContactStated {
        /// Who.
        person: PersonId,
        /// How.
        contact: Secret<ContactDetails>,
    },
    /// A code with which the person comes back to the file.
    AccessCodeIssued {
        /// Who.
        person: PersonId,
        /// A keyed digest of the code, in hexadecimal.
        digest: String,
    },
}

/// A claim about who a person is.
#[derive(Debug, Clone, PartialEq)]
pub struct Claimed {
    /// The claim's own id.
    pub id: EventId,
    /// Whose.
    pub person: PersonId,
    /// Where it comes from.
    pub source: Source,
    /// Sex as claimed.
    pub sex: Sex,
    /// Nationality as claimed.
    pub nationality: Country,
    /// The year of birth, if known.
    pub year_of_birth: Option<i16>,
    /// The rest.
    pub identity: Secret<Identity>,
}

/// Names, date and place of birth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// The names, at least one.
    pub names: Vec<Name>,
    /// Date of birth, as far as known.
    pub birth: Option<PartialDate>,
    /// Place of birth.
    pub birth_place: Option<String>,
}

/// One name in one script.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// What kind of name it is.
    pub kind: NameKind,
    /// Family name, or what stands for it; empty for a one-name person.
    pub family: String,
    /// Given names, or the one name.
    pub given: String,
}

impl Name {
    /// The name as it is read aloud and shown: given, then family.
    #[must_use]
    pub fn full(&self) -> String {
        [self.given.trim(), self.family.trim()]
            .iter()
            .filter(|part| !part.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// What kind of name it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameKind {
    /// In Latin letters, as on the file.
    Latin,
    /// In the person's own script.
    Original,
    /// Another name used.
    Alias,
}

/// Where a claim comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The person's own statement.
    Statement,
    /// A passport.
    Passport,
    /// An identity card.
    IdentityCard,
    /// A birth or family record.
    CivilRecord,
    /// Another document.
    OtherDocument,
    /// A finding of an authority, a court or an expert.
    Finding,
}

/// No source of that name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no source of identity")]
pub struct SourceError(pub String);

impl Source {
    /// Every source, in the order of forms.
    pub const ALL: [Self; 6] = [
        Self::Statement,
        Self::Passport,
        Self::IdentityCard,
        Self::CivilRecord,
        Self::OtherDocument,
        Self::Finding,
    ];

    /// The word used in forms and storage.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Passport => "passport",
            Self::IdentityCard => "identity_card",
            Self::CivilRecord => "civil_record",
            Self::OtherDocument => "other_document",
            Self::Finding => "finding",
        }
    }
}
impl FromStr for Source {
    type Err = SourceError;
    fn from_str(text: &str) -> Result<Self, SourceError> {
        let found = Self::ALL.into_iter().find(|source| source.as_str() == text);
        found.ok_or_else(|| SourceError(text.to_owned()))
    }
}

/// How a person can be reached.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactDetails {
    /// Telephone.
    pub phone: Option<String>,
    /// Mail.
    pub email: Option<String>,
    /// Postal address, in lines.
    pub address: Option<String>,
    /// Language to write and speak in.
    pub language: Option<Language>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimPayload {
    source: Source,
    identity: Secret<Identity>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WithdrawnPayload {
    claim: EventId,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ContactPayload {
    contact: Secret<ContactDetails>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CodePayload {
    digest: String,
}

const PERSON: &str = "person";

impl Recordable for PersonEvent {
    fn draft(&self) -> Draft {
        match self {
            Self::Registered(person) => {
                Draft::new("person_registered", &()).touching(*person, PERSON)
            }
            Self::Claimed(claim) => claim.draft(),
            Self::ClaimWithdrawn { person, claim } => {
                let payload = WithdrawnPayload { claim: *claim };
                Draft::new("identity_claim_withdrawn", &payload).touching(*person, PERSON)
            }
            Self::ContactStated { person, contact } => {
                let payload = ContactPayload { contact: contact.clone() };
                Draft::new("contact_stated", &payload).touching(*person, PERSON).sealed_for(*person)
            }
            Self::AccessCodeIssued { person, digest } => {
                let payload = CodePayload { digest: digest.clone() };
                Draft::new("access_code_issued", &payload).touching(*person, PERSON)
            }
        }
    }

    fn read(stored: Stored<'_>) -> Result<Option<Self>, DecodeError> {
        let name = stored.envelope.kind.name.clone();
        let person = || stored.object(PERSON).map(PersonId::new);
        Ok(Some(match name.as_str() {
            "person_registered" => {
                let person = person()?;
                stored.payload::<()>()?;
                Self::Registered(person)
            }
            "identity_claimed" => Self::Claimed(Claimed::read(stored)?),
            "identity_claim_withdrawn" => {
                let person = person()?;
                let payload: WithdrawnPayload = stored.payload()?;
                Self::ClaimWithdrawn { person, claim: payload.claim }
            }
            "contact_stated" => {
                let person = person()?;
                let payload: ContactPayload = stored.payload()?;
                Self::ContactStated { person, contact: payload.contact }
            }
            "access_code_issued" => {
                let person = person()?;
                let payload: CodePayload = stored.payload()?;
                Self::AccessCodeIssued { person, digest: payload.digest }
            }
            _ => return Ok(None),
        }))
    }
}

impl Claimed {
    fn draft(&self) -> Draft {
        let payload = ClaimPayload { source: self.source, identity: self.identity.clone() };
        let mut draft = Draft::new("identity_claimed", &payload)
            .touching(self.person, PERSON)
            .sealed_for(self.person);
        draft.id = Some(self.id);
        draft.facets = Facets::from([
            (word("sex"), Coded::Code(word(self.sex.as_str()))),
            (word("nationality"), Coded::Code(Code::lenient(self.nationality.as_str()))),
        ]);
        if let Some(year) = self.year_of_birth {
            draft.facets.insert(word("year_of_birth"), Coded::Number(year.into()));
        }
        draft
    }

    fn read(stored: Stored<'_>) -> Result<Self, DecodeError> {
        let envelope = stored.envelope;
        let code = |fact: &str| match envelope.facets.get(fact) {
            Some(Coded::Code(code)) => Some(code.as_str()),
            Some(Coded::Flag(_) | Coded::Number(_) | Coded::Instant(_) | Coded::Date(_)) | None => {
                None
            }
        };
        let year_of_birth = match envelope.facets.get("year_of_birth") {
            Some(Coded::Number(year)) => i16::try_from(*year).ok(),
            Some(Coded::Flag(_) | Coded::Code(_) | Coded::Instant(_) | Coded::Date(_)) | None => {
                None
            }
        };
        let sex = code("sex").and_then(|sex| sex.parse().ok()).unwrap_or(Sex::Unknown);
        let unknown = || Country::UNKNOWN;
        let nationality =
            code("nationality").and_then(|it| it.parse().ok()).unwrap_or_else(unknown);
        let person = PersonId::new(stored.object(PERSON)?);
        let payload: ClaimPayload = stored.payload()?;
        Ok(Self {
            id: envelope.id,
            person,
            source: payload.source,
            sex,
            nationality,
            year_of_birth,
            identity: payload.identity,
        })
    }
}
