//! `havre count estimate`: how many in all, those on no list included, from lists that overlap.
//!
//! It must never turn a refusal into a number: what the card refuses, it shows refused.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use counting::draw::{self, CardWords};
use counting::input::Sheet;
use counting::lists::interval::Level;
use counting::lists::profile::LIMIT;
use counting::lists::stepwise::THRESHOLD;
use counting::lists::strata::{Stratum, Together, together};
use counting::lists::{Card, Counted, Method, Model, Patterns, Reading, Request, card, estimate};
use serde::Serialize;

use super::others::Asked;
use super::{one_or_more, say, say_json, unread, write, wrong};

/// `havre count estimate`
#[derive(Debug, Args)]
pub(crate) struct Estimate {
    /// The lists: a column of 0 and 1 a list, and `count` for how many a line stands for
    file: PathBuf,
    /// The columns that are lists, with commas between; all columns of 0 and 1 when left out
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    lists: Option<Vec<String>>,
    /// The column that says how many a line stands for, or `none` if each is one person; `count`, or
    /// a usual name for it, when left out
    #[arg(long, value_name = "COLUMN")]
    count: Option<String>,
    /// How a model is chosen
    #[arg(long, value_enum, default_value = "auto")]
    method: MethodName,
    /// The one model whose number is wanted: [123,14] has lists 1, 2, 3 depend on each other, and 1, 4
    #[arg(long, value_name = "MODEL")]
    model: Option<String>,
    /// The most lists of a term; 3 for up to four lists and 2 for more when left out
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=15))]
    order: Option<u32>,
    /// How often the interval is to hold the truth
    #[arg(long, value_name = "SHARE", default_value = "0.95")]
    level: Level,
    /// Give no one number when sound models differ by more than this factor, 1.5 when left out
    #[arg(long, value_name = "FACTOR", value_parser = one_or_more)]
    ratio: Option<f64>,
    /// The search takes a pair in up to this p-value: 0.05, or 0.02 of sparse lists, when left out
    #[arg(long, value_name = "P", value_parser = share)]
    threshold: Option<f64>,
    /// Look for the upper end of an interval up to so many times the estimate, 3 when left out
    #[arg(long, value_name = "TIMES", value_parser = one_or_more)]
    limit: Option<f64>,
    /// Estimate each value of this column apart, and add up
    #[arg(long, value_name = "COLUMN")]
    by: Option<String>,
    /// The seed of what is drawn, 1 when left out: resamples (sparse) and chains (lcm)
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// How often the search of sparse lists is done again on resamples, 1000 when left out
    #[arg(long, value_name = "N")]
    resamples: Option<usize>,
    /// Chains keep one round in so many, 100 when left out: more when they do not agree or their
    /// draws are worth little
    #[arg(long, value_name = "N")]
    thinning: Option<usize>,
    /// Where to draw the card (SVG); not with --by, nor with the methods sparse, bma and lcm
    #[arg(long, value_name = "FILE", conflicts_with = "by")]
    svg: Option<PathBuf>,
    /// Answer in JSON, with every model fitted
    #[arg(long)]
    json: bool,
}

/// `--method`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum MethodName {
    /// All models for up to six lists, a search beyond
    Auto,
    /// The lowest BIC of all hierarchical models
    Loglinear,
    /// Pairs taken in one by one, as the United Kingdom's Home Office did
    Stepwise,
    /// Pairs taken in one by one where lists overlap little, with a bootstrap of the whole search
    Sparse,
    /// The average over all decomposable graphs of lists, three to six of them
    Bma,
    /// Latent classes: persons of unknown kinds; no number when chains do not agree
    Lcm,
}

/// The answer for parts.
#[derive(Serialize)]
struct Parts {
    file: String,
    by: String,
    together: Together,
    strata: Vec<Stratum>,
}

/// The answer for a whole file.
#[derive(Serialize)]
struct Whole {
    file: String,
    #[serde(flatten)]
    card: Card,
}

impl Estimate {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        self.belong()?;
        let sheet = Sheet::read(&self.file).map_err(wrong)?;
        let method = match self.method {
            MethodName::Auto => Method::Auto,
            MethodName::Loglinear => Method::Loglinear,
            MethodName::Stepwise => Method::Stepwise,
            MethodName::Sparse => return self.other(&sheet, |asked| asked.sparse()),
            MethodName::Bma => return self.other(&sheet, |asked| asked.average()),
            MethodName::Lcm => return self.other(&sheet, |asked| asked.latent()),
        };
        match &self.by {
            None => self.whole(&sheet, method),
            Some(column) => self.parts(&sheet, column, method),
        }
    }

    /// Refuses options that the method would leave unread.
    fn belong(&self) -> anyhow::Result<()> {
        use MethodName::{Auto, Lcm, Loglinear, Sparse, Stepwise};
        const CARD: &str = "--method auto, loglinear, stepwise";
        let card = matches!(self.method, Auto | Loglinear | Stepwise);
        let is = |method| self.method == method;
        unread([
            ("--model", self.model.is_some(), card, CARD),
            ("--order", self.order.is_some(), card, CARD),
            ("--by", self.by.is_some(), card, CARD),
            ("--svg", self.svg.is_some(), card, CARD),
            ("--ratio", self.ratio.is_some(), card, CARD),
            ("--limit", self.limit.is_some(), card, CARD),
            (
                "--threshold",
                self.threshold.is_some(),
                card || is(Sparse),
                "--method auto, loglinear, stepwise, sparse",
            ),
            ("--seed", self.seed.is_some(), is(Sparse) || is(Lcm), "--method sparse, lcm"),
            ("--resamples", self.resamples.is_some(), is(Sparse), "--method sparse"),
            ("--thinning", self.thinning.is_some(), is(Lcm), "--method lcm"),
        ])
    }

    /// Refuses a threshold that no card's search read: all models were looked at.
    fn searched<'a>(&self, cards: impl IntoIterator<Item = &'a Card>) -> anyhow::Result<()> {
        let is_read = cards.into_iter().any(|card| card.search.is_some());
        let of = "a search (--method stepwise), and all models of these lists are looked at";
        unread([("--threshold", self.threshold.is_some(), is_read, of)])
    }

    /// A method that is no card, and knows no parts and no model of one's own.
    fn other(
        &self,
        sheet: &Sheet,
        tell: impl Fn(&Asked<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let patterns = self.reading().patterns(sheet).map_err(wrong)?;
        let lines = if self.json { String::new() } else { self.lines(sheet)? };
        tell(&Asked {
            lines,
            file: self.file.display().to_string(),
            patterns: &patterns,
            level: self.level,
            threshold: self.threshold,
            resamples: self.resamples.unwrap_or(1000),
            seed: self.seed.unwrap_or(1),
            thinning: self.thinning.unwrap_or(100),
            json: self.json,
        })
    }

    fn whole(&self, sheet: &Sheet, method: Method) -> anyhow::Result<()> {
        let patterns = self.reading().patterns(sheet).map_err(wrong)?;
        let file = self.file.display().to_string();
        let request = self.request(&patterns, method)?;
        let card =
            estimate(&patterns, &request).map_err(|fault| wrong(format!("{file}: {fault}")))?;
        self.searched([&card])?;
        if let Some(svg) = &self.svg {
            write(svg, draw::card(&card, &CardWords::english("estimate", &card)))?;
        }
        if self.json {
            return say_json("estimate", &Whole { file, card });
        }
        say(&format!("{}{card}", self.lines(sheet)?))
    }

    fn parts(&self, sheet: &Sheet, column: &str, method: Method) -> anyhow::Result<()> {
        let parts = self.reading().by_stratum(sheet, column).map_err(wrong)?;
        let mut strata = Vec::new();
        for (stratum, patterns) in parts {
            let (card, refused) = match estimate(&patterns, &self.request(&patterns, method)?) {
                Ok(card) => (Some(card), None),
                Err(fault) => (None, Some(fault.to_string())),
            };
            strata.push(Stratum { stratum, card, refused });
        }
        self.searched(strata.iter().filter_map(|part| part.card.as_ref()))?;
        let together = together(&strata, self.level);
        if self.json {
            let (file, by) = (self.file.display().to_string(), column.to_owned());
            return say_json("estimate", &Parts { file, by, together, strata });
        }
        let mut text = self.lines(sheet)? + &together.said(self.level);
        for Stratum { stratum, card, refused } in &strata {
            let _ = writeln!(text, "\n{column}: {stratum}");
            if let Some(card) = card {
                let _ = write!(text, "{}", card.brief());
            } else if let Some(refused) = refused {
                let _ = writeln!(text, "  No number: {refused}.");
            }
        }
        let _ = writeln!(text, "\nThe whole of each card: --json.");
        say(&text)
    }

    fn reading(&self) -> Reading {
        let counted = match self.count.as_deref() {
            None => Counted::Found,
            Some("none") => Counted::Persons,
            Some(name) => Counted::By(name.to_owned()),
        };
        Reading { lists: self.lists.clone(), counted }
    }

    /// What a line stands for, where the sheet does not say `count`.
    fn lines(&self, sheet: &Sheet) -> anyhow::Result<String> {
        let column = self.reading().count_column(sheet, self.by.as_deref()).map_err(wrong)?;
        Ok(match column {
            Some(name) if name.eq_ignore_ascii_case("count") => String::new(),
            Some(name) => format!("Each line stands for as many as \"{name}\" says.\n\n"),
            None => "Each line is one person.\n\n".to_owned(),
        })
    }

    fn request(&self, patterns: &Patterns, method: Method) -> anyhow::Result<Request> {
        let model = self.model.as_ref().map(|text| Model::parse(text, patterns.lists()));
        Ok(Request {
            method,
            model: model.transpose().map_err(wrong)?,
            order: self.order,
            level: self.level,
            ratio: self.ratio.unwrap_or(card::RATIO),
            threshold: self.threshold.unwrap_or(THRESHOLD),
            limit: self.limit.unwrap_or(LIMIT),
        })
    }
}

/// A probability.
fn share(text: &str) -> Result<f64, &'static str> {
    let number = text.parse().ok().filter(|number: &f64| (0.0..=1.0).contains(number));
    number.ok_or("it goes from 0 to 1")
}
