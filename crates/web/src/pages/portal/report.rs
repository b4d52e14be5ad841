//! Reporting violence, without signing in: the form, the code to keep, what was answered.
//!
//! A page here must never say who reads it. The code stands in the answer that gives it, and in the
//! forms of whoever has just typed it; nowhere else.

use kernel::{Code, CommandId, Timestamp};
use record::{Reporter, Scene, Violence};

use crate::form::{Control, Field, Form, LineKind, Opt, Posted, Problems, Wrong};
use crate::i18n::Words;
use crate::pages::page;
use crate::sample;

/// The form of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Its form: `violence`, `words`, `reporter`, `about_staff`, `scene`, `office` and `month`.
    pub form: Form,
    /// Whether it was sent too late: nothing was wrong with it, and it must be sent again.
    pub late: bool,
}

/// What can be chosen in the form besides the closed lists.
#[derive(Debug, Clone, Copy)]
pub struct Choices<'a> {
    /// The offices that may be named.
    pub offices: &'a [Code],
    /// The months it may have happened in, the newest first.
    pub months: &'a [Code],
    /// Whether somebody reads reports about staff who is independent of it.
    pub independent: bool,
}

/// A month of the form `2026-03`, in words.
#[must_use]
pub fn month(month: &Code) -> Words {
    month.as_str().parse().map_or_else(|_| Words::Plain(month.to_string()), Words::Born)
}

fn family<'a>(name: &'static str, words: impl IntoIterator<Item = &'a str>) -> Vec<Opt> {
    words.into_iter().map(|word| Opt::new(word, Words::One(name, word.to_owned()))).collect()
}

impl Report {
    /// The form, with what was typed.
    #[must_use]
    pub fn new(
        choices: Choices<'_>,
        (posted, problems): (&Posted, &Problems),
        command: CommandId,
    ) -> Self {
        let chosen = |name: &str| posted.typed(name);
        let radios = |name, options| Control::Radios { options, chosen: posted.typed(name) };
        let select = |name, options| Control::Select { options, chosen: posted.typed(name) };
        let violence = family("violence", Violence::ALL.map(Violence::as_str));
        let reporter = family("reporter", Reporter::ALL.map(Reporter::as_str));
        let scene = family("scene", Scene::ALL.map(Scene::as_str));
        let months = choices.months.iter().map(|it| Opt::new(it.as_str(), month(it))).collect();
        let office = |it: &Code| Opt::new(it.as_str(), Words::Plain(it.to_string()));
        let offices: Vec<Opt> = choices.offices.iter().map(office).collect();
        let mut fields = vec![
            Field::new("violence", "report-violence", radios("violence", violence)),
            Field::new("words", "report-words", Control::Lines { value: chosen("words") })
                .hint("report-words-hint"),
            Field::new("reporter", "report-reporter", radios("reporter", reporter)),
        ];
        if choices.independent {
            let ticked = Control::Tick { ticked: posted.get("about_staff") == "yes" };
            let staff = Field::new("about_staff", "report-staff", ticked).hint("report-staff-hint");
            fields.push(staff.optional());
        }
        fields.push(Field::new("scene", "report-scene", select("scene", scene)).optional());
        if !offices.is_empty() {
            let office = Field::new("office", "report-office", select("office", offices));
            fields.push(office.hint("report-office-hint").optional());
        }
        fields.push(Field::new("month", "report-month", select("month", months)).optional());
        for field in &mut fields {
            field.wrong = problems.get(&field.name).cloned();
        }
        Self { form: Form::new("/report", command, fields), late: false }
    }
}

/// The report is made: the code. Another page shows it only to whoever types it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportDone {
    /// The code in groups of four.
    pub code: String,
}

/// Coming back with the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follow {
    /// Its form: `code`, and `words` when some were typed with a code that did not open.
    pub form: Form,
    /// Whether it was sent too late: nothing was wrong with it, and it must be sent again.
    pub late: bool,
}

impl Follow {
    /// The form, with what was typed.
    #[must_use]
    pub fn new((posted, wrong): (&Posted, Option<Wrong>), command: CommandId) -> Self {
        let line = Control::Line {
            kind: LineKind::Number,
            value: posted.typed("code"),
            autocomplete: Some("off"),
        };
        let mut field = Field::new("code", "report-code", line).hint("report-code-hint");
        field.wrong = wrong;
        let mut fields = vec![field];
        if !posted.get("words").is_empty() {
            let words = Control::Lines { value: posted.typed("words") };
            fields.push(Field::new("words", "report-more", words));
        }
        Self { form: Form::new("/report/follow", command, fields), late: false }
    }
}

/// What was said about a report, to whoever holds its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// The code, carried by the form that sends more.
    pub code: String,
    /// What was said by both, in order.
    pub lines: Vec<Line>,
    /// To whom it was passed on.
    pub referred: Vec<Words>,
    /// Whether the desk is done with it.
    pub closed: bool,
    /// Whether something was sent just now.
    pub sent: bool,
    /// The form to write more: `words`; none once the report was erased.
    pub form: Option<Form>,
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// By whom.
    pub by: Words,
    /// When.
    pub day: Timestamp,
    /// What; nothing once it was erased.
    pub text: Option<String>,
}

impl Followed {
    /// The form to write more.
    #[must_use]
    pub fn more(typed: String, wrong: Option<Wrong>, command: CommandId) -> Form {
        let mut field = Field::new("words", "report-more", Control::Lines { value: typed });
        field.wrong = wrong;
        Form::new("/report/follow", command, vec![field])
    }

    /// Whether what was sent was wrong.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.form.as_ref().is_some_and(Form::failed)
    }
}

page!(Report, Visitor, "portal/report.html", samples);
page!(ReportDone, Visitor, "portal/report_done.html", done_samples);
page!(Follow, Visitor, "portal/report_follow.html", follow_samples);
page!(Followed, Visitor, "portal/report_followed.html", followed_samples);

fn samples() -> Vec<(&'static str, Report)> {
    let offices = ["guda-lyon", "spada-lyon"].map(Code::lenient);
    let months = ["2026-11", "2026-10"].map(Code::lenient);
    let choices = Choices { offices: &offices, months: &months, independent: true };
    let none = Choices { offices: &[], months: &months, independent: false };
    let new = |choices, posted: &Posted, problems: &Problems| {
        Report::new(choices, (posted, problems), sample::id(93))
    };
    let posted = Posted::from_pairs([("words", "On m'a demandé 200 € au guichet.")]);
    let wrong = Problems::from([
        ("violence".to_owned(), Wrong::Missing),
        ("reporter".to_owned(), Wrong::Missing),
    ]);
    let late = Report { late: true, ..new(choices, &posted, &Problems::new()) };
    vec![
        ("empty", new(choices, &Posted::default(), &Problems::new())),
        ("late", late),
        ("no_offices", new(none, &Posted::default(), &Problems::new())),
        ("wrong", new(choices, &posted, &wrong)),
    ]
}

fn done_samples() -> Vec<(&'static str, ReportDone)> {
    let done = |code: &str| ReportDone { code: code.to_owned() };
    vec![("code", done("4821 7093 5560 1187 4426")), ("zeros", done("0000 0000 0000 0000 0000"))]
}

fn follow_samples() -> Vec<(&'static str, Follow)> {
    let code = [("code", "4821 7093 5560 1187 4426")];
    let words = [("words", "Il est revenu hier soir.")];
    let code_alone = Posted::from_pairs(code);
    let both = Posted::from_pairs([code, words].concat());
    let follow = |posted: &Posted, key: Option<&'static str>| {
        let wrong = key.map(|key| Wrong::Said(Words::Key(key)));
        Follow::new((posted, wrong), sample::id(94))
    };
    vec![
        ("empty", follow(&Posted::default(), None)),
        ("mistyped", follow(&code_alone, Some("report-code-mistyped"))),
        ("unknown", follow(&code_alone, Some("report-code-unknown"))),
        ("paused", follow(&both, Some("report-code-paused"))),
        ("late", Follow { late: true, ..follow(&both, None) }),
    ]
}

fn followed_samples() -> Vec<(&'static str, Followed)> {
    let line = |by, text: Option<&str>| Line {
        by: Words::Key(by),
        day: sample::frame(crate::i18n::Locale::Fr, sample::Reader::Visitor).now,
        text: text.map(str::to_owned),
    };
    let form = |wrong| Some(Followed::more(String::new(), wrong, sample::id(95)));
    let code = || "48217093556011874426".to_owned();
    let told = Followed {
        code: code(),
        lines: vec![
            line("report-by-you", Some("On m'a demandé 200 € au guichet.\nC'était mardi.")),
            line("report-by-desk", Some("Merci. Voulez-vous parler à une juriste ?")),
        ],
        referred: vec![Words::One("referral", "legal".to_owned())],
        closed: false,
        sent: true,
        form: form(None),
    };
    let erased = Followed {
        code: code(),
        lines: vec![line("report-by-you", None)],
        referred: Vec::new(),
        closed: true,
        sent: false,
        form: None,
    };
    let wrong = Followed { sent: false, form: form(Some(Wrong::Missing)), ..told.clone() };
    vec![("told", told), ("wrong", wrong), ("erased", erased)]
}
