//! Which part of one name answers to which of another, and what that is worth.
//!
//! Worth is counted in hundredths of a bit, whole numbers, so that the reasons add up exactly. The
//! own name must agree; the others must come in the same order, and one name may lack some.

use super::apart::{has_other_consonant, is_another_name, without_sex};
use super::feminine;
use super::parse::{MOST_PARTS, Name};
use super::part::{Part, Role, sounds_of};
use super::script::Script;
use super::tokens::Spoken;

/// The most one part can be worth, and the most a name can: six bits.
pub(crate) const FULL: i32 = 600;
/// The least one part can be worth.
const WORST: i32 = -1_200;
/// What is added to the log-odds of two parts, which were learned against the most alike of 2,000
/// names: the other person of a pair is seldom that one.
const SELDOM: f32 = 400.0;
/// What two parts are worth at most between which a small difference makes another name.
pub(crate) const ANOTHER_NAME: i32 = 80;
/// What two parts are worth that are written in Vietnamese with other marks.
const OTHER_MARKS: i32 = -200;
/// What an initial that fits is worth.
const INITIAL: i32 = 150;
/// From this on two own names without the ending of a woman's are one.
const ONE_STEM: i32 = 480;
/// A part that is worth this to another is not looked at as half of a word.
const ENOUGH_ALONE: i32 = 400;
/// What it costs to read a part in another way.
const OTHERWISE: i32 = 30;
/// What it costs that one name has a part more.
const MISSING: i32 = 25;
/// What it costs that each name has a part the other has not.
const CROSSED: i32 = 420;
/// What is worse than anything.
const NEVER: i32 = -1_000_000;

/// Why a part is worth what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// Nothing to be said.
    Plain,
    /// The forms of a woman and of a man.
    Gendered,
    /// One is the first letter of the other.
    Initial,
    /// Two parts here are one word there.
    Joined,
}

/// How parts answer to each other: from where, how many, on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) left: (usize, usize),
    pub(crate) right: (usize, usize),
    /// In hundredths of a bit.
    pub(crate) worth: i32,
    pub(crate) sign: Sign,
}

/// What two parts are worth to each other, in hundredths of a bit.
fn worth(left: &Part, right: &Part) -> (i32, Sign) {
    if left.is_initial || right.is_initial {
        return initial(left, right);
    }
    let plain = spoken_worth(&left.spoken, &right.spoken);
    let toned = left.toned.as_ref().zip(right.toned.as_ref());
    if toned.is_some_and(|(one, other)| one.is_another(other)) {
        return (plain.min(OTHER_MARKS), Sign::Plain);
    }
    // An -e that is not heard makes a woman's name of what sounds the same.
    let by_e = is_woman_of(left, right) || is_woman_of(right, left);
    if plain >= FULL && !by_e {
        return (FULL, Sign::Plain);
    }
    let of_two_sexes = by_e || are_woman_and_man(left, right);
    let most = if of_two_sexes { ANOTHER_NAME } else { by_halves(left, right) };
    let best = plain.max(otherwise(left, right)).min(most);
    let gendered = match (&left.common, &right.common) {
        (Some((one, left)), Some((other, right))) if one != other => spoken_worth(left, right),
        _ => WORST,
    };
    if gendered > best { (gendered, Sign::Gendered) } else { (best, Sign::Plain) }
}

/// Whether an own name is the woman's form of another's, by its -e.
fn is_woman_of(woman: &Part, man: &Part) -> bool {
    // Elsewhere an -e that is not heard is not written.
    let may_be = man.role == Role::Own && man.script() == Script::Latin;
    let mut forms = woman.men.iter().filter(|_| may_be);
    forms.any(|form| spoken_worth(form, &man.spoken) >= ONE_STEM)
        && feminine::has_one_e_less(&man.text, &woman.text)
}

/// Whether two own names are the woman's and the man's form of one, by their endings.
fn are_woman_and_man(left: &Part, right: &Part) -> bool {
    let are_own = left.role == Role::Own && right.role == Role::Own;
    let forms = without_sex(&left.spoken, &right.spoken).filter(|_| are_own);
    forms.is_some_and(|(one, other)| spoken_worth(&one, other) >= ONE_STEM)
}

/// What the other ways to read two parts are worth.
fn otherwise(left: &Part, right: &Part) -> i32 {
    let ways = |part: &Part| part.others.len();
    if ways(left) + ways(right) == 0 {
        return WORST;
    }
    let mut best = WORST;
    for one in left.readings() {
        for other in right.readings() {
            best = best.max(spoken_worth(one, other).min(FULL - 1) - OTHERWISE);
        }
    }
    best
}

/// Two compounds are worth no more than their own halves: the other is common to many.
fn by_halves(left: &Part, right: &Part) -> i32 {
    match (&left.half, &right.half) {
        (Some(one), Some(other)) if has_other_consonant(one, other) => {
            spoken_worth(one, other).min(ANOTHER_NAME)
        }
        (Some(one), Some(other)) => spoken_worth(one, other),
        (Some(_) | None, None) | (None, Some(_)) => FULL,
    }
}

fn initial(left: &Part, right: &Part) -> (i32, Sign) {
    let first = |part: &Part| {
        let symbol = part.spoken.sounds.symbols().first().copied();
        Spoken::new(sounds_of(symbol.as_slice()), part.script())
    };
    if left.is_initial && right.is_initial && left.spoken == right.spoken {
        return (FULL, Sign::Plain);
    }
    let fits = first(left).log_odds(&first(right)) > 0.0;
    (if fits { INITIAL } else { WORST }, Sign::Initial)
}

fn spoken_worth(left: &Spoken, right: &Spoken) -> i32 {
    if left == right {
        return FULL;
    }
    if left.is_far_from(right) {
        return WORST;
    }
    #[expect(clippy::cast_possible_truncation, reason = "clamped at once; not a number is zero")]
    let worth = (left.log_odds(right) * 100.0 / std::f32::consts::LN_2 + SELDOM).round() as i32;
    let most = if is_another_name(left, right) { ANOTHER_NAME } else { FULL - 1 };
    worth.clamp(WORST, most)
}

/// What parts of two names are worth to each other, found out once for all the ways to order them.
pub(crate) struct Matrix<'a> {
    left: &'a Name,
    right: &'a Name,
    plain: [[Option<(i32, Sign)>; MOST_PARTS]; MOST_PARTS],
}

impl<'a> Matrix<'a> {
    /// Nothing is known yet.
    pub(crate) const fn new(left: &'a Name, right: &'a Name) -> Self {
        Self { left, right, plain: [[None; MOST_PARTS]; MOST_PARTS] }
    }

    /// What one part is worth to one, by their places in the names.
    fn plain(&mut self, row: usize, column: usize) -> (i32, Sign) {
        let nothing = (WORST, Sign::Plain);
        let Some(known) = self.plain.get_mut(row).and_then(|it| it.get_mut(column)) else {
            return nothing;
        };
        if let Some(found) = *known {
            return found;
        }
        let parts = self.left.parts.get(row).zip(self.right.parts.get(column));
        let found = parts.map_or(nothing, |(left, right)| worth(left, right));
        *known = Some(found);
        found
    }
}

/// The parts of a name in some order: those from `turned` on first.
#[derive(Clone, Copy)]
pub(crate) struct Order {
    pub(crate) length: usize,
    turned: usize,
}

impl Order {
    pub(crate) fn new(name: &Name, turned: usize) -> Self {
        Self { length: name.parts.len().min(MOST_PARTS), turned }
    }

    /// The place in the name of what is here.
    pub(crate) const fn place(&self, here: usize) -> usize {
        let place = here + self.turned;
        if place >= self.length { place - self.length } else { place }
    }

    /// What is here and after it as one word, if the two stand together in the name.
    fn joined<'a>(&self, name: &'a Name, here: usize) -> Option<&'a Spoken> {
        let place = self.place(here);
        if self.place(here + 1) == place + 1 { name.joined.get(place) } else { None }
    }
}

/// What was done last in the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Linked,
    SkippedLeft,
    SkippedRight,
}

const STATES: [State; 3] = [State::Linked, State::SkippedLeft, State::SkippedRight];

/// How a cell was reached: by how many parts on both sides, and from which state.
#[derive(Debug, Clone, Copy)]
struct Cell {
    worth: i32,
    step: (u8, u8),
    from: State,
    sign: Sign,
}

const NOWHERE: Cell = Cell { worth: NEVER, step: (0, 0), from: State::Linked, sign: Sign::Plain };

const SIDE: usize = MOST_PARTS + 1;

type Table = [[[Cell; 3]; SIDE]; SIDE];

/// The best way to let the parts of two names answer to each other, in order, the first to the
/// first. Nothing when a name has no parts.
pub(crate) fn align(matrix: &mut Matrix<'_>, left: Order, right: Order) -> Vec<Link> {
    let mut table = [[[NOWHERE; 3]; SIDE]; SIDE];
    put(&mut table, (0, 0), State::Linked, Cell { worth: 0, ..NOWHERE });
    for row in 1..=left.length {
        for column in 1..=right.length {
            let here = (row, column);
            let links = links(matrix, (left, right), here);
            let linked = links.into_iter().flatten().map(|(step, link, sign)| {
                let before = (row - usize::from(step.0), column - usize::from(step.1));
                let (worth, from) = best(&table, before, &STATES);
                Cell { worth: worth + link, step, from, sign }
            });
            let linked = linked.reduce(|best, now| if now.worth > best.worth { now } else { best });
            put(&mut table, here, State::Linked, linked.unwrap_or(NOWHERE));
            // A skip on one side is never followed by one on the other: that is a contradiction.
            for (state, step) in [(State::SkippedLeft, (1, 0)), (State::SkippedRight, (0, 1))] {
                let before = (row - usize::from(step.0), column - usize::from(step.1));
                let (worth, from) = best(&table, before, &[State::Linked, state]);
                let sign = Sign::Plain;
                put(&mut table, here, state, Cell { worth: worth - MISSING, step, from, sign });
            }
        }
    }
    walk_back(&table, (left.length, right.length))
}

fn put(table: &mut Table, (row, column): (usize, usize), state: State, cell: Cell) {
    let place = table.get_mut(row).and_then(|row| row.get_mut(column));
    if let Some(place) = place.and_then(|cell| cell.get_mut(state as usize)) {
        *place = cell;
    }
}

fn at(table: &Table, (row, column): (usize, usize), state: State) -> Cell {
    let cell = table.get(row).and_then(|row| row.get(column));
    cell.and_then(|cell| cell.get(state as usize)).copied().unwrap_or(NOWHERE)
}

fn best(table: &Table, place: (usize, usize), states: &[State]) -> (i32, State) {
    let all = states.iter().map(|&state| (at(table, place, state).worth, state));
    all.reduce(|best, now| if now.0 > best.0 { now } else { best })
        .unwrap_or((NEVER, State::Linked))
}

/// A way to end a link: how many parts on both sides, what it is worth.
type End = ((u8, u8), i32, Sign);

/// The ways to end a link here: one part with one, two with one, one with two.
fn links(
    matrix: &mut Matrix<'_>,
    (left, right): (Order, Order),
    (row, column): (usize, usize),
) -> [Option<End>; 3] {
    let (l, r) = (left.place(row - 1), right.place(column - 1));
    let (plain, sign) = matrix.plain(l, r);
    let one = Some(((1, 1), plain, sign));
    let parts = matrix.left.parts.get(l).zip(matrix.right.parts.get(r));
    // Halves of a word agree with it neither before nor after.
    let Some((a, b)) = parts.filter(|_| plain < ENOUGH_ALONE) else { return [one, None, None] };
    let two = |joined: Option<&Spoken>, whole: &Part, half: &Part| {
        let joined = joined?;
        let (long, short) = (whole.spoken.sounds.symbols(), half.spoken.sounds.symbols());
        let fits = long.len() > short.len() && long.len() + 5 >= joined.sounds.symbols().len();
        let worth = fits.then(|| spoken_worth(joined, &whole.spoken).min(FULL - 1));
        worth.filter(|it| *it > plain.max(0))
    };
    let before = |order: Order, here: usize, name| {
        here.checked_sub(2).and_then(|before| order.joined(name, before))
    };
    [
        one,
        two(before(left, row, matrix.left), b, a).map(|it| ((2, 1), it, Sign::Joined)),
        two(before(right, column, matrix.right), a, b).map(|it| ((1, 2), it, Sign::Joined)),
    ]
}

fn walk_back(table: &Table, end: (usize, usize)) -> Vec<Link> {
    let mut found = Vec::with_capacity(4);
    let (mut row, mut column) = end;
    let (worth, mut state) = best(table, end, &STATES);
    if worth <= NEVER / 2 {
        return found;
    }
    while row + column > 0 {
        let cell = at(table, (row, column), state);
        let (left, right) = (usize::from(cell.step.0), usize::from(cell.step.1));
        if left + right == 0 || left > row || right > column {
            return Vec::new();
        }
        (row, column) = (row - left, column - right);
        if state == State::Linked {
            let worth = cell.worth - at(table, (row, column), cell.from).worth;
            found.push(Link { left: (row, left), right: (column, right), worth, sign: cell.sign });
        }
        state = cell.from;
    }
    found.reverse();
    found
}

/// What a link weighs, in hundredths: the own name most.
pub(crate) fn weight(left: &Part, right: &Part, is_first: bool) -> i32 {
    if is_first {
        return 150;
    }
    match (left.role, right.role) {
        (Role::Aside, _) | (_, Role::Aside) => 20,
        (Role::Kunya, _) | (_, Role::Kunya) => 50,
        _ => 100,
    }
}

/// What it takes away that two parts which answer to each other are not one name.
pub(crate) fn contradiction(worth: i32, left: &Part, right: &Part, is_first: bool) -> i32 {
    let factor = match (left.role, right.role) {
        _ if is_first => 200,
        (Role::Kunya, _) | (_, Role::Kunya) => 40,
        (Role::Aside, _) | (_, Role::Aside) => 10,
        // A father here and a family there contradict each other less.
        (Role::Family, Role::Father | Role::Next) | (Role::Father | Role::Next, Role::Family) => 80,
        _ => 120,
    };
    worth * factor / 100
}

/// What it takes away that parts are missing: on one side little, on both more. A part that was
/// taken as half of a word while the other name has one that answers to nothing is not half.
pub(crate) fn absence(
    (left, right): (usize, usize),
    halves: (usize, usize),
    is_chain: bool,
) -> i32 {
    let count = |it: usize| i32::try_from(it).unwrap_or(0);
    let opposite = (left + halves.0).min(right).max(left.min(right + halves.1));
    let crossed = count(opposite) * if is_chain { 2 * CROSSED } else { CROSSED };
    -(count(left + right).min(4) * MISSING) - crossed
}
