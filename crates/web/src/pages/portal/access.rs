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
    /// The parts of the file that were opened.
    pub seen: Vec<Compartment>,
}

page!(Access, Person, "portal/access.html", samples);

fn samples() -> Vec<(&'static str, Access)> {
    let look = |days, hour, by, office: Option<&str>, purpose, seen: &[Compartment]| Look {
        at: sample::days_from_now(days, hour),
        by,
        office: office.map(str::to_owned),
        purpose,
        seen: seen.to_vec(),
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
    let many =
        Access { pager: Pager { page: 2, pages: 3, rows: 57, base: "/me/access".into() }, looks };
    vec![("many", many), ("none", Access { looks: Vec::new(), pager: Pager::single(0) })]
}
