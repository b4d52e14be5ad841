//! Integration from both sides, in figures of groups only: the form, and the answer in the reader's
//! language, always beside what the house itself did.
//!
//! It must never show a figure of the people without the host's side, nor of one person.

use app::{
    Board, CourseStep, CourseWords, GroupFigures, GroupRate, Instrument, Integration, Mean,
    Unfigured,
};

use super::board::BoardPage;
use super::telling::{SheetField, fault, figures, text};
use crate::i18n::message;
use crate::layout::{Frame, Html};
use crate::pages::page;

/// The form, what was wrong with what it sent, and the figures of groups.
#[derive(Debug, Clone, PartialEq)]
pub struct IntegrationPage {
    /// What was typed, or read from files: the interviews and the questions.
    pub typed: [String; 2],
    /// The column of the group.
    pub by: String,
    /// Whether the questions are ours: what is shown back does not tell, a long file is not.
    pub ours: bool,
    /// Why there is no answer.
    pub wrong: Option<Unfigured>,
    /// The figures.
    pub report: Option<Integration>,
    /// What the house did in the last twelve months.
    pub board: Board,
}

page!(IntegrationPage, Agent, "desk/integration.html", samples, Overview);

/// A group: its name; who answered; waited, refused, discrimination; the score. Nothing when it is
/// withheld.
type GroupLine = (String, Option<[String; 5]>);

impl IntegrationPage {
    /// An empty form beside what the house did.
    #[must_use]
    pub fn new(board: Board) -> Self {
        let (typed, by) = Default::default();
        Self { typed, by, ours: true, wrong: None, report: None, board }
    }

    /// The tables of the form.
    #[must_use]
    pub fn fields(&self, t: &Frame) -> [SheetField; 2] {
        let [interviews, items] = &self.typed;
        let wrong = |of_items: bool| {
            let wrong = self.wrong.as_ref().filter(|wrong| wrong.items == of_items)?;
            Some(fault(t, &wrong.wrong))
        };
        [
            SheetField {
                name: "interviews",
                label: t.say("groups-interviews"),
                hint: t.say("groups-interviews-hint"),
                typed: interviews.clone(),
                wrong: wrong(false),
                optional: false,
                rows: 5,
            },
            SheetField {
                name: "items",
                label: t.say("groups-items"),
                hint: t.say("groups-items-hint"),
                typed: items.clone(),
                wrong: wrong(true),
                optional: true,
                rows: 5,
            },
        ]
    }

    /// What the house did in the last twelve months, in sentences.
    #[must_use]
    pub fn house(&self, t: &Frame) -> Vec<String> {
        let board = BoardPage { board: self.board.clone() };
        let made = &self.board.applications;
        let figure = |shown| board.figure(t, shown);
        let mut said = Vec::new();
        if let Some(it) = &made.delay {
            said.push(format!("{}.", t.put("board-delay", "days", it.days.to_string())));
        }
        if let Some(it) = &made.waiting {
            said.push(format!("{}.", t.put("board-waiting", "days", it.days.to_string())));
        }
        if let Some(it) = &made.recognition {
            let rate = board.percent(t, &it.rate);
            said.push(format!(
                "{}. {}",
                t.put("board-recognition", "rate", rate),
                board.between(t, it)
            ));
        }
        let (pending, decided) = (figure(&made.end), figure(&made.decided));
        said.push(t.put2("groups-pending", &("pending", pending), &("decided", decided)));
        said
    }

    /// The answer in one sentence: everyone's score with its interval, or that it is withheld.
    #[must_use]
    pub fn headline(&self, t: &Frame, report: &Integration) -> String {
        match report.all.told() {
            Some(figures) => {
                let score = mean(t, &figures.score, 2);
                let people = t.number(&report.people);
                let values = [("people", text(&people)), ("score", text(&score))];
                message(t.locale, "groups-headline", &values)
            }
            None => t.put("groups-few", "n", report.least.people()),
        }
    }

    /// The shape of the scale, and what it may not be used for.
    #[must_use]
    pub fn shape(&self, t: &Frame, report: &Integration) -> String {
        if self.ours {
            return t.say("groups-ours");
        }
        t.say(match report.instrument {
            Instrument::Ipl12 => "groups-ipl12",
            Instrument::Ipl24 => "groups-ipl24",
            Instrument::Other => "groups-scale",
        })
    }

    /// Everyone and each group.
    #[must_use]
    pub fn groups(&self, t: &Frame, report: &Integration) -> Vec<GroupLine> {
        let everyone = (t.say("groups-everyone"), report.all.told().map(|it| line(t, it)));
        let groups = report.groups.iter().map(|(name, cell)| {
            let name = if name.is_empty() { t.say("figures-not-stated") } else { name.clone() };
            (name, cell.told().map(|it| line(t, it)))
        });
        std::iter::once(everyone).chain(groups).collect()
    }

    /// The score of each dimension, of everyone.
    #[must_use]
    pub fn dimensions(&self, t: &Frame, report: &Integration) -> Vec<(String, String)> {
        let figures = report.all.told();
        let each = figures.into_iter().flat_map(|it| &it.dimensions);
        each.map(|(name, score)| (t.one("dimension", name), mean(t, score, 2))).collect()
    }

    /// The course since arrival: the months, how many people and the score, or nothing.
    #[must_use]
    pub fn course(&self, t: &Frame, report: &Integration) -> Vec<(String, Option<[String; 2]>)> {
        let step = |it: &CourseStep| {
            let told = it.score.told().map(|score| [t.number(&score.people), mean(t, score, 2)]);
            (format!("{}–{}", it.from_month, it.to_month), told)
        };
        report.trajectory.iter().map(step).collect()
    }

    /// The picture of the course.
    #[must_use]
    pub fn picture(&self, t: &Frame, report: &Integration) -> Html {
        Html::drawn(app::in_page(&course_picture(t, report)))
    }

    /// How reliable the scale is here.
    #[must_use]
    pub fn reliability(&self, t: &Frame, report: &Integration) -> String {
        let Some(it) = &report.reliability else { return t.say("groups-unreliable") };
        let two = |number: f64| figures(t).decimals(number, 2);
        let [alpha, low, high] = [it.alpha, it.alpha_interval.low, it.alpha_interval.high].map(two);
        let people = t.number(&it.people);
        let ends = t.put2("figures-between", &("low", low), &("high", high));
        let values = [("people", text(&people)), ("alpha", text(&alpha)), ("ends", text(&ends))];
        let mut said = message(t.locale, "groups-alpha", &values);
        if let Some(omega) = it.omega {
            said.push(' ');
            said.push_str(&t.put("groups-omega", "omega", two(omega)));
        }
        said
    }

    /// What was left out.
    #[must_use]
    pub fn left_out(&self, t: &Frame, report: &Integration) -> Vec<String> {
        let counts = [("groups-unanswered", report.unanswered), ("groups-sided", report.one_sided)];
        let some = counts.into_iter().filter(|(_, count)| *count > 0);
        some.map(|(key, count)| t.put(key, "n", count)).collect()
    }
}

/// The picture of the course since arrival.
#[must_use]
pub fn course_picture(t: &Frame, report: &Integration) -> String {
    let words = CourseWords {
        id: "course".into(),
        figures: figures(t),
        title: t.say("groups-course"),
        description: t.say("groups-course-about"),
        months: t.say("groups-months"),
        interval: t.say("groups-interval"),
        withheld: t.say("groups-withheld"),
    };
    app::course(&report.trajectory, &words)
}

fn line(t: &Frame, it: &GroupFigures) -> [String; 5] {
    let few = || t.say("groups-recorded-few");
    let host = it.host;
    [
        t.number(&it.score.people),
        host.waiting_days.map_or_else(few, |days| mean(t, &days, 0)),
        host.registration_refused.map_or_else(few, |it| rate(t, it)),
        host.discrimination_reported.map_or_else(few, |it| rate(t, it)),
        mean(t, &it.score, 2),
    ]
}

fn mean(t: &Frame, it: &Mean, digits: usize) -> String {
    let number = |number: f64| figures(t).decimals(number, digits);
    let [mean, low, high] = [it.mean, it.interval.low, it.interval.high].map(number);
    let values = [("n", text(&mean)), ("low", text(&low)), ("high", text(&high))];
    message(t.locale, "groups-mean", &values)
}

fn rate(t: &Frame, it: GroupRate) -> String {
    let percent = |share: f64| figures(t).decimals(share * 100.0, 0);
    let interval = it.interval();
    let [share, low, high] = [it.share(), interval.low, interval.high].map(percent);
    let values = [("n", text(&share)), ("low", text(&low)), ("high", text(&high))];
    message(t.locale, "groups-rate", &values)
}

fn samples() -> Vec<(&'static str, IntegrationPage)> {
    use crate::pages::Page as _;
    let boards: Vec<Board> = BoardPage::samples().into_iter().map(|(_, page)| page.board).collect();
    let board = |place: usize| boards.get(place).cloned();
    let items: Vec<String> = app::integration_items().into_iter().map(|(item, ..)| item).collect();
    let interviews = |people: usize| {
        let mut rows = format!(
            "person,مركز,months_since_arrival,waiting_days,registration_refused,{}\n",
            items.join(",")
        );
        for person in 0..people {
            let answer = |item: usize| (1 + (person * 3 + item * (1 + person % 4)) % 5).to_string();
            let answers: Vec<String> = (0..items.len()).map(answer).collect();
            let centre = ["قلعة", "B"].get(usize::from(person % 3 > 0)).copied().unwrap_or("B");
            let (months, waited, refused) = (person % 30, 90 + person * 5, person % 2);
            rows.push_str(&format!(
                "p{person},{centre},{months},{waited},{refused},{}\n",
                answers.join(",")
            ));
        }
        rows
    };
    let page = |text: String, by: &str| {
        let given = app::Interviewed {
            interviews: text.clone().into_bytes(),
            items: Vec::new(),
            by: by.to_owned(),
        };
        let empty = IntegrationPage::new(board(0)?);
        let page = IntegrationPage { typed: [text, String::new()], by: by.to_owned(), ..empty };
        Some(match app::figured(&given) {
            Ok(report) => IntegrationPage { report: Some(report), ..page },
            Err(wrong) => IntegrationPage { wrong: Some(wrong), ..page },
        })
    };
    let slip = interviews(12).replace("p3,", "p3,x,x,x,x,x");
    let all = [
        ("empty", board(1).map(IntegrationPage::new)),
        ("groups", page(interviews(66), "مركز")),
        ("few", page(interviews(6), "")),
        ("slip", page(slip, "")),
    ];
    all.into_iter().filter_map(|(name, page)| Some((name, page?))).collect()
}
