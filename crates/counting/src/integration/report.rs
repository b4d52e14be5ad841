//! All figures of a sheet of interviews, as groups only.
//!
//! It must never tell of a person: what it returns holds no score of one.

use std::collections::{BTreeMap, BTreeSet};

use nalgebra::DMatrix;
use serde::Serialize;

use super::figures::{Cell, GroupFigures, GroupSize, group_figures, told};
use super::host::HostSide;
use super::reliability::{Reliability, reliability};
use super::rows::{Interview, Interviews};
use super::scale::{Instrument, Scale};
use super::trajectory::{Step, trajectory};
use super::two_sided::TwoSided;

/// What is asked of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// The least group.
    pub least: GroupSize,
    /// The months that a point of a trajectory spans.
    pub months: u32,
    /// Draws the samples of the interval of omega.
    pub seed: u64,
}

/// The figures of a sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The shape of the scale.
    pub instrument: Instrument,
    /// The least group.
    pub least: GroupSize,
    /// Interviews used.
    pub interviews: usize,
    /// People, of whom the latest interview counts.
    pub people: usize,
    /// Interviews left out: too few answers.
    pub unanswered: usize,
    /// Interviews left out: nothing recorded of the host's side.
    pub one_sided: usize,
    /// Everyone.
    pub all: Cell<GroupFigures>,
    /// Each group, by name.
    pub groups: Vec<(String, Cell<GroupFigures>)>,
    /// The course since arrival, of everyone.
    pub trajectory: Vec<Step>,
    /// How reliable the scale is here.
    pub reliability: Option<Reliability>,
    /// Why it is not told.
    pub no_reliability: Option<String>,
}

/// Makes the figures. The reliability and the groups take the latest interview of each person.
#[must_use]
pub fn report(scale: &Scale, interviews: &Interviews, asked: &Asked) -> Report {
    let least = asked.least;
    let latest = latest(&interviews.all);
    let people: Vec<&Interview> =
        latest.iter().filter_map(|place| interviews.all.get(*place)).collect();
    let answers: Vec<&Vec<f64>> = interviews
        .complete
        .iter()
        .filter(|(place, _)| latest.contains(place))
        .map(|(_, shares)| shares)
        .collect();
    let cells = answers.iter().flat_map(|shares| shares.iter().copied());
    let matrix = DMatrix::from_row_iterator(answers.len(), scale.items().len(), cells);
    let found = reliability(&matrix, least, asked.seed);
    let scores: Vec<_> = people.iter().map(|person| &person.two_sided).collect();
    Report {
        instrument: scale.instrument(),
        least,
        interviews: interviews.all.len(),
        people: people.len(),
        unanswered: interviews.unanswered,
        one_sided: interviews.one_sided,
        all: group_figures(&scores, least),
        groups: groups(&people, least),
        trajectory: trajectory(&interviews.all.iter().collect::<Vec<_>>(), asked.months, least),
        no_reliability: found.as_ref().err().map(ToString::to_string),
        reliability: found.ok(),
    }
}

/// The places of the latest interview of each person: by months since arrival, then by line.
fn latest(all: &[Interview]) -> BTreeSet<usize> {
    let mut latest: BTreeMap<&str, (Option<u32>, usize)> = BTreeMap::new();
    for (place, interview) in all.iter().enumerate() {
        let key = (interview.months, place);
        let last = latest.entry(&interview.person).or_insert(key);
        *last = key.max(*last);
    }
    latest.into_values().map(|(_, place)| place).collect()
}

fn groups(people: &[&Interview], least: GroupSize) -> Vec<(String, Cell<GroupFigures>)> {
    let mut groups: BTreeMap<&str, Vec<&TwoSided>> = BTreeMap::new();
    for person in people {
        groups.entry(&person.group).or_default().push(&person.two_sided);
    }
    if groups.len() < 2 {
        return Vec::new();
    }
    let sizes: Vec<usize> = groups.values().map(Vec::len).collect();
    let whole = told(&sizes, &vec![true; sizes.len()], least);
    // What is recorded of the host's side has sizes of its own, and could be found from the whole too.
    let recorded = |of: fn(&HostSide) -> bool| {
        let sizes: Vec<usize> = groups
            .values()
            .map(|people| people.iter().filter(|person| of(&person.host)).count())
            .collect();
        told(&sizes, &whole, least)
    };
    let waiting = recorded(|host| host.waiting_days.is_some());
    let refused = recorded(|host| host.registration_refused.is_some());
    let reported = recorded(|host| host.discrimination_reports.is_some());
    let masks = waiting.into_iter().zip(refused).zip(reported);
    let groups = groups.into_iter().zip(whole).zip(masks);
    let groups = groups.map(|(((name, people), told), ((waiting, refused), reported))| {
        let mut figures = if told { group_figures(&people, least) } else { Cell::Withheld };
        if let Cell::Told(figures) = &mut figures {
            let host = &mut figures.host;
            host.waiting_days = host.waiting_days.filter(|_| waiting);
            host.registration_refused = host.registration_refused.filter(|_| refused);
            host.discrimination_reported = host.discrimination_reported.filter(|_| reported);
        }
        (name.to_owned(), figures)
    });
    groups.collect()
}
