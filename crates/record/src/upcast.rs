//! Every event type with its current version, and how older versions are lifted to it.

use kernel::EventType;

use crate::secret::Parts;

/// Every event type that can be stored, with the newest version of its payload.
///
/// A fixture of every version ever stored lies in `fixtures/<name>.v<version>.json`; a test reads
/// them all. To change a payload: raise the version here, add the lift below, add the fixture.
pub const EVENT_TYPES: &[(&str, u16)] = &[
    ("access_code_issued", 1),
    ("case_moved", 1),
    ("case_opened", 1),
    ("consequence_followed", 1),
    ("contact_stated", 1),
    ("decision_made", 1),
    ("document_received", 1),
    ("document_withdrawn", 1),
    ("duplicate_decided", 1),
    ("duplicate_undone", 1),
    ("file_opened", 1),
    ("hearing_held", 1),
    ("household_formed", 1),
    ("identity_claim_withdrawn", 1),
    ("identity_claimed", 1),
    ("member_joined", 1),
    ("member_left", 1),
    ("names_shown", 1),
    ("note_written", 1),
    ("notice_served", 1),
    ("person_registered", 1),
    ("report_answered", 1),
    ("report_closed", 1),
    ("report_continued", 1),
    ("report_opened", 1),
    ("report_referred", 1),
    ("step_annulled", 1),
    ("step_taken", 1),
    ("violence_reported", 1),
];

/// Lifts a payload from one version to the next.
type Lift = fn(Parts) -> Parts;

/// (type, the version it lifts from, how), in order of version.
const LIFTS: &[(&str, u16, Lift)] = &[];

/// The newest version of a type; 1 for a type that is not listed.
#[must_use]
pub fn current_version(name: &str) -> u16 {
    EVENT_TYPES.iter().find(|(known, _)| *known == name).map_or(1, |(_, version)| *version)
}

/// Lifts stored parts to the newest version of their type.
pub(crate) fn lift(kind: &EventType, parts: Parts) -> Result<Parts, String> {
    lift_by(LIFTS, current_version(kind.name.as_str()), kind, parts)
}

fn lift_by(
    lifts: &[(&str, u16, Lift)],
    newest: u16,
    kind: &EventType,
    mut parts: Parts,
) -> Result<Parts, String> {
    if kind.version > newest {
        return Err(format!(
            "it was written by a newer Havre (version {}, this one knows {newest}): update first",
            kind.version
        ));
    }
    for version in kind.version..newest {
        let step = lifts.iter().find(|(name, from, _)| kind.name == **name && *from == version);
        let Some((_, _, lift)) = step else {
            return Err(format!("no lift from version {version}"));
        };
        parts = lift(parts);
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Code;
    use serde_json::json;

    fn kind(version: u16) -> EventType {
        EventType { name: Code::new("berth_given").unwrap(), version }
    }

    #[test]
    fn an_old_payload_is_lifted_version_by_version() {
        let lifts: &[(&str, u16, Lift)] = &[
            ("berth_given", 1, |mut parts| {
                parts.clear["berths"] = json!([parts.clear["berth"].take()]);
                parts
            }),
            ("berth_given", 2, |mut parts| {
                parts.clear["count"] = json!(1);
                parts
            }),
        ];
        let stored = Parts { clear: json!({"berth": "a"}), ..Parts::default() };
        let lifted = lift_by(lifts, 3, &kind(1), stored.clone()).unwrap();
        assert_eq!(lifted.clear["berths"], json!(["a"]));
        assert_eq!(lifted.clear["count"], json!(1));
        assert!(lift_by(lifts, 4, &kind(1), stored.clone()).is_err());
        assert!(lift_by(lifts, 3, &kind(4), stored).unwrap_err().contains("newer Havre"));
    }
}
