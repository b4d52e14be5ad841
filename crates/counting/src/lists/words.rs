//! The estimate card in plain words: the answer first, then its doubt.
//!
//! It must never show a digit that is not known: persons are whole.

use std::fmt::{self, Formatter};

use super::card::{Answer, Card};
use super::enumerate::Scope;
use super::interval::{Interval, Level};
use super::strata::Together;
use crate::numeric::apart;

/// Models shown of those that count.
const SHOWN: usize = 5;

/// A number of persons, whole, with its thousands apart.
pub(crate) fn number(number: f64) -> String {
    apart(number, 0)
}

/// An interval: `8,994 to 12,110`.
pub(crate) fn ends(interval: Interval) -> String {
    let more = if interval.beyond { "more than " } else { "" };
    format!("{} to {more}{}", number(interval.low), number(interval.high))
}

/// A card's answer and what to take care of.
struct Brief<'a>(&'a Card);

impl fmt::Display for Brief<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.answer(f)?;
        if !self.0.warnings.is_empty() {
            writeln!(f, "\nTake care")?;
            for warning in &self.0.warnings {
                writeln!(f, "  - {warning}")?;
            }
        }
        Ok(())
    }
}

impl Together {
    /// What all parts together say, in plain words.
    #[must_use]
    pub fn said(&self, level: Level) -> String {
        match self {
            Self::Number { total, interval, .. } => format!(
                "About {} in all, the parts added up ({level}: {}).\n",
                number(*total),
                ends(*interval)
            ),
            Self::Range { low, high, interval } => format!(
                "No one number: the parts add up to {} or to {}, by the models that fit.\n  With the \
                 doubt of each part ({level}), if all err the same way: {}.\n",
                number(*low),
                number(*high),
                ends(*interval)
            ),
            Self::Nothing => "No number of all: a part has none.\n".into(),
        }
    }
}

impl fmt::Display for Card {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.brief())?;
        self.lists(f)?;
        self.models(f)?;
        self.others(f)
    }
}

impl Card {
    /// The answer in one sentence.
    #[must_use]
    pub fn headline(&self) -> String {
        self.brief().to_string().lines().next().unwrap_or_default().to_owned()
    }

    /// The answer and what to take care of, without the tables.
    #[must_use]
    pub fn brief(&self) -> impl fmt::Display + '_ {
        Brief(self)
    }

    fn answer(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let seen = number(self.seen as f64);
        let on_none = |total: f64| number(total - self.seen as f64);
        match &self.answer {
            Answer::Number { total, interval } => {
                let (total_said, ends) = (number(*total), ends(*interval));
                writeln!(f, "About {total_said} in all ({}: {ends}).", self.level)?;
                writeln!(f, "  {seen} are on a list, about {} on none.", on_none(*total))
            }
            Answer::UnderModel { total, interval } => {
                let model = self.chosen.as_ref().map(|chosen| chosen.fit.model.to_string());
                let (model, ends) = (model.unwrap_or_default(), ends(*interval));
                let (level, said) = (self.level, number(*total));
                writeln!(f, "If the model {model} holds: about {said} in all ({level}: {ends}).")?;
                writeln!(f, "  {seen} are on a list, about {} on none.", on_none(*total))
            }
            Answer::Range { low, high, interval, .. } => {
                writeln!(
                    f,
                    "No one number: models that fit about as well say from {} to {} in all.",
                    number(*low),
                    number(*high)
                )?;
                let ends = ends(*interval);
                writeln!(f, "  With the doubt of each ({}): {ends}.", self.level)?;
                writeln!(f, "  {seen} are on a list; how many are on none is not settled.")?;
                writeln!(
                    f,
                    "  What settles it: a further list, or knowing which lists depend on each other \
                     (then name the model)."
                )
            }
            Answer::Nothing => {
                writeln!(
                    f,
                    "No number: the models that were looked at have none for these counts."
                )?;
                writeln!(f, "  {seen} are on a list; the counts say nothing of those on none.")
            }
        }
    }

    fn lists(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let cells: Vec<Vec<String>> = self
            .overlaps
            .iter()
            .map(|row| row.iter().map(|count| number(*count as f64)).collect())
            .collect();
        let named = self.lists.iter().enumerate();
        let labels: Vec<String> = named.map(|(at, name)| format!("{} {name}", at + 1)).collect();
        let wide = |texts: &mut dyn Iterator<Item = &String>| {
            texts.map(|text| text.chars().count()).max().unwrap_or_default()
        };
        let left = wide(&mut labels.iter());
        let right = wide(&mut labels.iter().chain(cells.iter().flatten()));
        writeln!(f, "\nOn both lists of a row and a column (on the list itself, where they meet)")?;
        write!(f, "  {:left$}", "")?;
        for label in &labels {
            write!(f, "  {label:>right$}")?;
        }
        writeln!(f)?;
        for (label, row) in labels.iter().zip(&cells) {
            write!(f, "  {label:left$}")?;
            for cell in row {
                write!(f, "  {cell:>right$}")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }

    fn models(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let which = match self.scope {
            Scope::All { order: 1 } => "every list independent of the others".into(),
            Scope::All { order } | Scope::Lower { order, .. } => {
                format!("all with terms of up to {order} lists")
            }
            Scope::Searched | Scope::TooMany => "those of the search".into(),
        };
        if self.models.is_empty() {
            let failed = number(self.failed as f64);
            return writeln!(f, "\nModels: none of {failed} ({which}) could be fitted");
        }
        let without = self.models.iter().filter(|fit| fit.runs_away).count();
        let without = number(without as f64);
        let tried = number(self.models.len() as f64);
        writeln!(f, "\nModels: {tried} ({which}), {without} of them without a maximum")?;
        if let Some(spread) = self.spread.as_ref().filter(|spread| spread.models > 1) {
            writeln!(
                f,
                "  In all, by model: least {}, a quarter below {}, half below {}, three quarters below \
                 {}, most {}",
                number(spread.min),
                number(spread.q25),
                number(spread.median),
                number(spread.q75),
                number(spread.max)
            )?;
        }
        let sound = &self.sound;
        let criterion = sound.criterion;
        writeln!(
            f,
            "  {} fit about as well as the best (within {} of its {}, and with a maximum):",
            number(sound.models as f64),
            sound.within,
            criterion.name()
        )?;
        for fit in sound.fits.iter().take(SHOWN) {
            let (name, at) = (criterion.name(), criterion.of(fit));
            let total = number(fit.total);
            writeln!(
                f,
                "    {name} {at:.1}  {total:>10} (± {})  {}",
                number(fit.stderr),
                fit.model
            )?;
        }
        if let Some(search) = &self.search {
            let pairs: Vec<String> =
                search.steps.iter().map(|step| step.pair.written(self.lists.len())).collect();
            let pairs = if pairs.is_empty() { "none".into() } else { pairs.join(", ") };
            writeln!(f, "  The search took in, in this order: {pairs}")?;
        }
        Ok(())
    }

    fn others(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "\nOther ways")?;
        let forms = [
            ("Chao, at least (persons differ)", &self.forms.chao),
            ("lists independent, corrected", &self.forms.mt_corrected),
            ("Lincoln and Petersen", &self.forms.lincoln_petersen),
            ("Chapman", &self.forms.chapman),
        ];
        for (name, form) in forms {
            if let Some(form) = form {
                let ends = ends(form.interval);
                writeln!(f, "  {name:<32} {:>10} ({}: {ends})", number(form.total), self.level)?;
            }
        }
        for said in &self.closed {
            let name = &said.model;
            if let Some(fit) = &said.fit {
                let (total, stderr) = (number(fit.total), number(fit.stderr));
                writeln!(f, "  {name:<32} {total:>10} (± {stderr})")?;
            } else if let Some(refused) = &said.refused {
                writeln!(f, "  {refused}")?;
            }
        }
        writeln!(
            f,
            "  (M0: all alike; t: lists differ; h: persons differ; b: changed by the first list, which \
             means\n  something only when the lists follow one another)"
        )
    }
}
