//! What stands on the sheet: a header for each phase and a card for each step, as lines of text.

use super::links::{Link, Side, Target};
use super::width::{width, wrap};
use crate::clock::Lang;
use crate::explain::{actor, change_in_words, changes, kind, pick, place};
use crate::graph::StepIx;
use crate::pack::{Phase, Procedure, Step};

/// The width of a card.
pub(super) const WIDTH: i32 = 640;
/// The room between the edge of a card and its texts.
pub(super) const PAD: i32 = 14;
/// The size of small texts.
pub(super) const SMALL: i32 = 11;
/// The size of a title.
pub(super) const TITLE: i32 = 15;

/// A header or a card.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) of: Of,
    pub(super) title: Vec<String>,
    /// Who, what, where.
    pub(super) under: Vec<String>,
    /// What it is beside: where a case opens, how it ends, what is to be verified.
    pub(super) tags: Vec<String>,
    pub(super) left: Vec<Row>,
    pub(super) right: Vec<Row>,
    /// What stands below: clocks, procedures that open.
    pub(super) foot: Vec<String>,
    /// What is said when it is pointed at.
    pub(super) tip: String,
    pub(super) verified: bool,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// The header of a phase, by its number.
    Phase(usize),
    Step(Face),
}

/// How a card looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Face {
    pub(super) step: StepIx,
    /// The number it has on the sheet.
    pub(super) number: usize,
    pub(super) dashed: bool,
    pub(super) closing: bool,
}

/// Where a line ends on a block.
#[derive(Debug)]
pub(super) struct Row {
    /// The line, by its number.
    pub(super) link: usize,
    /// Where it comes from.
    pub(super) from: Vec<String>,
    /// What it says.
    pub(super) words: Vec<String>,
    pub(super) verified: bool,
}

/// The blocks of a procedure from top to bottom.
pub(super) fn cards(procedure: &Procedure, links: &[Link], lang: Lang) -> Vec<Block> {
    let mut order: Vec<Of> = Vec::new();
    let mut number = 0;
    for (place, phase) in procedure.phases.iter().enumerate() {
        order.push(Of::Phase(place));
        for step in procedure.steps.iter().filter(|step| step.phase == phase.id) {
            number += 1;
            order.push(Of::Step(Face {
                step: step.ix,
                number,
                dashed: !procedure.included.contains(step.ix),
                closing: step.closes.is_some(),
            }));
        }
    }
    let writer = Writer { procedure, links, order: &order, lang };
    order.iter().filter_map(|of| writer.block(*of)).collect()
}

struct Writer<'a> {
    procedure: &'a Procedure,
    links: &'a [Link],
    order: &'a [Of],
    lang: Lang,
}

impl Writer<'_> {
    fn block(&self, of: Of) -> Option<Block> {
        match of {
            Of::Phase(number) => {
                let phase = self.procedure.phases.get(number)?;
                Some(self.header(of, phase, Target::Phase(number)))
            }
            Of::Step(face) => Some(self.card(of, self.procedure.step(face.step)?)),
        }
    }

    fn header(&self, of: Of, phase: &Phase, target: Target) -> Block {
        let mut titles = vec![phase.title.get(self.lang)];
        let mut outer = phase.within.as_ref();
        while let Some(found) =
            outer.and_then(|id| self.procedure.phases.iter().find(|it| it.id == *id))
        {
            titles.insert(0, found.title.get(self.lang));
            outer = found.within.as_ref();
        }
        let title = titles.join(" › ");
        let (left, right) = self.rows(target);
        Block {
            of,
            title: wrap(&title, TITLE, WIDTH - 2 * PAD, 2),
            under: Vec::new(),
            tags: Vec::new(),
            left,
            right,
            foot: Vec::new(),
            tip: title,
            verified: true,
        }
    }

    fn card(&self, of: Of, step: &Step) -> Block {
        let lang = self.lang;
        let places: Vec<&str> = step.places.iter().map(|it| place(lang, it.as_str())).collect();
        let who = actor(self.procedure, step.actor);
        let under = format!(
            "{} · {} · {}",
            who.get(lang),
            kind(lang, step.kind.as_str()),
            places.join(", ")
        );
        let (left, right) = self.rows(Target::Step(step.ix));
        Block {
            of,
            title: wrap(step.title.get(lang), TITLE, WIDTH - 180, 3),
            under: wrap(&under, SMALL, WIDTH - 160, 2),
            tags: self.tags(step),
            left,
            right,
            foot: self.foot(step),
            tip: format!("{}: {}", step.id, step.does.get(lang)),
            verified: step.verified,
        }
    }

    fn tags(&self, step: &Step) -> Vec<String> {
        let lang = self.lang;
        let opens = self.procedure.opens == Some(step.ix);
        let closes = step
            .closes
            .as_ref()
            .map(|outcome| format!("{} {outcome}", pick(lang, "■ fin :", "■ end:")));
        let mark = |holds: bool, fr, en| holds.then(|| pick(lang, fr, en).to_owned());
        [
            mark(opens, "▶ ouvre le dossier", "▶ opens the case"),
            closes,
            mark(step.repeats, "↻ se répète", "↻ repeats"),
            mark(!step.verified, "à vérifier", "to be verified"),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Clocks of the terms owed on the step, and the procedures it opens.
    fn foot(&self, step: &Step) -> Vec<String> {
        let clocks = changes(self.procedure, step.ix);
        let clocks = clocks.iter().map(|change| change_in_words(change, self.lang));
        let starts = self.procedure.starts.iter().filter(|start| start.on == step.ix);
        let opens = starts
            .map(|start| format!("{} {}", pick(self.lang, "Ouvre", "Opens"), start.procedure));
        let all = clocks.chain(opens);
        all.flat_map(|text| wrap(&text, SMALL, WIDTH - 2 * PAD, 2)).collect()
    }

    /// The lines that end here, on either side.
    fn rows(&self, target: Target) -> (Vec<Row>, Vec<Row>) {
        let ends = self.links.iter().enumerate().filter(|(_, link)| link.to == target);
        let (left, right): (Vec<_>, Vec<_>) =
            ends.partition(|(_, link)| link.class().side() == Side::Left);
        let whole = WIDTH - 2 * PAD;
        if left.is_empty() {
            return (Vec::new(), self.side(right, whole));
        }
        let room = if right.is_empty() { whole } else { (whole - PAD) / 2 };
        let left = self.side(left, room);
        let lines = left.iter().flat_map(|row| row.from.iter().chain(&row.words));
        let taken = lines.map(|line| width(line, SMALL)).max().unwrap_or(0);
        let right = self.side(right, whole - 2 * PAD - taken);
        (left, right)
    }

    /// The lines of one side by class and number; a source is named once for those that follow.
    fn side(&self, mut ends: Vec<(usize, &Link)>, room: i32) -> Vec<Row> {
        ends.sort_by_key(|(number, link)| (link.class(), self.number(link.from), *number));
        let mut before = None;
        let row = |(number, link): (usize, &Link)| {
            let words = wrap(&link.words(), SMALL, room, 4);
            let named = before == Some((link.class(), link.from)) && !words.is_empty();
            before = Some((link.class(), link.from));
            let from = if named { String::new() } else { self.named(link.from) };
            Row { link: number, from: wrap(&from, SMALL, room, 1), words, verified: link.verified }
        };
        ends.into_iter().map(row).collect()
    }

    /// A step by its number on the sheet and its title.
    fn named(&self, step: StepIx) -> String {
        let title = self.procedure.step(step).map_or("", |step| step.title.get(self.lang));
        format!("{} · {title}", self.number(step))
    }

    fn number(&self, step: StepIx) -> usize {
        let number = self.order.iter().find_map(|of| match of {
            Of::Step(face) if face.step == step => Some(face.number),
            Of::Step(_) | Of::Phase(_) => None,
        });
        number.unwrap_or(0)
    }
}
