//! Puts a measured sheet on paper: bands, then lines, then cards.

use super::cards::{Block, Face, Of, PAD, Row, SMALL, TITLE, WIDTH};
use super::legend;
use super::links::{Class, Sort};
use super::marks::{bullet, head, look, of_class, reach};
use super::place::{LINE, MARGIN, Placed, Sheet, TITLE_LINE, Wire};
use super::svg::{Anchor, Font, GREY, Svg, escaped};
use crate::clock::Lang;
use crate::explain::pick;
use crate::pack::Procedure;

/// The radius of a corner of a line.
const BEND: i32 = 5;

pub(super) fn paint(procedure: &Procedure, sheet: &Sheet, lang: Lang) -> String {
    let mut svg = Svg::new();
    opening(&mut svg, procedure, sheet, lang);
    legend::paint(&mut svg, procedure, lang);
    bands(&mut svg, sheet);
    for wire in &sheet.wires {
        trunk(&mut svg, wire);
    }
    for wire in &sheet.wires {
        branches(&mut svg, sheet, wire);
    }
    for placed in &sheet.blocks {
        match placed.block.of {
            Of::Phase(_) => header(&mut svg, sheet, placed),
            Of::Step(face) => card(&mut svg, sheet, placed, face),
        }
    }
    svg.raw("</svg>");
    svg.finish()
}

/// The root, with a title and a description for those who do not see it.
fn opening(svg: &mut Svg, procedure: &Procedure, sheet: &Sheet, lang: Lang) {
    let (width, height) = (sheet.width, sheet.height);
    let id: String = format!("{}-{}", procedure.id, procedure.version)
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' })
        .collect();
    svg.raw(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" role=\"img\" \
         aria-labelledby=\"{id}-title {id}-desc\" lang=\"{}\">",
        pick(lang, "fr", "en")
    ));
    svg.raw(&format!("<title id=\"{id}-title\">{}</title>", escaped(procedure.title.get(lang))));
    let (steps, lines) = (procedure.steps.len(), sheet.links.len());
    let words = match lang {
        Lang::Fr => format!("{steps} étapes reliées par {lines} lignes, phase après phase."),
        Lang::En => format!("{steps} steps joined by {lines} lines, phase after phase."),
    };
    let summary = procedure.summary.get(lang);
    svg.raw(&format!("<desc id=\"{id}-desc\">{} {words}</desc>", escaped(summary)));
    svg.rect([0, 0, width, height], "fill=\"#fff\"");
}

/// A band behind the cards of each phase.
fn bands(svg: &mut Svg, sheet: &Sheet) {
    let tops: Vec<i32> = (sheet.blocks.iter())
        .filter(|placed| matches!(placed.block.of, Of::Phase(_)))
        .map(|placed| placed.y)
        .collect();
    let ends = tops.iter().skip(1).copied().chain([sheet.height - MARGIN + 12]);
    for (number, (top, end)) in tops.iter().zip(ends).enumerate() {
        let fill = if number % 2 == 0 { "#f3f5f8" } else { "#faf8f3" };
        let more = format!("rx=\"8\" fill=\"{fill}\"");
        svg.rect([MARGIN / 2, *top, sheet.width - MARGIN, end - top - 6], &more);
    }
}

fn stroke(look: super::marks::Look) -> String {
    format!("stroke=\"{}\" {} fill=\"none\"", look.colour, look.stroke)
}

/// The vertical part of a wire, with its two outer corners.
fn trunk(svg: &mut Svg, wire: &Wire) {
    let (top, bottom) = wire.span();
    let (x, inward) = (wire.x, -BEND * wire.class.side().outward());
    let way = format!(
        "M{} {top}Q{x} {top} {x} {}V{}Q{x} {bottom} {} {bottom}",
        x + inward,
        top + BEND.min((bottom - top) / 2),
        bottom - BEND.min((bottom - top) / 2),
        x + inward
    );
    svg.path(&way, &stroke(of_class(wire.class, wire.owes)));
}

/// The horizontal parts of a wire: out of its card, and to each card it reaches.
fn branches(svg: &mut Svg, sheet: &Sheet, wire: &Wire) {
    let side = wire.class.side();
    let edge = sheet.edge(side);
    let (top, bottom) = wire.span();
    let outer = |y: i32| y == top || y == bottom;
    let trunk = of_class(wire.class, wire.owes);
    let out = side.outward();
    let mut lines: Vec<(i32, i32, super::marks::Look)> = vec![(wire.exit, 0, trunk)];
    for (end, number) in &wire.ends {
        let Some(sorts) = sheet.links.get(*number) else { continue };
        let own = if wire.class == Class::Flow {
            look(if sorts.contains(&Sort::Response) { Sort::Response } else { Sort::Include })
        } else {
            trunk
        };
        lines.push((*end, 2 + reach(sorts), own));
    }
    for (y, near, look) in lines {
        let (from, to) = (edge + near * out, wire.x - if outer(y) { BEND * out } else { 0 });
        let casing = wire.x - if outer(y) { BEND + 4 } else { 4 } * out;
        svg.path(&format!("M{from} {y}H{casing}"), "stroke=\"#fff\" stroke-width=\"5\"");
        svg.path(&format!("M{from} {y}H{to}"), &stroke(look));
        if !outer(y) {
            svg.circle(wire.x, y, "2.6", &format!("fill=\"{}\"", trunk.colour));
        }
    }
    if wire.owes {
        bullet(svg, side, edge, wire.exit);
    }
    for (end, number) in &wire.ends {
        let Some(sorts) = sheet.links.get(*number) else { continue };
        svg.open(sheet.tips.get(*number).map_or("", String::as_str));
        head(svg, side, edge, *end, sorts);
        svg.close();
    }
}

fn header(svg: &mut Svg, sheet: &Sheet, placed: &Placed) {
    let Block { title, .. } = &placed.block;
    let mut y = placed.y + 22;
    for line in title {
        svg.text(sheet.left, y, Font::new(TITLE + 2).bold().fill(GREY), line);
        y += TITLE_LINE;
    }
    rows(svg, sheet, placed);
}

fn card(svg: &mut Svg, sheet: &Sheet, placed: &Placed, face: Face) {
    let block = &placed.block;
    svg.open(&block.tip);
    let dash = if face.dashed { " stroke-dasharray=\"6 4\"" } else { "" };
    let weight = if face.closing { "3.2" } else { "1.3" };
    let more = format!("rx=\"7\" fill=\"#fff\" stroke=\"#333\" stroke-width=\"{weight}\"{dash}");
    svg.rect([sheet.left, placed.y, WIDTH, placed.height], &more);
    let x = sheet.left + PAD + 34;
    svg.circle(sheet.left + PAD + 11, placed.y + 20, "13", "fill=\"#1c1c1c\"");
    let white = Font::new(12).bold().fill("#fff").anchor(Anchor::Middle);
    svg.text(sheet.left + PAD + 11, placed.y + 24, white, &face.number.to_string());
    let mut y = placed.y + 24;
    for line in &block.title {
        svg.text(x, y, Font::new(TITLE).bold(), line);
        y += TITLE_LINE;
    }
    for line in &block.under {
        svg.text(x, y - 2, Font::new(SMALL).fill(GREY), line);
        y += LINE;
    }
    for (number, tag) in block.tags.iter().enumerate() {
        let y = placed.y + 22 + LINE * i32::try_from(number).unwrap_or(0);
        let last = number + 1 == block.tags.len();
        let font = Font::new(SMALL).italic(last && !block.verified).anchor(Anchor::End);
        svg.text(sheet.left + WIDTH - PAD, y, font, tag);
    }
    if !block.left.is_empty() || !block.right.is_empty() {
        let line = format!("M{} {}H{}", sheet.left, placed.rows, sheet.left + WIDTH);
        svg.path(&line, "stroke=\"#c9ced6\" stroke-width=\"1\"");
    }
    rows(svg, sheet, placed);
    let lines = i32::try_from(block.foot.len()).unwrap_or(0);
    let mut y = placed.y + placed.height - PAD / 2 - (lines - 1) * LINE - 2;
    for line in &block.foot {
        svg.text(sheet.left + PAD, y, Font::new(SMALL).fill(GREY), line);
        y += LINE;
    }
    svg.close();
}

/// The words at the end of each line.
fn rows(svg: &mut Svg, sheet: &Sheet, placed: &Placed) {
    let sides = [
        (&placed.block.left, sheet.left + PAD, Anchor::Start),
        (&placed.block.right, sheet.left + WIDTH - PAD, Anchor::End),
    ];
    for (rows, x, anchor) in sides {
        let mut y = placed.rows + 17;
        for row in rows {
            words(svg, row, [x, y], anchor);
            y += row.height();
        }
    }
}

fn words(svg: &mut Svg, row: &Row, [x, mut y]: [i32; 2], anchor: Anchor) {
    let font = Font::new(SMALL).italic(!row.verified).anchor(anchor);
    for line in &row.from {
        svg.text(x, y, font, line);
        y += LINE;
    }
    for line in &row.words {
        svg.text(x, y, font.fill(GREY), line);
        y += LINE;
    }
}
