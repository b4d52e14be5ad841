//! What one sound standing for another is worth, and the alignment that finds the best reading.
//!
//! A noisy channel: how much more often symbol x stands opposite of symbol y in two spellings of
//! one name than by chance, as a log-odds; learned per pair of scripts by expectation and
//! maximisation over all alignments (Ristad & Yianilos 1998). `learned.txt` is what was learned;
//! [`super::learn`] made it.

use std::sync::LazyLock;

use super::script::{PAIR_NAMES, PAIRS, Script};
use super::sound::{MOST_SYMBOLS, Sounds};
use super::symbol::SYMBOLS;

/// How many units make one nat of log-odds.
pub(crate) const UNIT: f32 = 6.0;

/// The largest cost that can be written, either way.
pub(crate) const LIMIT: i8 = 46;

/// The letter that a cost of zero is written as; the others lie around it.
const ZERO: u8 = b'P';

/// How many numbers calibrate a pair: a constant, and what the features weigh.
pub(crate) const WEIGHTS: usize = 4;

const CELLS: usize = SYMBOLS * SYMBOLS;

/// What a pair of symbols costs of which one was never seen in this pair of scripts.
pub(crate) const UNSEEN: i8 = -23;

/// The letter a symbol is written as in the headings of the rows and columns is this many on.
const FIRST_LETTER: u8 = b'!';

/// Row by row: what the symbol of the row opposite of that of the column is worth; row and column
/// 0 are what it is worth that nothing stands opposite.
pub(crate) type Cells = Vec<i8>;

/// The costs of one pair of scripts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Costs {
    /// One table for each way of spelling in use, best of which counts: Arabic writes the short
    /// vowels of foreign names, not those of its own.
    pub(crate) registers: Vec<Cells>,
    /// The logistic that turns an alignment into a probability.
    pub(crate) weights: [f32; WEIGHTS],
}

/// The costs of all pairs of scripts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Learned {
    pub(crate) pairs: Vec<Costs>,
}

/// What ships.
pub(crate) static LEARNED: LazyLock<Learned> =
    LazyLock::new(|| Learned::parse(include_str!("learned.txt")).unwrap_or_else(Learned::plain));

impl Costs {
    /// Costs of someone who has learned nothing: alike is good, unlike is bad.
    pub(crate) fn plain() -> Self {
        let cell = |place: usize| match (place / SYMBOLS, place % SYMBOLS) {
            (0, _) | (_, 0) => -12,
            (one, other) if one == other => 18,
            _ => -18,
        };
        Self { registers: vec![(0..CELLS).map(cell).collect()], weights: [-3.0, 4.0, 1.0, 0.0] }
    }

    /// The worth of the best alignment in the register that fits best, in [`UNIT`]s. The first
    /// symbols are of the first script of the pair. Takes no memory but the stack's.
    pub(crate) fn score(&self, first: &[u8], second: &[u8]) -> i16 {
        let worth = self.registers.iter().map(|cells| score(cells, first, second));
        worth.max().unwrap_or(0)
    }

    /// What a name is worth to itself, each symbol opposite of itself, in [`UNIT`]s.
    pub(crate) fn own(&self, symbols: &[u8]) -> i16 {
        let own = |cells: &Cells| -> i16 {
            let cell = |&it: &u8| cells.get(usize::from(it) * (SYMBOLS + 1)).copied();
            symbols.iter().map(|it| i16::from(cell(it).unwrap_or(-LIMIT))).sum()
        };
        self.registers.iter().map(own).max().unwrap_or(0)
    }

    /// The log-odds, in nats, that two alignments' worth means one name.
    pub(crate) fn log_odds(&self, features: [f32; WEIGHTS]) -> f32 {
        self.weights.iter().zip(features).map(|(weight, feature)| weight * feature).sum()
    }
}

/// The worth of the best alignment by one table.
pub(crate) fn score(cells: &[i8], first: &[u8], second: &[u8]) -> i16 {
    let cell = |place: usize| i16::from(cells.get(place).copied().unwrap_or(-LIMIT));
    let mut row = [0_i16; MOST_SYMBOLS + 1];
    let mut alone = [0_i16; MOST_SYMBOLS];
    let mut total = 0;
    let [corner, places @ ..] = &mut row;
    for ((place, alone), &symbol) in places.iter_mut().zip(&mut alone).zip(second) {
        *alone = cell(usize::from(symbol));
        total += *alone;
        *place = total;
    }
    for &symbol in first {
        let from = usize::from(symbol) * SYMBOLS;
        let worth = cells.get(from..from + SYMBOLS).unwrap_or_default();
        let removed = i16::from(worth.first().copied().unwrap_or(-LIMIT));
        let mut diagonal = *corner;
        *corner += removed;
        let mut left = *corner;
        for ((place, &alone), &other) in places.iter_mut().zip(&alone).zip(second) {
            let opposite = worth.get(usize::from(other)).copied().unwrap_or(-LIMIT);
            let best = (diagonal + i16::from(opposite)).max(*place + removed).max(left + alone);
            diagonal = *place;
            *place = best;
            left = best;
        }
    }
    second.len().checked_sub(1).and_then(|last| places.get(last)).copied().unwrap_or(*corner)
}

/// What the logistic looks at: one; the worth against what each name is worth to itself; the worth
/// itself; the length.
pub(crate) fn features(worth: i16, own: (i16, i16), lengths: (usize, usize)) -> [f32; WEIGHTS] {
    let best = (f32::from(own.0) + f32::from(own.1)) / 2.0;
    let share = (f32::from(worth) / best.max(1.0)).clamp(-1.0, 1.5);
    #[expect(clippy::cast_precision_loss, reason = "no more than twice MOST_SYMBOLS")]
    let length = (lengths.0 + lengths.1) as f32 / 2.0;
    [1.0, share, f32::from(worth) / (10.0 * UNIT), length.max(1.0).ln()]
}

impl Learned {
    /// Costs of someone who has learned nothing.
    pub(crate) fn plain() -> Self {
        Self { pairs: vec![Costs::plain(); PAIRS] }
    }

    /// The costs of two scripts, and whether the two names have to change places for them.
    pub(crate) fn between(&self, one: Script, other: Script) -> Option<(&Costs, bool)> {
        let (pair, swapped) = one.pair(other);
        self.pairs.get(pair).map(|costs| (costs, swapped))
    }

    /// What a name is worth to itself.
    pub(crate) fn own(&self, sounds: &Sounds, script: Script) -> i16 {
        self.between(script, script).map_or(0, |(costs, _)| costs.own(sounds.symbols()))
    }

    /// Reads what [`Self::write`] wrote; nothing if a pair or a cell is missing.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines().filter(|line| !line.starts_with("# "));
        let mut pairs = Vec::with_capacity(PAIRS);
        for name in PAIR_NAMES {
            let mut head = lines.next()?.split_whitespace();
            if head.next() != Some("pair") || head.next() != Some(name) {
                return None;
            }
            let count: usize = head.next()?.parse().ok()?;
            let mut weights = [0.0; WEIGHTS];
            for weight in &mut weights {
                *weight = head.next()?.parse().ok()?;
            }
            let registers = (0..count).map(|_| read_cells(&mut lines)).collect::<Option<_>>()?;
            pairs.push(Costs { registers, weights });
        }
        Some(Self { pairs })
    }

    /// Writes it as text that can be read by eye: a letter a cell, `P` is nothing, later letters
    /// are better, earlier ones worse. Symbols never seen are left out.
    pub(crate) fn write(&self, comment: &str) -> String {
        let mut text: String = comment.lines().map(|line| format!("# {line}\n")).collect();
        for (name, costs) in PAIR_NAMES.iter().zip(&self.pairs) {
            let weights: Vec<String> = costs.weights.iter().map(|it| format!("{it:.4}")).collect();
            let count = costs.registers.len();
            text.push_str(&format!("pair {name} {count} {}\n", weights.join(" ")));
            costs.registers.iter().for_each(|cells| write_cells(cells, &mut text));
        }
        text
    }
}

/// A line with the letters of the columns, then for each row its letter and its cells.
fn write_cells(cells: &[i8], text: &mut String) {
    let letter = |place: usize| char::from(FIRST_LETTER + u8::try_from(place).unwrap_or(0));
    let cell = |row: usize, column: usize| cells.get(row * SYMBOLS + column).copied();
    let is_seen = |cell: Option<i8>| cell.is_some_and(|it| it != UNSEEN);
    let all = || 0..SYMBOLS;
    let rows: Vec<usize> = all().filter(|&row| all().any(|it| is_seen(cell(row, it)))).collect();
    let columns: Vec<usize> =
        all().filter(|&column| all().any(|it| is_seen(cell(it, column)))).collect();
    text.extend(columns.iter().map(|&it| letter(it)));
    text.push_str(&format!(" {}\n", rows.len()));
    for row in rows {
        text.push(letter(row));
        let cells = columns.iter().filter_map(|&column| cell(row, column));
        text.extend(cells.map(|it| char::from(ZERO.wrapping_add_signed(it))));
        text.push('\n');
    }
}

fn read_cells<'a>(lines: &mut impl Iterator<Item = &'a str>) -> Option<Cells> {
    let place = |letter: u8| letter.checked_sub(FIRST_LETTER).map(usize::from);
    let (columns, count) = lines.next()?.split_once(' ')?;
    let mut cells = vec![UNSEEN; CELLS];
    for _ in 0..count.parse::<usize>().ok()? {
        let (&row, values) = lines.next()?.as_bytes().split_first()?;
        if values.len() != columns.len() {
            return None;
        }
        for (column, value) in columns.bytes().zip(values) {
            let cell = value.wrapping_sub(ZERO).cast_signed();
            let at = place(row)? * SYMBOLS + place(column).filter(|it| *it < SYMBOLS)?;
            *cells.get_mut(at)? = Some(cell).filter(|it| it.abs() <= LIMIT)?;
        }
    }
    Some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let mut learned = Learned::plain();
        learned.pairs[3].registers[0][17] = -LIMIT;
        learned.pairs[3].registers[0][18] = LIMIT;
        let text = learned.write("a comment\nin two lines");
        assert_eq!(Learned::parse(&text), Some(learned));
        assert_eq!(Learned::parse("pair other-other 1 1 2 3 4"), None);
    }

    #[test]
    fn what_ships_can_be_read() {
        assert!(Learned::parse(include_str!("learned.txt")).is_some());
    }

    #[test]
    fn the_best_alignment_is_found() {
        let costs = Costs::plain();
        assert_eq!(costs.score(&[1, 2, 3], &[1, 2, 3]), 54);
        assert_eq!(costs.score(&[1, 2, 3], &[1, 3]), 36 - 12);
        assert_eq!(costs.score(&[1, 2, 3], &[]), -36);
        assert_eq!(costs.score(&[], &[1, 2]), -24);
        assert_eq!(costs.score(&[], &[]), 0);
    }

    #[test]
    fn the_longest_parts_do_not_overflow() {
        let mut costs = Costs::plain();
        costs.registers[0].fill(-LIMIT);
        assert!(costs.score(&[7; MOST_SYMBOLS], &[9; MOST_SYMBOLS]) < 0);
        costs.registers[0].fill(LIMIT);
        assert!(costs.score(&[7; MOST_SYMBOLS], &[9; MOST_SYMBOLS]) > 0);
    }
}
