//! Who moved between places: the form, and the answer in the reader's language.
//!
//! It must never show a number of moves without what is assumed, nor keep what was pasted.

use app::{
    Assumption, Flows, MOVE_ASSUMPTIONS, MOVE_METHODS, Moved, Picture, PictureWords, Stock, Unmoved,
};

use super::telling::{SheetField, Table, fault, figures, text};
use crate::i18n::message;
use crate::layout::{Frame, Html};
use crate::pages::page;

/// The form, what was wrong with what it sent, and who moved.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FlowsPage {
    /// What was typed, or read from files, in the order of [`Stock::ALL`].
    pub typed: [String; 4],
    /// How the two stocks are made comparable.
    pub method: String,
    /// How many are taken to have moved.
    pub assumption: String,
    /// The weight of a mixture.
    pub weight: String,
    /// Why there is no answer.
    pub wrong: Option<Unmoved>,
    /// Who moved.
    pub moved: Option<Moved>,
}

page!(FlowsPage, Agent, "desk/flows.html", samples, Overview);

impl FlowsPage {
    /// What is wrong, with its place, and the field to mend.
    #[must_use]
    pub fn fault(&self, t: &Frame, wrong: &Unmoved) -> (&'static str, String, String) {
        let said = fault(t, &wrong.wrong);
        match wrong.stock {
            Some(stock) => (stock.as_str(), t.one("stock", stock.as_str()), said),
            None => ("weight", t.say("flows-weight"), said),
        }
    }

    /// The tables of the form.
    #[must_use]
    pub fn fields(&self, t: &Frame) -> Vec<SheetField> {
        let wrong = self.wrong.as_ref().map(|wrong| (wrong.stock, fault(t, &wrong.wrong)));
        let field = |(stock, typed): (Stock, &String)| {
            let (hint, optional, rows) = match stock {
                Stock::Start | Stock::End => ("flows-stock-hint", false, 6),
                Stock::Births | Stock::Deaths => ("flows-vital-hint", true, 3),
            };
            SheetField {
                name: stock.as_str(),
                label: t.one("stock", stock.as_str()),
                hint: t.say(hint),
                typed: typed.clone(),
                wrong: (wrong.clone()).and_then(|(of, said)| (of == Some(stock)).then_some(said)),
                optional,
                rows,
            }
        };
        Stock::ALL.into_iter().zip(&self.typed).map(field).collect()
    }

    /// What is wrong with the weight.
    #[must_use]
    pub fn weight_wrong(&self, t: &Frame) -> Option<String> {
        let wrong = self.wrong.as_ref().filter(|wrong| wrong.stock.is_none())?;
        Some(fault(t, &wrong.wrong))
    }

    /// The methods: name, label, whether it is chosen.
    #[must_use]
    pub fn methods(&self, t: &Frame) -> [(&'static str, String, bool); 3] {
        let first = MOVE_METHODS.first().copied().unwrap_or_default();
        let known = MOVE_METHODS.contains(&self.method.as_str());
        let chosen = if known { self.method.as_str() } else { first };
        MOVE_METHODS.map(|name| (name, t.one("flows-method", name), name == chosen))
    }

    /// The assumptions, likewise.
    #[must_use]
    pub fn assumptions(&self, t: &Frame) -> [(&'static str, String, bool); 3] {
        let first = MOVE_ASSUMPTIONS.first().copied().unwrap_or_default();
        let known = MOVE_ASSUMPTIONS.contains(&self.assumption.as_str());
        let chosen = if known { self.assumption.as_str() } else { first };
        MOVE_ASSUMPTIONS.map(|name| (name, t.one("flows-assumption", name), name == chosen))
    }

    /// The answer in one sentence.
    #[must_use]
    pub fn headline(&self, t: &Frame, flows: &Flows) -> String {
        headline(t, flows)
    }

    /// How much the answer hangs on what is assumed.
    #[must_use]
    pub fn doubt(&self, t: &Frame, flows: &Flows) -> String {
        let figures = figures(t);
        let [few, many] = [flows.fewest, flows.independent].map(|it| figures.number(it.round()));
        t.put2("flows-doubt", &("few", few), &("many", many))
    }

    /// What was assumed, and what to know before the numbers are used.
    #[must_use]
    pub fn assumed(&self, t: &Frame, moved: &Moved) -> Vec<String> {
        let chosen = |all: [(&'static str, String, bool); 3], family| {
            let name = all.into_iter().find(|it| it.2).map_or("", |it| it.0);
            t.one(family, name)
        };
        let mut said = vec![
            chosen(self.methods(t), "flows-means"),
            chosen(self.assumptions(t), "flows-supposes"),
        ];
        let accounts = &moved.report.accounts;
        if accounts.iter().any(|place| place.births > 0.0 || place.deaths > 0.0) {
            said.push(t.say("flows-vital"));
        } else {
            said.push(t.say("flows-no-vital"));
        }
        said.push(t.say("flows-unseen"));
        said
    }

    /// The flows, the largest first: from, to, people.
    #[must_use]
    pub fn flows(&self, t: &Frame, flows: &Flows) -> Table<[String; 3]> {
        let mut found: Vec<(f64, &str, &str)> = Vec::new();
        for (origin, cells) in flows.places.iter().zip(&flows.flows) {
            let cells = cells.iter().zip(&flows.places);
            let cells = cells.filter(|(moves, place)| *place != origin && **moves > 5e-7);
            found.extend(cells.map(|(moves, place)| (*moves, origin.as_str(), place.as_str())));
        }
        found.sort_by(|one, other| other.0.total_cmp(&one.0));
        let figures = figures(t);
        let row = |(moves, from, to): (f64, &str, &str)| {
            [from.to_owned(), to.to_owned(), figures.number(moves)]
        };
        Table::of(found.into_iter().map(row).collect())
    }

    /// The account of each place: place, start, born, in, from outside, out, died, to outside, end.
    #[must_use]
    pub fn accounts(&self, t: &Frame, flows: &Flows) -> Table<(String, [String; 8])> {
        let figures = figures(t);
        let rows = flows.accounts.iter().map(|it| {
            let came = [it.start, it.births, it.arrivals, it.came];
            let went = [it.departures, it.deaths, it.left, it.end];
            let [a, b, c, d] = came.map(|number| figures.number(number));
            let [e, f, g, h] = went.map(|number| figures.number(number));
            (it.place.clone(), [a, b, c, d, e, f, g, h])
        });
        Table::of(rows.collect())
    }

    /// The pictures: around a circle, and from left to right; nothing where they cannot be drawn.
    #[must_use]
    pub fn pictures(&self, t: &Frame, moved: &Moved) -> Vec<Html> {
        let drawn = [("chord", app::chord as fn(&Picture) -> String), ("sankey", app::sankey)];
        let draw = |(id, draw): (&str, fn(&Picture) -> String)| {
            let picture = picture(t, id, moved)?;
            Some(Html::drawn(app::in_page(&draw(&picture))))
        };
        drawn.into_iter().filter_map(draw).collect()
    }
}

fn headline(t: &Frame, flows: &Flows) -> String {
    let key = match flows.assumption {
        Assumption::Minimum => "flows-least",
        Assumption::Independence | Assumption::Mixture(_) => "flows-about",
    };
    let total = figures(t).number(flows.total.round());
    let places = flows.places.len().to_string();
    message(t.locale, key, &[("total", text(&total)), ("places", text(&places))])
}

/// The picture of flows, with its words in the reader's language.
#[must_use]
pub fn picture(t: &Frame, id: &str, moved: &Moved) -> Option<Picture> {
    let words = PictureWords {
        id: id.to_owned(),
        title: headline(t, &moved.report),
        note: t.say("flows-note"),
        out: t.say("flows-out"),
        into: t.say("flows-in"),
        from: t.say("flows-from"),
        to: t.say("flows-to"),
        others: t.say("figures-others"),
        undrawn: t.say("flows-undrawn"),
        chord_help: t.say("flows-chord"),
        figures: figures(t),
    };
    Picture::new(&moved.report.places, &moved.account.flows(), words).ok()
}

fn samples() -> Vec<(&'static str, FlowsPage)> {
    const START: &str = "born,Camp,الميناء,Town,D\nCamp,1000,100,10,0\nالميناء,55,555,50,5\n\
                         Town,80,40,800,40\nD,20,25,20,200\n";
    const END: &str = "born,Camp,الميناء,Town,D\nCamp,950,100,60,0\nالميناء,80,505,75,5\n\
                       Town,90,30,800,40\nD,40,45,0,180\n";
    let page = |start: &str, end: &str| {
        let typed = [start.to_owned(), end.to_owned(), String::new(), String::new()];
        let tables = typed.clone().map(String::into_bytes);
        let (moved, wrong) = match app::moved(&app::Stocks { tables, ..app::Stocks::default() }) {
            Ok(moved) => (Some(moved), None),
            Err(wrong) => (None, Some(wrong)),
        };
        FlowsPage { typed, wrong, moved, ..FlowsPage::default() }
    };
    let weight = app::Stocks {
        tables: [START, END, "", ""].map(|text| text.as_bytes().to_vec()),
        assumption: "mixture".into(),
        ..app::Stocks::default()
    };
    let weight = FlowsPage {
        typed: [START, END, "", ""].map(str::to_owned),
        assumption: "mixture".into(),
        wrong: app::moved(&weight).err(),
        ..FlowsPage::default()
    };
    vec![
        ("empty", FlowsPage::default()),
        ("moved", page(START, END)),
        ("slip", page(START, &END.replace("505", "-5"))),
        ("weight", weight),
    ]
}
