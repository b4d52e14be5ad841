//! Who may be, is, and is not the same person as the one of a file: compared, decided, undone.

use kernel::{CaseId, CommandId, EventId};
use record::Finding;

use super::head::Head;
use crate::form::{Control, Field, Form, Opt, Posted, Problems, Wrong};
use crate::i18n::Words;
use crate::pages::page;
use crate::parts::{Double, Likely, Reason, Sign, Summary};
use crate::sample;

/// Who may be, is, and is not the same person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoublesPage {
    /// Whose file.
    pub head: Head,
    /// Those about whom nothing was decided, each with the form that decides.
    pub candidates: Vec<(Double, Form)>,
    /// What was decided, each with the form that undoes it.
    pub decided: Vec<(Decided, Form)>,
    /// What was decided and undone: it stays on the trace.
    pub undone: Vec<Decided>,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The decision.
    pub id: EventId,
    /// The other person.
    pub other: Summary,
    /// The other's cases, with their numbers.
    pub cases: Vec<(CaseId, String)>,
    /// Whether they are one person.
    pub finding: Finding,
    /// Why, if it may be read.
    pub reason: Option<String>,
    /// When and at which office.
    pub at: kernel::Timestamp,
    /// The office.
    pub office: Option<String>,
    /// When and why it was undone, if it was.
    pub undone: Option<(kernel::Timestamp, Option<String>)>,
}

/// The question about one candidate.
#[must_use]
pub fn question(name: String, posted: &Posted, problems: &Problems) -> Field {
    let option = |finding: Finding| {
        Opt::new(finding.as_str(), Words::One("finding", finding.as_str().to_owned()))
    };
    let options = vec![option(Finding::Same), option(Finding::Different)];
    let chosen = posted.typed(&name);
    let wrong = problems.get(&name).cloned();
    let mut field = Field::new(name, "double-ask", Control::Radios { options, chosen });
    field.wrong = wrong;
    field
}

/// Why it was decided.
#[must_use]
pub fn reason(name: String, posted: &Posted, problems: &Problems) -> Field {
    let wrong = problems.get(&name).cloned();
    let value = posted.typed(&name);
    let mut field = Field::new(name, "field-double-reason", Control::Lines { value })
        .hint("field-double-reason-hint");
    field.wrong = wrong;
    field
}

impl DoublesPage {
    /// The form that decides about a candidate.
    #[must_use]
    pub fn deciding(
        action: &str,
        double: &Double,
        (posted, problems): (&Posted, &Problems),
        command: CommandId,
    ) -> Form {
        let person = double.person.person;
        let fields = vec![
            question(format!("finding-{person}"), posted, problems),
            reason(format!("reason-{person}"), posted, problems),
        ];
        Form::new(format!("{action}?about={person}"), command, fields)
    }

    /// The form that undoes a decision.
    #[must_use]
    pub fn undoing(
        action: &str,
        decision: EventId,
        (posted, problems): (&Posted, &Problems),
        command: CommandId,
    ) -> Form {
        let fields = vec![reason(format!("reason-{decision}"), posted, problems)];
        Form::new(format!("{action}?undo={decision}"), command, fields)
    }

    /// Every field of any of its forms that is wrong.
    #[must_use]
    pub fn wrongs(&self) -> Vec<&Field> {
        let deciding = self.candidates.iter().map(|(_, form)| form);
        let undoing = self.decided.iter().map(|(_, form)| form);
        deciding.chain(undoing).flat_map(Form::wrongs).collect()
    }

    /// The refusal of any of its forms.
    #[must_use]
    pub fn refused(&self) -> Option<&Form> {
        let deciding = self.candidates.iter().map(|(_, form)| form);
        let undoing = self.decided.iter().map(|(_, form)| form);
        deciding.chain(undoing).find(|form| form.refusal.is_some())
    }
}

page!(DoublesPage, Agent, "desk/doubles.html", samples);

/// Somebody who may be the one of the samples.
pub(super) fn sample_double() -> Double {
    let plain = |text: &str| Words::Plain(text.to_owned());
    let reason = |label, here, there, sign, said| Reason { label, here, there, sign, said };
    let person = Summary { age: None, ..Head::sample().person };
    let born = person.born.map_or(Words::Key("double-nothing"), Words::Born);
    Double {
        person,
        cases: vec![(sample::id(61), "K7TQ-4WPD".to_owned())],
        likely: Likely::Very,
        reasons: vec![
            reason("field-name", plain("Samira"), plain("سميرة"), Sign::For, "double-part-same"),
            reason("field-name", plain("Haidari"), plain("حيدري"), Sign::For, "double-part-alike"),
            reason("field-birth", born.clone(), born, Sign::For, "double-same"),
            reason(
                "field-nationality",
                Words::One("country", "AFG".to_owned()),
                Words::One("country", "IRN".to_owned()),
                Sign::Against,
                "double-other",
            ),
        ],
    }
}

fn samples() -> Vec<(&'static str, DoublesPage)> {
    let head = Head::sample();
    let action = format!("{}/doubles", head.path());
    let posted = Posted::default();
    let page = |problems: &Problems, decided: bool| {
        let double = sample_double();
        let decision = Decided {
            id: sample::id(71),
            other: double.person.clone(),
            cases: double.cases.clone(),
            finding: if decided { Finding::Different } else { Finding::Same },
            reason: decided.then(|| "Deux photographies de deux personnes.".to_owned()),
            at: sample::days_from_now(-3, 10),
            office: Some("GUDA Paris 1".to_owned()),
            undone: None,
        };
        let again = (sample::days_from_now(-1, 9), Some("Une autre personne.".to_owned()));
        let undone = Decided { undone: Some(again), ..decision.clone() };
        let typed = (&posted, problems);
        let form = DoublesPage::deciding(&action, &double, typed, sample::id(98));
        let undo = DoublesPage::undoing(&action, decision.id, typed, sample::id(99));
        DoublesPage {
            head: head.clone(),
            candidates: vec![(double, form)],
            decided: vec![(decision, undo)],
            undone: if decided { vec![undone] } else { Vec::new() },
        }
    };
    let person = sample_double().person.person;
    let missing = Problems::from([
        (format!("finding-{person}"), Wrong::Missing),
        (format!("reason-{person}"), Wrong::Missing),
    ]);
    let none = page(&missing, false);
    let none = DoublesPage { candidates: Vec::new(), decided: Vec::new(), ..none };
    vec![("open", page(&Problems::new(), true)), ("wrong", page(&missing, false)), ("none", none)]
}
