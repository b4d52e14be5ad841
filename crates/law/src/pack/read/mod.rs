//! Reads one file of a pack and resolves what it refers to.

mod counts;
mod guards;
mod relations;
mod steps;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::Code;
use toml::Spanned;

use self::relations::Scope;
use super::model::{Pack, Period, Phase, Procedure, Relation, Source, Step};
use super::problem::Page;
use super::raw::{RawPack, RawPeriod, RawProcedure, RawSource, StartsOut, Word};
use crate::clock::Calendar;
use crate::graph::{Arrow, Graph, Kind};

pub(super) fn pack(page: &mut Page<'_>) -> Option<Pack> {
    let raw: RawPack = page.parse()?;
    steps::both(page, &raw.title, &raw.id);
    let zone = TimeZone::get(raw.zone.get_ref());
    let calendar = Calendar::named(raw.calendar.get_ref());
    let mut actors = BTreeMap::new();
    for (word, name) in &raw.actors {
        steps::both(page, name, word);
        if let Some(role) = steps::role(page, word) {
            actors.insert(role, name.clone());
        }
    }
    let sources = sources(page, raw.sources);
    let (zone, calendar) =
        (page.keep(raw.zone.span(), zone), page.keep(raw.calendar.span(), calendar));
    Some(Pack {
        id: steps::code(page, &raw.id)?,
        title: raw.title,
        zone: zone?,
        calendar: calendar?,
        actors,
        sources,
    })
}

fn sources(page: &mut Page<'_>, raw: BTreeMap<Word, RawSource>) -> BTreeMap<Code, Source> {
    raw.into_iter()
        .filter_map(|(word, source)| {
            steps::both(page, &source.title, &word);
            let id = steps::code(page, &word)?;
            Some((id, Source { title: source.title, kind: source.kind, url: source.url }))
        })
        .collect()
}

/// The country's pack with the sources that only this procedure cites.
fn with_own_sources(
    page: &mut Page<'_>,
    pack: &Arc<Pack>,
    raw: BTreeMap<Word, RawSource>,
) -> Arc<Pack> {
    if raw.is_empty() {
        return Arc::clone(pack);
    }
    let mut wider = Pack::clone(pack);
    wider.sources.extend(sources(page, raw));
    Arc::new(wider)
}

pub(super) fn procedure(page: &mut Page<'_>, pack: &Arc<Pack>) -> Option<Procedure> {
    let mut raw: RawProcedure = page.parse()?;
    steps::both(page, &raw.title, &raw.id);
    steps::both(page, &raw.summary, &raw.id);
    let pack = with_own_sources(page, pack, std::mem::take(&mut raw.sources));
    let phases = steps::phases(page, std::mem::take(&mut raw.phase));
    let listed = steps::steps(page, &pack, &phases, &raw.step);
    if listed.len() != raw.step.len() {
        return None; // what is wrong is noted; arrows to missing steps would only repeat it
    }
    if raw.opens.is_some() == raw.opened_by.is_some() {
        page.note(
            raw.id.span(),
            "a procedure has either `opens` (its first step) or `opened_by` (another procedure)",
        );
    }
    let period = period(page, &raw.in_force);
    let found = related(page, &raw, Parts { pack, phases, steps: listed });
    let (mut found, period) = found.zip(period)?;
    found.in_force = period;
    guards::check(page, &found, &raw);
    Some(found)
}

/// What relations refer to.
struct Parts {
    pack: Arc<Pack>,
    phases: Vec<Phase>,
    steps: Vec<Step>,
}

/// The procedure, its relations resolved; the period in force is still to be set.
fn related(page: &mut Page<'_>, raw: &RawProcedure, parts: Parts) -> Option<Procedure> {
    let Parts { pack, phases, steps: listed } = parts;
    let scope = Scope { pack: &pack, phases: &phases, steps: &listed };
    let (arrows, relations) = arrows(page, &scope, raw);
    let clocks = raw.clock.iter().flat_map(|clock| relations::clock(page, &scope, clock)).collect();
    let starts = raw.starts.iter().filter_map(|it| relations::start(page, &scope, it)).collect();
    let transitions =
        raw.transition.iter().filter_map(|it| relations::transition(page, &scope, it)).collect();
    let counts = counts::counts(page, &scope, &raw.counts);
    let opens = raw.opens.as_ref().and_then(|word| scope.one(page, word));
    let included = (raw.step.iter().zip(&listed))
        .filter(|(raw, _)| raw.starts_out == StartsOut::Included)
        .map(|(_, step)| step.ix)
        .collect();
    Some(Procedure {
        id: steps::code(page, &raw.id)?,
        version: steps::code(page, &raw.version)?,
        file: page.file().to_owned(),
        title: raw.title.clone(),
        summary: raw.summary.clone(),
        in_force: Period { from: Date::MIN, until: None },
        opens,
        opened_by: raw.opened_by.as_ref().and_then(|word| steps::code(page, word)),
        opening_facts: guards::opening_facts(page, &raw.facts),
        graph: page.keep(raw.id.span(), Graph::new(listed.len(), arrows))?,
        relations,
        clocks,
        starts,
        transitions,
        counts,
        included,
        at: page.place(&raw.id.span()),
        pack: Arc::clone(&pack),
        phases,
        steps: listed,
    })
}

fn arrows(
    page: &mut Page<'_>,
    scope: &Scope<'_>,
    raw: &RawProcedure,
) -> (Vec<Arrow>, Vec<Relation>) {
    let mut all = Vec::new();
    for relation in &raw.relation {
        all.extend(relations::relation(page, scope, relation));
    }
    // A step happens once unless it repeats: the published idiom is to exclude itself.
    let once = |step: &&Step| !step.repeats;
    all.extend(scope.steps.iter().filter(once).map(|step| {
        let arrow = Arrow { kind: Kind::Exclude, from: step.ix, to: step.ix };
        (arrow, Relation::plain())
    }));
    // A step that closes the case takes every other step out of it.
    for closing in scope.steps.iter().filter(|step| step.closes.is_some()) {
        all.extend(scope.steps.iter().filter(|step| step.ix != closing.ix).map(|step| {
            let arrow = Arrow { kind: Kind::Exclude, from: closing.ix, to: step.ix };
            (arrow, Relation::plain())
        }));
    }
    all.into_iter().unzip()
}

fn period(page: &mut Page<'_>, raw: &RawPeriod) -> Option<Period> {
    let mut day = |written: &Spanned<toml::value::Datetime>| -> Option<Date> {
        let value = written.get_ref();
        let read = value
            .to_string()
            .parse::<Date>()
            .ok()
            .filter(|_| value.time.is_none())
            .ok_or_else(|| format!("`{value}` is not a day: write 2026-06-12"));
        page.keep(written.span(), read)
    };
    let from = day(&raw.from);
    let until = match &raw.until {
        Some(written) => Some(day(written)?),
        None => None,
    };
    let period = Period { from: from?, until };
    if let Some(written) = raw.until.as_ref().filter(|_| period.until <= Some(period.from))
        && period.until.is_some()
    {
        page.note(written.span(), "`in_force` ends before it begins");
    }
    Some(period)
}
