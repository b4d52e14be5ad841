//! The files as they are written: the grammar of `docs/procedures.md` and nothing else.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::model::{Place, SourceKind, StepKind};
use crate::clock::{Roll, Start};
use crate::text::Text;

pub(super) type Word = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPack {
    pub(super) id: Word,
    pub(super) title: Text,
    pub(super) zone: Word,
    pub(super) calendar: Word,
    pub(super) actors: BTreeMap<Word, Text>,
    pub(super) sources: BTreeMap<Word, RawSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSource {
    pub(super) title: Text,
    pub(super) kind: SourceKind,
    pub(super) url: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawProcedure {
    pub(super) id: Word,
    pub(super) version: Word,
    pub(super) title: Text,
    pub(super) summary: Text,
    pub(super) in_force: RawPeriod,
    pub(super) opens: Option<Word>,
    pub(super) opened_by: Option<Word>,
    #[serde(default)]
    pub(super) facts: Vec<Word>,
    #[serde(default)]
    pub(super) sources: BTreeMap<Word, RawSource>,
    pub(super) phase: Vec<RawPhase>,
    pub(super) step: Vec<RawStep>,
    #[serde(default)]
    pub(super) relation: Vec<RawRelation>,
    #[serde(default)]
    pub(super) clock: Vec<RawClock>,
    #[serde(default)]
    pub(super) starts: Vec<RawStart>,
    #[serde(default)]
    pub(super) transition: Vec<RawTransition>,
    #[serde(default)]
    pub(super) counts: Vec<RawCount>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPeriod {
    pub(super) from: Spanned<toml::value::Datetime>,
    pub(super) until: Option<Spanned<toml::value::Datetime>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPhase {
    pub(super) id: Word,
    pub(super) title: Text,
    pub(super) within: Option<Word>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawStep {
    pub(super) id: Word,
    pub(super) phase: Word,
    pub(super) actor: Word,
    #[serde(default)]
    pub(super) also: Vec<Word>,
    pub(super) place: Spanned<Vec<Place>>,
    pub(super) kind: StepKind,
    pub(super) title: Text,
    pub(super) at_desk: Option<Text>,
    pub(super) does: Text,
    #[serde(default)]
    pub(super) bring: Vec<Text>,
    pub(super) effort_minutes: u32,
    pub(super) cites: Vec<Word>,
    pub(super) verified: bool,
    #[serde(default)]
    pub(super) repeats: bool,
    #[serde(default)]
    pub(super) starts_out: StartsOut,
    pub(super) closes: Option<Word>,
    #[serde(default)]
    pub(super) field: Vec<RawField>,
    #[serde(default)]
    pub(super) document: Vec<RawDocument>,
}

#[derive(Deserialize, Default, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(super) enum StartsOut {
    #[default]
    Included,
    Excluded,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawField {
    pub(super) id: Word,
    #[serde(rename = "type")]
    pub(super) kind: Word,
    pub(super) label: Text,
    pub(super) help: Option<Text>,
    #[serde(default = "yes")]
    pub(super) required: bool,
    #[serde(default)]
    pub(super) fact: bool,
    pub(super) compartment: Option<Word>,
    #[serde(default)]
    pub(super) options: Vec<RawChoice>,
    pub(super) min: Option<i64>,
    pub(super) max: Option<i64>,
}

const fn yes() -> bool {
    true
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawChoice {
    pub(super) id: Word,
    pub(super) fr: String,
    pub(super) en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDocument {
    pub(super) id: Word,
    pub(super) title: Text,
    #[serde(default)]
    pub(super) required: bool,
}

/// One id, or several.
#[derive(Deserialize)]
#[serde(untagged, expecting = "a step or phase, or a list of them, was expected")]
pub(super) enum Names {
    One(String),
    Several(Vec<String>),
}

impl Names {
    pub(super) fn as_slice(&self) -> &[String] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Several(names) => names,
        }
    }
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(super) enum RawKind {
    Condition,
    Response,
    Milestone,
    Include,
    Exclude,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRelation {
    pub(super) kind: Spanned<RawKind>,
    pub(super) from: Spanned<Names>,
    pub(super) to: Spanned<Names>,
    pub(super) when: Option<Word>,
    pub(super) after: Option<Word>,
    pub(super) within: Option<Word>,
    pub(super) start: Option<Start>,
    pub(super) roll: Option<Roll>,
    #[serde(default)]
    pub(super) clear: bool,
    pub(super) owed_by: Option<Word>,
    #[serde(default)]
    pub(super) optional: bool,
    pub(super) consequence: Option<Word>,
    pub(super) lateness: Option<Text>,
    #[serde(default)]
    pub(super) cites: Vec<Word>,
    pub(super) verified: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawClock {
    pub(super) of: Spanned<Names>,
    pub(super) pause: Option<RawPause>,
    pub(super) reset: Option<RawReset>,
    pub(super) extend: Option<RawExtend>,
    pub(super) cites: Vec<Word>,
    pub(super) verified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPause {
    pub(super) from: Word,
    pub(super) until: Word,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawReset {
    pub(super) on: Word,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawExtend {
    pub(super) on: Word,
    pub(super) by: Word,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawStart {
    pub(super) on: Word,
    pub(super) procedure: Word,
    pub(super) when: Option<Word>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTransition {
    pub(super) to: Word,
    pub(super) when: Option<Word>,
    pub(super) cites: Vec<Word>,
    pub(super) verified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCount {
    pub(super) step: Word,
    pub(super) field: Option<Word>,
    pub(super) value: Option<Spanned<Names>>,
    #[serde(rename = "as")]
    pub(super) counted: Spanned<Names>,
    pub(super) by: Option<Word>,
    #[serde(default)]
    pub(super) cites: Vec<Word>,
    pub(super) verified: bool,
}
