//! An index as bytes: a mark, a version, then parts with their lengths, all numbers little-endian; last
//! the SHA-256 of all that stands before.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Index;
use crate::compare::frame::FrameField;
use crate::model::Model;
use crate::settings::{Kind, Settings};

const MARK: &[u8; 8] = b"linkidx2";

/// Bytes of the sum.
const SUM: usize = 32;

/// Bytes that are not an index.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// The mark or the version is another.
    #[error("this is not an index, or one of another version")]
    Mark,
    /// Its sum is not that of its bytes.
    #[error("the index is damaged: make it again")]
    Damaged,
    /// It ends before it should.
    #[error("the index ends too early, at byte {0}")]
    Short(usize),
    /// A part is not what it should be.
    #[error("a part of the index cannot be read: {0}")]
    Part(String),
}

/// What is written as JSON at the head.
#[derive(Serialize, Deserialize)]
struct Head {
    settings: Settings,
    model: Model,
    rows: usize,
    domains: Vec<Kind>,
    fields: Vec<(String, Kind, usize, u64)>,
    rules: usize,
}

impl Index {
    /// The index as bytes.
    ///
    /// # Errors
    /// When a number of the model has no form in JSON (not a number).
    pub fn to_bytes(&self) -> Result<Vec<u8>, Unreadable> {
        let head = Head {
            settings: self.settings.clone(),
            model: self.model.clone(),
            rows: self.rows,
            domains: self.domains.iter().map(|(kind, _)| *kind).collect(),
            fields: self
                .fields
                .iter()
                .map(|field| (field.name.clone(), field.kind, field.domain, field.filled))
                .collect(),
            rules: self.keys.len(),
        };
        let head =
            serde_json::to_vec(&head).map_err(|fault| Unreadable::Part(fault.to_string()))?;
        let mut out = MARK.to_vec();
        put(&mut out, &head);
        for (_, values) in &self.domains {
            let lengths: Vec<u32> =
                values.iter().map(|value| crate::table::short(value.len())).collect();
            put_numbers(&mut out, &lengths);
            let text: Vec<u8> = values.iter().flat_map(|value| value.bytes()).collect();
            put(&mut out, &text);
        }
        for field in &self.fields {
            put_numbers(&mut out, &field.codes);
            put_numbers(&mut out, &field.counts);
        }
        put_numbers(&mut out, &self.first);
        put_numbers(&mut out, &self.weight);
        for keys in &self.keys {
            let bytes: Vec<u8> = keys
                .iter()
                .flat_map(|(key, unit)| key.to_le_bytes().into_iter().chain(unit.to_le_bytes()))
                .collect();
            put(&mut out, &bytes);
        }
        let sum = Sha256::digest(&out);
        out.extend(sum);
        Ok(out)
    }

    /// An index from bytes.
    ///
    /// # Errors
    /// When the bytes are not those of an index of this version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Unreadable> {
        if !bytes.starts_with(MARK) {
            return Err(Unreadable::Mark);
        }
        let (bytes, sum) = bytes.split_last_chunk::<SUM>().ok_or(Unreadable::Damaged)?;
        if Sha256::digest(bytes).as_slice() != sum {
            return Err(Unreadable::Damaged);
        }
        let rest = bytes.strip_prefix(MARK).ok_or(Unreadable::Mark)?;
        let mut reader = Reader { rest, read: MARK.len() };
        let head: Head = serde_json::from_slice(reader.part()?)
            .map_err(|fault| Unreadable::Part(fault.to_string()))?;
        let mut domains = Vec::new();
        for kind in head.domains {
            domains.push((kind, reader.texts()?));
        }
        let mut fields = Vec::new();
        for (name, kind, domain, filled) in head.fields {
            let (codes, counts) = (reader.numbers()?, reader.numbers()?);
            fields.push(FrameField { name, kind, domain, codes, counts, filled });
        }
        let (first, weight) = (reader.numbers()?, reader.numbers()?);
        let mut keys = Vec::new();
        for _ in 0..head.rules {
            keys.push(reader.keys()?);
        }
        Ok(Self {
            settings: head.settings,
            model: head.model,
            domains,
            fields,
            first,
            weight,
            rows: head.rows,
            keys,
        })
    }
}

fn put(out: &mut Vec<u8>, part: &[u8]) {
    out.extend((part.len() as u64).to_le_bytes());
    out.extend(part);
}

fn put_numbers(out: &mut Vec<u8>, numbers: &[u32]) {
    let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
    put(out, &bytes);
}

struct Reader<'a> {
    rest: &'a [u8],
    read: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], Unreadable> {
        let (part, rest) =
            self.rest.split_at_checked(length).ok_or(Unreadable::Short(self.read))?;
        self.rest = rest;
        self.read += length;
        Ok(part)
    }

    fn part(&mut self) -> Result<&'a [u8], Unreadable> {
        let length =
            self.take(8)?.iter().rev().fold(0_u64, |sum, &byte| sum << 8 | u64::from(byte));
        self.take(usize::try_from(length).unwrap_or(usize::MAX))
    }

    fn numbers(&mut self) -> Result<Vec<u32>, Unreadable> {
        let (numbers, _) = self.part()?.as_chunks::<4>();
        Ok(numbers.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect())
    }

    fn keys(&mut self) -> Result<Vec<(u64, u32)>, Unreadable> {
        let (keys, _) = self.part()?.as_chunks::<12>();
        Ok(keys
            .iter()
            .map(|&[a, b, c, d, e, f, g, h, i, j, k, l]| {
                (u64::from_le_bytes([a, b, c, d, e, f, g, h]), u32::from_le_bytes([i, j, k, l]))
            })
            .collect())
    }

    fn texts(&mut self) -> Result<Vec<Box<str>>, Unreadable> {
        let lengths = self.numbers()?;
        let text = std::str::from_utf8(self.part()?)
            .map_err(|fault| Unreadable::Part(fault.to_string()))?;
        let mut start = 0;
        let mut values = Vec::with_capacity(lengths.len());
        for length in lengths {
            let end = start + length as usize;
            let value = text.get(start..end).ok_or(Unreadable::Short(self.read))?;
            values.push(value.into());
            start = end;
        }
        Ok(values)
    }
}
