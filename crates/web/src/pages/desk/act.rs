//! Doing a step: its form, in whose name, on which day, and the law's refusal with nothing lost.

use jiff::civil::DateTime;
use kernel::Role;
use law::Text;
use law::pack::{self, StepKind};

use super::head::Head;
use crate::form::{Control, Field, Form, Opt, Posted, Problems, read_all};
use crate::i18n::Words;
use crate::pages::page;
use crate::parts::{Article, Asked, Duty, Refusal, Waiting};
use crate::sample;

/// Doing a step of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Whose and which case.
    pub head: Head,
    /// The step's title.
    pub title: Text,
    /// What happens, as it is said to the person.
    pub does: Text,
    /// What it is.
    pub kind: StepKind,
    /// Its articles.
    pub articles: Vec<Article>,
    /// Whether the rule was read in its source.
    pub verified: bool,
    /// What is owed on it.
    pub duty: Option<Duty>,
    /// What it waits for; the form is not drawn then.
    pub waiting: Option<Waiting>,
    /// The documents it asks for.
    pub documents: Vec<Asked>,
    /// Its form.
    pub form: Form,
}

/// What the form of a step is made of.
#[derive(Debug, Clone, Copy)]
pub struct ActForm<'a> {
    /// Its questions.
    pub questions: &'a [pack::Field],
    /// The roles in whose name the reader may act here, with their names in this country.
    pub roles: &'a [(Role, Text)],
    /// The present hour, put in where nothing was typed.
    pub now: DateTime,
}

impl ActForm<'_> {
    /// The fields: the day of the act, in whose name if there is a choice, then the step's questions.
    #[must_use]
    pub fn fields(&self, posted: &Posted, problems: &Problems) -> Vec<Field> {
        let mut fields = vec![self.when(posted)];
        if self.roles.len() > 1 {
            let options = self
                .roles
                .iter()
                .map(|(role, name)| Opt::new(role.as_str(), Words::Law(name.clone())));
            let chosen = posted.typed("role");
            let chosen = if chosen.is_empty() {
                self.roles.first().map_or_else(String::new, |(role, _)| role.to_string())
            } else {
                chosen
            };
            fields.push(Field::new(
                "role",
                "field-role",
                Control::Radios { options: options.collect(), chosen },
            ));
        }
        for field in &mut fields {
            field.wrong = problems.get(&field.name).cloned();
        }
        fields.extend(self.questions.iter().map(|it| Field::of_law(it, posted, problems)));
        fields
    }

    fn when(&self, posted: &Posted) -> Field {
        let now = ["day", "month", "year", "hour"].map(|part| format!("done-{part}"));
        let typed = if posted.has("done-day") {
            now.map(|name| posted.typed(&name))
        } else {
            let at = self.now;
            [
                at.day().to_string(),
                at.month().to_string(),
                at.year().to_string(),
                format!("{:02}:{:02}", at.hour(), at.minute()),
            ]
        };
        Field::new("done", "field-done", Control::Moment { typed }).hint("field-done-hint")
    }
}

page!(Act, Agent, "desk/act.html", samples);

fn samples() -> Vec<(&'static str, Act)> {
    let questions = sample::questions();
    let roles =
        [(Role::Registration, sample::prefecture()), (Role::ReceptionAuthority, sample::ofii())];
    let act = ActForm { questions: &questions, roles: &roles, now: sample::TODAY.at(9, 12, 0, 0) };
    let form = |posted: &Posted, problems: &Problems| {
        Form::new("/desk/cases/40/act/register", sample::id(94), act.fields(posted, problems))
    };
    let open = Act {
        head: Head::sample(),
        title: sample::text("Enregistrer la demande", "Register the application"),
        does: sample::text(
            "La préfecture prend vos empreintes et vous remet une attestation.",
            "The prefecture takes your fingerprints and gives you a certificate.",
        ),
        kind: StepKind::Act,
        articles: sample::articles(),
        verified: false,
        duty: Some(Duty { by: sample::prefecture(), ..sample::card() }),
        waiting: None,
        documents: vec![Asked {
            id: sample::code("passport"),
            step: sample::code("register"),
            title: sample::text("Passeport", "Passport"),
            required: false,
            given: false,
        }],
        form: form(&Posted::default(), &Problems::new()),
    };
    let posted = Posted::from_pairs([
        ("done-day", "24"),
        ("done-month", "11"),
        ("done-year", "2026"),
        ("done-hour", "8h"),
        ("q-needs", "Grossesse de six mois."),
        ("q-interpreter", "yes"),
    ]);
    let problems = read_all(&questions, &posted).err().unwrap_or_default();
    let refused = Form {
        refusal: Some(Refusal {
            reason: Words::Law(sample::text(
                "L'enregistrement ne peut avoir lieu avant l'entretien de vulnérabilité.",
                "Registration cannot take place before the vulnerability interview.",
            )),
            articles: sample::articles(),
            allowed: vec![(
                sample::text(
                    "Tenir l'entretien de vulnérabilité",
                    "Hold the vulnerability interview",
                ),
                "/desk/cases/40/act/vulnerability".into(),
            )],
        }),
        ..form(&posted, &Problems::new())
    };
    let waiting = Waiting {
        after: vec![sample::text(
            "Tenir l'entretien de vulnérabilité",
            "Hold the vulnerability interview",
        )],
        from: None,
        not_part: false,
    };
    vec![
        ("wrong", Act { form: form(&posted, &problems), ..open.clone() }),
        ("refused", Act { form: refused, ..open.clone() }),
        ("waiting", Act { waiting: Some(waiting), verified: true, ..open.clone() }),
        ("open", open),
    ]
}
