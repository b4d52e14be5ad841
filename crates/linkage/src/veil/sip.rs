//! SipHash-2-4 with 128 bits of result (Aumasson and Bernstein 2012): a keyed function of short
//! inputs that cannot be told from chance without its key. The vectors of a sketch are drawn with
//! it, millions a second; everything else is HMAC-SHA-256.

use super::secret::Hash;

/// SipHash with its key taken in.
#[derive(Clone, Copy)]
pub(super) struct Sip {
    start: [u64; 4],
}

impl Sip {
    /// The function for a salt and a place: the salt's first half is the key, and the second half
    /// with the place is the first input.
    pub(super) fn new(salt: &Hash, place: u8) -> Self {
        let word = |at: usize| {
            salt.iter()
                .skip(8 * at)
                .take(8)
                .rev()
                .fold(0, |word, byte| word << 8 | u64::from(*byte))
        };
        let mut sip = Self::keyed(word(0), word(1));
        sip.absorb(word(2));
        sip.absorb(word(3) ^ u64::from(place));
        sip
    }

    fn keyed(low: u64, high: u64) -> Self {
        Self {
            start: [
                low ^ 0x736f_6d65_7073_6575,
                high ^ 0x646f_7261_6e64_6f6d ^ 0xee,
                low ^ 0x6c79_6765_6e65_7261,
                high ^ 0x7465_6462_7974_6573,
            ],
        }
    }

    /// The result for sixteen bytes.
    pub(super) fn hash(&self, bytes: &[u8; 16]) -> u128 {
        let whole = u128::from_le_bytes(*bytes);
        let mut sip = *self;
        sip.absorb(whole as u64);
        sip.absorb((whole >> 64) as u64);
        // Every input is 32 bytes: two words of salt and two of the piece.
        sip.finish(32 << 56)
    }

    fn finish(mut self, last: u64) -> u128 {
        self.absorb(last);
        let [v0, v1, v2, v3] = self.start;
        self.start = [v0, v1, v2 ^ 0xee, v3];
        let low = self.squeeze();
        let [v0, v1, v2, v3] = self.start;
        self.start = [v0, v1 ^ 0xdd, v2, v3];
        let high = self.squeeze();
        u128::from(high) << 64 | u128::from(low)
    }

    fn absorb(&mut self, word: u64) {
        let [v0, v1, v2, v3] = self.start;
        self.start = [v0, v1, v2, v3 ^ word];
        self.round();
        self.round();
        let [v0, v1, v2, v3] = self.start;
        self.start = [v0 ^ word, v1, v2, v3];
    }

    fn squeeze(&mut self) -> u64 {
        for _ in 0..4 {
            self.round();
        }
        self.start.iter().fold(0, |all, word| all ^ word)
    }

    fn round(&mut self) {
        let [mut v0, mut v1, mut v2, mut v3] = self.start;
        v0 = v0.wrapping_add(v1);
        v1 = v1.rotate_left(13) ^ v0;
        v0 = v0.rotate_left(32);
        v2 = v2.wrapping_add(v3);
        v3 = v3.rotate_left(16) ^ v2;
        v0 = v0.wrapping_add(v3);
        v3 = v3.rotate_left(21) ^ v0;
        v2 = v2.wrapping_add(v1);
        v1 = v1.rotate_left(17) ^ v2;
        v2 = v2.rotate_left(32);
        self.start = [v0, v1, v2, v3];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_gives_the_published_values() {
        // The vectors of the reference implementation: key 00 01 .. 0f, input 00 01 .. of a length.
        let word = |from: usize| u64::from_le_bytes(std::array::from_fn(|at| (from + at) as u8));
        let sip = |words: usize| {
            let mut sip = Sip::keyed(word(0), word(8));
            (0..words).for_each(|at| sip.absorb(word(8 * at)));
            sip.finish((8 * words as u64) << 56)
        };
        assert_eq!(format!("{:032x}", sip(0).swap_bytes()), "a3817f04ba25a8e66df67214c7550293");
        assert_eq!(format!("{:032x}", sip(1).swap_bytes()), "3b62a9ba6258f5610f83e264f31497b4");
        assert_eq!(format!("{:032x}", sip(4).swap_bytes()), "7c3956ca5eeafc3e363e9d556546eb68");
    }

    #[test]
    fn places_and_halves_of_the_salt_give_other_results() {
        let mut salt = [0; 32];
        let of = |salt: &Hash, place| Sip::new(salt, place).hash(&[5; 16]);
        let plain = of(&salt, 0);
        assert_ne!(of(&salt, 1), plain);
        salt[31] = 1;
        assert_ne!(of(&salt, 0), plain);
    }
}
