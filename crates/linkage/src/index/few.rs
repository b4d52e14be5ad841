//! A few records of an index and the one asked about, as a frame of their own.

use super::Index;
use crate::compare::compared;
use crate::compare::domain::{Domain, Gathering};
use crate::compare::frame::{Frame, FrameField};
use crate::settings::Kind;
use crate::table::{MISSING, code_at, short};

impl Index {
    /// A frame of some units, in order, and the record asked about, last. How frequent values are
    /// is as in the whole index.
    pub(super) fn few<'a>(&self, units: &[u32], value: &impl Fn(&str) -> Option<&'a str>) -> Frame {
        let mut domains = Vec::with_capacity(self.domains.len());
        let mut fields = self.fields.clone_empty();
        for (place, (kind, values)) in self.domains.iter().enumerate() {
            let own =
                self.fields.iter().zip(&mut fields).filter(|(field, _)| field.domain == place);
            domains.push(gather(*kind, values, units, own, value));
        }
        let rows = short(units.len() + 1);
        let mut frame = Frame {
            domains,
            fields,
            left: rows,
            left_rows: rows as usize,
            first: (0..rows).collect(),
            weight: vec![1; rows as usize],
            unit_of: (0..rows).collect(),
            grid: Vec::new(),
        };
        frame.lay_out();
        frame
    }
}

impl Frame {
    /// Whether two units say the same in every field, and say something.
    pub(super) fn are_alike(&self, one: u32, other: u32) -> bool {
        let mut said = self.fields.iter().map(|field| (field.code(one), field.code(other)));
        said.clone().any(|(code, _)| code != MISSING) && said.all(|(one, other)| one == other)
    }
}

/// The same fields without values.
trait CloneEmpty {
    fn clone_empty(&self) -> Vec<FrameField>;
}

impl CloneEmpty for Vec<FrameField> {
    fn clone_empty(&self) -> Vec<FrameField> {
        self.iter()
            .map(|field| FrameField {
                name: field.name.clone(),
                kind: field.kind,
                domain: field.domain,
                codes: Vec::new(),
                counts: Vec::new(),
                filled: field.filled,
            })
            .collect()
    }
}

fn gather<'i, 'a>(
    kind: Kind,
    values: &[Box<str>],
    units: &[u32],
    fields: impl Iterator<Item = (&'i FrameField, &'i mut FrameField)>,
    value: &impl Fn(&str) -> Option<&'a str>,
) -> Domain {
    let mut gathering = Gathering::default();
    for (whole, few) in fields {
        let mut counted: Vec<(u32, u32)> = Vec::new();
        for &unit in units {
            let code = whole.code(unit);
            let text = values.get(code as usize).map_or(String::new(), |text| text.to_string());
            let own = gathering.code(text);
            few.codes.push(own);
            counted.push((own, code_at(&whole.counts, code)));
        }
        let asked = value(&few.name).map_or(String::new(), |text| compared(kind, text));
        few.codes.push(gathering.code(asked));
        // The record asked about is one more that bears the value.
        for (code, count) in counted.into_iter().filter(|(code, _)| *code != MISSING) {
            let place = code as usize;
            if few.counts.len() <= place {
                few.counts.resize(place + 1, 0);
            }
            if let Some(slot) = few.counts.get_mut(place) {
                *slot = count.saturating_add(1);
            }
        }
    }
    gathering.finish(kind)
}
