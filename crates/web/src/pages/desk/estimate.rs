//! How many in all, from lists that overlap: the form, and the card in the reader's language.
//!
//! It must never show a number without its doubt, nor keep what was pasted.

use app::{Answer, Card, CardWords, Interval, Pattern, Unread};

use super::telling::{Table, count, fault, figures, say, text, whole};
use crate::i18n::message;
use crate::layout::{Frame, Html};
use crate::pages::page;

/// The form, what was wrong with what it sent, and the card.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EstimatePage {
    /// What was typed, or read from a file.
    pub typed: String,
    /// Why it gives no card.
    pub wrong: Option<Unread>,
    /// The card.
    pub card: Option<Card>,
}

page!(EstimatePage, Agent, "desk/estimate.html", samples, Overview);

impl EstimatePage {
    /// What is wrong, with its place.
    #[must_use]
    pub fn fault(&self, t: &Frame, wrong: &Unread) -> String {
        fault(t, wrong)
    }

    /// The answer in one sentence.
    #[must_use]
    pub fn headline(&self, t: &Frame, card: &Card) -> String {
        match &card.answer {
            Answer::Number { total, .. } | Answer::UnderModel { total, .. } => {
                message(t.locale, "estimate-number", &[("total", whole(*total))])
            }
            Answer::Range { low, high, .. } => {
                let ends = [("low", whole(*low)), ("high", whole(*high))];
                message(t.locale, "estimate-range", &ends)
            }
            Answer::Nothing => t.say("estimate-nothing"),
        }
    }

    /// How sure that is.
    #[must_use]
    pub fn doubt(&self, t: &Frame, card: &Card) -> Option<String> {
        let (key, interval) = match &card.answer {
            Answer::Number { interval, .. } | Answer::UnderModel { interval, .. } => {
                ("estimate-doubt", interval)
            }
            Answer::Range { interval, .. } => ("estimate-range-doubt", interval),
            Answer::Nothing => return None,
        };
        let said = interval_said(t, *interval);
        let level = (card.level.share() * 100.0).round();
        Some(message(t.locale, key, &[("level", whole(level)), ("ends", text(&said))]))
    }

    /// How many are seen, and how many are not.
    #[must_use]
    pub fn unseen(&self, t: &Frame, card: &Card) -> String {
        let seen = ("seen", whole(card.seen as f64));
        match &card.answer {
            Answer::Number { total, .. } | Answer::UnderModel { total, .. } => {
                let unseen = ("unseen", whole(total - card.seen as f64));
                message(t.locale, "estimate-unseen", &[seen, unseen])
            }
            Answer::Range { .. } => message(t.locale, "estimate-unsettled", &[seen]),
            Answer::Nothing => message(t.locale, "estimate-seen", &[seen]),
        }
    }

    /// What to take care of.
    #[must_use]
    pub fn cautions(&self, t: &Frame, card: &Card) -> Vec<String> {
        card.warnings.iter().map(|warning| say(t, "caution", &warning.told())).collect()
    }

    /// The picture.
    #[must_use]
    pub fn picture(&self, t: &Frame, card: &Card) -> Html {
        Html::drawn(app::in_page(&app::draw_card(card, &Self::picture_words(card, t))))
    }

    /// The words of the picture in the reader's language.
    #[must_use]
    pub fn picture_words(card: &Card, t: &Frame) -> CardWords {
        CardWords {
            id: "picture".into(),
            title: t.say("estimate-in-all"),
            note: Self::default().headline(t, card),
            thousands: figures(t).thousands,
            level: figures(t).percent(card.level.share()),
            colon: t.say("picture-colon"),
            seen: t.say("picture-seen"),
            in_all: t.say("picture-in-all"),
            answer: t.say("picture-answer"),
            range: t.say("picture-range"),
            best: t.say("picture-best"),
            sound: t.say("picture-sound"),
            dot_each: t.say("picture-dot-each"),
            dot_share: t.say("picture-dot-share"),
            all: t.say("picture-all"),
            half: t.say("picture-half"),
            nine: t.say("picture-nine"),
            chao: t.say("picture-chao"),
            beyond: t.say("picture-beyond"),
            patterns: t.say("estimate-patterns"),
            lists: t.say("picture-lists"),
            more: t.say("picture-more"),
        }
    }

    /// The patterns that somebody has, the most frequent first: the lists, and how many.
    #[must_use]
    pub fn patterns(&self, t: &Frame, card: &Card) -> Table<(Vec<String>, String)> {
        let mut found: Vec<(Pattern, u64)> =
            card.patterns.observable().filter(|(_, count)| *count > 0).collect();
        found.sort_by_key(|(pattern, count)| (std::cmp::Reverse(*count), *pattern));
        let rows = found.into_iter().map(|(pattern, people)| {
            let on = card.lists.iter().enumerate().filter(|(list, _)| pattern.on(*list));
            (on.map(|(_, name)| name.clone()).collect(), t.number(&count(people)))
        });
        Table::of(rows.collect())
    }

    /// The models that fit about as well, the best first: the model, in all, standard error, criterion.
    #[must_use]
    pub fn models(&self, t: &Frame, card: &Card) -> Table<[String; 4]> {
        let figures = figures(t);
        let number = |number: f64| message(t.locale, "number", &[("n", whole(number))]);
        let criterion = card.sound.criterion;
        let rows = card.sound.fits.iter().map(|fit| {
            let value = figures.decimals(criterion.of(fit), 1);
            [fit.model.to_string(), number(fit.total), number(fit.stderr), value]
        });
        Table::of(rows.collect())
    }

    /// What the criterion is called.
    #[must_use]
    pub fn criterion(&self, card: &Card) -> &'static str {
        card.sound.criterion.name()
    }
}

/// The ends of an interval in words.
fn interval_said(t: &Frame, interval: Interval) -> String {
    let key = if interval.beyond { "estimate-ends-beyond" } else { "estimate-ends" };
    let ends = [("low", whole(interval.low)), ("high", whole(interval.high))];
    message(t.locale, key, &ends)
}

fn samples() -> Vec<(&'static str, EstimatePage)> {
    const AGREE: &str = "police,hospital,outreach,count\n1,0,0,900\n0,1,0,1400\n1,1,0,600\n\
                         0,0,1,600\n1,0,1,260\n0,1,1,390\n1,1,1,170\n";
    const DIFFER: &str = "سجل,b,c,count\n1,0,0,300\n0,1,0,400\n1,1,0,20\n0,0,1,150\n1,0,1,60\n\
                          0,1,1,9\n1,1,1,6\n";
    let page = |typed: &str| {
        let (card, wrong) = match app::estimated(typed.as_bytes()) {
            Ok(card) => (Some(card), None),
            Err(wrong) => (None, Some(wrong)),
        };
        EstimatePage { typed: typed.to_owned(), wrong, card }
    };
    vec![
        ("empty", EstimatePage::default()),
        ("number", page(AGREE)),
        ("range", page(DIFFER)),
        ("two", page("register,outreach,count\n1,0,120\n0,1,80\n1,1,40\n")),
        ("slip", page("a,b,count\n1,0,12\n0,l,7\n")),
        ("apart", page("a,b,count\n1,0,12\n0,1,7\n")),
    ]
}
