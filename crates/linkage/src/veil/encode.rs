//! A table into tickets.

use rayon::prelude::*;

use super::agreement::Agreement;
use super::feature::{Pieces, pieces};
use super::level::{ASPECTS, LEVELS, levels};
use super::person::{Columns, Person};
use super::role::Role;
use super::score::shares;
use super::secret::{Hash, Keyed, Stream, first, spread};
use super::sip::Sip;
use super::sketch::{Segment, Sketch, noise, segments, sketch, stride};
use super::ticket;
use super::wire::{Encoded, Head};
use crate::table::Table;

/// Thirty-two bytes of chance, fresh for each file, known to its owner alone: handles, the order of
/// the file and noise are drawn from them. From the random source of the system.
pub type Seed = [u8; 32];

/// The random name of a record in an encoded file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Handle(pub u64);

impl std::fmt::Display for Handle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// A table encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// What is handed over.
    pub encoded: Encoded,
    /// What its owner keeps: the handle of each row.
    pub handles: Vec<Handle>,
    /// What each column was taken for, to be told.
    pub columns: Vec<(String, Role)>,
    /// Rows without a single ticket of their own, which can match nothing.
    pub lost: usize,
}

/// Why a table cannot be encoded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// There are no rows.
    #[error("there are no records")]
    Empty,
    /// No combination of the columns points at persons.
    #[error(
        "no columns that point at persons together: names and a date of birth, a number, a place. \
         Name them in the header or under [columns] in the agreement. The columns are {0}"
    )]
    NoColumns(String),
}

/// How many records may share what a tag stands for. One of them is given the tag; above this
/// number none is.
const SHARED: usize = 16;

/// How many random pairs are compared to know how often persons agree by chance.
const RANDOM_PAIRS: u64 = 20_000;

/// Below this number of records the figures of chance are not told: they would say too much of
/// each.
const FEWEST: usize = 200;

/// A row with a handle: what is encoded.
struct Record {
    handle: Handle,
    pieces: Pieces,
    /// What its tags stand for, as keyed digests.
    stands: Vec<Hash>,
}

/// Encodes a table. The same table, agreement and seed give the same file; with another seed only
/// handles, order and noise are others.
///
/// # Errors
/// When there are no rows, or no columns to encode.
pub fn encode(table: &Table, agreement: &Agreement, seed: &Seed) -> Result<Sealed, Unusable> {
    let columns = Columns::of(table, agreement);
    let headers = table.columns.iter().map(|column| column.name.clone());
    let told: Vec<(String, Role)> =
        headers.map(|header| (header.clone(), agreement.role(&header))).collect();
    let tickets = ticket::count(|roles| columns.any(roles));
    if tickets == 0 {
        let headers: Vec<&str> = told.iter().map(|(header, _)| header.as_str()).collect();
        return Err(Unusable::NoColumns(headers.join(", ")));
    }
    if table.rows() == 0 {
        return Err(Unusable::Empty);
    }
    let flags = flags(&columns);
    let keys = Keys::of(agreement);
    let records: Vec<Record> = (0..table.rows())
        .into_par_iter()
        .map(|row| keys.record(&columns.person(table, row), row, seed))
        .collect();
    let chosen = choose(&records, &keys.lot);
    let random = random_pairs(&records, flags, seed);
    let head = Head {
        mark: agreement.secret.mark(),
        records: records.len() as u64,
        tickets: u8::try_from(tickets).unwrap_or(u8::MAX),
        segments: flags,
        random,
    };
    let lost = chosen.iter().filter(|stands| stands.is_empty()).count();
    let handles = records.iter().map(|record| record.handle).collect();
    let encoded = issue(head, &records, &chosen, seed);
    Ok(Sealed { encoded, handles, columns: told, lost })
}

/// The keys for each use.
struct Keys {
    piece: Keyed,
    stand: Keyed,
    lot: Keyed,
}

impl Keys {
    fn of(agreement: &Agreement) -> Self {
        let derive = |purpose| agreement.secret.derive(purpose);
        Self { piece: derive("piece"), stand: derive("stand"), lot: derive("lot") }
    }

    fn record(&self, person: &Person, row: usize, seed: &Seed) -> Record {
        let texts = ticket::texts(person);
        Record {
            handle: Handle(Stream::new(seed, "handle", row as u64).number()),
            pieces: pieces(person, &self.piece),
            stands: texts.iter().map(|text| self.stand.hash(&[text.as_bytes()])).collect(),
        }
    }
}

/// The segments for which the table has columns.
fn flags(columns: &Columns) -> u16 {
    let has = |segment: &Segment| match segment {
        Segment::Names | Segment::Own => columns.any(&[Role::Name, Role::Given, Role::Family]),
        Segment::Year => columns.any(&[Role::Birth, Role::BirthYear]),
        Segment::Days => columns.any(&[Role::Birth, Role::BirthDay]),
        Segment::Sex => columns.any(&[Role::Sex]),
        Segment::Origin => columns.any(&[Role::Origin]),
        Segment::Place => columns.any(&[Role::Locality, Role::Postcode, Role::Street]),
        Segment::Number => columns.any(&[Role::Number]),
        Segment::Kin => columns.any(&[Role::Kin]),
    };
    Segment::ALL.iter().filter(|it| has(it)).fold(0, |flags, segment| flags | segment.flag())
}

/// Which record is given which tag, by record: of those that share what it stands for one, or none
/// when they are too many. So no tag is twice in a file.
///
/// The one is drawn by a lot that depends on what the record says, as in a min-hash (Broder 1997):
/// the lot of a record is the least digest of its pieces. The same person has the same lot in the
/// other file, if her pieces are the same, and is drawn there too.
fn choose(records: &[Record], lot: &Keyed) -> Vec<Vec<Hash>> {
    let mut all: Vec<(Hash, u32)> = (0_u32..)
        .zip(records)
        .flat_map(|(row, record)| record.stands.iter().map(move |stand| (*stand, row)))
        .collect();
    all.par_sort_unstable();
    let groups: Vec<&[(Hash, u32)]> =
        all.chunk_by(|one, other| one.0 == other.0).filter(|it| it.len() <= SHARED).collect();
    let drawn: Vec<(u32, Hash)> = groups
        .par_iter()
        .filter_map(|group| {
            let (stand, first) = *group.first()?;
            if group.len() == 1 {
                return Some((first, stand));
            }
            let sip = Sip::new(&lot.hash(&[&stand]), 0);
            let draw = |(_, row): &&(Hash, u32)| {
                let record = records.get(*row as usize);
                let pieces = record.into_iter().flat_map(|it| it.pieces.iter().flatten());
                (pieces.map(|(piece, _)| sip.hash(piece)).min(), record.map(|it| it.handle))
            };
            group.iter().min_by_key(draw).map(|(stand, row)| (*row, *stand))
        })
        .collect();
    let mut chosen = vec![Vec::new(); records.len()];
    for (row, stand) in drawn {
        if let Some(its) = chosen.get_mut(row as usize) {
            its.push(stand);
        }
    }
    chosen
}

/// Compares random pairs of the table's own records under one salt, as often as they agree by
/// chance. Two records of one person among them hardly count.
fn random_pairs(records: &[Record], flags: u16, seed: &Seed) -> [[u32; LEVELS]; ASPECTS] {
    let mut counts = [[0; LEVELS]; ASPECTS];
    if records.len() < FEWEST {
        return counts;
    }
    let drawn: Vec<[u8; ASPECTS]> = (0..RANDOM_PAIRS)
        .into_par_iter()
        .filter_map(|place| {
            let mut chance = Stream::new(seed, "pair", place);
            let mut pick = || records.get((chance.number() % records.len() as u64) as usize);
            let (one, other) = (pick()?, pick()?);
            let salt = chance.block();
            let mut draw = |record: &Record| sketch(&record.pieces, &salt, flags, &mut chance);
            let (first, second) = (draw(one), draw(other));
            (one.handle != other.handle).then(|| levels(&shares(&[(first, second)], flags)))
        })
        .collect();
    for pattern in drawn {
        for (counts, level) in counts.iter_mut().zip(pattern) {
            if let Some(count) = counts.get_mut(usize::from(level)) {
                *count += 1;
            }
        }
    }
    counts
}

/// The file: records in the order of their handles, tickets in the order of their tags, noise where
/// a record has too few.
fn issue(head: Head, records: &[Record], chosen: &[Vec<Hash>], seed: &Seed) -> Encoded {
    let mut order: Vec<(usize, &Record, &Vec<Hash>)> = records
        .iter()
        .zip(chosen)
        .enumerate()
        .map(|(row, (it, stands))| (row, it, stands))
        .collect();
    order.sort_unstable_by_key(|(_, record, _)| record.handle);
    let tickets = usize::from(head.tickets);
    let made: Vec<Vec<(u64, Sketch)>> = order
        .par_iter()
        .map(|(row, record, stands)| {
            let mut chance = Stream::new(seed, "noise", *row as u64);
            let mut made: Vec<(u64, Sketch)> = stands
                .iter()
                .map(|stand| {
                    let salt = spread(stand, &[0; 16], 1);
                    let tag = u64::from_le_bytes(first(&spread(stand, &[0; 16], 0)));
                    (tag, sketch(&record.pieces, &salt, head.segments, &mut chance))
                })
                .collect();
            while made.len() < tickets {
                made.push((chance.number(), noise(head.segments, &mut chance)));
            }
            made.sort_unstable();
            made
        })
        .collect();
    let mut sketches = Vec::with_capacity(made.len() * tickets * stride(head.segments));
    for (_, bits) in made.iter().flatten() {
        for segment in segments(head.segments) {
            let bits = bits.get(segment as usize).copied().unwrap_or_default();
            sketches.extend(bits.to_le_bytes().into_iter().take(segment.bytes()));
        }
    }
    Encoded {
        handles: order.iter().map(|(_, record, _)| record.handle.0).collect(),
        tags: made.iter().flatten().map(|(tag, _)| *tag).collect(),
        sketches,
        head,
    }
}
