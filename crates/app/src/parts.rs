//! Events of the log read back as events of a concept, opening only the compartments named.

use std::collections::BTreeMap;

use kernel::Compartment;
use record::{Parts, Recordable, Stored};
use trace::{Opener, Recorded};

use crate::error::Result;

/// An event read back, with where and by whom it was written.
pub(crate) struct Known<'a, E> {
    pub(crate) event: E,
    pub(crate) recorded: &'a Recorded,
}

/// The parts of an event: the clear one, and those of the compartments named that open.
pub(crate) fn parts(
    recorded: &Recorded,
    opener: &dyn Opener,
    compartments: &[Compartment],
) -> Parts {
    let sealed: BTreeMap<_, _> = compartments
        .iter()
        .filter_map(|&compartment| Some((compartment, opener.open(recorded, compartment)?)))
        .collect();
    Parts { clear: recorded.payload.clear.clone(), sealed }
}

/// The events of one concept among those loaded.
pub(crate) fn known<'a, E: Recordable>(
    events: &'a [Recorded],
    opener: &dyn Opener,
    compartments: &[Compartment],
) -> Result<Vec<Known<'a, E>>> {
    let mut found = Vec::new();
    for recorded in events {
        let parts = parts(recorded, opener, compartments);
        let stored = Stored { envelope: &recorded.envelope, parts };
        if let Some(event) = E::read(stored)? {
            found.push(Known { event, recorded });
        }
    }
    Ok(found)
}

/// The same, without what surrounds them and without opening anything.
pub(crate) fn plain<E: Recordable>(events: &[Recorded]) -> Result<Vec<E>> {
    Ok(known(events, &Shut, &[])?.into_iter().map(|known| known.event).collect())
}

/// Opens nothing.
pub(crate) struct Shut;

impl Opener for Shut {
    fn open(&self, _: &Recorded, _: Compartment) -> Option<serde_json::Value> {
        None
    }
}
