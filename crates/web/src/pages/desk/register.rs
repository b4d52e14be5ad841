//! Registering a person at the desk: the same questions as on the portal, on one page.

use kernel::{Code, CommandId};
use law::{Text, pack};

use super::doubles::{question, reason, sample_double};
use crate::form::{Control, Field, Form, Opt, Posted, Problems};
use crate::i18n::Words;
use crate::pages::page;
use crate::parts::Double;
use crate::sample;
use crate::start::{self, Stage};

/// Registering a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    /// Every field but those of the household, in `sections`, flat: for the summary of errors.
    pub form: Form,
    /// How many fields of `form` belong to each section.
    pub sections: Vec<(&'static str, usize)>,
    /// The rows of the household.
    pub household: Vec<Vec<Field>>,
    /// Those registered who may be the person, each with its question.
    pub doubles: Vec<(Double, Field)>,
    /// Why it was decided so of them.
    pub reason: Option<Field>,
}

impl Register {
    /// The form with what was typed; `rows` of the household are drawn, and `procedures` can be opened.
    #[must_use]
    pub fn new(
        procedures: &[(Code, Text)],
        own: &[pack::Field],
        (posted, problems): (&Posted, &Problems),
        rows: usize,
        command: CommandId,
    ) -> Self {
        let mut fields = Self::opening(procedures, posted, problems);
        let mut sections = vec![("register-opening", fields.len())];
        for stage in Stage::ALL.into_iter().filter(|stage| *stage != Stage::People) {
            let asked = start::fields(stage, posted, problems, own);
            sections.push((Self::heading(stage), asked.len()));
            fields.extend(asked);
        }
        let row = |place: usize| {
            let number = i64::try_from(place + 1).unwrap_or(i64::MAX);
            let fields = start::relative_fields(&format!("person-{place}"), posted, problems);
            let of = Some(Words::Count("register-person", number));
            fields.into_iter().map(|field| Field { of: of.clone(), ..field }).collect()
        };
        Self {
            form: Form::new("/desk/register", command, fields),
            sections,
            household: (0..rows).map(row).collect(),
            doubles: Vec::new(),
            reason: None,
        }
    }

    /// The same page, asking of those who may be the person whether they are.
    #[must_use]
    pub fn asking(self, doubles: Vec<Double>, (posted, problems): (&Posted, &Problems)) -> Self {
        let asked = |double: Double| {
            let name = format!("found-{}", double.person.person);
            let written = Words::Plain(double.person.name.written.clone());
            let field = Field { of: Some(written), ..question(name, posted, problems) };
            (double, field)
        };
        let why = reason("found-reason".to_owned(), posted, problems);
        let why = (!doubles.is_empty()).then_some(why);
        Self { doubles: doubles.into_iter().map(asked).collect(), reason: why, ..self }
    }

    fn opening(procedures: &[(Code, Text)], posted: &Posted, problems: &Problems) -> Vec<Field> {
        let options = procedures
            .iter()
            .map(|(code, title)| Opt::new(code.as_str(), Words::Law(title.clone())));
        let part = |part: &str| posted.typed(&format!("arrived-{part}"));
        let mut fields = vec![
            Field::new(
                "procedure",
                "field-procedure",
                Control::Radios { options: options.collect(), chosen: posted.typed("procedure") },
            ),
            Field::new(
                "arrived",
                "field-arrived",
                Control::Moment { typed: [part("day"), part("month"), part("year"), part("hour")] },
            )
            .hint("field-arrived-hint"),
        ];
        for field in &mut fields {
            field.wrong = problems.get(&field.name).cloned();
        }
        fields
    }

    const fn heading(stage: Stage) -> &'static str {
        match stage {
            Stage::Name => "register-name",
            Stage::Birth => "register-birth",
            Stage::Sex => "register-sex",
            Stage::Origin => "register-origin",
            Stage::People => "register-people",
            Stage::Contact => "register-contact",
            Stage::Own => "register-own",
        }
    }

    /// The sections with their fields.
    #[must_use]
    pub fn parts(&self) -> Vec<(&'static str, &[Field])> {
        let mut rest = self.form.fields.as_slice();
        let mut parts = Vec::new();
        for (heading, count) in &self.sections {
            let (these, others) = rest.split_at_checked(*count).unwrap_or((rest, &[]));
            parts.push((*heading, these));
            rest = others;
        }
        parts
    }

    /// The fields that were wrong, in the order of the page.
    #[must_use]
    pub fn wrongs(&self) -> Vec<&Field> {
        let rows = self.household.iter().flatten().filter(|field| field.wrong.is_some());
        let asked = self.doubles.iter().map(|(_, field)| field).chain(&self.reason);
        let asked = asked.filter(|field| field.wrong.is_some());
        self.form.wrongs().into_iter().chain(rows).chain(asked).collect()
    }
}

page!(Register, Agent, "desk/register.html", samples, Register);

fn samples() -> Vec<(&'static str, Register)> {
    let procedures = [(sample::code("fr.asylum"), sample::procedure())];
    let own = sample::questions();
    let new = |posted: &Posted, rows| {
        let problems = start::read(posted, &own, sample::TODAY).err().unwrap_or_default();
        let problems = if posted.has("family") { problems } else { Problems::new() };
        Register::new(&procedures, &own, (posted, &problems), rows, sample::id(93))
    };
    let empty = Posted::from_pairs([
        ("procedure", "fr.asylum"),
        ("arrived-day", "23"),
        ("arrived-month", "11"),
        ("arrived-year", "2026"),
        ("arrived-hour", "09:12"),
    ]);
    let mut half = empty.clone();
    for (name, typed) in [
        ("family", "Haidari"),
        ("birth-day", "30"),
        ("birth-month", "2"),
        ("birth-year", "1994"),
        ("nationality", "AFG"),
        ("person-0-name", "Nouri"),
    ] {
        half.set(name, typed);
    }
    let known = new(&empty, 1).asking(vec![sample_double()], (&empty, &Problems::new()));
    vec![("empty", new(&empty, 1)), ("known", known), ("wrong", new(&half, 2))]
}
