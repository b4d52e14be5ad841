//! Cyrillic: Russian and Ukrainian first, with the letters of the other languages.

use super::super::symbol::*;
use super::{Sounds, by_table};

/// Reads lower-case Cyrillic letters.
pub(super) fn read(letters: &[char], sounds: &mut Sounds) {
    let mut rest = letters;
    while let Some((&letter, later)) = rest.split_first() {
        let (length, symbols): (usize, &[u8]) = match rest {
            ['д', 'ж', ..] => (2, &[DJ]),
            ['д', 'з', ..] => (2, &[DZ]),
            ['т', 'ш', ..] => (2, &[CH]),
            ['т', 'ц', ..] => (2, &[TS]),
            ['а' | 'е' | 'э' | 'є', 'й', ..] => (2, &[AI]),
            ['а', 'у', ..] => (2, &[AU]),
            ['и' | 'і' | 'ы', 'й', ..] => (2, &[I]),
            _ => (0, &[]),
        };
        if length > 0 {
            sounds.extend(symbols);
            rest = rest.get(length..).unwrap_or_default();
        } else {
            by_table(TABLE, letter, sounds);
            rest = later;
        }
    }
}

const TABLE: &[(char, &[u8])] = &[
    ('а', &[A]),
    ('б', &[B]),
    ('в', &[V]),
    ('г', &[G]),
    ('д', &[D]),
    ('е', &[E]),
    ('ж', &[ZH]),
    ('з', &[Z]),
    ('и', &[I]),
    ('й', &[Y]),
    ('к', &[K]),
    ('л', &[L]),
    ('м', &[M]),
    ('н', &[N]),
    ('о', &[O]),
    ('п', &[P]),
    ('р', &[R]),
    ('с', &[S]),
    ('т', &[T]),
    ('у', &[U]),
    ('ф', &[F]),
    ('х', &[KH]),
    ('ц', &[TS]),
    ('ч', &[CH]),
    ('ш', &[SH]),
    ('щ', &[SH]),
    ('ъ', &[]),
    ('ы', &[SCHWA]),
    ('ь', &[]),
    ('э', &[E]),
    ('ю', &[Y, U]),
    ('я', &[Y, A]),
    ('ё', &[Y, O]),
    ('ђ', &[DJ]),
    ('ѓ', &[DJ]),
    ('є', &[Y, E]),
    ('ѕ', &[DZ]),
    ('і', &[I]),
    ('ї', &[Y, I]),
    ('ј', &[Y]),
    ('љ', &[L]),
    ('њ', &[NY]),
    ('ћ', &[CH]),
    ('ќ', &[CH]),
    ('ў', &[W]),
    ('џ', &[DJ]),
    ('ѣ', &[E]),
    ('ѳ', &[F]),
    ('ґ', &[G]),
    ('ғ', &[GH]),
    ('җ', &[DJ]),
    ('қ', &[Q]),
    ('ҡ', &[Q]),
    ('ң', &[NG]),
    ('ү', &[UE]),
    ('ұ', &[U]),
    ('ҳ', &[HH]),
    ('ҷ', &[DJ]),
    ('һ', &[H]),
    ('ә', &[E]),
    ('ө', &[UE]),
];

#[cfg(test)]
mod tests {
    use super::TABLE;

    #[test]
    fn the_table_is_sorted() {
        assert!(TABLE.is_sorted_by_key(|&(letter, _)| letter));
    }
}
