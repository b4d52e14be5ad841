//! What a person owes or is owed, in sentences: by when, why, how that day was found, what if not.

use super::build::{changes, cites};
use super::words::{actor, day, guard_in_words, pick, quoted};
use super::{Change, ChangeKind, Cites};
use crate::clock::{Derivation, Lang, Line};
use crate::graph::StepIx;
use crate::pack::Procedure;
use crate::run::{Owed, Run};

/// The sentences that explain an obligation: by when and why; how that day was computed; what
/// happens when it passes; what could move it.
#[must_use]
pub fn explain_owed(run: &Run, owed: &Owed, lang: Lang) -> Vec<String> {
    let procedure = run.procedure().as_ref();
    let speaker = Speaker { procedure, lang };
    let mut sentences = vec![speaker.because(run, owed), speaker.by_whom(owed)];
    if let Some(when) = procedure.relation(owed.relation).and_then(|it| it.when.as_ref()) {
        let words = guard_in_words(procedure, when, lang);
        sentences.push(match lang {
            Lang::Fr => format!("Cette règle vaut dans ce cas\u{a0}: {words}."),
            Lang::En => format!("This rule holds in this case: {words}."),
        });
    }
    if let Some(derivation) = run.derivation(owed) {
        sentences.extend(with_titles(procedure, derivation, lang).text(lang));
    }
    sentences.extend(speaker.if_late(run, owed));
    if run.deadline(owed.relation).is_some() {
        sentences.extend(changes(procedure, owed.step).iter().map(|it| change_in_words(it, lang)));
    }
    sentences
}

struct Speaker<'a> {
    procedure: &'a Procedure,
    lang: Lang,
}

impl Speaker<'_> {
    /// By when, and what made it so.
    fn because(&self, run: &Run, owed: &Owed) -> String {
        let lang = self.lang;
        let by_when = match (owed.due, run.deadline(owed.relation), owed.optional) {
            (Some(due), _, false) if owed.late => match lang {
                Lang::Fr => format!("Aurait dû être fait le {} au plus tard", day(lang, due)),
                Lang::En => format!("Was to be done by {}", day(lang, due)),
            },
            (Some(due), _, true) if owed.late => match lang {
                Lang::Fr => format!("Pouvait être fait jusqu’au {}", day(lang, due)),
                Lang::En => format!("Could be done until {}", day(lang, due)),
            },
            (Some(due), _, false) => match lang {
                Lang::Fr => format!("À faire le {} au plus tard", day(lang, due)),
                Lang::En => format!("To be done by {}", day(lang, due)),
            },
            (Some(due), _, true) => match lang {
                Lang::Fr => format!("Peut être fait jusqu’au {}", day(lang, due)),
                Lang::En => format!("May be done until {}", day(lang, due)),
            },
            (None, Some(_), _) => pick(
                lang,
                "À faire, mais le délai est suspendu",
                "To be done, but the term is paused",
            )
            .to_owned(),
            (None, None, true) => {
                pick(lang, "Peut être fait, sans délai", "May be done, without a term").to_owned()
            }
            (None, None, false) => {
                pick(lang, "À faire, sans délai fixé", "To be done, without a term").to_owned()
            }
        };
        let cause = self.cause(owed);
        let since = day(lang, self.procedure.day(owed.since));
        let sources = self.sources(owed);
        match lang {
            Lang::Fr => format!("{by_when}, car {cause} a eu lieu le {since}{sources}."),
            Lang::En => format!("{by_when}, because {cause} happened on {since}{sources}."),
        }
    }

    fn by_whom(&self, owed: &Owed) -> String {
        let by = actor(self.procedure, owed.by);
        match (self.lang, owed.optional) {
            (Lang::Fr, false) => format!("Qui doit le faire\u{a0}: {}.", by.fr),
            (Lang::Fr, true) => format!("Qui peut le faire\u{a0}: {}. C’est un droit.", by.fr),
            (Lang::En, false) => format!("Who must do it: {}.", by.en),
            (Lang::En, true) => format!("Who may do it: {}. It is a right.", by.en),
        }
    }

    /// What lateness means, and what the system then does.
    fn if_late(&self, run: &Run, owed: &Owed) -> Vec<String> {
        let Some(deadline) = run.deadline(owed.relation) else { return Vec::new() };
        let lang = self.lang;
        let told = deadline.lateness.as_ref().map(|text| {
            let after = if owed.late {
                pick(lang, "Le délai est passé. ", "The term has passed. ")
            } else {
                pick(lang, "Si le délai passe\u{a0}: ", "If the term passes: ")
            };
            format!("{after}{}", text.get(lang))
        });
        let follows = deadline.consequence.map(|step| match lang {
            Lang::Fr => format!("Il s’ensuit\u{a0}: {}.", self.title(step)),
            Lang::En => format!("It is followed by {}.", self.title(step)),
        });
        told.into_iter().chain(follows).collect()
    }

    /// The step that made it owed.
    fn cause(&self, owed: &Owed) -> String {
        let arrow = self.procedure.graph.arrows().get(owed.relation);
        arrow.map_or_else(String::new, |arrow| self.title(arrow.from))
    }

    fn title(&self, step: StepIx) -> String {
        let title = self.procedure.step(step).map_or("", |step| step.title.get(self.lang));
        quoted(self.lang, title)
    }

    /// The sources in parentheses: those of the rule, or those of the step when the rule has none.
    fn sources(&self, owed: &Owed) -> String {
        let own = self.procedure.relation(owed.relation).filter(|it| !it.cites.is_empty());
        let cites = match (own, self.procedure.step(owed.step)) {
            (Some(rule), _) => cites(self.procedure, &rule.cites, rule.verified),
            (None, Some(step)) => cites(self.procedure, &step.cites, step.verified),
            (None, None) => return String::new(),
        };
        let words = cites_in_words(&cites, self.lang);
        if words.is_empty() { String::new() } else { format!(" ({words})") }
    }
}

/// The titles of sources, and whether the rule is still to be verified there.
pub(super) fn cites_in_words(cites: &Cites, lang: Lang) -> String {
    let titles: Vec<&str> = cites.sources.iter().map(|source| source.title.get(lang)).collect();
    let mut words = titles.join(pick(lang, "\u{a0}; ", "; "));
    if !cites.verified {
        words += pick(lang, ", à vérifier", ", to be verified");
    }
    words
}

/// What could change a term, as a sentence.
pub(crate) fn change_in_words(change: &Change, lang: Lang) -> String {
    let on = quoted(lang, change.on.title.get(lang));
    let what = match (&change.kind, lang) {
        (ChangeKind::PausesUntil(until), Lang::Fr) => {
            format!("{on} suspend le délai jusqu’à {}", quoted(lang, until.title.get(lang)))
        }
        (ChangeKind::PausesUntil(until), Lang::En) => {
            format!("{on} pauses the term until {}", quoted(lang, until.title.get(lang)))
        }
        (ChangeKind::Resets, Lang::Fr) => format!("{on} fait repartir le délai de zéro"),
        (ChangeKind::Resets, Lang::En) => format!("{on} starts the term anew"),
        (ChangeKind::Extends(by), Lang::Fr) => {
            format!("{on} prolonge le délai de {}", by.text(lang))
        }
        (ChangeKind::Extends(by), Lang::En) => format!("{on} extends the term by {by}"),
    };
    format!("{what} ({}).", cites_in_words(&change.cites, lang))
}

/// A derivation whose causes are the titles of steps, not their ids.
fn with_titles(procedure: &Procedure, mut derivation: Derivation, lang: Lang) -> Derivation {
    for line in &mut derivation.lines {
        match line {
            Line::Reset { cause, .. }
            | Line::Pause { cause, .. }
            | Line::OpenPause { cause, .. }
            | Line::Extension { cause, .. }
            | Line::NoEffect { cause, .. } => {
                if let Some(step) = procedure.find(cause) {
                    *cause = step.title.get(lang).to_owned();
                }
            }
            Line::Start { .. }
            | Line::AtOnce { .. }
            | Line::Counted { .. }
            | Line::Months { .. }
            | Line::MissingDay { .. }
            | Line::Clear { .. }
            | Line::Roll { .. }
            | Line::TwoWorkingDays { .. }
            | Line::Beyond
            | Line::Due { .. } => {}
        }
    }
    derivation
}
