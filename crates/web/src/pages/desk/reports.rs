//! Reports of violence at the desk: the list with what stands out, and one report.
//!
//! The list shows nothing that is sealed, and counts what its reader may open one by one.

use jiff::civil::Date;
use kernel::{CommandId, ReportId, Timestamp};
use record::Referral;

use super::telling::figures;
use crate::form::{Control, Field, Form, Opt, Posted, Problems, Wrong};
use crate::i18n::{Arg, Locale, Value as _, Words, message};
use crate::layout::Frame;
use crate::pages::page;
use crate::pages::portal::Line;
use crate::parts::Pager;
use crate::sample;

/// The list of reports.
#[derive(Debug, Clone, PartialEq)]
pub struct Reports {
    /// Those on this page, which wait first.
    pub rows: Vec<Head>,
    /// What stands out, or that nothing does.
    pub looked: Vec<Looked>,
    /// How many of each kind.
    pub kinds: Vec<(Words, usize)>,
    /// The page of the list.
    pub pager: Pager,
}

/// What stands in clear of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Which report.
    pub report: ReportId,
    /// The day on which it was made.
    pub day: Timestamp,
    /// What kind of violence.
    pub violence: Words,
    /// Who reports.
    pub reporter: Words,
    /// What kind of place.
    pub scene: Option<Words>,
    /// The office it is about.
    pub office: Option<String>,
    /// Whether it is about somebody who works or manages where people are received.
    pub about_staff: bool,
    /// The month it happened in.
    pub month: Option<Words>,
    /// Whether whoever reported waits for an answer.
    pub waits: bool,
    /// Whether it is closed.
    pub closed: bool,
}

/// One look for places where reports crowd.
#[derive(Debug, Clone, PartialEq)]
pub struct Looked {
    /// `scene` or `office`: what was compared.
    pub by: &'static str,
    /// Reports that say the place.
    pub reports: u64,
    /// Places compared.
    pub places: usize,
    /// Months compared.
    pub months: usize,
    /// Draws by chance; 0 when nothing could be told.
    pub draws: u32,
    /// What stands out.
    pub found: Option<FoundCrowd>,
}

/// A place and months that stand out.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundCrowd {
    /// Where.
    pub place: Words,
    /// The first month.
    pub first: Date,
    /// The last month.
    pub last: Date,
    /// Reports there.
    pub observed: u64,
    /// Reports there if all were alike.
    pub expected: f64,
    /// How often chance alone makes one as large.
    pub p: f64,
}

impl Looked {
    /// What was found, with its p, and what was looked at: in sentences.
    #[must_use]
    pub fn sentence(&self, t: &Frame) -> String {
        let counted = |number: u64| Arg::Number(i64::try_from(number).unwrap_or(i64::MAX));
        let by = Words::One("looked", self.by.to_owned()).in_language(t.locale);
        let looked = message(
            t.locale,
            "signal-looked",
            &[
                ("by", by.arg()),
                ("reports", counted(self.reports)),
                ("places", self.places.arg()),
                ("months", self.months.arg()),
            ],
        );
        let Some(found) = &self.found else {
            let key = if self.draws == 0 { "signal-too-few" } else { "signal-none" };
            return format!("{} {looked}", message(t.locale, key, &[]));
        };
        let place = found.place.in_language(t.locale);
        let month = |day: Date| t.plain(&Words::month(day.year(), day.month()));
        let (first, last) = (month(found.first), month(found.last));
        let (expected, p) =
            (figures(t).decimals(found.expected, 1), figures(t).decimals(found.p, 3));
        let sentence = message(
            t.locale,
            "signal-found",
            &[
                ("place", place.arg()),
                ("first", first.arg()),
                ("last", last.arg()),
                ("observed", counted(found.observed)),
                ("expected", expected.arg()),
                ("p", p.arg()),
                ("draws", self.draws.arg()),
            ],
        );
        format!("{sentence} {looked}")
    }
}

/// One report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneReport {
    /// What stands in clear.
    pub head: Head,
    /// What was said, in order.
    pub lines: Vec<Line>,
    /// To whom it was passed on.
    pub referred: Vec<Words>,
    /// How often its words were opened before.
    pub opened: usize,
    /// Whether they were erased.
    pub erased: bool,
    /// What may be done: each form with the key of its button.
    pub forms: Vec<(&'static str, Form)>,
}

impl OneReport {
    /// The forms of what may be done, with what was typed in the one that was sent.
    #[must_use]
    pub fn forms(
        report: ReportId,
        may: &[&'static str],
        (posted, problems): (&Posted, &Problems),
        command: impl Fn() -> CommandId,
    ) -> Vec<(&'static str, Form)> {
        let lines = |name| Control::Lines { value: posted.typed(name) };
        let forms = may.iter().filter_map(|what| {
            let (button, mut field) = match *what {
                "answer" => (
                    "report-answer-send",
                    Field::new("answer", "report-answer", lines("answer"))
                        .hint("report-answer-hint"),
                ),
                "refer" => {
                    let options = Referral::ALL
                        .map(Referral::as_str)
                        .map(|word| Opt::new(word, Words::One("referral", word.to_owned())));
                    let chosen = posted.typed("refer");
                    let control = Control::Select { options: options.to_vec(), chosen };
                    ("report-refer-send", Field::new("refer", "report-refer", control))
                }
                "close" => (
                    "report-close-send",
                    Field::new("close", "report-close", lines("close")).hint("report-close-hint"),
                ),
                _ => return None,
            };
            field.wrong = problems.get(&field.name).cloned();
            Some((button, Form::new(format!("/desk/reports/{report}"), command(), vec![field])))
        });
        forms.collect()
    }

    /// The fields that were wrong, of whichever form was sent.
    #[must_use]
    pub fn wrongs(&self) -> Vec<&Field> {
        self.forms.iter().flat_map(|(_, form)| form.wrongs()).collect()
    }
}

page!(Reports, Agent, "desk/reports.html", samples, Reports);
page!(OneReport, Agent, "desk/report.html", one_samples, Reports);

fn head_sample() -> Head {
    Head {
        report: sample::id(60),
        day: sample::frame(Locale::Fr, sample::Reader::Agent).now,
        violence: Words::One("violence", "corruption".into()),
        reporter: Words::One("reporter", "concerned".into()),
        scene: Some(Words::One("scene", "office".into())),
        office: Some("guda-lyon".into()),
        about_staff: true,
        month: Some(Words::month(2026, 10)),
        waits: true,
        closed: false,
    }
}

fn samples() -> Vec<(&'static str, Reports)> {
    let bare = Head {
        report: sample::id(61),
        scene: None,
        office: None,
        about_staff: false,
        month: None,
        waits: false,
        closed: true,
        ..head_sample()
    };
    let place = Words::Plain("guda-lyon".into());
    let day = jiff::civil::date(2026, 10, 1);
    let found = FoundCrowd { place, first: day, last: day, observed: 9, expected: 0.2, p: 0.001 };
    let look = |by, draws, found| Looked { by, reports: 21, places: 9, months: 12, draws, found };
    let full = Reports {
        rows: vec![head_sample(), bare],
        looked: vec![look("office", 999, Some(found)), look("scene", 999, None)],
        kinds: vec![
            (Words::One("violence", "corruption".into()), 14),
            (Words::One("violence", "physical".into()), 3),
        ],
        pager: Pager::single(2),
    };
    let empty = Reports {
        rows: Vec::new(),
        looked: vec![Looked { reports: 0, ..look("scene", 0, None) }],
        kinds: Vec::new(),
        pager: Pager::single(0),
    };
    vec![("full", full), ("empty", empty)]
}

fn one_samples() -> Vec<(&'static str, OneReport)> {
    let nothing = (Posted::default(), Problems::new());
    let wrong = Problems::from([("answer".to_owned(), Wrong::Missing)]);
    let may = ["answer", "refer", "close"];
    let forms = |problems: &Problems| {
        OneReport::forms(sample::id(60), &may, (&nothing.0, problems), || sample::id(97))
    };
    let line = |text: Option<&str>| Line {
        by: Words::Key("report-by-reporter"),
        day: head_sample().day,
        text: text.map(str::to_owned),
    };
    let open = OneReport {
        head: head_sample(),
        lines: vec![
            line(Some("On m'a demandé 200 € au guichet.\nC'était mardi.")),
            line(Some("Il est revenu.")),
        ],
        referred: vec![Words::One("referral", "legal".into())],
        opened: 2,
        erased: false,
        forms: forms(&nothing.1),
    };
    let failed = OneReport { forms: forms(&wrong), ..open.clone() };
    let closed = OneReport {
        head: Head { waits: false, closed: true, ..head_sample() },
        forms: Vec::new(),
        ..open.clone()
    };
    let lines = vec![line(None)];
    let erased = OneReport { lines, erased: true, forms: Vec::new(), ..open.clone() };
    vec![("open", open), ("wrong", failed), ("closed", closed), ("erased", erased)]
}
