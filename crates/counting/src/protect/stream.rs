//! Uniform whole numbers from a secret key, by SHA-256 in counter mode.
//!
//! They must never be guessed from those drawn before: noise that hides people needs a generator
//! whose state its output does not give away, which those for simulation do not promise.

use sha2::{Digest, Sha256};

/// A stream of bits.
#[derive(Debug, Clone)]
pub(super) struct Stream {
    key: [u8; 32],
    block: u64,
    words: Vec<u64>,
}

impl Stream {
    pub(super) const fn new(key: [u8; 32]) -> Self {
        Self { key, block: 0, words: Vec::new() }
    }

    fn word(&mut self) -> u64 {
        loop {
            if let Some(word) = self.words.pop() {
                return word;
            }
            let digest = Sha256::new()
                .chain_update(b"havre noise 2\0")
                .chain_update(self.key)
                .chain_update(self.block.to_be_bytes())
                .finalize();
            self.block = self.block.wrapping_add(1);
            let word =
                |bytes: &[u8]| bytes.iter().fold(0_u64, |word, byte| word << 8 | u64::from(*byte));
            self.words.extend(digest.chunks(8).map(word));
        }
    }

    /// A number below another (which is at least 1), each as likely: what would favour the first
    /// ones is drawn again.
    pub(super) fn below(&mut self, size: u128) -> u128 {
        let size = size.max(1);
        let spare = (u128::MAX % size + 1) % size;
        loop {
            let drawn = u128::from(self.word()) << 64 | u128::from(self.word());
            if drawn <= u128::MAX - spare {
                return drawn % size;
            }
        }
    }
}
