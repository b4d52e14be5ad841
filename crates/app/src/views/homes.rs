//! Who lives in which household now.

use kernel::{Code, ObjectKind, ObjectRef};
use reception::Recorder;
use reception::household::Household;
use record::HouseholdEvent;
use trace::{Cell, Column, ColumnType, Opener, Recorded, View};

use super::{column, text};
use crate::parts::plain;

pub(crate) const HOMES: &str = "homes";

const COLUMNS: [Column; 1] = [column("person", ColumnType::Text, true)];

pub(super) struct Homes {
    types: Vec<Code>,
}

impl Homes {
    pub(super) fn new() -> Self {
        let types = ["household_formed", "member_joined", "member_left"];
        Self { types: types.map(Code::lenient).to_vec() }
    }
}

impl View for Homes {
    fn name(&self) -> &'static str {
        HOMES
    }
    fn columns(&self) -> &'static [Column] {
        &COLUMNS
    }
    fn subjects(&self) -> ObjectKind {
        ObjectKind::Household
    }
    fn types(&self) -> &[Code] {
        &self.types
    }
    fn rows(&self, _: ObjectRef, events: &[Recorded], _: &dyn Opener) -> Vec<Vec<Cell>> {
        let events: Vec<HouseholdEvent> = plain(events).unwrap_or_default();
        let log = Recorder::<Household>::replay(&events);
        log.state().members.iter().map(|person| vec![text(person)]).collect()
    }
}
