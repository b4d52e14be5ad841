//! The picture of an estimate card: the answer with its doubt, what other models say, and who is on
//! which lists.
//!
//! It must never show a number without its doubt, nor a point where the card gives a range.

use super::axis::Axis;
use super::card_words::CardWords;
use super::dots::{Dots, STEP};
use super::overlap;
use super::svg::{Anchor, Svg, lines};
use crate::lists::Card;
use crate::lists::card::Answer;
use crate::lists::interval::Interval;

/// How high labels are.
const SIZE: f64 = 11.5;
/// Letters of a line of them.
const LETTERS: usize = 50;
/// The answer.
const STRONG: &str = "#0072B2";
/// Sound models.
const SOUND: &str = "#56B4E9";
/// All models.
const LIGHT: &str = "#DDDDDD";
/// The lower bound.
const BOUND: &str = "#E69F00";

/// Draws an estimate card as SVG.
///
/// On an axis that begins at those seen: the number with its interval, or the range and the doubt of
/// its ends; the best model; a dot plot of the models that fit about as well; all models as a box;
/// Chao's lower bound. Under it the lists and their patterns. The picture is 320 units wide and grows
/// with its place up to 45 em.
#[must_use]
pub fn card(card: &Card, words: &CardWords) -> String {
    let axis = Axis::of(card);
    let mut rows = Rows { svg: Svg::default(), axis, words, y: 6.0, guide: None, told: Vec::new() };
    rows.heading();
    let top = rows.y + 6.0;
    rows.answer(card);
    rows.best(card);
    rows.sound(card);
    rows.all(card);
    rows.chao(card);
    let Rows { svg: above, y, guide, mut told, .. } = rows;
    // The line lies under all else.
    let mut svg = Svg::default();
    if let Some((x, from)) = guide {
        svg.line((x, from), (x, y + 10.0), 0.7, true);
    }
    svg.0.push_str(&above.0);
    let bottom = axis.draw(&mut svg, (top, y + 10.0), words);
    let seen = words.number(card.seen as f64);
    told.insert(0, words.labelled(&words.seen, &seen));
    let bottom = overlap::draw(&mut svg, bottom + 24.0, (&card.patterns, words), &mut told);
    let description = format!("{} {}.", words.note, told.join(". "));
    svg.finish(&words.id, (&words.title, &description), bottom + 12.0)
}

/// Rows of marks over one axis, from the top down.
struct Rows<'a> {
    svg: Svg,
    axis: Axis,
    words: &'a CardWords,
    y: f64,
    /// Where the model of the answer stands: a line from there to the axis shows it among others.
    guide: Option<(f64, f64)>,
    /// What each row says, for the description.
    told: Vec<String>,
}

impl Rows<'_> {
    fn heading(&mut self) {
        for line in lines(&self.words.title, 38) {
            self.y += 17.0;
            self.svg.text((8.0, self.y), 15.0, Anchor::Left, &line);
        }
        self.y += 2.0;
        for line in lines(&self.words.note, LETTERS) {
            self.y += 14.0;
            self.svg.text((8.0, self.y), SIZE, Anchor::Left, &line);
        }
    }

    /// Writes what a row says over it; the middle of the row.
    fn label(&mut self, says: String) -> f64 {
        self.y += 8.0;
        for line in lines(&says, LETTERS) {
            self.y += 14.0;
            self.svg.text((20.0, self.y), SIZE, Anchor::Left, &line);
        }
        self.told.push(says);
        self.y += 12.0;
        self.y
    }

    fn answer(&mut self, card: &Card) {
        match &card.answer {
            Answer::Number { total, interval } | Answer::UnderModel { total, interval } => {
                let label = format!("{} ({})", self.words.answer, self.words.level);
                self.number(&label, *total, *interval);
            }
            Answer::Range { low, high, interval, .. } => {
                let span = self.words.span(*low, *high);
                let ends = self.words.ends(*interval);
                let says = format!("{span} ({}{}{ends})", self.words.level, self.words.colon);
                let says = self.words.labelled(&self.words.range, &says);
                let y = self.label(says.clone());
                self.axis.whisker(&mut self.svg, *interval, y, 2.0);
                let (from, to) = (self.axis.x(*low), self.axis.x(*high));
                self.svg.bar((from, y - 5.0), (to, y + 5.0), STRONG, &says);
                self.y += 6.0;
            }
            Answer::Nothing => {}
        }
    }

    /// A number as a diamond on its interval.
    fn number(&mut self, label: &str, total: f64, interval: Interval) {
        let says = self.words.labelled(label, &self.words.doubted(total, interval));
        let y = self.label(says.clone());
        self.axis.whisker(&mut self.svg, interval, y, 2.0);
        let x = self.axis.x(total);
        let diamond = [(x, y - 6.5), (x + 6.5, y), (x, y + 6.5), (x - 6.5, y)];
        self.svg.shape(&diamond, STRONG, &says);
        self.guide = Some((x, y));
        self.y += 6.0;
    }

    /// The best model where it is not the answer.
    fn best(&mut self, card: &Card) {
        let Some(chosen) = &card.chosen else { return };
        match &card.answer {
            Answer::Range { .. } => {
                let label = format!("{} {}", self.words.best, chosen.fit.model);
                self.number(&label, chosen.fit.total, chosen.multinomial.interval);
            }
            Answer::Number { .. } | Answer::UnderModel { .. } | Answer::Nothing => {}
        }
    }

    /// The models that fit about as well, as dots on each other.
    fn sound(&mut self, card: &Card) {
        let (Some(low), Some(high)) = (&card.sound.lowest, &card.sound.highest) else { return };
        let fits = &card.sound.fits;
        let plot = Dots::of(fits.iter().map(|fit| self.axis.x(fit.total)).collect());
        let dots = if plot.one_by_one { &self.words.dot_each } else { &self.words.dot_share };
        let label = self.counted(&self.words.sound, fits.len());
        let span = self.words.span(low.total, high.total);
        let y = self.label(format!("{label}{}{span}; \u{2068}{dots}\u{2069}", self.words.colon));
        let base = y - 6.0 + STEP * plot.highest() as f64;
        for dot in &plot.dots {
            let up = dot.under as f64 * STEP;
            self.svg.dot((dot.place, base - STEP / 2.0 - up), STEP / 2.0 - 0.3, SOUND);
        }
        self.y = base + 2.0;
    }

    /// A label and of how many it is.
    fn counted(&self, label: &str, models: usize) -> String {
        format!("\u{2068}{label}\u{2069} ({})", self.words.number(models as f64))
    }

    /// All models that have a number: a box of half of them on a line of nine in ten.
    fn all(&mut self, card: &Card) {
        let Some(spread) = card.spread.filter(|spread| spread.models > 1) else { return };
        let (half, nine) = (&self.words.half, &self.words.nine);
        let says = format!(
            "{}{}\u{2068}{half}\u{2069} {}, \u{2068}{nine}\u{2069} {}",
            self.counted(&self.words.all, spread.models),
            self.words.colon,
            self.words.span(spread.q25, spread.q75),
            self.words.span(spread.q05, spread.q95)
        );
        let y = self.label(says.clone());
        let beyond = self.axis.is_beyond(spread.q95);
        let line = Interval { low: spread.q05, high: spread.q95, beyond };
        self.axis.whisker(&mut self.svg, line, y, 0.8);
        let [from, middle, to] = [spread.q25, spread.median, spread.q75].map(|it| self.axis.x(it));
        self.svg.bar((from, y - 4.5), (to, y + 4.5), LIGHT, &says);
        self.svg.line((middle, y - 4.5), (middle, y + 4.5), 1.6, false);
        self.y += 5.0;
    }

    /// Chao's lower bound: an arrow head that points to where the number may be.
    fn chao(&mut self, card: &Card) {
        let Some(chao) = card.forms.chao else { return };
        let says =
            self.words.labelled(&self.words.chao, &self.words.doubted(chao.total, chao.interval));
        let y = self.label(says.clone());
        let x = self.axis.x(chao.total);
        self.svg.shape(&[(x, y - 6.0), (x + 8.0, y), (x, y + 6.0)], BOUND, &says);
        self.axis.whisker(&mut self.svg, chao.interval, y, 0.8);
        self.y += 6.0;
    }
}
