//! A form on a page: where it goes, its fields, and what was refused.

use kernel::CommandId;

use super::field::{Control, Field};
use crate::parts::Refusal;

/// A form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Where it is sent.
    pub action: String,
    /// The id of the command it will become: sent twice, done once.
    pub command: CommandId,
    /// What it asks.
    pub fields: Vec<Field>,
    /// What the law refused when it was last sent.
    pub refusal: Option<Refusal>,
}

impl Form {
    /// A form that has not been sent yet.
    pub fn new(action: impl Into<String>, command: CommandId, fields: Vec<Field>) -> Self {
        Self { action: action.into(), command, fields, refusal: None }
    }

    /// The fields that were wrong, in the order of the page.
    #[must_use]
    pub fn wrongs(&self) -> Vec<&Field> {
        self.fields.iter().filter(|field| field.wrong.is_some()).collect()
    }

    /// Whether the page must say that something was wrong.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.refusal.is_some() || self.fields.iter().any(|field| field.wrong.is_some())
    }

    /// How the form is encoded: files need their own way.
    #[must_use]
    pub fn encoding(&self) -> &'static str {
        if self.fields.iter().any(|field| matches!(field.control, Control::File { .. })) {
            "multipart/form-data"
        } else {
            "application/x-www-form-urlencoded"
        }
    }
}
