//! The host's side: what the country and its offices did, as far as anyone recorded it.
//!
//! It must never read silence as a good sign: what nobody recorded is unknown, not zero.

use serde::Serialize;

/// What the host side did to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct HostSide {
    /// Days the person waited for the decisions that a life here hangs on.
    pub waiting_days: Option<u32>,
    /// Whether an office refused to register the person: at a town hall, a school, a health insurance.
    pub registration_refused: Option<bool>,
    /// Discrimination that the person reported.
    pub discrimination_reports: Option<u32>,
}

impl HostSide {
    /// Whether anything was recorded.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        self.waiting_days.is_some()
            || self.registration_refused.is_some()
            || self.discrimination_reports.is_some()
    }

    /// What it is, in words.
    pub(super) fn words(&self) -> String {
        let told = |value: Option<String>, what: &str| match value {
            Some(value) => format!("{what}: {value}"),
            None => format!("{what}: nobody recorded it"),
        };
        let yes = |refused: bool| if refused { "yes" } else { "no" }.to_owned();
        [
            told(self.waiting_days.map(|days| format!("{days} days")), "waited"),
            told(self.registration_refused.map(yes), "registration refused"),
            told(self.discrimination_reports.map(|n| n.to_string()), "discrimination reported"),
        ]
        .join("; ")
    }
}
