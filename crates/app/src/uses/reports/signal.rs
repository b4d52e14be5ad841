//! Whether reports crowd in a kind of place or about an office, and how many of each kind there are.
//!
//! It reads what stands in clear alone, and only the reports that the reader may know of: a signal
//! must not tell what the list hides.

use std::collections::BTreeMap;

use counting::signal::{Grid, scan};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::Code;
use record::{Scene, Violence};

use super::desk::ReportLine;
use crate::house::{House, Session};

/// The months looked at, this one included.
const MONTHS: usize = 12;
/// Draws by chance behind a p.
const DRAWS: u32 = 999;
/// Where the draws begin: the same reports always give the same p.
const SEED: u64 = 1;
/// Above this a crowd is not told: chance often makes one as large.
const TOLD: f64 = 0.05;

/// What was looked at, and what stands out.
#[derive(Debug, Clone, PartialEq)]
pub struct Looked<P> {
    /// Reports of the months looked at that say the place.
    pub reports: u64,
    /// How many places were compared.
    pub places: usize,
    /// How many months.
    pub months: usize,
    /// Draws by chance; 0 when there were too few reports, or nothing to compare.
    pub draws: u32,
    /// What stands out, when chance would rarely make it.
    pub signal: Option<Signalled<P>>,
}

/// A place and months that stand out.
#[derive(Debug, Clone, PartialEq)]
pub struct Signalled<P> {
    /// Where.
    pub place: P,
    /// The first day of its first month.
    pub first: Date,
    /// The first day of its last month.
    pub last: Date,
    /// Reports there.
    pub observed: u64,
    /// Reports there if all places and months were alike.
    pub expected: f64,
    /// How often chance alone makes one as large.
    pub p: f64,
}

impl House {
    /// Whether reports crowd at a kind of place. Every kind is compared, each month alike: how many
    /// people pass where is not known here.
    #[must_use]
    pub fn signal_by_scene(&self, lines: &[ReportLine]) -> Looked<Scene> {
        self.looked(lines, &Scene::ALL, |line| line.scene)
    }

    /// Whether reports crowd about an office among those given. The reader's own is left out, since
    /// reports about it are hidden from the reader.
    #[must_use]
    pub fn signal_by_office(
        &self,
        session: &Session,
        lines: &[ReportLine],
        offices: &[Code],
    ) -> Looked<Code> {
        let mut offices: Vec<Code> = offices.to_vec();
        offices.extend(lines.iter().filter_map(|line| line.office.clone()));
        offices.retain(|office| session.actor.office.as_ref() != Some(office));
        offices.sort();
        offices.dedup();
        self.looked(lines, &offices, |line| line.office.clone())
    }

    fn looked<P: Clone + Ord>(
        &self,
        lines: &[ReportLine],
        places: &[P],
        place: impl Fn(&ReportLine) -> Option<P>,
    ) -> Looked<P> {
        let zone = &self.home.zone;
        let this_month = zone.to_datetime(self.now()).date().first_of_month();
        let told = lines.iter().filter_map(|line| Some((place(line)?, month_of(line, zone)?)));
        looked(told, places, this_month)
    }
}

/// How many reports there are of each kind of violence that is reported.
#[must_use]
pub fn reports_by_kind(lines: &[ReportLine]) -> Vec<(Violence, usize)> {
    let of = |kind| lines.iter().filter(|line| line.violence == kind).count();
    let kinds = Violence::ALL.map(|kind| (kind, of(kind)));
    kinds.into_iter().filter(|(_, number)| *number > 0).collect()
}

/// The first day of the month a report is counted in, where the house stands: that of what happened,
/// or else of the report.
fn month_of(line: &ReportLine, zone: &TimeZone) -> Option<Date> {
    match &line.month {
        Some(month) => format!("{month}-01").parse().ok(),
        None => Some(zone.to_datetime(line.day).date().first_of_month()),
    }
}

fn looked<P: Clone + Ord>(
    told: impl Iterator<Item = (P, Date)>,
    places: &[P],
    this_month: Date,
) -> Looked<P> {
    let back = |ago: usize| {
        let ago = i32::try_from(ago).unwrap_or(i32::MAX);
        this_month.saturating_sub(ago.months())
    };
    let months: Vec<Date> = (0..MONTHS).rev().map(back).collect();
    let mut counts: BTreeMap<(P, Date), u64> = BTreeMap::new();
    for cell in told {
        *counts.entry(cell).or_default() += 1;
    }
    let of = |place: &P, month: &Date| counts.get(&(place.clone(), *month)).copied().unwrap_or(0);
    let row = |place: &P| months.iter().map(|month| of(place, month)).collect::<Vec<u64>>();
    let counts: Vec<Vec<u64>> = places.iter().map(row).collect();
    let exposure = vec![vec![1.0; months.len()]; places.len()];
    let reports = counts.iter().flatten().sum();
    let scanned = scan(&Grid { counts, exposure }, DRAWS, SEED).ok();
    let signal = scanned.and_then(|scanned| scanned.cluster).filter(|it| it.p <= TOLD);
    let signal = signal.and_then(|cluster| {
        Some(Signalled {
            place: places.get(cluster.place)?.clone(),
            first: *months.get(cluster.first)?,
            last: *months.get(cluster.last)?,
            observed: cluster.observed,
            expected: cluster.expected,
            p: cluster.p,
        })
    });
    let draws = scanned.map_or(0, |scanned| scanned.draws);
    Looked { reports, places: places.len(), months: months.len(), draws, signal }
}
