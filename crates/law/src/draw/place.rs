//! Where everything lies: blocks from top to bottom, lines in lanes on both sides.

use super::cards::{Block, Of, PAD, Row, WIDTH};
use super::lanes::lanes;
use super::legend;
use super::links::{Class, Link, Side, Sort};
use crate::clock::Lang;
use crate::graph::StepIx;
use crate::pack::Procedure;

/// The room around the sheet.
pub(super) const MARGIN: i32 = 24;
/// From a card to its first lane: room for marks and an arrowhead.
const NEAR: i32 = 46;
/// From lane to lane.
const APART: i32 = 9;
/// The height of a line of small text.
pub(super) const LINE: i32 = 15;
/// The height of a line of a title.
pub(super) const TITLE_LINE: i32 = 19;
/// Between two rows.
const ROW_GAP: i32 = 6;

/// A sheet, measured.
pub(super) struct Sheet {
    pub(super) width: i32,
    pub(super) height: i32,
    /// The left edge of the cards.
    pub(super) left: i32,
    pub(super) blocks: Vec<Placed>,
    pub(super) wires: Vec<Wire>,
    pub(super) links: Vec<Vec<Sort>>,
    /// What each line says, with its sources.
    pub(super) tips: Vec<String>,
}

/// A block at its height.
pub(super) struct Placed {
    pub(super) block: Block,
    pub(super) y: i32,
    pub(super) height: i32,
    /// The line between what it is and where lines end.
    pub(super) rows: i32,
}

/// Lines of one source and class: a trunk in a lane, and an end for each card reached.
pub(super) struct Wire {
    pub(super) class: Class,
    /// Whether something becomes owed.
    pub(super) owes: bool,
    /// Where it leaves its card.
    pub(super) exit: i32,
    /// Where its lines end, and which they are.
    pub(super) ends: Vec<(i32, usize)>,
    /// Where its trunk runs.
    pub(super) x: i32,
}

impl Sheet {
    /// The edge of the cards on a side.
    pub(super) const fn edge(&self, side: Side) -> i32 {
        match side {
            Side::Left => self.left,
            Side::Right => self.left + WIDTH,
        }
    }
}

impl Wire {
    /// The heights its trunk runs between.
    pub(super) fn span(&self) -> (i32, i32) {
        let ends = || self.ends.iter().map(|(end, _)| *end);
        let (top, bottom) = (ends().min(), ends().max());
        let exit = self.exit;
        (top.map_or(exit, |top| top.min(exit)), bottom.map_or(exit, |bottom| bottom.max(exit)))
    }
}

impl Placed {
    /// The middle of the first line of each row, with its line's number.
    fn ends(&self) -> impl Iterator<Item = (usize, i32)> + '_ {
        let side = |rows: &'_ [Row]| {
            let mut y = self.rows + ROW_GAP + LINE / 2;
            rows.iter()
                .map(move |row| {
                    let at = y;
                    y += row.height();
                    (row.link, at)
                })
                .collect::<Vec<_>>()
        };
        side(&self.block.left).into_iter().chain(side(&self.block.right))
    }

    /// Where lines of a class leave the card.
    const fn exit(&self, class: Class) -> i32 {
        self.y
            + match class {
                Class::Condition | Class::Flow => 17,
                Class::Milestone | Class::Exclude => 29,
                Class::Consequence => 41,
            }
    }
}

impl Row {
    /// Its height, with the gap below.
    pub(super) fn height(&self) -> i32 {
        lines(self.from.len() + self.words.len()) * LINE + ROW_GAP
    }
}

fn lines(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / 64)
}

/// Measures a sheet.
pub(super) fn place(
    procedure: &Procedure,
    blocks: Vec<Block>,
    links: &[Link],
    lang: Lang,
) -> Sheet {
    let mut y = MARGIN + legend::height(procedure, lang);
    let mut placed: Vec<Placed> = Vec::new();
    for block in blocks {
        let header = matches!(block.of, Of::Phase(_));
        y += if header { 18 } else { 14 };
        let inner = lines(block.title.len()) * TITLE_LINE + lines(block.under.len()) * LINE;
        let tags = lines(block.tags.len()) * LINE;
        let head = if header { inner + 12 } else { (inner.max(tags) + 16).max(52) };
        let column = |rows: &[Row]| rows.iter().map(Row::height).sum::<i32>();
        let body = column(&block.left).max(column(&block.right));
        let body = if body > 0 { body + ROW_GAP } else { 0 };
        let foot = lines(block.foot.len()) * LINE;
        let foot = if foot > 0 { foot + PAD / 2 } else { 0 };
        let height = head + body + foot;
        placed.push(Placed { block, y, height, rows: y + head });
        y += height;
    }
    let mut wires = wires(&placed, links);
    let left = MARGIN + NEAR + APART * run(&mut wires, Side::Left);
    let right = NEAR + APART * run(&mut wires, Side::Right);
    for wire in &mut wires {
        let side = wire.class.side();
        let edge = if side == Side::Left { left } else { left + WIDTH };
        wire.x = edge + side.outward() * wire.x;
    }
    Sheet {
        width: left + WIDTH + right + MARGIN,
        height: y + MARGIN,
        left,
        blocks: placed,
        wires,
        links: links.iter().map(|link| link.sorts.clone()).collect(),
        tips: links.iter().map(tip).collect(),
    }
}

fn tip(link: &Link) -> String {
    match (link.words().as_str(), link.sources.as_str()) {
        (words, "") => words.to_owned(),
        (words, sources) => format!("{words} ({sources})"),
    }
}

/// The lines by source and class, their trunks not yet in lanes.
fn wires(placed: &[Placed], links: &[Link]) -> Vec<Wire> {
    let ends: Vec<(usize, i32)> = placed.iter().flat_map(Placed::ends).collect();
    let of = |step: StepIx| {
        placed.iter().find(|it| matches!(it.block.of, Of::Step(face) if face.step == step))
    };
    let mut wires: Vec<((StepIx, Class), Wire)> = Vec::new();
    for (number, link) in links.iter().enumerate() {
        let (key, owes) = ((link.from, link.class()), link.sorts.contains(&Sort::Response));
        let Some(source) = of(link.from) else { continue };
        let Some(&(_, end)) = ends.iter().find(|(known, _)| *known == number) else { continue };
        match wires.iter_mut().find(|(known, _)| *known == key) {
            Some((_, wire)) => {
                wire.ends.push((end, number));
                wire.owes |= owes;
            }
            None => {
                let exit = source.exit(link.class());
                let ends = vec![(end, number)];
                wires.push((key, Wire { class: link.class(), owes, exit, ends, x: 0 }));
            }
        }
    }
    wires.into_iter().map(|(_, wire)| wire).collect()
}

/// Gives each trunk of a side its distance from the cards; how many lanes there are.
fn run(wires: &mut [Wire], side: Side) -> i32 {
    let own: Vec<&mut Wire> = wires.iter_mut().filter(|wire| wire.class.side() == side).collect();
    let (found, count) = lanes(&own.iter().map(|wire| wire.span()).collect::<Vec<_>>());
    for (wire, lane) in own.into_iter().zip(found) {
        wire.x = NEAR + APART * lines(lane);
    }
    lines(count)
}
