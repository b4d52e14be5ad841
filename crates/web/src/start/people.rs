//! Who is with the person: rows that can be added and taken away without a script.

use super::fields::birth;
use super::read::{Relative, relative};
use crate::form::{Control, Field, LineKind, Opt, Posted, Problems};
use crate::i18n::{RELATIONS, Words};

/// How many people one person may add; more are added at the desk.
const MOST: usize = 20;

/// The fields of one row; `prefix` is `person-new`, or `person-0` and so on.
#[must_use]
pub fn relative_fields(prefix: &str, draft: &Posted, problems: &Problems) -> Vec<Field> {
    let name = format!("{prefix}-name");
    let relation = format!("{prefix}-relation");
    let options =
        RELATIONS.iter().map(|it| Opt::new(*it, Words::One("relation", (*it).to_owned())));
    let line = Control::Line {
        kind: LineKind::Name,
        value: draft.typed(&name),
        autocomplete: Some("off"),
    };
    let chosen = draft.typed(&relation);
    let mut row = vec![
        Field::new(name, "field-relative-name", line),
        birth(&format!("{prefix}-birth"), draft, false),
        Field::new(
            relation,
            "field-relation",
            Control::Select { options: options.collect(), chosen },
        ),
    ];
    for field in &mut row {
        field.wrong = problems.get(&field.name).cloned();
    }
    row
}

fn prefix(place: usize) -> String {
    format!("person-{place}")
}

fn parts(prefix: &str) -> [String; 5] {
    ["name", "birth-day", "birth-month", "birth-year", "relation"]
        .map(|part| format!("{prefix}-{part}"))
}

/// How many rows a draft holds, empty ones between full ones included.
fn rows(draft: &Posted) -> usize {
    let typed =
        |place: &usize| parts(&prefix(*place)).iter().any(|name| !draft.get(name).is_empty());
    (0..MOST).rev().find(typed).map_or(0, |last| last + 1)
}

/// The people of a draft, each with the number of its row.
///
/// # Errors
/// What is wrong, by the name of the field.
pub fn relatives(draft: &Posted) -> Result<Vec<(usize, Relative)>, Problems> {
    let (mut found, mut wrong) = (Vec::new(), Problems::new());
    for place in 0..rows(draft) {
        match relative(&prefix(place), draft) {
            Ok(Some(relative)) => found.push((place, relative)),
            Ok(None) => {}
            Err(problems) => wrong.extend(problems),
        }
    }
    if wrong.is_empty() { Ok(found) } else { Err(wrong) }
}

/// Adds what was typed in the empty row `person-new` to the draft.
///
/// # Errors
/// What is wrong with it; the draft is then as before.
pub fn add_relative(draft: &mut Posted, sent: &Posted) -> Result<(), Problems> {
    let place = rows(draft);
    if relative("person-new", sent)?.is_some() && place < MOST {
        for (new, kept) in parts("person-new").into_iter().zip(parts(&prefix(place))) {
            draft.set(kept, sent.get(&new));
        }
    }
    Ok(())
}

/// Takes a row away.
pub fn remove_relative(draft: &mut Posted, place: usize) {
    for name in parts(&prefix(place)) {
        draft.remove(&name);
    }
}
