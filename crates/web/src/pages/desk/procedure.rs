//! One version of a procedure: its phases, its steps, its terms and what they rest on.

use jiff::civil::Date;
use kernel::Role;
use law::Text;
use law::clock::Lang;
use law::graph::Kind;
use law::pack::{Mode, Phase, Place, Procedure, Step, StepKind};

use crate::layout::Html;
use crate::pages::page;
use crate::parts::{Article, holder};
use crate::sample;

/// One version of a procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcedurePage {
    /// Its title.
    pub title: Text,
    /// What it is for.
    pub summary: Text,
    /// `2026-1`.
    pub version: String,
    /// The first day in force.
    pub from: Date,
    /// The first day no longer in force.
    pub until: Option<Date>,
    /// Its phases with their steps.
    pub phases: Vec<PhaseOf>,
    /// How many rules nobody has read in their source yet.
    pub unverified: usize,
    /// The drawing, as SVG made by `law::draw`.
    pub drawing: Option<Html>,
}

/// A phase with its steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseOf {
    /// Its title.
    pub title: Text,
    /// Its steps.
    pub steps: Vec<StepOf>,
}

/// A step as the law writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepOf {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// What it is.
    pub kind: StepKind,
    /// Who does it.
    pub by: Text,
    /// Where.
    pub places: Vec<Place>,
    /// What happens.
    pub does: Text,
    /// Its articles.
    pub articles: Vec<Article>,
    /// Whether the rule was read in its source.
    pub verified: bool,
    /// What its form asks.
    pub asks: Vec<Text>,
    /// The terms by which it is owed.
    pub terms: Vec<TermOf>,
}

/// A term by which a step is owed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermOf {
    /// The step that starts it.
    pub after: Text,
    /// How long: `21 days`.
    pub within: Text,
    /// What letting it pass means.
    pub lateness: Option<Text>,
    /// Its articles.
    pub articles: Vec<Article>,
    /// Whether the rule was read in its source.
    pub verified: bool,
}

impl ProcedurePage {
    /// A version, with its drawing if there is one.
    #[must_use]
    pub fn of(procedure: &Procedure, today: Date, drawing: Option<Html>) -> Self {
        let of_phase = |phase: &Phase| {
            let steps = procedure.steps.iter().filter(|step| step.phase == phase.id);
            let steps: Vec<_> = steps.map(|step| StepOf::of(procedure, step)).collect();
            (!steps.is_empty()).then(|| PhaseOf { title: phase.title.clone(), steps })
        };
        Self {
            title: procedure.title.clone(),
            summary: procedure.summary.clone(),
            version: procedure.version.to_string(),
            from: procedure.in_force.from,
            until: procedure.in_force.until,
            phases: procedure.phases.iter().filter_map(of_phase).collect(),
            unverified: super::Version::of(procedure, today).unverified,
            drawing,
        }
    }
}

impl StepOf {
    fn of(procedure: &Procedure, step: &Step) -> Self {
        Self {
            id: step.id.to_string(),
            title: step.at_desk.clone(),
            kind: step.kind,
            by: holder(procedure, step.actor, Role::System),
            places: step.places.clone(),
            does: step.does.clone(),
            articles: Article::list(&procedure.pack, &step.cites),
            verified: step.verified,
            asks: step.fields.iter().map(|field| field.label.clone()).collect(),
            terms: TermOf::list(procedure, step),
        }
    }
}

impl TermOf {
    fn list(procedure: &Procedure, step: &Step) -> Vec<Self> {
        let reaching =
            procedure.graph.reaching(step.ix).filter(|(_, arrow)| arrow.kind == Kind::Response);
        let terms = reaching.filter_map(|(number, arrow)| {
            let relation = procedure.relation(number)?;
            let Mode::Deadline(deadline) = &relation.mode else { return None };
            let term = deadline.rule.term;
            Some(Self {
                after: procedure.step(arrow.from)?.at_desk.clone(),
                within: Text { fr: term.text(Lang::Fr), en: term.text(Lang::En) },
                lateness: deadline.lateness.clone(),
                articles: Article::list(&procedure.pack, &relation.cites),
                verified: relation.verified,
            })
        });
        terms.collect()
    }
}

page!(ProcedurePage, Agent, "desk/procedure.html", samples, Law);

fn samples() -> Vec<(&'static str, ProcedurePage)> {
    let lodge = sample::lodge();
    let step = StepOf {
        id: "lodge".into(),
        title: lodge.title,
        kind: StepKind::Act,
        by: lodge.by,
        places: lodge.places,
        does: lodge.does,
        articles: sample::articles(),
        verified: true,
        asks: sample::questions().into_iter().map(|question| question.label).collect(),
        terms: vec![TermOf {
            after: sample::text("Enregistrer la demande", "Register the application"),
            within: sample::text("21 jours", "21 days"),
            lateness: lodge.lateness,
            articles: sample::articles(),
            verified: false,
        }],
    };
    let decide = StepOf {
        id: "decide".into(),
        title: sample::decide().title,
        kind: StepKind::Decision,
        by: sample::ofpra(),
        verified: false,
        asks: Vec::new(),
        terms: Vec::new(),
        ..step.clone()
    };
    let drawing = "<svg viewBox=\"0 0 640 90\" role=\"img\" aria-label=\"fr.asylum\">\
        <rect x=\"2\" y=\"20\" width=\"180\" height=\"50\" rx=\"8\"/><rect x=\"230\" y=\"20\" width=\"180\" height=\"50\" rx=\"8\"/>\
        <path d=\"M182 45h48\"/></svg>";
    let full = ProcedurePage {
        title: sample::procedure(),
        summary: sample::text(
            "De la première visite à la réponse, et au recours.",
            "From the first visit to the answer, and the appeal.",
        ),
        version: "2026-1".into(),
        from: jiff::civil::date(2026, 6, 12),
        until: None,
        phases: vec![
            PhaseOf {
                title: sample::text("Dossier à l'Ofpra", "File at Ofpra"),
                steps: vec![step],
            },
            PhaseOf {
                title: sample::text("Entretien et réponse", "Interview and answer"),
                steps: vec![decide],
            },
        ],
        unverified: 2,
        drawing: Some(Html::drawn(drawing)),
    };
    let past = ProcedurePage {
        until: Some(jiff::civil::date(2026, 6, 12)),
        unverified: 0,
        drawing: None,
        phases: Vec::new(),
        ..full.clone()
    };
    vec![("full", full), ("past", past)]
}
