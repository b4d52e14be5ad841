//! Who died or went missing on the way: one register is added up, a second one is linked with it, so
//! that nobody is counted twice and what neither has can be estimated.
//!
//! It must never write to the log nor keep what is given, nor show a sum as all who died.

use std::path::Path;

use counting::deaths::same::{Events, Link, Options, Overlap, link, overlap};
use counting::deaths::{By, Register, Totals, totals};
use counting::input::Sheet;
use counting::lists::{Card, Request, estimate};
use counting::told::Told;

use super::alone::alone;
use super::estimate::Unread;
use crate::error::Result;
use crate::house::{House, Session};
use crate::policy::Use;

/// What a register gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Died {
    /// The register.
    pub register: Register,
    /// Its totals by year.
    pub years: Totals,
    /// By region.
    pub regions: Totals,
    /// By the grade of the sources.
    pub qualities: Totals,
    /// What a second register adds; nothing when there is none.
    pub linked: Option<std::result::Result<Linked, Told>>,
}

/// Two registers linked.
#[derive(Debug, Clone, PartialEq)]
pub struct Linked {
    /// The incidents of both.
    pub events: Events,
    /// Pairs that may be one, the most probable first.
    pub links: Vec<Link>,
    /// What both have and only one has.
    pub overlap: Overlap,
    /// How many incidents there are, those of no register included; or why that is not known.
    pub card: std::result::Result<Card, Told>,
}

/// Why registers give nothing: which (the first or the second), where, and what.
#[derive(Debug, Clone, PartialEq)]
pub struct Uncounted {
    /// Whether it is about the second register.
    pub second: bool,
    /// Where, and what.
    pub wrong: Unread,
}

impl House {
    /// Adds a register up, and links it with a second where there is one; one at a time, others wait.
    ///
    /// # Errors
    /// The role may not. What is wrong with the registers is an answer, not an error.
    pub fn deaths(
        &self,
        session: &Session,
        [first, second]: [&[u8]; 2],
    ) -> Result<std::result::Result<Died, Uncounted>> {
        session.must(Use::Overview)?;
        Ok(alone(|| died([first, second])))
    }
}

/// What registers give; the second may be empty.
///
/// # Errors
/// What is wrong with them, and where.
pub fn died([first, second]: [&[u8]; 2]) -> std::result::Result<Died, Uncounted> {
    if first.is_empty() {
        let wrong = Told::new("register_missing", []).into();
        return Err(Uncounted { second: false, wrong });
    }
    let register = read(first).map_err(|wrong| Uncounted { second: false, wrong })?;
    let linked = if second.is_empty() {
        None
    } else {
        let other = read(second).map_err(|wrong| Uncounted { second: true, wrong })?;
        Some(linked(&register, &other))
    };
    let by = |by| totals(&register, by);
    let (years, regions, qualities) = (by(By::Year), by(By::Region), by(By::Quality));
    Ok(Died { years, regions, qualities, linked, register })
}

fn read(register: &[u8]) -> std::result::Result<Register, Unread> {
    Ok(Register::from_sheet(&Sheet::parse(Path::new("register.csv"), register)?)?)
}

fn linked(first: &Register, second: &Register) -> std::result::Result<Linked, Told> {
    let mut events = Events::default();
    events.add("1", first);
    events.add("2", second);
    let options = Options::default();
    let (_, mut links) = link(&events, &options).map_err(|fault| fault.told())?;
    let overlap = overlap(&events, &links, options.threshold);
    let overlap = overlap.ok_or_else(|| Told::new("too_large", []))?;
    let card = estimate(&overlap.patterns, &Request::default()).map_err(|fault| fault.told());
    links.sort_by(|one, other| other.probability.total_cmp(&one.probability));
    Ok(Linked { events, links, overlap, card })
}
