//! The secret of the parties, what is derived from it, and random bytes that nobody can guess.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// What a keyed digest gives.
pub(super) type Hash = [u8; 32];

/// Thirty-two random bytes that the parties share and the one who compares never has.
#[derive(Clone)]
pub struct Secret([u8; 32]);

impl Secret {
    /// A secret from bytes that must come from the random source of the system.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, to write them down.
    pub(super) const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A key for one use: HMAC-SHA-256 under the secret of what it is for.
    pub(super) fn derive(&self, purpose: &str) -> Keyed {
        Keyed::new(&Keyed::new(&self.0).hash(&[purpose.as_bytes()]))
    }

    /// Eight bytes that tell two secrets apart and nothing more.
    #[must_use]
    pub fn mark(&self) -> [u8; 8] {
        first(&self.derive("mark").hash(&[]))
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// HMAC-SHA-256 (RFC 2104) with its key taken in.
#[derive(Clone)]
pub(super) struct Keyed(Hmac<Sha256>);

impl Keyed {
    fn new(key: &Hash) -> Self {
        // HMAC fills a short key with zeros up to the block: the same digest, and no error.
        let mut block = [0; 64];
        for (to, from) in block.iter_mut().zip(key) {
            *to = *from;
        }
        Self(<Hmac<Sha256> as KeyInit>::new(&block.into()))
    }

    /// The digest of some parts. Each is led by its length, so that no two lists give the same text.
    pub(super) fn hash(&self, parts: &[&[u8]]) -> Hash {
        let mut mac = self.0.clone();
        for part in parts {
            mac.update(&(part.len() as u64).to_le_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}

/// SHA-256 of a fixed shape: a secret, sixteen bytes and a small number, in one block. As the
/// length never varies and the secret leads, it is as good as a keyed digest and twice as fast.
pub(super) fn spread(secret: &Hash, what: &[u8; 16], place: u8) -> Hash {
    let mut block = [0; 49];
    let from = secret.iter().chain(what).chain(std::iter::once(&place));
    for (to, from) in block.iter_mut().zip(from) {
        *to = *from;
    }
    Sha256::digest(block).into()
}

/// The first bytes of a digest.
pub(super) fn first<const N: usize>(hash: &Hash) -> [u8; N] {
    let mut bytes = [0; N];
    for (to, from) in bytes.iter_mut().zip(hash) {
        *to = *from;
    }
    bytes
}

/// Random bytes without end from a seed: digests of a counter under a key made of the seed.
pub(super) struct Stream {
    keyed: Keyed,
    count: u64,
}

impl Stream {
    /// The stream of a seed for one use and one place.
    pub(super) fn new(seed: &[u8; 32], purpose: &str, place: u64) -> Self {
        let hash = Keyed::new(seed).hash(&[purpose.as_bytes(), &place.to_le_bytes()]);
        Self { keyed: Keyed::new(&hash), count: 0 }
    }

    /// The next thirty-two bytes.
    pub(super) fn block(&mut self) -> Hash {
        self.count += 1;
        self.keyed.hash(&[&self.count.to_le_bytes()])
    }

    /// The next number.
    pub(super) fn number(&mut self) -> u64 {
        u64::from_le_bytes(first(&self.block()))
    }

    /// The next sixteen bytes as a number.
    pub(super) fn wide(&mut self) -> u128 {
        u128::from_le_bytes(first(&self.block()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_key_gives_the_digest_of_the_standard() {
        // RFC 4231 has no key of 32 bytes; the same key by the library's own way is the check.
        let key = [7; 32];
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).unwrap();
        mac.update(&3_u64.to_le_bytes());
        mac.update(b"abc");
        let expected: Hash = mac.finalize().into_bytes().into();
        assert_eq!(Keyed::new(&key).hash(&[b"abc"]), expected);
    }

    #[test]
    fn parts_are_told_apart_from_their_joining() {
        let keyed = Keyed::new(&[1; 32]);
        assert_ne!(keyed.hash(&[b"ab", b"c"]), keyed.hash(&[b"a", b"bc"]));
        assert_ne!(keyed.hash(&[b"ab"]), keyed.hash(&[b"ab", b""]));
    }

    #[test]
    fn purposes_and_secrets_give_other_keys() {
        let (one, two) = (Secret::new([1; 32]), Secret::new([2; 32]));
        assert_ne!(one.derive("tag").hash(&[b"x"]), one.derive("salt").hash(&[b"x"]));
        assert_ne!(one.derive("tag").hash(&[b"x"]), two.derive("tag").hash(&[b"x"]));
        assert_ne!(one.mark(), two.mark());
    }

    #[test]
    fn a_secret_is_not_printed() {
        assert_eq!(format!("{:?}", Secret::new([42; 32])), "Secret(..)");
    }

    #[test]
    fn a_stream_is_the_same_for_the_same_seed_and_never_repeats() {
        let draw = |place| {
            let mut stream = Stream::new(&[3; 32], "test", place);
            (0..100).map(|_| stream.number()).collect::<Vec<_>>()
        };
        assert_eq!(draw(1), draw(1));
        let mut all = [draw(1), draw(2)].concat();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 200);
    }
}
