//! What is personal is sealed wherever it is kept, and opens only to whom it may.

use app::{Annulment, CaseFile, EntryKind, NewNote, Session, Upload, compartments};
use kernel::{CaseId, Compartment, PersonId, Role};
use record::{Name, NameKind, Purpose};
use serde_json::json;
use trace::Log;

use crate::support::*;

/// Stands in every personal text, and nowhere else.
const PLANTED: &str = "Qmxzv";

const PDF: &[u8] = include_bytes!("pack/page.pdf");

fn planted(what: &str) -> String {
    format!("{PLANTED} {what}")
}

/// A case in which everything that can be written was written, with something planted in each.
fn full_case(home: &Home) -> (CaseId, PersonId) {
    let mut registration = with_child(&planted("Zahra"), &planted("Karimi"), &planted("Omid"));
    let identity = &mut registration.applicant.identity;
    identity.birth_place = Some(planted("Herat"));
    let (family, given) = (planted("کریمی"), planted("زهرا"));
    identity.names.push(Name { kind: NameKind::Original, family, given });
    registration.typed.insert("phone".into(), "+33612345678".into());
    registration.typed.insert("needs".into(), planted("insulin"));
    let arrived = home.opens(&registration);
    let case = arrived.case;
    let own = Session::person(arrived.applicant);

    let told: Vec<(String, String)> =
        Compartment::ALL.map(|place| (format!("{place}_told"), planted(place.as_str()))).to_vec();
    let told: Vec<(&str, &str)> =
        told.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    home.act(&own, case, "tell", &told).unwrap();
    for (place, role) in [
        (Compartment::Identity, Role::Registration),
        (Compartment::Contact, Role::Integration),
        (Compartment::Family, Role::Association),
        (Compartment::Documents, Role::FirstReception),
        (Compartment::Health, Role::Operator),
        (Compartment::Story, Role::Court),
        (Compartment::Counselling, Role::Association),
    ] {
        let note = NewNote { case, compartment: place, text: planted(place.as_str()) };
        home.house.write_note(&agent(role), home.command(), &note).unwrap();
    }
    let upload = Upload { title: planted("passport"), asked_as: None, bytes: PDF.to_vec() };
    home.house.attach(&own, home.command(), case, &upload).unwrap();
    let remarks = planted("thumb");
    let typed = [("prints", "taken"), ("fingers", "9"), ("remarks", remarks.as_str())];
    home.act(&agent(Role::Registration), case, "register", &typed).unwrap();
    let event = home.events().pop().unwrap().envelope.id;
    let annulment = Annulment { case, event, reason: planted("wrong") };
    home.house.annul(&agent(Role::Registration), home.command(), &annulment).unwrap();
    (case, arrived.applicant)
}

#[test]
fn nothing_personal_stands_in_an_envelope_a_clear_payload_a_row_or_a_message() {
    let home = Home::small();
    let (case, _) = full_case(&home);
    home.decide(case, "refused");
    home.house.search(&agent(Role::Registration), PLANTED).unwrap();
    let (mut sealed, secrets) = (0, [PLANTED, "612345678"]);
    for event in home.events() {
        let clear = json!([event.envelope, event.payload.clear]).to_string();
        for part in &event.payload.sealed {
            sealed += 1;
            let text = String::from_utf8_lossy(&part.bytes);
            assert!(!secrets.iter().any(|secret| text.contains(secret)));
        }
        assert!(!secrets.iter().any(|secret| clear.contains(secret)), "{clear}");
    }
    assert!(sealed > 20, "{sealed} sealed parts");
    let rows = format!("{:?}", home.rows());
    assert!(!secrets.iter().any(|secret| rows.contains(secret)), "{rows}");
    assert!(!rows.to_lowercase().contains(&PLANTED.to_lowercase()));
    let messages =
        home.log.claim(instant("2030-01-01T00:00:00Z"), instant("2030-01-02T00:00:00Z"), 999);
    assert!(!format!("{messages:?}").contains(PLANTED));
    for bytes in home.vault.kept().values() {
        assert!(!bytes.windows(5).any(|word| word == b"%PDF-"));
    }
}

/// What a file shows, by compartment: each kind of thing that is kept there, and whether it is open.
fn shown(file: &CaseFile) -> Vec<(Compartment, &'static str, bool)> {
    let mut shown = Vec::new();
    let dossier = &file.dossier;
    let identity = dossier.applicant.claims[0].identity.is_some();
    shown.push((Compartment::Identity, "the applicant's identity", identity));
    let member = &dossier.members[0];
    shown.push((Compartment::Identity, "the child's identity", member.card.name().is_some()));
    shown.push((Compartment::Family, "who is whose child", member.relation.is_some()));
    let title = dossier.documents[0].title.is_some();
    shown.push((Compartment::Documents, "the title of a document", title));
    for entry in &dossier.entries {
        match &entry.kind {
            EntryKind::Done { answers, .. } => {
                let answers = answers.iter();
                shown.extend(answers.map(|(place, text)| (*place, "an answer", text.is_some())));
            }
            EntryKind::Note(place, text) => shown.push((*place, "a note", text.is_some())),
            EntryKind::Annulled { reason, .. } => {
                shown.push((Compartment::Story, "why a step does not count", reason.is_some()));
            }
            EntryKind::DocumentReceived(title) => {
                shown.push((Compartment::Documents, "a document received", title.is_some()));
            }
            EntryKind::Opened | EntryKind::Moved(_) | EntryKind::DocumentWithdrawn => {}
        }
    }
    shown
}

#[test]
fn each_role_opens_its_compartments_and_no_other() {
    let home = Home::small();
    let (case, applicant) = full_case(&home);
    for role in Role::ALL {
        let session = if role == Role::Person { Session::person(applicant) } else { agent(role) };
        let purpose = Purpose::Procedure;
        let Ok(file) = home.house.open_file(&session, case, purpose) else {
            assert!(!app::may(role, app::Use::OpenFile), "{role}");
            continue;
        };
        let open = compartments(role);
        let shown = shown(&file);
        for (place, what, is_open) in &shown {
            assert_eq!(*is_open, open.contains(place), "{role}: {what} in {place}");
        }
        for place in Compartment::ALL {
            let things = shown.iter().filter(|(of, ..)| *of == place).count();
            assert!(things >= 2, "{place} is tried with {things} things");
        }
    }
}

#[test]
fn a_note_is_written_only_where_its_writer_may_read() {
    let home = Home::small();
    let case = home.arrives("Zahra", "Karimi").case;
    for role in Role::ALL {
        for place in Compartment::ALL {
            let note = NewNote { case, compartment: place, text: "x".into() };
            let written = home.house.write_note(&agent(role), home.command(), &note);
            let may = app::may(role, app::Use::WriteNote) && compartments(role).contains(&place);
            assert_eq!(written.is_ok(), may, "{role} in {place}: {written:?}");
            assert!(may || written == Err(app::Error::Forbidden));
        }
    }
}

#[test]
fn a_note_sent_twice_is_written_once_and_refused_with_its_reason() {
    let home = Home::small();
    let case = home.arrives("Zahra", "Karimi").case;
    let command = home.command();
    let write = |text: &str, case| {
        let note = NewNote { case, compartment: Compartment::Contact, text: text.into() };
        home.house.write_note(&agent(Role::Registration), command, &note)
    };
    let first = write("call after six", case).unwrap();
    assert_eq!(write("call after six", case).unwrap().receipt.first, first.receipt.first);
    assert_eq!(write(" ", case), Err(app::Error::Note(reception::note::Refusal::Empty)));
    assert_eq!(write("x", nowhere()), Err(app::Error::NotFound));
    let file = home.file(Role::Court, case);
    let notes = file.dossier.entries.iter().filter(|it| matches!(it.kind, EntryKind::Note(..)));
    assert_eq!(notes.count(), 1);
}

#[test]
fn once_the_key_is_destroyed_the_file_names_nobody_and_still_stands() {
    let home = Home::small();
    let (case, applicant) = full_case(&home);
    let document = home.file(Role::Court, case).dossier.documents[0].document;
    let facts = home.file(Role::Court, case).run.facts().clone();
    home.house.sealer.keys().destroy(applicant).unwrap();
    home.log.rebuild().unwrap();
    let file = home.file(Role::Court, case);
    let family = |what: &str| matches!(what, "the child's identity" | "who is whose child");
    for (place, what, is_open) in shown(&file) {
        assert_eq!(is_open, family(what), "{what} in {place}: the child's key is another");
    }
    assert_eq!(*file.run.facts(), facts, "what is counted stays");
    let read = home.house.read_document(&agent(Role::Court), case, document);
    assert_eq!(read, Err(app::Error::Seal(trace::SealError::Erased)));
    // What says nothing personal may still be written, what does may not.
    home.act(
        &agent(Role::Registration),
        case,
        "register",
        &[("prints", "taken"), ("fingers", "9")],
    )
    .unwrap();
    let note = NewNote { case, compartment: Compartment::Story, text: "x".into() };
    let refused = home.house.write_note(&agent(Role::Court), home.command(), &note);
    assert!(matches!(refused, Err(app::Error::Seal(_))), "{refused:?}");
}

#[test]
fn views_are_the_same_after_they_are_built_anew() {
    let home = Home::small();
    home.at("2026-04-20T09:00:00Z");
    let (case, _) = full_case(&home);
    home.house.move_case(&agent(Role::Registration), home.command(), case, &code("2")).unwrap();
    home.registered(case);
    home.decided("accepted");
    let refused = home.decided("refused");
    home.done(refused.case, "ask_aid", &[]);
    let open = home.arrives("Reza", "Amini");
    home.registered(open.case);
    home.days_pass(45);
    home.house.work_off().unwrap();
    crate::reporting::full(&home);
    let before = home.rows();
    assert!(before.values().all(|rows| !rows.is_empty()), "every view holds something");
    let events = u64::try_from(home.events().len()).unwrap();
    assert_eq!(home.log.rebuild(), Ok(events));
    assert_eq!(home.rows(), before);
}

#[test]
fn the_views_keep_the_contract_of_the_log() {
    let home = Home::small();
    assert_eq!(home.log.views().check(), Ok(()));
    let names: Vec<_> = home.log.views().iter().map(trace::View::name).collect();
    assert_eq!(names, ["cases", "owed", "names", "alike", "homes", "access", "reports"]);
}
