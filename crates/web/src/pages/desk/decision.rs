//! One decision: what was decided, why, under which articles, and what follows.

use law::Text;

use super::head::Head;
use crate::i18n::Words;
use crate::pages::page;
use crate::parts::{Article, Duty, Entry, EntryKind, Said};
use crate::sample;

/// One decision, or any act with its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionPage {
    /// Whose and which case.
    pub head: Head,
    /// The act, with the answers the reader may see.
    pub entry: Entry,
    /// What it means, as it is said to the person.
    pub does: Text,
    /// Its articles.
    pub articles: Vec<Article>,
    /// What became owed through it.
    pub follows: Vec<Duty>,
}

page!(DecisionPage, Agent, "desk/decision.html", samples);

fn samples() -> Vec<(&'static str, DecisionPage)> {
    let entries = super::file::sample_entries();
    let Some(base) = entries.into_iter().find(|entry| entry.annulled.is_some()) else {
        return Vec::new();
    };
    let said = |label: Text, value| Said { label: Words::Law(label), value };
    let entry = Entry {
        kind: EntryKind::Decision,
        title: Words::Law(sample::text("Décision de l'Ofpra", "Ofpra's decision")),
        by: sample::ofpra(),
        said: vec![
            said(
                sample::text("Réponse", "Answer"),
                Words::Law(sample::text("Statut de réfugié", "Refugee status")),
            ),
            said(
                sample::text("Motifs", "Reasons"),
                Words::Plain(
                    "Les craintes sont établies.\nLes déclarations sont précises et constantes."
                        .into(),
                ),
            ),
        ],
        can_annul: true,
        annulled: None,
        recorded: None,
        ..base.clone()
    };
    let decision = DecisionPage {
        head: Head::sample(),
        entry,
        does: sample::text("L'Ofpra vous donne sa réponse.", "Ofpra gives you its answer."),
        articles: sample::articles(),
        follows: vec![sample::card()],
    };
    let annulled = DecisionPage { entry: base, follows: Vec::new(), ..decision.clone() };
    vec![("granted", decision), ("annulled", annulled)]
}
