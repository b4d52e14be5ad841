//! Who looked at the person's file: the trace, read by its subject.

use kernel::{Compartment, Timestamp};
use law::Text;

use crate::pages::page;
use crate::parts::Pager;
use crate::sample;

/// Who looked at the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// Each look, the latest first.
    pub looks: Vec<Look>,
    /// Pages, when there are many.
    pub pager: Pager,
    /// Each decision whether the person is one with somebody else, the latest first.
    pub compared: Vec<Compared>,
}

/// A decision whether the person is one with somebody else registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// When.
    pub at: Timestamp,
    /// Which body.
    pub by: Text,
    /// Which office.
    pub office: Option<String>,
    /// A word of the family `compared`.
    pub finding: record::Finding,
    /// When it was undone, if it was.
    pub undone: Option<Timestamp>,
}

/// One look at a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// When.
    pub at: Timestamp,
    /// Which body.
    pub by: Text,
    /// Which office.
    pub office: Option<String>,
    /// What for.
    pub purpose: Text,
    /// The parts of the file that were opened; only the name in a list, when empty.
    pub seen: Vec<Compartment>,
    /// How often within the hour before.
    pub times: usize,
}

impl Look {
    /// Joins looks, newest first, that differ in nothing but the minute.
    #[must_use]
    pub fn joined(looks: impl IntoIterator<Item = Self>) -> Vec<Self> {
        let mut joined: Vec<Self> = Vec::new();
        for look in looks {
            match joined.last_mut() {
                Some(newer) if newer.repeats(&look) => newer.times += look.times,
                _ => joined.push(look),
            }
        }
        joined
    }

    fn repeats(&self, older: &Self) -> bool {
        let said = |look: &Self| (look.by.clone(), look.office.clone(), look.purpose.clone());
        said(self) == said(older)
            && self.seen == older.seen
            && self.at.duration_since(older.at) < jiff::SignedDuration::from_hours(1)
    }
}

page!(Access, Person, "portal/access.html", samples);

fn samples() -> Vec<(&'static str, Access)> {
    let look = |days, hour, by, office: Option<&str>, purpose, seen: &[Compartment]| Look {
        at: sample::days_from_now(days, hour),
        by,
        office: office.map(str::to_owned),
        purpose,
        seen: seen.to_vec(),
        times: if days == 0 { 3 } else { 1 },
    };
    let looks = vec![
        look(
            0,
            8,
            sample::prefecture(),
            Some("GUDA Paris 1"),
            sample::text("Ouvrir le dossier", "Open the file"),
            &[Compartment::Identity, Compartment::Documents],
        ),
        look(
            -3,
            16,
            sample::ofii(),
            None,
            sample::text("Préparer l'allocation", "Prepare the allowance"),
            &[Compartment::Identity, Compartment::Family],
        ),
        look(
            -14,
            10,
            sample::prefecture(),
            Some("GUDA Paris 1"),
            sample::text("Enregistrer la demande", "Register the application"),
            &Compartment::ALL,
        ),
    ];
    let compared = [(record::Finding::Same, None), (record::Finding::Different, Some(-1))];
    let compared = compared.map(|(finding, undone)| Compared {
        at: sample::days_from_now(-3, 10),
        by: sample::prefecture(),
        office: Some("GUDA Paris 1".to_owned()),
        finding,
        undone: undone.map(|days| sample::days_from_now(days, 9)),
    });
    let pager = Pager { page: 2, pages: 3, rows: 57, base: "/me/access".into() };
    let many = Access { looks, pager, compared: compared.to_vec() };
    let none = Access { looks: Vec::new(), pager: Pager::single(0), compared: Vec::new() };
    vec![("many", many), ("none", none)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_that_differ_in_the_minute_only_are_told_once_with_their_number() {
        let look = |minutes, by: Text| Look {
            at: sample::days_from_now(0, 8) - jiff::SignedDuration::from_mins(minutes),
            by,
            office: None,
            purpose: sample::text("Ouvrir le dossier", "Open the file"),
            seen: vec![Compartment::Identity],
            times: 1,
        };
        let (mine, other) = (sample::prefecture, sample::ofii);
        let looks = [
            look(0, mine()),
            look(9, mine()),
            look(20, mine()),
            look(21, other()),
            look(22, mine()),
            look(90, mine()),
        ];
        let joined = Look::joined(looks);
        let told: Vec<_> = joined.iter().map(|look| (look.by == mine(), look.times)).collect();
        assert_eq!(told, [(true, 3), (false, 1), (true, 1), (true, 1)]);
        assert_eq!(joined[0].at, sample::days_from_now(0, 8), "the newest is told");
    }
}
