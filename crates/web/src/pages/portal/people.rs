//! Who is with the person: those added so far, and an empty row to add one more.

use kernel::CommandId;

use crate::form::{Form, Posted, Problems};
use crate::i18n::Words;
use crate::pages::page;
use crate::sample;
use crate::start::{self, Stage};

/// Who is with the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct People {
    /// Those added so far: the number of the row and the words.
    pub added: Vec<(usize, Words)>,
    /// The empty row, or what was wrong with it. Sent with `do` = `add`, `remove-N` or `go`.
    pub form: Form,
    /// The draft so far, signed, when no session holds it.
    pub carried: Option<String>,
}

impl People {
    /// The people of a draft, and a row with what was sent if it was wrong.
    #[must_use]
    pub fn new(draft: &Posted, sent: &Posted, problems: &Problems, command: CommandId) -> Self {
        let added = start::relatives(draft).unwrap_or_default();
        let told = |relative: start::Relative| Words::Relative {
            name: relative.name,
            birth: relative.birth,
            relation: relative.relation,
        };
        let fields = start::relative_fields("person-new", sent, problems);
        Self {
            added: added.into_iter().map(|(row, relative)| (row, told(relative))).collect(),
            form: Form::new(Stage::People.path(), command, fields),
            carried: None,
        }
    }
}

page!(People, Visitor, "portal/people.html", samples);

fn samples() -> Vec<(&'static str, People)> {
    let draft = Posted::from_pairs([
        ("person-0-name", "Haidari Nouri"),
        ("person-0-birth-year", "2019"),
        ("person-0-birth-month", "4"),
        ("person-0-relation", "child"),
        ("person-1-name", "Haidari Zahra"),
        ("person-1-birth-year", "1968"),
        ("person-1-relation", "parent"),
    ]);
    let half = Posted::from_pairs([("person-new-name", "Karim")]);
    let problems = start::add_relative(&mut Posted::default(), &half).err().unwrap_or_default();
    let empty = Posted::default();
    vec![
        ("empty", People::new(&empty, &empty, &Problems::new(), sample::id(90))),
        ("two", People::new(&draft, &empty, &Problems::new(), sample::id(90))),
        ("wrong", People::new(&draft, &half, &problems, sample::id(90))),
    ]
}
