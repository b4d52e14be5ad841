//! Pictures as SVG that anyone can read: flows between places (chord, Sankey), the estimate card.
//!
//! It must never say anything by colour alone, nor leave out a flow or a pattern without saying so.

mod axis;
mod card;
mod card_words;
mod chord;
mod dots;
mod marks;
mod overlap;
mod picture;
mod sankey;
mod svg;

pub use card::card;
pub use card_words::CardWords;
pub use chord::chord;
pub use picture::{Picture, Words};
pub use sankey::sankey;
pub use svg::in_page;

#[cfg(test)]
mod card_tests;
#[cfg(test)]
mod tests;
