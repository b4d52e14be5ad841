//! A model for a table nobody described.
//!
//! Column kinds are recognised by the words of headers and by what the values look like;
//! comparisons follow from the kinds, blocking rules from how well keys tell records apart. All of
//! it is written down as [`Settings`], to be read, edited and used again.

mod content;
mod keys;
mod levels;
mod parts;
mod repeats;
mod trial;
pub(crate) mod words;

use crate::compare::fold;
use crate::settings::{Belongs, Composed, Field, Kind, Settings};
use crate::table::{Column, MISSING, Table};
use content::Content;
use words::{Meaning, meanings};

/// Comparisons a model has room for.
const COMPARISONS_MOST: usize = 14;

/// Words, on average, from which a column is of whole names and not of family names.
const WORDS_OF_A_FAMILY: f64 = 1.7;

/// Rows that must show that a number is shared.
const SHARED_LEAST: u32 = 10;

/// A column recognised.
#[derive(Debug, Clone)]
pub(crate) struct Recognised {
    field: Field,
    belongs: Belongs,
    /// The share of rows with a value.
    filled: f64,
    /// Distinct values.
    distinct: f64,
    /// The length of the values, on average.
    length: f64,
    /// The words of the values, on average.
    words: f64,
}

/// Proposes a model for one table, or for two to be linked.
#[must_use]
pub fn propose(tables: &[&Table]) -> Settings {
    propose_without(tables, &[])
}

/// Proposes a model that leaves columns out: the truth, or a number someone knows to be one of rows.
#[must_use]
pub fn propose_without(tables: &[&Table], left_out: &[&str]) -> Settings {
    let composed = composed(tables, left_out);
    let whole = Settings { composed: composed.clone(), ..Settings::default() }.completed(tables);
    let tables = match &whole {
        Some(whole) => whole.iter().collect(),
        None => tables.to_vec(),
    };
    let tables = tables.as_slice();
    let mut columns = recognise(tables, left_out);
    part(&mut columns, &composed);
    settle(&mut columns);
    origins(&mut columns);
    repeats::leave_out(&mut columns, tables);
    households(&mut columns, tables);
    let mut settings = Settings {
        composed,
        fields: columns.iter().map(|column| column.field.clone()).collect(),
        comparisons: levels::comparisons(&columns, COMPARISONS_MOST),
        ..Settings::default()
    };
    settings.blocking = keys::rules(tables, &settings);
    settings
}

/// The dates in three columns of all tables.
fn composed(tables: &[&Table], left_out: &[&str]) -> Vec<Composed> {
    let mut found: Vec<Composed> = Vec::new();
    for composed in tables.iter().flat_map(|table| parts::dates(table, left_out)) {
        if !found.contains(&composed) {
            found.push(composed);
        }
    }
    found
}

/// What a date is made of says nothing beside it.
fn part(columns: &mut [Recognised], composed: &[Composed]) {
    let whole: Vec<&Composed> = composed
        .iter()
        .filter(|made| columns.iter().any(|it| it.field.name == made.name))
        .collect();
    for column in columns.iter_mut() {
        if let Some(made) =
            whole.iter().find(|made| made.parts().contains(&column.field.name.as_str()))
        {
            column.field.kind = Kind::Ignored;
            column.field.because = format!("part of the {}", made.name);
        } else if whole.iter().any(|made| made.name == column.field.name) {
            "year, month and day in three columns".clone_into(&mut column.field.because);
        }
    }
}

fn recognise(tables: &[&Table], left_out: &[&str]) -> Vec<Recognised> {
    let Some((left, rest)) = tables.split_first() else { return Vec::new() };
    let mut taken: Vec<&str> = Vec::new();
    let mut found: Vec<Recognised> = Vec::new();
    for column in &left.columns {
        if found.iter().any(|known| known.field.name == column.name) {
            continue;
        }
        let Some(right) = rest.first() else {
            found.push(of(column, None, left_out));
            continue;
        };
        if let Some(partner) = partner(column, left, right, &taken) {
            taken.push(&partner.name);
            found.push(of(column, Some(partner), left_out));
        }
    }
    found
}

/// The name of a column without case, accents, marks and spaces.
fn header(name: &str) -> String {
    fold(Kind::Text, name).replace(' ', "")
}

/// The column of the right table that holds the same: the same header, or the same meaning, or the
/// same values.
fn partner<'a>(
    column: &Column,
    left: &Table,
    right: &'a Table,
    taken: &[&str],
) -> Option<&'a Column> {
    let free = || right.columns.iter().filter(|other| !taken.contains(&other.name.as_str()));
    let own = header(&column.name);
    if !own.is_empty()
        && let Some(same) = free().find(|other| header(&other.name) == own)
    {
        return Some(same);
    }
    let reserved =
        |other: &Column| left.columns.iter().any(|own| header(&own.name) == header(&other.name));
    let meaning = meanings(&column.name);
    let mut best: Option<(&Column, f64)> = None;
    for other in free().filter(|other| !reserved(other)) {
        let kinds = (Content::of(&[column]).kind(false).0, Content::of(&[other]).kind(false).0);
        let mut score = overlap(column, other) + if kinds.0 == kinds.1 { 0.1 } else { 0.0 };
        if !meaning.is_empty() && meaning.first() == meanings(&other.name).first() {
            score += 0.5;
        }
        if score > best.map_or(0.3, |(_, known)| known) {
            best = Some((other, score));
        }
    }
    best.map(|(other, _)| other)
}

/// Gives columns of a table the names that are wanted, where their headers say the same or mean the same;
/// each as `(wanted, header)`. What is there by its name stays as it is.
pub fn rename_alike(wanted: &[&str], table: &mut Table) -> Vec<(String, String)> {
    let mut renamed: Vec<(String, String)> = Vec::new();
    for name in wanted {
        if table.column(name).is_some() {
            continue;
        }
        let meaning = meanings(name);
        let means = |other: &str| !meaning.is_empty() && meaning.first() == meanings(other).first();
        let names = table.columns.iter().map(|column| column.name.clone());
        let names: Vec<String> = names.filter(|it| !wanted.contains(&it.as_str())).collect();
        let same = names.iter().find(|other| header(other) == header(name));
        let Some(found) = same.or_else(|| names.iter().find(|other| means(other))).cloned() else {
            continue;
        };
        for column in table.columns.iter_mut().filter(|column| column.name == found) {
            (*name).clone_into(&mut column.name);
        }
        renamed.push(((*name).to_owned(), found));
    }
    renamed
}

/// The share of some distinct values that the other column has too.
fn overlap(column: &Column, other: &Column) -> f64 {
    let theirs: std::collections::BTreeSet<String> =
        other.values.iter().take(20_000).map(|value| fold(Kind::Text, value)).collect();
    let step = (column.values.len() / 500).max(1);
    let (mut common, mut all) = (0.0, 0.0);
    for value in column.values.iter().step_by(step) {
        all += 1.0;
        common += f64::from(u8::from(theirs.contains(&fold(Kind::Text, value))));
    }
    if all == 0.0 { 0.0 } else { common / all }
}

fn of(column: &Column, right: Option<&Column>, left_out: &[&str]) -> Recognised {
    let columns: Vec<&Column> = std::iter::once(column).chain(right).collect();
    let content = Content::of(&columns);
    let (kind, belongs, because) = if left_out.contains(&column.name.as_str()) {
        (Kind::Ignored, Belongs::Unknown, "asked to be left out".to_owned())
    } else {
        let (kind, belongs, because) = decide(&column.name, &content, &columns);
        match &content.placeholder {
            Some(text) => (kind, belongs, format!("{because}; “{text}” counts as missing")),
            None => (kind, belongs, because),
        }
    };
    let field = Field {
        name: column.name.clone(),
        right: right.filter(|other| other.name != column.name).map(|other| other.name.clone()),
        kind,
        because,
    };
    Recognised {
        field,
        belongs,
        filled: content.filled / content.rows.max(1.0),
        distinct: content.distinct,
        length: content.length,
        words: content.words,
    }
}

fn decide(header: &str, content: &Content, columns: &[&Column]) -> (Kind, Belongs, String) {
    let sides = columns.len() as f64;
    if content.filled == 0.0 {
        return (Kind::Ignored, Belongs::Unknown, "empty".to_owned());
    }
    if content.distinct <= sides && columns.iter().all(|column| column.values.len() <= 1) {
        return (Kind::Ignored, Belongs::Unknown, "one value everywhere".to_owned());
    }
    let is_numbering = content.sequence && content.variety() > 0.999;
    let is_time = matches!(meanings(header).first(), Some(Meaning::Is(Kind::Year | Kind::Date)));
    if is_numbering && !is_time && content.filled >= content.rows {
        let because = "whole numbers without gaps, none twice".to_owned();
        return (Kind::RowId, Belongs::Unknown, because);
    }
    for meaning in meanings(header) {
        let (kind, belongs) = match meaning {
            Meaning::Answer => {
                return (
                    Kind::Ignored,
                    Belongs::Unknown,
                    "the header says it is the answer".to_owned(),
                );
            }
            Meaning::Parent => (Kind::Given, Belongs::Household),
            Meaning::Area if content.distinct <= 400.0 => (Kind::Category, Belongs::Place),
            Meaning::Area => (Kind::Place, Belongs::Place),
            Meaning::Is(kind) => (kind, belongs(kind)),
        };
        let numbered = content.variety() > 0.9999 && content.filled >= content.rows;
        if kind == Kind::RowId && !(numbered || content.variety() > 0.5 && columns.len() > 1) {
            continue;
        }
        if content.allows(kind) {
            return (kind, belongs, "header".to_owned());
        }
    }
    let named = meanings(header).first() == Some(&Meaning::Is(Kind::Name));
    let (kind, why) = content.kind(named);
    let belongs = if kind == Kind::Given { Belongs::Unknown } else { belongs(kind) };
    (kind, belongs, why.to_owned())
}

/// Whose evidence a kind is when nothing else is known.
fn belongs(kind: Kind) -> Belongs {
    match kind {
        Kind::Code | Kind::Given | Kind::Name | Kind::Date | Kind::Email | Kind::Year => {
            Belongs::Person
        }
        Kind::Family | Kind::Street | Kind::House | Kind::Phone => Belongs::Household,
        Kind::Place | Kind::Postcode => Belongs::Place,
        Kind::RowId | Kind::Category | Kind::Number | Kind::Text | Kind::Ignored => {
            Belongs::Unknown
        }
    }
}

/// Settles what only shows between columns: a name beside a given name is a family name; two
/// columns of single words without a telling header may hold each other's values.
fn settle(columns: &mut [Recognised]) {
    let given = columns
        .iter()
        .any(|column| column.field.kind == Kind::Given && column.belongs != Belongs::Household);
    let family = columns.iter().any(|column| column.field.kind == Kind::Family);
    for column in columns.iter_mut() {
        let kind = column.field.kind;
        let is_short = column.words < WORDS_OF_A_FAMILY;
        if kind == Kind::Name && given && !family && is_short && column.field.because == "header" {
            column.field.kind = Kind::Family;
            column.belongs = Belongs::Household;
            "header, beside a given name".clone_into(&mut column.field.because);
        }
    }
}

/// Tells where people come from apart from where they live.
fn origins(columns: &mut [Recognised]) {
    for column in columns.iter_mut() {
        if column.belongs == Belongs::Place && words::is_origin(&column.field.name) {
            column.belongs = Belongs::Origin;
        }
    }
}

/// Finds what a household shares although its kind is one person's more often than not: dates
/// beside the date of birth, and numbers that are mostly borne by people born on other days.
fn households(columns: &mut [Recognised], tables: &[&Table]) {
    let is_own = |column: &Recognised, kind: Kind| {
        column.field.kind == kind && column.belongs == Belongs::Person
    };
    let birth = columns
        .iter()
        .find(|column| is_own(column, Kind::Date) && words::is_birth(&column.field.name))
        .map(|column| column.field.name.clone());
    let Some(birth) = birth else { return };
    for column in columns.iter_mut().filter(|column| column.field.name != birth) {
        let is_shared = is_own(column, Kind::Date) && !words::is_birth(&column.field.name)
            || (is_own(column, Kind::Code) || is_own(column, Kind::Email))
                && tables.iter().any(|table| is_shared(table, &column.field.name, &birth));
        if is_shared {
            column.belongs = Belongs::Household;
            column.field.because.push_str("; shared by several people");
        }
    }
}

/// Whether rows with the same value mostly have another date of birth.
fn is_shared(table: &Table, column: &str, birth: &str) -> bool {
    let (Some(column), Some(birth)) = (table.column(column), table.column(birth)) else {
        return false;
    };
    let mut first = vec![MISSING; column.values.len()];
    let (mut same, mut other) = (0_u32, 0_u32);
    for (&code, &born) in column.codes.iter().zip(&birth.codes) {
        let Some(known) = first.get_mut(code as usize).filter(|_| born != MISSING) else {
            continue;
        };
        if *known == MISSING {
            *known = born;
        } else if *known == born {
            same += 1;
        } else {
            other += 1;
        }
    }
    other >= SHARED_LEAST && other > same
}

#[cfg(test)]
mod tests;
