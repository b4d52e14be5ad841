//! A refusal: what the law does not allow, under which article, and what it does allow now.

use law::Text;

use super::article::Article;
use crate::i18n::Words;

/// Why something was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The reason in words.
    pub reason: Words,
    /// The articles it rests on.
    pub articles: Vec<Article>,
    /// What may be done instead: title and link.
    pub allowed: Vec<(Text, String)>,
}
