//! Attacks on published tables: what anyone can work out, with nothing but what is published.
//!
//! They must never look at a true count: they take what everyone has, and everyone includes those who
//! mean harm.

mod pairs;
mod publication;
mod reconstruction;
mod universe;

pub use publication::{Codes, Publication, Published, TOTAL};
pub use universe::Refused;

use serde::Serialize;

use universe::Universe;

/// How an attack goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Options {
    /// Groups of people smaller than this are to be protected.
    pub threshold: u64,
    /// Whether each table counts only people who are in the one before as well (yesterday's table
    /// and today's, after a few left).
    pub shrinking: bool,
}

/// How a group was worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// It is published, and small.
    Open,
    /// Two published groups, one within the other: what is between them.
    Differencing,
    /// Two groups that overlap, and both together: the overlap (Denning, Denning and Schwartz 1979, cited
    /// from memory).
    Tracker,
    /// Everything that is published, as equations: only one number is possible.
    Reconstruction,
}

/// A group of people whose number was worked out exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How.
    pub how: How,
    /// Who they are, in words.
    pub group: String,
    /// How many they are, if what is published is true.
    pub count: u64,
    /// What it was worked out from; empty for everything at once.
    pub from: Vec<String>,
}

/// What the attacks found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// Groups worked out exactly: small ones, and those that were kept secret.
    pub findings: Vec<Finding>,
    /// Whether all that is published can be true at once; if not, values were changed by more than
    /// was assumed.
    pub consistent: bool,
    /// How many published statements were used.
    pub statements: usize,
    /// How many of them keep their number secret or blurred.
    pub protected: usize,
    /// What was left untried, in words.
    pub untried: Vec<String>,
}

/// Tries every attack on tables of one population.
///
/// # Errors
/// When there are too many combinations of categories, or too many statements, to look at.
pub fn attack(publications: &[Publication], options: Options) -> Result<Outcome, Refused> {
    let universe = Universe::of(publications, options.shrinking)?;
    let mut outcome = Outcome {
        findings: Vec::new(),
        consistent: universe.consistent,
        statements: universe.statements.len(),
        protected: universe.statements.iter().filter(|it| !it.is_exact()).count(),
        untried: Vec::new(),
    };
    let mut found = pairs::Found::default();
    pairs::open(&universe, options.threshold, &mut found);
    pairs::differencing(&universe, options.threshold, &mut found);
    pairs::tracker(&universe, options.threshold, &mut found);
    if universe.statements.len() > pairs::MOST {
        let statements = universe.statements.len();
        let most = pairs::MOST;
        outcome.untried.push(format!(
            "differences and overlaps of pairs: {statements} statements, {most} at most"
        ));
    }
    let solved = reconstruction::reconstruct(&universe, options.threshold, &mut found);
    outcome.consistent &= solved.consistent;
    if solved.untried > 0 {
        let what = format!("{} groups by equations: too many to solve for", solved.untried);
        outcome.untried.push(what);
    }
    outcome.findings = found.findings;
    outcome.findings.sort_by(|one, other| (one.how, &one.group).cmp(&(other.how, &other.group)));
    Ok(outcome)
}

#[cfg(test)]
mod tests;
