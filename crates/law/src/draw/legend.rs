//! The head of the sheet: the title of the procedure, and what the marks mean.

use super::cards::WIDTH;
use super::links::{Side, Sort};
use super::marks::{bullet, head, look, reach};
use super::place::MARGIN;
use super::svg::{Font, GREY, Svg};
use super::width::wrap;
use crate::clock::Lang;
use crate::explain::pick;
use crate::pack::Procedure;

const ROW: i32 = 24;
/// The width of the summary and of two columns of the legend.
const ROOM: i32 = WIDTH + 60;

/// The height of the head.
pub(super) fn height(procedure: &Procedure, lang: Lang) -> i32 {
    let lines = i32::try_from(summary(procedure, lang).len()).unwrap_or(0);
    58 + lines * 18 + 6 + 5 * ROW + 8
}

fn summary(procedure: &Procedure, lang: Lang) -> Vec<String> {
    wrap(procedure.summary.get(lang), 13, ROOM, 4)
}

/// When and where the procedure is in force.
pub(super) fn in_force(procedure: &Procedure, lang: Lang) -> String {
    let from = lang.date(procedure.in_force.from);
    let last = procedure.in_force.until.and_then(|until| until.yesterday().ok());
    let days = match (last, lang) {
        (Some(last), Lang::Fr) => format!("en vigueur du {from} au {}", lang.date(last)),
        (Some(last), Lang::En) => format!("in force from {from} to {}", lang.date(last)),
        (None, Lang::Fr) => format!("en vigueur depuis le {from}"),
        (None, Lang::En) => format!("in force since {from}"),
    };
    format!("{} · {} · {days}", procedure.pack.title.get(lang), procedure.reference())
}

pub(super) fn paint(svg: &mut Svg, procedure: &Procedure, lang: Lang) {
    let mut y = MARGIN + 22;
    svg.text(MARGIN, y, Font::new(24).bold(), procedure.title.get(lang));
    y += 22;
    svg.text(MARGIN, y, Font::new(13).fill(GREY), &in_force(procedure, lang));
    y += 4;
    for line in summary(procedure, lang) {
        y += 18;
        svg.text(MARGIN, y, Font::new(13), &line);
    }
    y += 24;
    for (number, sort) in Sort::ALL.into_iter().enumerate() {
        let number = i32::try_from(number).unwrap_or(0);
        let (column, row) = (number % 2, number / 2);
        sample(svg, MARGIN + column * ROOM / 2, y + row * ROW, sort, lang);
    }
    frames(svg, y + 3 * ROW, lang);
}

/// A line of each kind with what it means.
fn sample(svg: &mut Svg, x: i32, y: i32, sort: Sort, lang: Lang) {
    let words = match sort {
        Sort::Condition => pick(lang, "doit avoir eu lieu avant", "must have happened before"),
        Sort::Milestone => pick(lang, "ne doit plus être dû", "must not be owed any more"),
        Sort::Response => pick(lang, "rend l’étape due", "makes the step owed"),
        Sort::Include => pick(lang, "fait entrer dans le dossier", "brings into the case"),
        Sort::Exclude => pick(lang, "fait sortir du dossier", "takes out of the case"),
        Sort::Consequence => pick(lang, "suit si le délai passe", "follows if the term passes"),
    };
    let (start, end) = (x, x + 60);
    let look = look(sort);
    let stroke = format!("stroke=\"{}\" {} fill=\"none\"", look.colour, look.stroke);
    let sorts = [sort];
    svg.path(&format!("M{start} {y}H{}", end - 2 - reach(&sorts)), &stroke);
    head(svg, Side::Left, end, y, &sorts);
    if sort == Sort::Response {
        bullet(svg, Side::Right, start, y);
    }
    svg.text(end + 10, y + 4, Font::new(12), words);
}

/// What the frames of cards mean.
fn frames(svg: &mut Svg, y: i32, lang: Lang) {
    let frames = [
        ("stroke-width=\"1.3\"", pick(lang, "dans le dossier au départ", "in the case at first")),
        (
            "stroke-width=\"1.3\" stroke-dasharray=\"5 4\"",
            pick(lang, "hors du dossier au départ", "not in the case at first"),
        ),
        ("stroke-width=\"3.2\"", pick(lang, "met fin au dossier", "ends the case")),
    ];
    for (number, (stroke, words)) in frames.into_iter().enumerate() {
        let number = i32::try_from(number).unwrap_or(0);
        let (x, y) = (MARGIN + number % 2 * ROOM / 2, y + number / 2 * ROW);
        let more = format!("rx=\"4\" fill=\"#fff\" stroke=\"#333\" {stroke}");
        svg.rect([x + 14, y - 8, 34, 16], &more);
        svg.text(x + 70, y + 4, Font::new(12), words);
    }
    let words = pick(
        lang,
        "En italique : règle à vérifier dans sa source",
        "In italics: a rule to be verified in its source",
    );
    svg.text(MARGIN + ROOM / 2 + 70, y + ROW + 4, Font::new(12).italic(true), words);
}
