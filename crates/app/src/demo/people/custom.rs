//! How the words of a name go together in each custom, and what passes from parent to child.

use kernel::{Country, Sex};
use record::{Name, NameKind};

use super::homes;
use super::names::{Part, Pool, Script, System, part};
use crate::demo::dice::Dice;

/// The words of someone's name, from which a relative's can be made.
#[derive(Debug, Clone, PartialEq)]
pub struct NameParts {
    pool: &'static Pool,
    sex: Sex,
    own: Part,
    /// The father's own name, the grandfather's.
    fathers: [Part; 2],
    /// The family of the father's side.
    line: Option<Part>,
    /// What stands for a family's name, in its masculine form.
    borne: Vec<Part>,
}

/// Who someone is to a person already named.
#[derive(Debug, Clone, Copy)]
pub enum Kin<'a> {
    /// Nobody.
    Stranger,
    /// A child.
    ChildOf {
        /// The father.
        father: &'a NameParts,
        /// The mother, where the custom hands on something of hers.
        mother: Option<&'a NameParts>,
    },
    /// The wife or husband.
    PartnerOf(&'a NameParts),
    /// A brother or sister.
    SiblingOf(&'a NameParts),
    /// The father or mother.
    ParentOf(&'a NameParts),
    /// Someone of the same custom, no more.
    FellowOf(&'a NameParts),
}

impl<'a> Kin<'a> {
    const fn relative(self) -> Option<&'a NameParts> {
        match self {
            Self::Stranger => None,
            Self::ChildOf { father: it, .. }
            | Self::PartnerOf(it)
            | Self::SiblingOf(it)
            | Self::ParentOf(it)
            | Self::FellowOf(it) => Some(it),
        }
    }
}

/// The share of people without any family's name where the custom has them. Unverified.
const NONE: f64 = 0.45;

/// Names someone of a country as its customs want.
pub fn named(dice: &mut Dice, country: Country, sex: Sex, kin: Kin<'_>) -> NameParts {
    let pool = kin.relative().map_or_else(|| homes::pool(dice, country), |it| it.pool);
    let father = part(dice, pool.men);
    let grandfather = unlike(dice, pool.men, &[&father]);
    let line = family(dice, pool);
    let fathers = [father, grandfather];
    let mut parts = NameParts { pool, sex, own: Part::default(), fathers, line, borne: Vec::new() };
    let mut mother = parts.line.as_ref().map(|line| unlike(dice, pool.families, &[line]));
    match kin {
        Kin::Stranger | Kin::PartnerOf(_) | Kin::FellowOf(_) => {}
        Kin::ChildOf { father, mother: known } => {
            let [grandfather, _] = &father.fathers;
            parts.fathers = [father.own.clone(), grandfather.clone()];
            parts.line.clone_from(&father.line);
            mother = known.map_or(mother, |mother| mother.line.clone());
        }
        Kin::SiblingOf(it) => {
            parts.fathers.clone_from(&it.fathers);
            parts.line.clone_from(&it.line);
            mother = it.other_line().cloned();
        }
        Kin::ParentOf(child) if sex == Sex::Female => {
            parts.line = child.other_line().cloned().or(parts.line);
        }
        Kin::ParentOf(child) => {
            let [own, father] = child.fathers.clone();
            let [_, older] = parts.fathers;
            (parts.own, parts.fathers) = (own, [father, older]);
            parts.line.clone_from(&child.line);
        }
    }
    if parts.own == Part::default() {
        let list = if sex == Sex::Female { pool.women } else { pool.men };
        let others: Vec<&Part> = parts.fathers.iter().chain(&parts.line).collect();
        parts.own = unlike(dice, list, &others);
    }
    parts.bear(dice, mother);
    if let Kin::PartnerOf(husband) = kin
        && sex == Sex::Female
        && dice.chance(pool.taken)
    {
        let wives = pool.system == System::Husband;
        parts.borne = if wives { vec![husband.own.clone()] } else { husband.borne.clone() };
    }
    parts
}

/// A word of a list that is none of some others, if chance allows.
fn unlike(dice: &mut Dice, list: &str, others: &[&Part]) -> Part {
    let mut drawn = part(dice, list);
    for _ in 0..8 {
        if !others.contains(&&drawn) {
            break;
        }
        drawn = part(dice, list);
    }
    drawn
}

fn family(dice: &mut Dice, pool: &Pool) -> Option<Part> {
    let none = pool.families.is_empty() || pool.system == System::FamilyOrNone && dice.chance(NONE);
    (!none).then(|| part(dice, pool.families))
}

impl NameParts {
    /// Fills in what stands for the family's name.
    fn bear(&mut self, dice: &mut Dice, mother: Option<Part>) {
        let woman = self.sex == Sex::Female;
        let pool = self.pool;
        let hers = if woman && !pool.hers.is_empty() { pool.hers } else { pool.families };
        let [father, grandfather] = self.fathers.clone();
        let line = self.line.clone();
        self.borne = match pool.system {
            System::Family
            | System::FamilyOrNone
            | System::Feminine
            | System::Russian
            | System::Ukrainian => line.into_iter().collect(),
            System::Father | System::Husband => vec![father],
            System::Grandfather => vec![father, grandfather],
            System::FatherMother => line.into_iter().chain(mother).collect(),
            System::MotherFather => mother.into_iter().chain(line).collect(),
            System::PostName => {
                let second = unlike(dice, pool.families, &line.iter().collect::<Vec<_>>());
                line.into_iter().chain([second]).collect()
            }
            System::Titles if !woman => line.into_iter().collect(),
            System::Own | System::Titles => vec![part(dice, hers)],
            System::Compound => {
                let second = part(dice, hers);
                self.own.latin = format!("{} {}", self.own.latin, second.latin);
                self.own.original = format!("{}་{}", self.own.original, second.original);
                Vec::new()
            }
        };
    }

    /// The family of the mother's side, where it is borne.
    fn other_line(&self) -> Option<&Part> {
        match self.pool.system {
            System::FatherMother => self.borne.get(1),
            System::MotherFather => self.borne.first(),
            System::Family
            | System::FamilyOrNone
            | System::Feminine
            | System::Russian
            | System::Ukrainian
            | System::Father
            | System::Husband
            | System::Grandfather
            | System::PostName
            | System::Own
            | System::Titles
            | System::Compound => None,
        }
    }

    /// The name in Latin letters and, where it is another, in the people's own script.
    #[must_use]
    pub fn names(&self) -> Vec<Name> {
        let family = |latin: bool| {
            let words = self.borne.iter().map(|part| self.inflected(part, latin));
            words.collect::<Vec<_>>().join(" ")
        };
        let latin =
            Name { kind: NameKind::Latin, family: family(true), given: self.own.latin.clone() };
        if self.pool.script == Script::Latin {
            return vec![latin];
        }
        let [father, _] = &self.fathers;
        let patronymic = match self.pool.system {
            System::Russian => Some(russian(&father.original, self.sex)),
            System::Ukrainian => Some(ukrainian(&father.original, self.sex)),
            System::Family
            | System::FamilyOrNone
            | System::Feminine
            | System::Father
            | System::Husband
            | System::Grandfather
            | System::FatherMother
            | System::MotherFather
            | System::PostName
            | System::Own
            | System::Titles
            | System::Compound => None,
        };
        let own = self.own.original.clone();
        let given = patronymic.map_or(own.clone(), |patronymic| format!("{own} {patronymic}"));
        vec![latin, Name { kind: NameKind::Original, family: family(false), given }]
    }

    /// The given name in Latin letters, to tell brothers and sisters apart.
    #[must_use]
    pub fn given(&self) -> &str {
        &self.own.latin
    }

    /// The custom.
    pub(super) const fn pool(&self) -> &'static Pool {
        self.pool
    }

    /// A family's name as a man or a woman bears it.
    fn inflected(&self, part: &Part, latin: bool) -> String {
        let word = if latin { &part.latin } else { &part.original };
        let slavic =
            matches!(self.pool.system, System::Feminine | System::Russian | System::Ukrainian);
        if slavic && self.sex == Sex::Female { feminine(word) } else { word.clone() }
    }
}

/// The feminine form of a Slavic family's name; the name itself when it has none.
fn feminine(word: &str) -> String {
    let adjective = word.strip_suffix("yi").or_else(|| word.strip_suffix("ий"));
    let possessive = ["ov", "ev", "in", "ов", "ев", "ин"].iter().any(|it| word.ends_with(it));
    let hers = if word.is_ascii() { 'a' } else { 'а' };
    match adjective.or(possessive.then_some(word)) {
        Some(stem) => format!("{stem}{hers}"),
        None => word.to_owned(),
    }
}

/// A Russian patronymic. The lists hold no name whose patronymic is irregular.
fn russian(father: &str, sex: Sex) -> String {
    let woman = sex == Sex::Female;
    match father.strip_suffix(['й', 'ь']) {
        Some(stem) => format!("{stem}{}", if woman { "евна" } else { "евич" }),
        None => format!("{father}{}", if woman { "овна" } else { "ович" }),
    }
}

/// A Ukrainian patronymic. The lists hold no name whose patronymic is irregular.
fn ukrainian(father: &str, sex: Sex) -> String {
    if sex != Sex::Female {
        return format!("{}ович", father.strip_suffix('о').unwrap_or(father));
    }
    match father.strip_suffix('й') {
        Some(stem) => format!("{stem}ївна"),
        None => format!("{}івна", father.strip_suffix(['о', 'ь']).unwrap_or(father)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slavic_names_take_their_forms() {
        let forms = [
            ("Иван", "Иванович", "Ивановна"),
            ("Сергей", "Сергеевич", "Сергеевна"),
            ("Дмитрий", "Дмитриевич", "Дмитриевна"),
            ("Николай", "Николаевич", "Николаевна"),
            ("Игорь", "Игоревич", "Игоревна"),
        ];
        for (father, son, daughter) in forms {
            assert_eq!(russian(father, Sex::Male), son);
            assert_eq!(russian(father, Sex::Female), daughter);
        }
        let forms = [
            ("Іван", "Іванович", "Іванівна"),
            ("Сергій", "Сергійович", "Сергіївна"),
            ("Дмитро", "Дмитрович", "Дмитрівна"),
            ("Василь", "Васильович", "Василівна"),
        ];
        for (father, son, daughter) in forms {
            assert_eq!(ukrainian(father, Sex::Male), son);
            assert_eq!(ukrainian(father, Sex::Female), daughter);
        }
        let forms = [
            ("Иванов", "Иванова"),
            ("Левицький", "Левицька"),
            ("Levytskyi", "Levytska"),
            ("Babayev", "Babayeva"),
            ("Nikitin", "Nikitina"),
            ("Мельник", "Мельник"),
            ("Зайцев", "Зайцева"),
        ];
        for (his, hers) in forms {
            assert_eq!(feminine(his), hers);
        }
    }
}
