//! XES (IEEE 1849-2016): one trace a case, one event a step.

use std::collections::BTreeMap;
use std::io::Write;

use kernel::{ObjectKind, ObjectRef};

use super::{ExportError, every};
use crate::event::Recorded;
use crate::log::Log;

/// Writes the steps of every case as XES; returns the number of events.
///
/// # Errors
/// The log cannot be read or the output not written.
pub fn write_xes(log: &dyn Log, out: &mut dyn Write) -> Result<u64, ExportError> {
    let mut cases: BTreeMap<ObjectRef, Vec<String>> = BTreeMap::new();
    let mut count = 0;
    every(log, |recorded| {
        let touched = recorded.envelope.objects.iter().map(|(object, _)| *object);
        let case = touched.into_iter().find(|object| object.kind == ObjectKind::Case);
        if let (Some(case), Some(step)) = (case, &recorded.envelope.step) {
            count += 1;
            cases.entry(case).or_default().push(event(recorded, step.as_str()));
        }
        Ok(())
    })?;
    out.write_all(HEAD.as_bytes())?;
    for (case, events) in cases {
        writeln!(out, "<trace><string key=\"concept:name\" value=\"{}\"/>", case.id)?;
        for event in events {
            writeln!(out, "{event}")?;
        }
        writeln!(out, "</trace>")?;
    }
    out.write_all(b"</log>\n")?;
    Ok(count)
}

const HEAD: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
    "<log xes.version=\"1849-2016\" xes.features=\"\" xmlns=\"http://www.xes-standard.org/\">\n",
    "<extension name=\"Concept\" prefix=\"concept\" uri=\"http://www.xes-standard.org/concept.xesext\"/>\n",
    "<extension name=\"Time\" prefix=\"time\" uri=\"http://www.xes-standard.org/time.xesext\"/>\n",
    "<extension name=\"Organizational\" prefix=\"org\" uri=\"http://www.xes-standard.org/org.xesext\"/>\n",
);

/// Codes hold no character that XML would have to escape.
fn event(recorded: &Recorded, step: &str) -> String {
    let envelope = &recorded.envelope;
    let mut text = format!(
        "<event><string key=\"concept:name\" value=\"{step}\"/>\
         <date key=\"time:timestamp\" value=\"{}\"/><string key=\"org:role\" value=\"{}\"/>",
        envelope.occurred_at,
        envelope.actor.role.as_str()
    );
    for (fact, value) in &envelope.facets {
        text.push_str(&format!("<string key=\"{fact}\" value=\"{value}\"/>"));
    }
    text.push_str("</event>");
    text
}
