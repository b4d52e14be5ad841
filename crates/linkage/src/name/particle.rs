//! Particles of family names: when `da` and `van` begin one, and when they are names themselves.

use super::parse::Piece;
use super::text::Joint;
use super::words::{self, Word};

/// Whether a particle at the beginning can be no name of its own: da Silva, Von Braun, van der Berg;
/// Van Hung and Le Duc are names.
pub(super) fn begins_family(piece: &Piece, later: &[Piece]) -> bool {
    let [between @ .., last] = later else { return false };
    // Da-hyuk is a given name.
    let all_of =
        last.token.joint == Joint::Space && between.iter().all(|it| it.word == Some(Word::Prefix));
    let is_only = !between.is_empty() || words::is_only_prefix(&piece.token.text);
    piece.is_family || is_small_before_capital(piece, later) || (all_of && is_only)
}

fn is_small_before_capital(piece: &Piece, later: &[Piece]) -> bool {
    let begins = |piece: &Piece| piece.token.text.chars().next();
    let next = later.iter().find(|it| it.word != Some(Word::Prefix)).and_then(begins);
    begins(piece).is_some_and(char::is_lowercase) && next.is_some_and(char::is_uppercase)
}
