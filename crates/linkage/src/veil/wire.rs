//! Encoded files as bytes: a line that says what it is, a line of JSON, tickets, a checksum.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::level::{ASPECTS, LEVELS};
use super::sketch::stride;
use super::ticket::MOST;

/// An encoded table: for each record a handle and its tickets. Nothing else is in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoded {
    pub(super) head: Head,
    /// By record.
    pub(super) handles: Vec<u64>,
    /// By record, then by ticket.
    pub(super) tags: Vec<u64>,
    /// In the same order, `stride` bytes each.
    pub(super) sketches: Vec<u8>,
}

/// What a file says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Head {
    /// Tells the secrets of two files apart.
    pub(super) mark: [u8; 8],
    /// How many records there are.
    pub(super) records: u64,
    /// How many tickets each has.
    pub(super) tickets: u8,
    /// Which segments the sketches have.
    pub(super) segments: u16,
    /// How many random pairs of the table fell on each level of each aspect.
    pub(super) random: [[u32; LEVELS]; ASPECTS],
}

/// What is wrong with the bytes of an encoded file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WireFault {
    /// They are of something else.
    #[error("1:1: this is no encoded file of `havre veil encode`")]
    NotEncoded,
    /// The second line cannot be understood.
    #[error("2:{0}: what the file says of itself cannot be understood")]
    Head(usize),
    /// There are more or fewer bytes than the second line says.
    #[error("byte {have}: the file should end at byte {want}: it is cut off or was added to")]
    Length {
        /// The bytes there are.
        have: u64,
        /// The bytes there should be.
        want: u64,
    },
    /// The checksum is another one.
    #[error("byte {0}: the checksum is wrong: the file was damaged on its way")]
    Damaged(u64),
}

const FIRST_LINE: &[u8] = b"havre-veil 1\n";
const CHECKSUM: usize = 32;

impl Encoded {
    /// How many records there are.
    #[must_use]
    pub const fn records(&self) -> usize {
        self.handles.len()
    }

    /// How many tickets each record has.
    #[must_use]
    pub const fn tickets(&self) -> usize {
        self.head.tickets as usize
    }

    /// The file as bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let stride = stride(self.head.segments);
        let size = self.handles.len() * (8 + self.tickets() * (8 + stride));
        let mut bytes = Vec::with_capacity(FIRST_LINE.len() + 2048 + size + CHECKSUM);
        bytes.extend_from_slice(FIRST_LINE);
        // A head is numbers only: writing it cannot fail.
        bytes.extend(serde_json::to_vec(&self.head).unwrap_or_default());
        bytes.push(b'\n');
        let mut tags = self.tags.iter();
        let mut sketches = self.sketches.chunks_exact(stride.max(1));
        for handle in &self.handles {
            bytes.extend(handle.to_le_bytes());
            for tag in tags.by_ref().take(self.tickets()) {
                bytes.extend(tag.to_le_bytes());
                bytes.extend(sketches.next().unwrap_or_default());
            }
        }
        let checksum = Sha256::digest(&bytes);
        bytes.extend(checksum);
        bytes
    }

    /// Reads the bytes of a file. No more memory is taken than the bytes take.
    ///
    /// # Errors
    /// When they are not an encoded file, cut off or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, WireFault> {
        let rest = bytes.strip_prefix(FIRST_LINE).ok_or(WireFault::NotEncoded)?;
        let end = rest.iter().take(64 * 1024).position(|byte| *byte == b'\n');
        let (line, body) =
            end.and_then(|end| rest.split_at_checked(end)).ok_or(WireFault::Head(1))?;
        let head: Head =
            serde_json::from_slice(line).map_err(|error| WireFault::Head(error.column()))?;
        if usize::from(head.tickets) > MOST || head.tickets == 0 || head.segments == 0 {
            return Err(WireFault::Head(1));
        }
        let stride = stride(head.segments);
        let record = 8 + usize::from(head.tickets) * (8 + stride);
        let before = (FIRST_LINE.len() + line.len() + 1) as u64;
        let want = (record as u64)
            .checked_mul(head.records)
            .and_then(|size| size.checked_add(before + CHECKSUM as u64))
            .ok_or(WireFault::Head(1))?;
        let have = bytes.len() as u64;
        if have != want {
            return Err(WireFault::Length { have, want });
        }
        let damaged = WireFault::Damaged(have - CHECKSUM as u64);
        let (covered, checksum) = bytes.split_at_checked(bytes.len() - CHECKSUM).ok_or(damaged)?;
        if Sha256::digest(covered).as_slice() != checksum {
            return Err(damaged);
        }
        let body = body.get(1..body.len().saturating_sub(CHECKSUM)).unwrap_or_default();
        Ok(Self::of_body(head, body, record, stride))
    }

    fn of_body(head: Head, body: &[u8], record: usize, stride: usize) -> Self {
        let number =
            |bytes: &[u8]| bytes.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
        let (mut handles, mut tags, mut sketches) = (Vec::new(), Vec::new(), Vec::new());
        for record in body.chunks_exact(record) {
            let (handle, tickets) = record.split_at_checked(8).unwrap_or_default();
            handles.push(number(handle));
            for ticket in tickets.chunks_exact(8 + stride) {
                let (tag, sketch) = ticket.split_at_checked(8).unwrap_or_default();
                tags.push(number(tag));
                sketches.extend_from_slice(sketch);
            }
        }
        Self { head, handles, tags, sketches }
    }
}
