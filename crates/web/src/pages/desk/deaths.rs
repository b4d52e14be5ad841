//! Who died or went missing on the way: the form, and the answer in the reader's language.
//!
//! It must never show a sum as all who died, nor keep what was given.

use std::collections::BTreeMap;

use app::{
    Card, DeathEvent, Died, IncidentWords, Linked, RemarkKind, Sums, Told, Totals, Uncounted,
};

use super::estimate::EstimatePage;
use super::telling::{SheetField, Table, fault, figures, say, text};
use crate::i18n::message;
use crate::layout::{Frame, Html};
use crate::pages::page;

/// The form, what was wrong with what it sent, and what the registers gave.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DeathsPage {
    /// What was typed, or read from files: the first register and the second.
    pub typed: [String; 2],
    /// Why there is no answer.
    pub wrong: Option<Uncounted>,
    /// The answer.
    pub died: Option<Died>,
}

page!(DeathsPage, Agent, "desk/deaths.html", samples, Overview);

/// A line of totals: what it is of, and rows, dead, missing, both together.
type SumsLine = (String, [String; 4]);

impl DeathsPage {
    /// The registers of the form.
    #[must_use]
    pub fn fields(&self, t: &Frame) -> [SheetField; 2] {
        let [first, second] = &self.typed;
        let wrong = |second: bool| {
            let wrong = self.wrong.as_ref().filter(|wrong| wrong.second == second)?;
            Some(fault(t, &wrong.wrong))
        };
        [
            SheetField {
                name: "register",
                label: t.say("deaths-register"),
                hint: t.say("deaths-register-hint"),
                typed: first.clone(),
                wrong: wrong(false),
                optional: false,
                rows: 5,
            },
            SheetField {
                name: "second",
                label: t.say("deaths-second"),
                hint: t.say("deaths-second-hint"),
                typed: second.clone(),
                wrong: wrong(true),
                optional: true,
                rows: 5,
            },
        ]
    }

    /// The answer in one sentence.
    #[must_use]
    pub fn headline(&self, t: &Frame, died: &Died) -> String {
        let all = &died.years.all;
        let [total, incidents] = [all.total, died.register.distinct() as u64].map(|it| said(t, it));
        t.put2("deaths-headline", &("total", total), &("incidents", incidents))
    }

    /// Of whom: dead, and missing.
    #[must_use]
    pub fn parts(&self, t: &Frame, died: &Died) -> String {
        let [dead, missing] = [died.years.all.dead, died.years.all.missing_at_least];
        let [dead, missing] = [dead, missing].map(|it| said(t, it));
        t.put2("deaths-parts", &("dead", dead), &("missing", missing))
    }

    /// In how many rows a number is not stated.
    #[must_use]
    pub fn unstated(&self, t: &Frame, died: &Died) -> String {
        let all = &died.years.all;
        let [dead, missing] = [all.rows_without_dead, all.rows_without_missing];
        let [dead, missing] = [dead, missing].map(|it| said(t, it));
        t.put2("deaths-unstated", &("dead", dead), &("missing", missing))
    }

    /// What is odd in the register, counted by kind.
    #[must_use]
    pub fn odd(&self, t: &Frame, died: &Died) -> Vec<String> {
        let mut kinds: BTreeMap<RemarkKind, u64> = BTreeMap::new();
        for remark in died.register.remarks() {
            *kinds.entry(remark.kind).or_default() += 1;
        }
        let told = |(kind, rows): (RemarkKind, u64)| {
            let key = match kind {
                RemarkKind::Sum => "deaths-odd-sum",
                RemarkKind::Date => "deaths-odd-date",
                RemarkKind::Place => "deaths-odd-place",
                RemarkKind::Quality => "deaths-odd-quality",
                RemarkKind::Repeated => "deaths-odd-repeated",
            };
            t.put(key, "n", said(t, rows))
        };
        kinds.into_iter().map(told).collect()
    }

    /// The totals by year, region and grade: the caption, the heading of the first column, the lines.
    #[must_use]
    pub fn tables(&self, t: &Frame, died: &Died) -> Vec<(String, String, Table<SumsLine>)> {
        let name = |word: &str| word.to_owned();
        let grade = |word: &str| t.one("grade", word);
        vec![
            (t.say("deaths-by-year"), t.say("deaths-year"), lines(t, &died.years, name)),
            (t.say("deaths-by-region"), t.say("deaths-region"), lines(t, &died.regions, name)),
            (t.say("deaths-by-quality"), t.say("deaths-quality"), lines(t, &died.qualities, grade)),
        ]
    }

    /// The years, stacked by region.
    #[must_use]
    pub fn timeline(&self, t: &Frame, died: &Died) -> Html {
        Html::drawn(app::in_page(&timeline(t, died)))
    }

    /// Where.
    #[must_use]
    pub fn map(&self, t: &Frame, died: &Died) -> Html {
        Html::drawn(app::in_page(&map(t, died)))
    }

    /// How many incidents the two registers have, together and both.
    #[must_use]
    pub fn both(&self, t: &Frame, linked: &Linked) -> String {
        let [all, both] = [linked.overlap.groups.len(), linked.overlap.used.len()];
        let [all, both] = [all, both].map(|it| said(t, it as u64));
        t.put2("deaths-both", &("all", all), &("both", both))
    }

    /// Pairs that may be one incident: the first, the second, the probability.
    #[must_use]
    pub fn doubles(&self, t: &Frame, linked: &Linked) -> Table<[String; 3]> {
        let event = |place: usize| {
            linked.events.events.get(place).map(|it| event(t, it)).unwrap_or_default()
        };
        let row = |it: &app::DeathLink| {
            let probability = figures(t).percent(it.probability);
            [event(it.left), event(it.right), probability]
        };
        Table::of(linked.links.iter().map(row).collect())
    }

    /// How many incidents there are, those of no register included: the answer and its doubt.
    #[must_use]
    pub fn estimated(&self, t: &Frame, card: &Card) -> Vec<String> {
        let page = EstimatePage::default();
        let answer = [Some(page.headline(t, card)), page.doubt(t, card)];
        answer.into_iter().flatten().chain([page.unseen(t, card)]).collect()
    }

    /// What to take care of with it.
    #[must_use]
    pub fn cautions(&self, t: &Frame, card: &Card) -> Vec<String> {
        EstimatePage::default().cautions(t, card)
    }

    /// Why something is not known.
    #[must_use]
    pub fn why_not(&self, t: &Frame, told: &Told) -> String {
        say(t, "misread", told)
    }
}

/// The years of a register, stacked by region.
#[must_use]
pub fn timeline(t: &Frame, died: &Died) -> String {
    let stacks = app::by_year(&died.register, &t.say("figures-not-stated"));
    app::timeline(&stacks, &words(t, "timeline", "deaths-timeline", "deaths-timeline-about"))
}

/// Where the incidents of a register were.
#[must_use]
pub fn map(t: &Frame, died: &Died) -> String {
    let points = app::map_points(&died.register);
    app::incident_map(&points, &words(t, "map", "deaths-map", "deaths-map-about"))
}

fn words(t: &Frame, id: &str, title: &str, about: &str) -> IncidentWords {
    let letter = |key: &str, otherwise| {
        t.say(key).chars().find(char::is_ascii_alphabetic).unwrap_or(otherwise)
    };
    IncidentWords {
        id: id.to_owned(),
        title: t.say(title),
        unit: t.say("deaths-unit"),
        about: t.say(about),
        others: t.say("figures-others"),
        compass: [
            letter("compass-north", 'N'),
            letter("compass-south", 'S'),
            letter("compass-east", 'E'),
            letter("compass-west", 'W'),
        ],
    }
}

fn said(t: &Frame, number: u64) -> String {
    t.number(&super::telling::count(number))
}

/// An incident in short: its date, how many, its identifier.
fn event(t: &Frame, event: &DeathEvent) -> String {
    let (date, total) = (event.date.to_string(), said(t, event.total));
    let values = [("date", text(&date)), ("total", text(&total)), ("id", text(&event.id))];
    message(t.locale, "deaths-event", &values)
}

fn lines(t: &Frame, totals: &Totals, name: impl Fn(&str) -> String) -> Table<SumsLine> {
    let line = |(word, sums): &(Option<String>, Sums)| {
        let word = word.as_ref().map_or_else(|| t.say("figures-not-stated"), |word| name(word));
        let numbers = [sums.rows, sums.dead, sums.missing_at_least, sums.total];
        (word, numbers.map(|number| said(t, number)))
    };
    Table::of(totals.groups.iter().map(line).collect())
}

fn samples() -> Vec<(&'static str, DeathsPage)> {
    const FIRST: &str = "Incident ID,Incident Date,Number of Dead,Minimum Estimated Number of Missing,\
        Region of Incident,Coordinates,Source Quality\n\
        a,2024-01-05,3,10,Mediterranean,\"35.1, 12.4\",5\n\
        b,2024-03-01,2,,Mediterranean,\"36.0, 13.0\",1\n\
        c,2024-06-09,14,6,الصحراء,\"22.0, 8.0\",2\nd,2025-02-02,1,,,,7\n";
    let some = |left_out: usize| {
        let mut text = String::from(
            "Incident ID,Incident Date,Number of Dead,Region of Incident,Coordinates\n",
        );
        for at in (0..24).filter(|at| at % left_out != 0) {
            let (month, day, latitude) = (1 + at / 2, 3 + at % 2 * 14, 20 + at);
            text.push_str(&format!(
                "{left_out}-{at},2024-{month:02}-{day:02},{},الصحراء,\"{latitude}.1, {}.4\"\n",
                10 + 3 * at,
                2 + 2 * at % 31
            ));
        }
        text
    };
    let [third, fourth] = [3, 4].map(some);
    let page = |first: &str, second: &str| {
        let typed = [first.to_owned(), second.to_owned()];
        let (died, wrong) = match app::died([first.as_bytes(), second.as_bytes()]) {
            Ok(died) => (Some(died), None),
            Err(wrong) => (None, Some(wrong)),
        };
        DeathsPage { typed, wrong, died }
    };
    vec![
        ("empty", DeathsPage::default()),
        ("one", page(FIRST, "")),
        ("two", page(&third, &fourth)),
        ("apart", page(&third, &fourth.replace("2024-", "2019-"))),
        ("slip", page(FIRST, "when,who\n1,2\n")),
    ]
}
