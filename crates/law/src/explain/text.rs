//! An explanation as plain text for a terminal of 80 columns.

use super::owed::{change_in_words, cites_in_words};
use super::words::{day, either, kind, pick, place, quoted};
use super::{Cites, Duty, Explanation, First, Move, When};
use crate::clock::{Derivation, Lang};
use crate::text::Text;

const WIDTH: usize = 80;

impl Explanation {
    /// The explanation in words, in lines of at most 80 characters.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let mut page = Page { out: String::new(), lang };
        page.head(self);
        page.paragraph(0, self.does.get(lang));
        page.lists(self);
        page.section(pick(lang, "Ce que dit le droit", "Where it is written"));
        page.cites(2, &self.cites);
        page.first(self);
        page.duties(&self.owed, &page.owed_title(self), |duty| &duty.from.title);
        page.duties(&self.starts, &page.starts_title(self), |duty| &duty.to.title);
        page.moves(&self.includes, pick(lang, "Ce qui s’ouvre", "What becomes part of the case"));
        page.moves(&self.excludes, pick(lang, "Ce qui se ferme", "What leaves the case"));
        page.ends(self);
        page.out
    }
}

/// A text being written.
struct Page {
    out: String,
    lang: Lang,
}

impl Page {
    fn pick(&self, fr: &'static str, en: &'static str) -> &'static str {
        pick(self.lang, fr, en)
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    /// Words in lines, each indented so far, the first after a mark if there is one.
    fn marked(&mut self, indent: usize, mark: &str, text: &str) {
        let hang = indent + mark.chars().count();
        let mut lead = format!("{}{mark}", " ".repeat(indent));
        for line in wrap(text, WIDTH.saturating_sub(hang)) {
            self.line(&format!("{lead}{line}"));
            lead = " ".repeat(hang);
        }
    }

    fn paragraph(&mut self, indent: usize, text: &str) {
        self.marked(indent, "", text);
    }

    fn section(&mut self, title: &str) {
        self.line("");
        self.line(title);
    }

    fn head(&mut self, it: &Explanation) {
        let lang = self.lang;
        let (title, reference) =
            (it.step.title.get(lang), format!("{} · {}", it.procedure, it.step.id));
        let room = WIDTH.saturating_sub(reference.chars().count() + 2);
        if title.chars().count() <= room {
            let gap = WIDTH.saturating_sub(title.chars().count() + reference.chars().count());
            self.line(&format!("{title}{}{reference}", " ".repeat(gap)));
        } else {
            self.paragraph(0, title);
            self.line(&format!("{reference:>WIDTH$}"));
        }
        self.line(&"─".repeat(WIDTH));
        let places: Vec<String> = it.places.iter().map(|it| place(lang, it).to_owned()).collect();
        let (who, what) = (it.actor.get(lang), kind(lang, it.kind));
        self.paragraph(0, &format!("{who} · {what} · {}", either(lang, &places)));
        let phases: Vec<&str> = it.phases.iter().map(|phase| phase.get(lang)).collect();
        self.paragraph(0, &phases.join(" › "));
        if !it.also.is_empty() {
            let also: Vec<&str> = it.also.iter().map(|who| who.get(lang)).collect();
            let words = self.pick("Peut aussi l’enregistrer\u{a0}: ", "May also record it: ");
            self.paragraph(0, &format!("{words}{}", also.join(", ")));
        }
        self.line("");
    }

    /// What to bring, what is asked.
    fn lists(&mut self, it: &Explanation) {
        let lang = self.lang;
        let documents = it.documents.iter().map(|asked| {
            let optional =
                if asked.required { "" } else { pick(lang, " (si possible)", " (if you can)") };
            format!("{}{optional}", asked.title.get(lang))
        });
        let texts = |texts: &[Text]| texts.iter().map(|text| text.get(lang).to_owned()).collect();
        self.list(self.pick("À apporter", "To bring"), texts(&it.bring));
        self.list(self.pick("Pièces à joindre", "Documents to add"), documents.collect());
        self.list(self.pick("Ce qui est demandé", "What is asked"), texts(&it.asks));
    }

    fn list(&mut self, title: &str, items: Vec<String>) {
        if items.is_empty() {
            return;
        }
        self.section(title);
        for item in items {
            self.marked(2, "– ", &item);
        }
    }

    fn first(&mut self, it: &Explanation) {
        let lang = self.lang;
        if it.first.is_empty() && !it.starts_out_excluded {
            return;
        }
        self.section(self.pick("Ce qui doit venir avant", "What must come first"));
        if it.starts_out_excluded {
            let words = self.pick(
                "Cette étape ne fait pas partie du dossier au départ\u{a0}: une autre l’ouvre.",
                "This step is no part of a case at first: another one includes it.",
            );
            self.marked(2, "– ", words);
        }
        for first in &it.first {
            self.marked(2, "– ", &first_in_words(first, lang));
            self.guard(4, first.when.as_ref());
            if let Some(delay) = &first.delay {
                self.derivation(delay);
            }
            self.cites(4, &first.cites);
        }
    }

    fn owed_title(&self, it: &Explanation) -> String {
        let from = day(self.lang, it.from);
        match self.lang {
            Lang::Fr => format!("Ce qui la rend due, en comptant du {from}"),
            Lang::En => format!("What makes it owed, counted from {from}"),
        }
    }

    fn starts_title(&self, it: &Explanation) -> String {
        let from = day(self.lang, it.from);
        match self.lang {
            Lang::Fr => format!("Ce qu’elle fait partir le {from}"),
            Lang::En => format!("What it starts on {from}"),
        }
    }

    fn duties(&mut self, duties: &[Duty], title: &str, of: impl Fn(&Duty) -> &Text) {
        if duties.is_empty() {
            return;
        }
        self.section(title);
        for duty in duties {
            self.duty(duty, of(duty));
        }
    }

    fn duty(&mut self, duty: &Duty, title: &Text) {
        let lang = self.lang;
        let by = duty.by.get(lang);
        let due = duty.term.as_ref().and_then(|term| term.due);
        let when = match (due, lang) {
            (Some(due), Lang::Fr) => format!("le {} au plus tard", day(lang, due)),
            (Some(due), Lang::En) => format!("by {}", day(lang, due)),
            (None, _) => pick(lang, "sans délai fixé", "no term").to_owned(),
        };
        self.marked(2, "▸ ", &format!("{} · {by} · {when}", title.get(lang)));
        self.guard(4, duty.when.as_ref());
        if duty.optional {
            self.paragraph(
                4,
                self.pick("C’est un droit, pas un devoir.", "It is a right, not a duty."),
            );
        }
        if let Some(term) = &duty.term {
            self.derivation(term);
        }
        if let Some(lateness) = &duty.lateness {
            let words = self.pick("Si le délai passe\u{a0}: ", "If the term passes: ");
            self.paragraph(4, &format!("{words}{}", lateness.get(lang)));
        }
        if let Some(follows) = &duty.consequence {
            let words = self.pick("Il s’ensuit\u{a0}: ", "It is followed by ");
            self.paragraph(4, &format!("{words}{}.", quoted(lang, follows.title.get(lang))));
        }
        for change in &duty.changes {
            self.paragraph(4, &change_in_words(change, lang));
        }
        self.cites(4, &duty.cites);
    }

    fn derivation(&mut self, derivation: &Derivation) {
        for line in derivation.text(self.lang) {
            self.marked(4, "· ", &line);
        }
    }

    fn guard(&mut self, indent: usize, when: Option<&When>) {
        let Some(when) = when else { return };
        let holds = match when.holds {
            Some(true) => self.pick(" (c’est le cas)", " (it is so)"),
            Some(false) => self.pick(" (ce n’est pas le cas)", " (it is not so)"),
            None => "",
        };
        let lead = self.pick("Si ", "If ");
        self.paragraph(indent, &format!("{lead}{}{holds}", when.words.get(self.lang)));
    }

    fn cites(&mut self, indent: usize, cites: &Cites) {
        if !cites.sources.is_empty() {
            self.marked(indent, "§ ", &cites_in_words(cites, self.lang));
        }
    }

    fn moves(&mut self, moves: &[Move], title: &str) {
        if moves.is_empty() {
            return;
        }
        self.section(title);
        for it in moves {
            self.marked(2, "– ", it.step.title.get(self.lang));
            self.guard(4, it.when.as_ref());
        }
    }

    fn ends(&mut self, it: &Explanation) {
        if let Some(outcome) = &it.closes {
            self.section(self.pick("Elle clôt le dossier", "It closes the case"));
            let words = self.pick("Issue\u{a0}: ", "Outcome: ");
            self.paragraph(2, &format!("{words}{outcome}"));
        }
        if it.opens.is_empty() {
            return;
        }
        self.section(self.pick("Autres procédures", "Other procedures"));
        for opens in &it.opens {
            let words = self.pick("Ouvre ", "Opens ");
            self.marked(2, "– ", &format!("{words}{}", opens.procedure));
            self.guard(4, opens.when.as_ref());
        }
    }
}

/// What must come first, as a sentence.
fn first_in_words(first: &First, lang: Lang) -> String {
    let title = quoted(lang, first.step.title.get(lang));
    match (first.only_if_owed, first.not_before, lang) {
        (true, _, Lang::Fr) => format!("{title}, tant que cette étape est due"),
        (true, _, Lang::En) => format!("{title}, as long as it is owed"),
        (false, Some(from), Lang::Fr) => {
            format!("{title}, et un délai\u{a0}: pas avant le {}", day(lang, from))
        }
        (false, Some(from), Lang::En) => {
            format!("{title}, and a delay: not before {}", day(lang, from))
        }
        (false, None, _) => title,
    }
}

/// Words in lines of at most so many characters; a longer word has a line of its own.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        let Some(last) = lines.last_mut() else { continue };
        let room = width.saturating_sub(last.chars().count());
        if last.is_empty() {
            last.push_str(word);
        } else if word.chars().count() < room {
            last.push(' ');
            last.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}
