//! From a name as written to its parts: what is a name, what a particle, what belongs together.

use super::part::{Before, Part, Role};
use super::particle::begins_family;
use super::script::Script;
use super::sound::{self, Heard};
use super::text::{self, Joint, Token};
use super::tokens::Spoken;
use super::tones;
use super::words::{self, Word};

/// How many parts of a name are compared. The rest does not count.
pub const MOST_PARTS: usize = 8;

/// Which of two of one name it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Age {
    Elder,
    Younger,
}

/// A name: its parts from the own name to the family's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    pub(crate) parts: Vec<Part>,
    /// Each part with the one after it, as one word.
    pub(crate) joined: Vec<Spoken>,
    /// How many of the parts are given names, when that is known.
    pub(crate) given: Option<usize>,
    /// Whether it is a chain of fathers, so that its order is certain.
    pub(crate) is_chain: bool,
    /// Whether comma or capitals have told which is the family name.
    pub(crate) is_ordered: bool,
    pub(crate) age: Option<Age>,
    /// The name as one word, when it was cut after its first syllable.
    pub(crate) uncut: Option<Box<Name>>,
}

/// A token with what it does.
pub(super) struct Piece {
    pub(super) token: Token,
    heard: Heard,
    pub(super) word: Option<Word>,
    /// Whether the family field, a comma or capitals make it the family name.
    pub(super) is_family: bool,
}

impl Name {
    /// Reads a whole name as written, in any script. Never fails: a text without letters is a name
    /// without parts. Only the first [`text::MOST_CHARACTERS`] characters and [`MOST_PARTS`] parts
    /// count.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut pieces: Vec<Piece> = pieces(text, false);
        if turn_by_syllable(&mut pieces) {
            let mut name = Self::of(pieces);
            name.is_ordered = true;
            name.uncut = Some(Box::new(Self::of(self::pieces(text, false))));
            return name;
        }
        let is_ordered = turn_by_comma(&mut pieces) || turn_by_capitals(&mut pieces);
        let mut name = Self::of(pieces);
        name.is_ordered = is_ordered;
        name
    }

    /// Reads a name whose given and family parts are known. Either may be empty or hold several.
    #[must_use]
    pub fn from_parts(given: &str, family: &str) -> Self {
        let mut all = pieces(given, false);
        all.extend(pieces(family, true));
        let mut name = Self::of(all);
        let given = Self::parse_count(given).min(name.parts.len());
        name.given = Some(given);
        name.rejoin();
        name
    }

    fn parse_count(text: &str) -> usize {
        Self::of(pieces(text, false)).parts.len()
    }

    /// The parts, from the own name to the family's; particles are not among them.
    pub fn parts(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter()
    }

    /// Whether nothing of it can be read as a name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The name as it is compared with another: not cut if that is but one word.
    pub(crate) fn beside(&self, other: &Self) -> &Self {
        match &self.uncut {
            Some(uncut) if other.parts.len() == 1 => uncut,
            Some(_) | None => self,
        }
    }

    fn of(mut pieces: Vec<Piece>) -> Self {
        drop_titles(&mut pieces);
        let mut name = Self::default();
        let mut build = Build::default();
        let mut rest = pieces.as_slice();
        while let Some((piece, later)) = rest.split_first() {
            rest = build.step(piece, later, &mut name);
        }
        build.flush(&mut name);
        name.parts.truncate(MOST_PARTS);
        tones::read(&mut name.parts);
        let in_chain = |part: &Part| part.script().is_of_chains();
        name.is_chain |= name.parts.iter().all(in_chain) && !name.parts.is_empty();
        name.rejoin();
        name
    }

    /// Reads each part together with the next.
    fn rejoin(&mut self) {
        let pairs = self.parts.windows(2).map(|pair| match pair {
            [one, other] => {
                let symbols = one.spoken.sounds.symbols().iter();
                let symbols = symbols.chain(other.spoken.sounds.symbols()).copied();
                Spoken::new(sound::rejoined(symbols), one.spoken.script)
            }
            _ => Spoken::read(""),
        });
        self.joined = pairs.collect();
    }
}

fn pieces(text: &str, is_family: bool) -> Vec<Piece> {
    let tokens = text::tokens(text).into_iter();
    let heard = tokens.map(|token| (sound::read(&token.text), token));
    let heard = heard.filter(|((sounds, _), _)| !sounds.symbols().is_empty());
    heard
        .map(|(heard, token)| Piece { word: words::word(&heard.0), heard, token, is_family })
        .collect()
}

/// Puts what stands before a comma last: it is the family name.
fn turn_by_comma(pieces: &mut [Piece]) -> bool {
    let Some(place) = pieces.iter().position(|piece| piece.token.joint == Joint::Comma) else {
        return false;
    };
    let is_age = |piece: &Piece| matches!(piece.word, Some(Word::Elder | Word::Younger));
    if place == 0 || pieces.iter().skip(place).all(is_age) {
        return false;
    }
    pieces.iter_mut().take(place).for_each(|piece| piece.is_family = true);
    pieces.rotate_left(place);
    true
}

/// Puts what alone is written in capitals last: it is the family name.
fn turn_by_capitals(pieces: &mut [Piece]) -> bool {
    let is_capital = |piece: &Piece| {
        let letters = || piece.token.text.chars().filter(|it| it.is_alphabetic());
        letters().count() > 1 && letters().all(char::is_uppercase)
    };
    let first = pieces.iter().position(is_capital);
    let Some(first) = first else { return false };
    let count = pieces.iter().skip(first).take_while(|piece| is_capital(piece)).count();
    let has_lower = |piece: &Piece| piece.token.text.chars().any(char::is_lowercase);
    let others =
        pieces.iter().enumerate().filter(|(place, _)| !(first..first + count).contains(place));
    let others: Vec<&Piece> = others.map(|(_, piece)| piece).collect();
    if others.is_empty() || !others.iter().all(|piece| has_lower(piece)) {
        return false;
    }
    if first == 0 {
        pieces.iter_mut().take(count).for_each(|piece| piece.is_family = true);
        pieces.rotate_left(count);
        return true;
    }
    let is_last = first + count == pieces.len();
    if is_last {
        pieces.iter_mut().skip(first).for_each(|piece| piece.is_family = true);
    }
    is_last
}

/// Cuts a Korean or Chinese name of three syllables, written as one word, after the first, which is
/// the family name, and puts that last.
fn turn_by_syllable(pieces: &mut Vec<Piece>) -> bool {
    let [piece] = pieces.as_mut_slice() else { return false };
    let of = |it: char| matches!(Script::of(it), Some(Script::Hangul | Script::Han));
    let count = piece.token.text.chars().count();
    if count != 3 || !piece.token.text.chars().all(of) {
        return false;
    }
    let family: String = piece.token.text.chars().take(1).collect();
    piece.token.text = piece.token.text.chars().skip(1).collect();
    piece.heard = sound::read(&piece.token.text);
    let (heard, token) = (sound::read(&family), Token { text: family, ..Token::default() });
    pieces.push(Piece { token, heard, word: None, is_family: true });
    true
}

/// Takes titles away, as long as a name is left: one that can be a name only if two are. What
/// stands aside goes last.
fn drop_titles(pieces: &mut Vec<Piece>) {
    let names =
        |pieces: &[Piece]| pieces.iter().filter(|it| !matches!(it.word, Some(Word::Title))).count();
    if names(pieces) > 0 {
        pieces.retain(|piece| piece.word != Some(Word::Title));
    }
    let outer = pieces.iter().filter(|it| !it.token.aside).count();
    if outer > 0 {
        pieces.sort_by_key(|piece| piece.token.aside);
    }
    while pieces.len() > 2 && pieces.first().is_some_and(|it| it.word == Some(Word::Honour)) {
        pieces.remove(0);
    }
}

/// A part being put together.
#[derive(Default)]
struct Build {
    /// As written, and as one word.
    text: String,
    joined: String,
    /// How it sounds, while it is one token.
    heard: Option<Heard>,
    role: Option<Role>,
    /// The article or the particle before it, and whether it is an article.
    before: Option<(String, bool)>,
    /// What the next part will be, and what stands before it.
    next: Option<Role>,
    before_next: Option<(String, bool)>,
    /// The next token belongs to the part being put together.
    is_open: bool,
    is_family: bool,
    is_aside: bool,
}

impl Build {
    /// Takes a piece, and what follows as far as it decides; returns what is left.
    fn step<'a>(&mut self, piece: &Piece, later: &'a [Piece], name: &mut Name) -> &'a [Piece] {
        let is_first = name.parts.is_empty() && self.joined.is_empty();
        let next = later.first();
        let next_word = next.and_then(|it| it.word);
        let is_last = later.is_empty();
        match piece.word {
            Some(Word::Link) if !is_last && (!is_first || is_only_link(&piece.token)) => {
                self.flush(name);
                self.next = Some(Role::Father);
                self.before_next = Some((piece.token.text.clone(), false));
                name.is_chain = true;
            }
            Some(Word::LinkAfter) if !is_first => {
                self.role = Some(Role::Father);
                self.flush(name);
                name.is_chain = true;
            }
            Some(Word::Prefix)
                if !is_last
                    && (!is_first || self.before_next.is_some() || begins_family(piece, later)) =>
            {
                self.flush(name);
                self.before_next = Some((piece.token.text.clone(), false));
            }
            Some(Word::Article) if !is_last && self.is_open => self.add(piece),
            Some(Word::Between) if !is_first && !is_last => {
                self.is_open = true;
                self.add(piece);
            }
            Some(Word::Article) if !is_first && next_word == Some(Word::Faith) => {
                self.is_open = true;
                self.add_as(piece, is_latin(&piece.token).then_some("u"));
            }
            Some(Word::Article) if !is_last && Self::fits_article(piece, later) => {
                self.flush(name);
                self.before_next = Some((piece.token.text.clone(), true));
            }
            Some(Word::Tail) if !is_first => {
                self.add(piece);
                self.flush(name);
            }
            Some(Word::OfFaith) if !is_first => {
                self.add_as(piece, Some("udin"));
                self.flush(name);
            }
            Some(Word::Head | Word::Kunya) if !is_last => {
                self.begin(piece, name);
                if piece.word == Some(Word::Kunya) {
                    self.role = Some(Role::Kunya);
                }
                self.is_open = true;
            }
            Some(Word::HeadBefore) if matches!(next_word, Some(Word::Tail | Word::Saint)) => {
                self.begin(piece, name);
                self.is_open = true;
            }
            Some(Word::Elder) if !is_first => name.age = Some(Age::Elder),
            Some(Word::Younger) if !is_first => name.age = Some(Age::Younger),
            _ => self.plain(piece, name),
        }
        later
    }

    /// An article is one when a name follows, and its consonant is an l or has become that of the
    /// name.
    fn fits_article(piece: &Piece, later: &[Piece]) -> bool {
        let lower = |token: &Token, place| {
            token.text.chars().nth(place).and_then(|it: char| it.to_lowercase().next())
        };
        let consonant = lower(&piece.token, 1);
        let begins = later.first().and_then(|next| lower(&next.token, 0));
        matches!(consonant, Some('l' | 'ل' | 'л')) || consonant == begins
    }

    fn plain(&mut self, piece: &Piece, name: &mut Name) {
        if self.is_open {
            self.add(piece);
            self.is_open = false;
            return;
        }
        self.begin(piece, name);
    }

    fn begin(&mut self, piece: &Piece, name: &mut Name) {
        if self.is_open {
            self.add(piece);
            return;
        }
        self.flush(name);
        self.role = self.next.take();
        self.before = self.before_next.take();
        self.add(piece);
    }

    fn add(&mut self, piece: &Piece) {
        self.add_as(piece, None);
    }

    /// Adds a piece that is read like something else than it is written.
    fn add_as(&mut self, piece: &Piece, read: Option<&str>) {
        let is_alone = self.joined.is_empty() && read.is_none();
        self.heard = is_alone.then_some(piece.heard);
        if !self.text.is_empty() {
            self.text.push(if piece.token.joint == Joint::Hyphen { '-' } else { ' ' });
        }
        self.text.push_str(&piece.token.text);
        self.joined.extend(self.joined.chars().next_back().and_then(sound::end_of_word));
        self.joined.push_str(read.unwrap_or(&piece.token.text));
        self.is_family |= piece.is_family;
        self.is_aside |= piece.token.aside;
    }

    /// Ends the part being put together.
    fn flush(&mut self, name: &mut Name) {
        self.is_open = false;
        if self.joined.is_empty() {
            return;
        }
        let is_first = name.parts.is_empty();
        let role = match self.role.take() {
            _ if self.is_aside && !is_first => Role::Aside,
            Some(role) => role,
            None if self.is_family => Role::Family,
            None if is_first => Role::Own,
            None => Role::Next,
        };
        let before = match &self.before {
            None => Before::Nothing,
            Some((word, true)) => Before::Article(word),
            Some((word, false)) => Before::Particle(word),
        };
        let heard = self.heard.unwrap_or_else(|| sound::read(&self.joined));
        name.parts.push(Part::new(&self.text, (&self.joined, heard), role, before));
        *self = Self { next: self.next, before_next: self.before_next.take(), ..Self::default() };
    }
}

fn is_latin(token: &Token) -> bool {
    token.text.chars().next().and_then(Script::of) == Some(Script::Latin)
}

/// Whether a particle can be no name: ben can, bin and ibn cannot.
fn is_only_link(token: &Token) -> bool {
    !matches!(
        Script::of(token.text.chars().next().unwrap_or(' ')),
        Some(Script::Latin | Script::Hebrew)
    ) || token.text.to_ascii_lowercase().starts_with("ib")
}
