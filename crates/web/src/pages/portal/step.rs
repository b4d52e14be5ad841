//! One step: what it is, why, by when, and its form where the person may do it here.

use kernel::{CaseId, Timestamp};
use law::Text;
use law::pack::Place;

use crate::form::{Field, Form, Posted, Problems, read_all};
use crate::i18n::Words;
use crate::pages::page;
use crate::parts::{Article, Asked, Duty, Refusal, Waiting};
use crate::sample;

/// One step of a case, as its person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepPage {
    /// The case.
    pub case: CaseId,
    /// Its title.
    pub title: Text,
    /// What happens.
    pub does: Text,
    /// Who does it.
    pub by: Text,
    /// Where it can be done, the usual place first.
    pub places: Vec<Place>,
    /// What to bring.
    pub bring: Vec<Text>,
    /// The articles of the step.
    pub articles: Vec<Article>,
    /// Whether the rule was read in its source.
    pub verified: bool,
    /// When it was last done.
    pub done: Option<Timestamp>,
    /// What is owed on it.
    pub duty: Option<Duty>,
    /// What it waits for.
    pub waiting: Option<Waiting>,
    /// Its form, where the person may do it here and now.
    pub form: Option<Form>,
    /// The documents it asks for.
    pub documents: Vec<Asked>,
}

page!(StepPage, Person, "portal/step.html", samples);

#[expect(clippy::too_many_lines, reason = "one situation after the other")]
fn samples() -> Vec<(&'static str, StepPage)> {
    let duty = sample::lodge();
    let asked = |id, fr: &str, en: &str, required, given| Asked {
        id: sample::code(id),
        step: duty.step.clone(),
        title: sample::text(fr, en),
        required,
        given,
    };
    let form = |posted: &Posted, problems: &Problems| {
        let questions = sample::questions();
        let fields = questions.iter().map(|it| Field::of_law(it, posted, problems)).collect();
        Form::new("/me/cases/40/steps/lodge", sample::id(91), fields)
    };
    let open = StepPage {
        case: sample::id(40),
        title: duty.title.clone(),
        does: duty.does.clone(),
        by: duty.by.clone(),
        places: duty.places.clone(),
        bring: duty.bring.clone(),
        articles: sample::articles(),
        verified: true,
        done: None,
        duty: Some(duty.clone()),
        waiting: None,
        form: Some(form(&Posted::default(), &Problems::new())),
        documents: vec![
            asked("form", "Formulaire signé", "Signed form", true, true),
            asked("photos", "Photos d'identité", "Identity photographs", true, false),
            asked("passport", "Passeport", "Passport", false, false),
        ],
    };
    let posted = Posted::from_pairs([("q-needs", "Je suis enceinte de six mois.")]);
    let problems = read_all(&sample::questions(), &posted).err().unwrap_or_default();
    let refused = Form {
        refusal: Some(Refusal {
            reason: Words::Law(sample::text(
                "Ce dossier a déjà été envoyé le 20 novembre.",
                "This file was already sent on 20 November.",
            )),
            articles: sample::articles(),
            allowed: vec![(
                sample::text("Ajouter un document", "Add a document"),
                "/me/documents".into(),
            )],
        }),
        ..form(&posted, &Problems::new())
    };
    let waiting = StepPage {
        title: sample::text("Aller à l'entretien", "Go to the interview"),
        duty: None,
        form: None,
        verified: false,
        documents: Vec::new(),
        places: vec![Place::Desk],
        waiting: Some(Waiting {
            after: vec![duty.title],
            from: Some(sample::day(12)),
            not_part: false,
        }),
        ..open.clone()
    };
    let done = StepPage {
        done: Some(sample::days_from_now(-14, 10)),
        duty: None,
        form: None,
        documents: Vec::new(),
        ..open.clone()
    };
    vec![
        ("wrong", StepPage { form: Some(form(&posted, &problems)), ..open.clone() }),
        ("refused", StepPage { form: Some(refused), ..open.clone() }),
        ("open", open),
        ("waiting", waiting),
        ("done", done),
    ]
}
