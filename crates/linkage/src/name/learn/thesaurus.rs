//! The thesaurus: groups of forms of one name.

use super::super::script::Script;
use super::super::tokens::Spoken;

/// Which part of the thesaurus a group belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// Costs are learned from it.
    Train,
    /// Costs are made probabilities with it.
    Tune,
    /// Held out: only to say how good it is.
    Test,
}

impl Split {
    /// The split of an id: by the FNV-1a hash (Fowler, Noll, Vo 1991) of its bytes, modulo ten.
    #[must_use]
    pub fn of(id: &str) -> Self {
        let hash = id.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
        match (hash >> 32) % 10 {
            0 => Self::Test,
            1 => Self::Tune,
            _ => Self::Train,
        }
    }
}

/// One form of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// As written, one word.
    pub text: Box<str>,
    pub(crate) spoken: Spoken,
}

impl Form {
    /// The script it is written in.
    #[must_use]
    pub fn script(&self) -> Script {
        self.spoken.script
    }
}

/// The forms of one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The split it belongs to.
    pub split: Split,
    /// Its forms of one word, in the order of the line, none that sounds like one before it in
    /// the same script.
    pub forms: Vec<Form>,
}

/// Names in all their forms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thesaurus {
    /// In the order of the file.
    pub groups: Vec<Group>,
}

impl Thesaurus {
    /// Reads lines of the form `form, form => id`. Lines of another form, and forms of more than
    /// one word, are passed over.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self { groups: text.lines().filter_map(group).collect() }
    }

    /// The groups of a split.
    pub fn of(&self, split: Split) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(move |group| group.split == split)
    }
}

fn group(line: &str) -> Option<Group> {
    let (forms, id) = line.split_once("=>")?;
    let mut found: Vec<Form> = Vec::new();
    for text in forms.split(',').map(str::trim) {
        let is_word = |it: char| !it.is_whitespace() && !matches!(it, '-' | '=' | '＝' | '.' | '·');
        if text.is_empty() || !text.chars().all(is_word) {
            continue;
        }
        let spoken = Spoken::read(text);
        if spoken.sounds.symbols().len() > 1 && found.iter().all(|it| it.spoken != spoken) {
            found.push(Form { text: text.into(), spoken });
        }
    }
    (found.len() > 1).then(|| Group { split: Split::of(id.trim()), forms: found })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_groups_and_words_are_forms() {
        let read = Thesaurus::parse("jaron, yaron, van jaron, ירון => Q1\nno group\nlone => Q2\n");
        assert_eq!(read.groups.len(), 1);
        let forms: Vec<&str> = read.groups[0].forms.iter().map(|form| &*form.text).collect();
        assert_eq!(forms, ["jaron", "yaron", "ירון"]);
    }

    #[test]
    fn the_split_depends_on_the_id_alone() {
        let ids: Vec<String> = (0..10_000).map(|number| format!("Q{number}")).collect();
        let count = |split| ids.iter().filter(|id| Split::of(id) == split).count();
        assert!((850..1150).contains(&count(Split::Test)));
        assert!((850..1150).contains(&count(Split::Tune)));
    }
}
