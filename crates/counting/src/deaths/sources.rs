//! One register as several lists: which source told which incident.
//!
//! It must never take two spellings of a source for one: the reader names the sources as written.

use std::collections::BTreeMap;

use super::register::{IncidentType, Register};
use crate::lists::{Pattern, Patterns};

/// The overlap of sources: an incident is on the list of each named source that its own column of
/// sources names, between commas or semicolons, letter case aside. Parts of an incident count once;
/// several incidents told as one are left out, and so are those that no named source told.
///
/// Nothing when no source is named, or too many are.
#[must_use]
pub fn by_source(register: &Register, sources: &[String]) -> Option<Patterns> {
    let wanted: Vec<String> = sources.iter().map(|source| source.trim().to_lowercase()).collect();
    let mut seen: BTreeMap<(bool, String), u32> = BTreeMap::new();
    let single = |kind: &IncidentType| match kind {
        IncidentType::Incident | IncidentType::Other(_) => true,
        IncidentType::Cumulative => false,
    };
    for incident in register.incidents().iter().filter(|incident| single(&incident.kind)) {
        let told: Vec<String> =
            incident.sources.split([',', ';']).map(|source| source.trim().to_lowercase()).collect();
        let bits = (0..).zip(&wanted).filter(|(_, source)| told.contains(source));
        let pattern = bits.fold(0_u32, |pattern, (list, _)| pattern | 1_u32.wrapping_shl(list));
        let unnamed = incident.main_id.is_empty();
        let key = if unnamed { incident.line.to_string() } else { incident.main_id.clone() };
        *seen.entry((unnamed, key)).or_default() |= pattern;
    }
    Patterns::new(sources.to_vec(), seen.into_values().map(|pattern| (Pattern(pattern), 1)))
}
