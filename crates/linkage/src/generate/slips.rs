//! Slips of the hand, the eye and the ear.

use super::dice::Dice;

/// Neighbours on a keyboard.
const KEYS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
/// What a scanner takes for what.
const SEEN: [(&str, &str); 12] = [
    ("rn", "m"),
    ("m", "rn"),
    ("l", "i"),
    ("i", "l"),
    ("o", "0"),
    ("cl", "d"),
    ("d", "cl"),
    ("h", "b"),
    ("e", "c"),
    ("u", "n"),
    ("a", "o"),
    ("vv", "w"),
];
/// What is heard for what.
const HEARD: [(&str, &str); 12] = [
    ("b", "p"),
    ("p", "b"),
    ("d", "t"),
    ("t", "d"),
    ("g", "k"),
    ("k", "g"),
    ("v", "f"),
    ("f", "v"),
    ("z", "s"),
    ("s", "z"),
    ("m", "n"),
    ("n", "m"),
];

/// A text with one slip, in letters of any script.
pub(super) fn slip(text: &str, dice: &mut Dice) -> String {
    let letters: Vec<char> = text.chars().collect();
    // The first letter is the one that is most seldom wrong (Pollock and Zamora 1984).
    let at = match dice.below(letters.len()) {
        0 if dice.chance(0.7) => letters.len().saturating_sub(1),
        at => at,
    };
    match dice.below(8) {
        0 => without(&letters, at),
        1 => doubled(&letters, at),
        2 | 3 => exchanged(&letters, at),
        4 => confused(text, &SEEN, dice),
        5 => confused(text, &HEARD, dice),
        _ => neighbour(&letters, at, dice),
    }
}

fn without(letters: &[char], at: usize) -> String {
    if letters.len() < 3 {
        return letters.iter().collect();
    }
    letters.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, letter)| letter).collect()
}

fn doubled(letters: &[char], at: usize) -> String {
    let twice = |(place, letter): (usize, &char)| [Some(*letter), (place == at).then_some(*letter)];
    letters.iter().enumerate().flat_map(twice).flatten().collect()
}

fn exchanged(letters: &[char], at: usize) -> String {
    let mut letters = letters.to_vec();
    if at + 1 < letters.len() {
        letters.swap(at, at + 1);
    }
    letters.into_iter().collect()
}

fn confused(text: &str, table: &[(&str, &str)], dice: &mut Dice) -> String {
    let from = dice.below(table.len());
    let turned = table.iter().cycle().skip(from).take(table.len());
    for (right, wrong) in turned {
        // Not the first letter, and not where words begin.
        if let Some(place) = text
            .char_indices()
            .skip(1)
            .map(|(place, _)| place)
            .find(|place| text.get(*place..).is_some_and(|rest| rest.starts_with(right)))
        {
            let (before, rest) = text.split_at(place);
            return format!("{before}{wrong}{}", rest.strip_prefix(right).unwrap_or_default());
        }
    }
    text.to_owned()
}

fn neighbour(letters: &[char], at: usize, dice: &mut Dice) -> String {
    let mut letters = letters.to_vec();
    let Some(letter) = letters.get_mut(at) else { return String::new() };
    let beside = KEYS.iter().find_map(|row| {
        let place = row.find(letter.to_ascii_lowercase())?;
        let place = if dice.chance(0.5) { place.checked_sub(1)? } else { place + 1 };
        row.chars().nth(place)
    });
    match beside {
        Some(beside) if letter.is_uppercase() => *letter = beside.to_ascii_uppercase(),
        Some(beside) => *letter = beside,
        // Beyond Latin letters a key is struck twice or not at all.
        None => return without(&letters, at),
    }
    letters.into_iter().collect()
}

/// Letters of one sound that plain writing does not tell apart, in Arabic and Ethiopic.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            'أ' | 'إ' | 'آ' => 'ا',
            'ة' => 'ه',
            'ى' => 'ي',
            'ک' => 'ك',
            'ی' => 'ي',
            'ሠ' => 'ሰ',
            'ሐ' | 'ኀ' => 'ሀ',
            'ዐ' | 'ኣ' => 'አ',
            'ፀ' => 'ጸ',
            'ኃ' | 'ሓ' => 'ሃ',
            other => other,
        })
        .collect()
}
