//! A procedure drawn for someone who reads law and no code: one sheet, in SVG.
//!
//! Phases are bands from top to bottom, steps are cards in the order of the file. What a step waits for
//! reaches it from the left, what happens to it from the right; each line runs in a lane of its own
//! and crosses no card. Every line also stands as words on the card it reaches, with the number of the
//! card it comes from, so that the sheet can be read where the lines are many. The drawing holds no
//! script and no style sheet, and prints in black and white. The same procedure gives the same bytes.

mod cards;
mod lanes;
mod legend;
mod links;
mod marks;
mod paint;
mod place;
mod svg;
mod width;

#[cfg(test)]
mod tests;

use crate::clock::Lang;
use crate::pack::Procedure;

/// The procedure as an SVG image.
#[must_use]
pub fn draw(procedure: &Procedure, lang: Lang) -> String {
    let links = links::links(procedure, lang);
    let cards = cards::cards(procedure, &links, lang);
    let sheet = place::place(procedure, cards, &links, lang);
    paint::paint(procedure, &sheet, lang)
}
