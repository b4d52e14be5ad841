//! The person's own score of integration, beside what her reception did.
//!
//! It must never show one side without the other, nor say that the questions are those of the
//! published instrument.

use app::{Experienced, OwnCourse, OwnIntegration, Unread, Unscored, WHOLE};
use jiff::civil::Date;
use kernel::CommandId;

use crate::form::{Control, Field, Form, Opt, Posted, Wrong};
use crate::i18n::Words;
use crate::layout::Frame;
use crate::pages::desk::fault;
use crate::pages::page;
use crate::sample;

/// The answers that each question offers, as a family of messages.
const ANSWERS: [(&str, &str); 12] = [
    ("connected", "closeness"),
    ("outsider", "often"),
    ("income", "income"),
    ("work", "work"),
    ("understands", "well"),
    ("discusses", "frequency"),
    ("dinner", "frequency"),
    ("talks", "people"),
    ("reads", "well"),
    ("speaks", "well"),
    ("doctor", "ease"),
    ("job", "ease"),
];

/// The questions, and once they are answered both sides.
#[derive(Debug, Clone)]
pub struct MyIntegration {
    /// The form: the twelve questions, `refused` and `discrimination`.
    pub form: Form,
    /// Both sides.
    pub both: Option<OwnIntegration>,
    /// The days she kept, today's among them once both sides are there.
    pub course: OwnCourse,
}

page!(MyIntegration, Person, "portal/integration.html", samples);

impl MyIntegration {
    /// The form, with what was answered and why it gives no score.
    #[must_use]
    pub fn new(posted: &Posted, unscored: Option<&Unscored>, command: CommandId) -> Self {
        let items = app::integration_items();
        let mut fields: Vec<Field> = (ANSWERS.iter())
            .map(|&(item, family)| {
                let options = (1..=5_u8).map(|code| {
                    let code = code.to_string();
                    Opt::new(code.clone(), Words::One(family, code))
                });
                let options = options.collect();
                let control = Control::Radios { options, chosen: posted.typed(item) };
                Field::new(item, Words::One("item", item.to_owned()), control)
            })
            .collect();
        if let Some(unscored) = unscored {
            let of = match unscored {
                Unscored::Missing(dimension) => Some(dimension.as_str()),
                Unscored::Answers | Unscored::OneSided => None,
            };
            let first = items.iter().find(|(_, dimension, _)| of == Some(dimension.as_str()));
            let name = first.map_or("connected", |(name, ..)| name.as_str());
            let key = match unscored {
                Unscored::Missing(_) => "integration-missing",
                Unscored::Answers => "integration-answers",
                Unscored::OneSided => "integration-one-sided",
            };
            for field in fields.iter_mut().filter(|field| field.name == name) {
                field.wrong = Some(Wrong::Said(Words::Key(key)));
            }
        }
        let options = ["yes", "no"].map(|word| Opt::new(word, Words::One("refused", word.into())));
        let refused = Control::Radios { options: options.into(), chosen: posted.typed("refused") };
        fields.push(Field::new("refused", "integration-refused", refused).optional());
        let options = ["0", "1", "2"].map(|n| Opt::new(n, Words::One("reported", n.into())));
        let chosen = posted.typed("discrimination");
        let reported = Control::Radios { options: options.into(), chosen };
        fields.push(Field::new("discrimination", "integration-reported", reported).optional());
        let earlier = Field::new("earlier", "integration-earlier", Control::File { takes: ".csv" });
        fields.push(earlier.hint("integration-earlier-hint").optional());
        let form = Form::new("/me/integration", command, fields);
        Self { form, both: None, course: OwnCourse::default() }
    }

    /// The same, with what is wrong with the file of earlier days.
    #[must_use]
    pub fn misread(mut self, t: &Frame, wrong: &Unread) -> Self {
        for field in self.form.fields.iter_mut().filter(|field| field.name == "earlier") {
            field.wrong = Some(Wrong::Said(Words::Plain(fault(t, wrong))));
        }
        self
    }

    /// The answers in the order of the questions.
    #[must_use]
    pub fn answers(posted: &Posted) -> Vec<Option<u8>> {
        let items = app::integration_items();
        items.iter().map(|(item, ..)| posted.get(item).parse().ok()).collect()
    }

    /// What she says of the host's side.
    #[must_use]
    pub fn experienced(posted: &Posted) -> Experienced {
        Experienced {
            refused: match posted.get("refused") {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            },
            discrimination: posted.get("discrimination").parse().ok(),
        }
    }

    /// The host's side, in sentences.
    #[must_use]
    pub fn host(&self, t: &Frame, both: &OwnIntegration) -> Vec<String> {
        let (reception, host) = (both.reception, both.shown.host());
        let days = |days: u32| {
            let key = if reception.waits { "integration-waits" } else { "integration-waited" };
            t.put(key, "n", days)
        };
        let unknown = || t.say("integration-unknown");
        let refused = match host.registration_refused {
            Some(true) => t.say("integration-was-refused"),
            Some(false) => t.say("integration-not-refused"),
            None => format!("{} {}", t.say("integration-refused"), unknown()),
        };
        let reported = match host.discrimination_reports {
            Some(0) => t.say("integration-none-reported"),
            Some(_) => t.say("integration-some-reported"),
            None => format!("{} {}", t.say("integration-reported"), unknown()),
        };
        let waited = reception.waited.map_or_else(unknown, days);
        vec![waited, t.put("integration-late", "n", reception.late), refused, reported]
    }

    /// The score of everything and of each dimension: what it is of, of a hundred.
    #[must_use]
    pub fn scores(&self, t: &Frame, both: &OwnIntegration) -> Vec<(String, u32)> {
        let whole = (t.say("integration-whole"), app::of_hundred(both.shown.score()));
        let each = both.shown.dimensions().iter();
        let each = each.map(|(name, score)| (t.one("dimension", name), app::of_hundred(*score)));
        std::iter::once(whole).chain(each).collect()
    }

    /// The days she kept, when there are several: the day, the score of everything, and what her
    /// reception did: days of waiting, and what was late.
    #[must_use]
    pub fn days(&self) -> Vec<(Date, [Option<u32>; 3])> {
        let days = self.course.days();
        if days.len() < 2 {
            return Vec::new();
        }
        let numbers =
            |kept: &app::Kept| [kept.own(WHOLE), kept.host("waiting_days"), kept.host("late_now")];
        days.map(|(day, kept)| (day, numbers(kept))).collect()
    }

    /// A number of the course, or that it is not known.
    #[must_use]
    pub fn number(&self, t: &Frame, number: &Option<u32>) -> String {
        number.map_or_else(|| t.say("integration-unknown"), |number| t.number(&(number as usize)))
    }
}

fn samples() -> Vec<(&'static str, MyIntegration)> {
    let command = || sample::id(96);
    let empty = MyIntegration::new(&Posted::default(), None, command());
    let few = Posted::from_pairs([("connected", "4"), ("reads", "2")]);
    let missing = Unscored::Missing("economic".to_owned());
    vec![("empty", empty), ("few", MyIntegration::new(&few, Some(&missing), command()))]
}

#[cfg(test)]
mod tests {
    use crate::i18n::{Locale, message};

    #[test]
    fn the_questions_of_the_page_are_those_that_are_scored() {
        let items = app::integration_items();
        let names: Vec<&str> = items.iter().map(|(item, ..)| item.as_str()).collect();
        assert_eq!(names, super::ANSWERS.map(|(item, _)| item));
        for (item, _, wording) in &items {
            assert_eq!(message(Locale::En, &format!("item-{item}"), &[]), *wording);
        }
    }
}
