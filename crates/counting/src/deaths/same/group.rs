//! Incidents that are one, drawn together across lists, and who is on which list.
//!
//! It must never put two incidents of one list in a group.

use std::collections::BTreeMap;

use serde::Serialize;

use super::event::Events;
use super::model::Link;
use crate::lists::{Pattern, Patterns};

/// An incident, as each list tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Its events, by their place, one a list at most.
    pub events: Vec<usize>,
    /// The most dead and missing that a list tells.
    pub most: u64,
    /// The fewest.
    pub fewest: u64,
}

/// Incidents drawn together, and the overlap of the lists.
#[derive(Debug, Clone, PartialEq)]
pub struct Overlap {
    /// Every incident, those of one list included, in the order of their first event.
    pub groups: Vec<Group>,
    /// The links that made them, by their place among the links.
    pub used: Vec<usize>,
    /// Links above the threshold that were left out, as they would join two incidents of one list.
    pub refused: Vec<usize>,
    /// How many incidents are on which lists.
    pub patterns: Patterns,
    /// How many dead and missing they have, the fewest that a list tells.
    pub deaths_at_least: Patterns,
}

/// Draws events together by links of at least this probability, the most probable first; nothing
/// when there are more lists than [`crate::lists::LISTS_MOST`].
#[must_use]
pub fn overlap(events: &Events, links: &[Link], threshold: f64) -> Option<Overlap> {
    let all = &events.events;
    let mut group_of: Vec<usize> = (0..all.len()).collect();
    let mut members: BTreeMap<usize, Vec<usize>> =
        (0..all.len()).map(|at| (at, vec![at])).collect();
    let lists = |group: &[usize]| {
        let lists = group.iter().filter_map(|at| all.get(*at)).map(|event| event.list);
        lists.fold(0_u32, |bits, list| bits | 1_u32.wrapping_shl(u32::try_from(list).unwrap_or(31)))
    };
    let (mut used, mut refused) = (Vec::new(), Vec::new());
    for (place, link) in links.iter().enumerate().filter(|(_, link)| link.probability >= threshold)
    {
        let (Some(&left), Some(&right)) = (group_of.get(link.left), group_of.get(link.right))
        else {
            continue;
        };
        if left == right {
            used.push(place);
            continue;
        }
        let of = |group: usize| members.get(&group).map_or(0, |group| lists(group));
        if of(left) & of(right) != 0 {
            refused.push(place);
            continue;
        }
        let (keep, join) = (left.min(right), left.max(right));
        let joined = members.remove(&join).unwrap_or_default();
        for at in &joined {
            if let Some(slot) = group_of.get_mut(*at) {
                *slot = keep;
            }
        }
        members.entry(keep).or_default().extend(joined);
        used.push(place);
    }
    let (mut seen, mut deaths, mut groups) = (Vec::new(), Vec::new(), Vec::new());
    for mut group in members.into_values() {
        group.sort_unstable();
        let totals: Vec<u64> =
            group.iter().filter_map(|at| all.get(*at)).map(|event| event.total).collect();
        let fewest = totals.iter().copied().min().unwrap_or_default();
        let pattern = Pattern(lists(&group));
        seen.push((pattern, 1));
        deaths.push((pattern, fewest));
        groups.push(Group {
            most: totals.into_iter().max().unwrap_or_default(),
            fewest,
            events: group,
        });
    }
    Some(Overlap {
        groups,
        used,
        refused,
        patterns: Patterns::new(events.lists.clone(), seen)?,
        deaths_at_least: Patterns::new(events.lists.clone(), deaths)?,
    })
}
