//! Georgian and Armenian: one letter, one sound, nearly.

use super::super::symbol::*;
use super::{Sounds, by_table};

/// Reads lower-case Georgian or Armenian letters.
pub(super) fn read(letters: &[char], sounds: &mut Sounds) {
    let mut rest = letters;
    while let Some((&letter, later)) = rest.split_first() {
        let (length, symbols): (usize, &[u8]) = match rest {
            ['ო', 'უ', ..] => (2, &[OU]),
            ['ո', 'ւ', ..] => (2, &[U]),
            ['ա', 'յ', ..] => (2, &[AI]),
            ['տ', 'շ', ..] => (2, &[CH]),
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
    ('ա', &[A]),
    ('բ', &[B]),
    ('գ', &[G]),
    ('դ', &[D]),
    ('ե', &[E]),
    ('զ', &[Z]),
    ('է', &[E]),
    ('ը', &[SCHWA]),
    ('թ', &[T]),
    ('ժ', &[ZH]),
    ('ի', &[I]),
    ('լ', &[L]),
    ('խ', &[KH]),
    ('ծ', &[TS]),
    ('կ', &[K]),
    ('հ', &[H]),
    ('ձ', &[DZ]),
    ('ղ', &[GH]),
    ('ճ', &[CH]),
    ('մ', &[M]),
    ('յ', &[Y]),
    ('ն', &[N]),
    ('շ', &[SH]),
    ('ո', &[O]),
    ('չ', &[CH]),
    ('պ', &[P]),
    ('ջ', &[DJ]),
    ('ռ', &[R]),
    ('ս', &[S]),
    ('վ', &[V]),
    ('տ', &[T]),
    ('ր', &[R]),
    ('ց', &[TS]),
    ('ւ', &[W]),
    ('փ', &[P]),
    ('ք', &[K]),
    ('օ', &[O]),
    ('ֆ', &[F]),
    ('և', &[E, V]),
    ('ა', &[A]),
    ('ბ', &[B]),
    ('გ', &[G]),
    ('დ', &[D]),
    ('ე', &[E]),
    ('ვ', &[V]),
    ('ზ', &[Z]),
    ('თ', &[T]),
    ('ი', &[I]),
    ('კ', &[K]),
    ('ლ', &[L]),
    ('მ', &[M]),
    ('ნ', &[N]),
    ('ო', &[O]),
    ('პ', &[P]),
    ('ჟ', &[ZH]),
    ('რ', &[R]),
    ('ს', &[S]),
    ('ტ', &[T]),
    ('უ', &[U]),
    ('ფ', &[F]),
    ('ქ', &[K]),
    ('ღ', &[GH]),
    ('ყ', &[Q]),
    ('შ', &[SH]),
    ('ჩ', &[CH]),
    ('ც', &[TS]),
    ('ძ', &[DZ]),
    ('წ', &[TS]),
    ('ჭ', &[CH]),
    ('ხ', &[KH]),
    ('ჯ', &[DJ]),
    ('ჰ', &[H]),
];

#[cfg(test)]
mod tests {
    use super::TABLE;

    #[test]
    fn the_table_is_sorted() {
        assert!(TABLE.is_sorted_by_key(|&(letter, _)| letter));
    }
}
