//! What the law says, and how a day was found.

use kernel::Code;
use law::clock::{Derivation, Lang};
use law::pack::Pack;
use law::{Owed, Run, Text};

/// A text that is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its title.
    pub title: Text,
    /// Where it can be read.
    pub url: Option<String>,
}

impl Article {
    /// The sources of a pack that are cited, in the order cited.
    #[must_use]
    pub fn list(pack: &Pack, cites: &[Code]) -> Vec<Self> {
        let sources = cites.iter().filter_map(|cite| pack.sources.get(cite));
        sources
            .map(|source| Self { title: source.title.clone(), url: source.url.clone() })
            .collect()
    }
}

/// Why a day: the computation line by line, and the articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// The computation.
    pub lines: Vec<Text>,
    /// What it rests on.
    pub articles: Vec<Article>,
    /// Whether the rule was read in its source.
    pub verified: bool,
}

impl Why {
    /// The computation behind an obligation; none when it has no term.
    #[must_use]
    pub fn of(run: &Run, owed: &Owed) -> Option<Self> {
        let relation = run.procedure().relation(owed.relation)?;
        Some(Self {
            lines: lines(&run.derivation(owed)?),
            articles: Article::list(&run.procedure().pack, &relation.cites),
            verified: relation.verified,
        })
    }
}

/// The lines of a derivation in the languages of the law.
fn lines(derivation: &Derivation) -> Vec<Text> {
    let both = derivation.text(Lang::Fr).zip(derivation.text(Lang::En));
    both.map(|(fr, en)| Text { fr, en }).collect()
}
