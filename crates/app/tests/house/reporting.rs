//! Reports of violence: found again by the code alone, linked to nobody, read by two roles, of which
//! one alone reads those about staff.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use app::{Error, House, NewReport, ReportCode, Saying, Session};
use kernel::{Actor, Id, ObjectKind, Position, ReportId, Role, Timestamp, World};
use reception::report::{Command, Kind, Refusal};
use record::{Referral, Reporter, Scene, Violence, report_key};
use serde_json::json;
use trace::{Log, MemoryKeystore, Recorded, SealError, Sealer};
use uuid::Uuid;

use crate::support::*;

/// Stands in every word of a report, and nowhere else.
const PLANTED: &str = "Qmxzv";

fn told(words: &str) -> NewReport {
    NewReport {
        violence: Violence::Corruption,
        reporter: Reporter::Concerned,
        scene: Some(Scene::Office),
        office: Some(code("guda-lyon")),
        about_staff: false,
        month: Some(code("2026-02")),
        words: format!("{PLANTED} {words}"),
    }
}

fn manager() -> Session {
    agent(Role::Manager)
}

fn make(home: &Home, words: &str) -> ReportCode {
    home.house.report(home.command(), told(words)).unwrap()
}

fn only(home: &Home) -> ReportId {
    let lines = home.house.reports(&manager()).unwrap();
    assert_eq!(lines.len(), 1);
    lines[0].report
}

fn deal(home: &Home, what: &Command) -> app::Result<()> {
    home.house.deal_with_report(&manager(), home.command(), only(home), what)
}

/// Everything that was done on a report, by both sides.
pub(crate) fn full(home: &Home) -> ReportCode {
    let made = make(home, "he asked for money");
    home.house.follow_report(&made).unwrap().unwrap();
    home.house.write_more(&made, home.command(), &format!("{PLANTED} again")).unwrap().unwrap();
    home.house.open_report(&manager(), only(home)).unwrap();
    let words = |what: &str| format!("{PLANTED} {what}");
    deal(home, &Command::Answer(words("we believe you"))).unwrap();
    deal(home, &Command::Refer(Referral::Legal)).unwrap();
    deal(home, &Command::Close(words("passed on"))).unwrap();
    made
}

#[test]
fn the_words_of_a_report_stand_in_no_envelope_no_clear_payload_and_no_row() {
    let home = Home::small();
    let made = full(&home);
    let (digits, mut sealed) = (made.grouped().replace(' ', ""), 0);
    for event in home.events() {
        let clear = json!([event.envelope, event.payload.clear]).to_string();
        assert!(!clear.contains(PLANTED) && !clear.contains(&digits), "{clear}");
        for part in &event.payload.sealed {
            sealed += 1;
            assert!(!String::from_utf8_lossy(&part.bytes).contains(PLANTED));
        }
    }
    assert_eq!(sealed, 4);
    let rows = format!("{:?}", home.rows());
    assert!(!rows.contains(PLANTED) && !rows.contains(&digits));
}

/// What a thief of the database reads of whoever reported.
fn of_reporters(home: &Home) -> Vec<Recorded> {
    let by = |event: &Recorded| event.envelope.actor.role == Role::Person;
    home.events().into_iter().filter(by).collect()
}

#[test]
fn nothing_of_whoever_reports_is_kept_but_the_day() {
    let home = Home::small();
    let before = home.events().len();
    home.at("2026-03-02T16:47:31.123456Z");
    let made = make(&home, "a blow");
    home.house.follow_report(&made).unwrap().unwrap();
    home.house.write_more(&made, home.command(), "more").unwrap().unwrap();
    let events: Vec<Recorded> = of_reporters(&home).into_iter().skip(before).collect();
    assert_eq!(events.len(), 3);
    for event in events {
        let envelope = &event.envelope;
        for at in [envelope.occurred_at, envelope.recorded_at] {
            let local = home.house.home.zone.to_datetime(at);
            assert_eq!(local.to_string(), "2026-03-02T00:00:00");
        }
        let ids = [envelope.id.uuid(), envelope.command.uuid()];
        let objects = envelope.objects.iter().map(|(object, _)| object.id);
        for id in ids.into_iter().chain(objects) {
            assert_eq!(id.get_version_num(), 8, "an id of chance holds no time");
        }
        let nobody = Actor {
            account: Id::new(Uuid::nil()),
            role: Role::Person,
            office: None,
            on_behalf_of: None,
        };
        assert_eq!(envelope.actor, nobody);
        assert_eq!(envelope.cause, None);
    }
}

#[test]
fn two_reports_of_one_visit_share_nothing_in_storage() {
    let home = Home::small();
    // The same person, signed in or not, reports twice in one minute.
    make(&home, "a blow");
    make(&home, "money");
    let events = of_reporters(&home);
    let [one, other] = events.as_slice() else { panic!("two events") };
    let marks = |event: &Recorded| -> BTreeSet<String> {
        let envelope = &event.envelope;
        let objects = envelope.objects.iter().map(|(object, _)| object.id.to_string());
        let digest = event.payload.clear["digest"].to_string();
        let own = [envelope.id.to_string(), envelope.command.to_string(), digest];
        objects.chain(own).chain(event.payload.subject.map(|it| it.to_string())).collect()
    };
    assert_eq!(marks(one).len(), 4);
    assert!(marks(one).is_disjoint(&marks(other)));
}

/// A world like the real one: an id begins with the millisecond at which it was made.
struct Timed {
    now: Timestamp,
    drawn: Mutex<u8>,
}

impl World for Timed {
    fn now(&self) -> Timestamp {
        self.now
    }
    fn uuid(&self) -> Uuid {
        let mut drawn = self.drawn.lock().unwrap();
        *drawn += 1;
        let millis = u64::try_from(self.now.as_millisecond()).unwrap();
        uuid::Builder::from_unix_timestamp_millis(millis, &[*drawn; 10]).into_uuid()
    }
}

/// Everything of an event that lies in storage, as bytes.
fn stored(event: &Recorded) -> Vec<u8> {
    let clear = json!([event.envelope, event.payload.clear, event.payload.subject]).to_string();
    let ids = [event.envelope.id.uuid(), event.envelope.command.uuid()];
    let mut bytes = clear.into_bytes();
    bytes.extend(ids.iter().flat_map(|id| *id.as_bytes()));
    bytes.extend(event.payload.sealed.iter().flat_map(|part| part.bytes.clone()));
    bytes
}

#[test]
fn no_byte_of_whoever_reports_holds_the_time_even_where_ids_do() {
    let home = Home::small();
    let now = instant("2026-03-02T16:47:31.123Z");
    let world: Arc<dyn World> = Arc::new(Timed { now, drawn: Mutex::new(0) });
    let sealer = Sealer::new(Arc::new(MemoryKeystore::default()), Arc::clone(&world));
    let house = House { world: Arc::clone(&world), sealer, ..home.house.clone() };
    let made = house.report(Id::new(world.uuid()), told("a blow")).unwrap();
    house.report(Id::new(world.uuid()), told("money")).unwrap();
    house.follow_report(&made).unwrap().unwrap();
    house.write_more(&made, Id::new(world.uuid()), "more").unwrap().unwrap();
    let report = house.reports(&manager()).unwrap()[0].report;
    house.open_report(&manager(), report).unwrap();
    // The first five bytes of such an id are the time to a quarter of a second.
    let mark = world.uuid();
    let (bytes, text) = (&mark.as_bytes()[..5], &mark.to_string()[..11]);
    let timed = |event: &Recorded| {
        let stored = stored(event);
        let holds = |mark: &[u8]| stored.windows(mark.len()).any(|part| part == mark);
        holds(bytes) || holds(text.as_bytes())
    };
    let (of_reporters, of_desk): (Vec<Recorded>, Vec<Recorded>) = house
        .log
        .page(Position(0), 99)
        .unwrap()
        .into_iter()
        .partition(|event| event.envelope.actor.role == Role::Person);
    assert_eq!((of_reporters.len(), of_desk.len()), (4, 1));
    assert!(of_reporters.iter().all(|event| !timed(event)));
    assert!(timed(&of_desk[0]), "a time would be found");
    let sealed: Vec<&[u8]> = of_reporters
        .iter()
        .flat_map(|event| event.payload.sealed.iter().map(|part| part.bytes.as_slice()))
        .collect();
    assert_eq!(sealed.len(), 3);
    let parts = |bytes: &[u8]| -> BTreeSet<Vec<u8>> {
        bytes[1..25].windows(4).map(<[u8]>::to_vec).collect()
    };
    assert!(parts(sealed[0]).is_disjoint(&parts(sealed[1])), "nonces of one visit are unlike");
}

#[test]
fn a_form_sent_twice_is_one_report_and_other_words_are_another() {
    let home = Home::small();
    let command = home.command();
    let first = home.house.report(command, told("a blow")).unwrap();
    assert_eq!(home.house.report(command, told("a blow")).unwrap(), first);
    let count = home.events().len();
    let other = home.house.report(command, told("money")).unwrap();
    assert_ne!(other, first, "who comes after at the same screen never sees the code of the first");
    assert_eq!(home.events().len(), count + 1);
}

#[test]
fn a_report_is_found_by_its_code_after_a_restart_and_by_no_other() {
    let home = Home::small();
    let made = full(&home);
    let typed = made.grouped();
    home.log.rebuild().unwrap();
    let house = home.on(home.log.clone());
    let again = ReportCode::typed(&typed).unwrap();
    let followed = house.follow_report(&again).unwrap().unwrap();
    let said: Vec<_> =
        followed.messages.iter().map(|it| (it.saying, it.words.clone().unwrap())).collect();
    let words = |what: &str| format!("{PLANTED} {what}");
    assert_eq!(
        said,
        [
            (Saying::Reporter, words("he asked for money")),
            (Saying::Reporter, words("again")),
            (Saying::Desk, words("we believe you")),
        ],
        "the reason of closing is not for whoever reported"
    );
    assert_eq!(
        (followed.referred.as_slice(), followed.closed),
        ([Referral::Legal].as_slice(), true)
    );
    let stranger = make(&Home::france(), "elsewhere");
    assert_eq!(house.follow_report(&stranger).unwrap(), None);
    assert_eq!(house.write_more(&stranger, home.command(), "x").unwrap(), None);
}

#[test]
fn writing_more_opens_a_closed_report_again() {
    let home = Home::small();
    let made = full(&home);
    let refused = deal(&home, &Command::Answer("late".into()));
    assert_eq!(refused, Err(Error::Report(Refusal::NotNow)));
    home.house.write_more(&made, home.command(), "it went on").unwrap().unwrap();
    let line = home.house.reports(&manager()).unwrap().remove(0);
    assert!(line.waits && !line.closed);
    assert!(deal(&home, &Command::Answer("now".into())).is_ok());
}

#[test]
fn two_roles_read_reports_and_every_other_is_refused() {
    let home = Home::small();
    full(&home);
    let report = only(&home);
    for role in Role::ALL {
        let session = agent(role);
        let may = matches!(role, Role::Manager | Role::Safeguarding);
        assert_eq!(home.house.reports(&session).is_ok(), may, "{role}");
        assert_eq!(home.house.open_report(&session, report).is_ok(), may, "{role}");
        let answer = Command::Refer(Referral::Health);
        let dealt = home.house.deal_with_report(&session, home.command(), report, &answer);
        let expected =
            if may { Err(Error::Report(Refusal::NotNow)) } else { Err(Error::Forbidden) };
        assert_eq!(dealt, expected, "{role}");
    }
}

#[test]
fn the_desk_never_speaks_in_the_place_of_whoever_reported() {
    let home = Home::small();
    make(&home, "a blow");
    for command in [Command::Continue("x".into()), Command::Make(told("x"), "d".into())] {
        assert_eq!(deal(&home, &command), Err(Error::Forbidden), "{:?}", command.kind());
    }
}

#[test]
fn a_report_about_an_office_does_not_exist_for_anyone_of_it() {
    let home = Home::small();
    make(&home, "money");
    let report = only(&home);
    let mut own = manager();
    own.actor.office = Some(code("guda-lyon"));
    assert_eq!(home.house.reports(&own).unwrap(), []);
    assert_eq!(home.house.open_report(&own, report), Err(Error::NotFound));
    let close = Command::Close("nothing".into());
    let dealt = home.house.deal_with_report(&own, home.command(), report, &close);
    assert_eq!(dealt, Err(Error::NotFound));
    let looked = home.house.signal_by_office(&own, &[], &[code("guda-lyon"), code("ofpra")]);
    assert_eq!((looked.places, looked.reports), (1, 0), "not counted either");
}

#[test]
fn a_report_about_staff_does_not_exist_for_those_who_steer() {
    let home = Home::small();
    make(&home, "money");
    let of_staff = NewReport { about_staff: true, office: None, ..told("the director") };
    home.house.report(home.command(), of_staff).unwrap();
    let officer = agent(Role::Safeguarding);
    let all = home.house.reports(&officer).unwrap();
    let [staff] = all.iter().filter(|it| it.about_staff).collect::<Vec<_>>()[..] else {
        panic!("one about staff: {all:?}")
    };
    assert_eq!(all.len(), 2);
    let listed = home.house.reports(&manager()).unwrap();
    assert!(listed.len() == 1 && !listed[0].about_staff);
    assert_eq!(home.house.open_report(&manager(), staff.report), Err(Error::NotFound));
    let close = Command::Close("nothing".into());
    let deal = |session: &Session| {
        home.house.deal_with_report(session, home.command(), staff.report, &close)
    };
    assert_eq!(deal(&manager()), Err(Error::NotFound));
    let opened = home.house.open_report(&officer, staff.report).unwrap();
    assert!(opened.messages[0].words.as_ref().unwrap().contains("the director"));
    assert_eq!(deal(&officer), Ok(()));
    let scenes = home.house.signal_by_scene(&listed);
    assert_eq!(scenes.reports, 1, "not counted either");
}

#[test]
fn a_report_without_a_month_is_counted_in_the_month_of_its_day_where_the_house_stands() {
    for (zone, now) in [
        ("Pacific/Auckland", "2026-02-28T15:00:00Z"),
        ("Pacific/Kiritimati", "2026-02-28T12:00:00Z"),
        ("Europe/Paris", "2026-02-28T23:30:00Z"),
        ("America/Los_Angeles", "2026-03-01T09:00:00Z"),
    ] {
        let home = Home::small();
        home.at(now);
        let mut pack = law::Pack::clone(&home.house.home);
        pack.zone = jiff::tz::TimeZone::get(zone).unwrap();
        let house = House { home: Arc::new(pack), ..home.house.clone() };
        for number in 0..9 {
            let told = NewReport { month: None, ..told(&number.to_string()) };
            house.report(home.command(), told).unwrap();
        }
        let lines = house.reports(&manager()).unwrap();
        let looked = house.signal_by_scene(&lines);
        let months = looked.signal.map(|it| (it.first.to_string(), it.last.to_string()));
        let march = "2026-03-01".to_owned();
        assert_eq!(months, Some((march.clone(), march)), "{zone}");
    }
}

#[test]
fn every_look_is_written_before_it_is_shown() {
    let home = Home::small();
    let made = make(&home, "a blow");
    let report = only(&home);
    let count = home.events().len();
    home.house.open_report(&manager(), report).unwrap();
    home.house.follow_report(&made).unwrap().unwrap();
    assert_eq!(home.types_after(count), ["report_opened", "report_opened"]);
    assert_eq!(home.house.open_report(&manager(), report).unwrap().opened, 2);
}

#[test]
fn an_erased_report_shows_no_word_and_takes_none() {
    let home = Home::small();
    let made = full(&home);
    let report = only(&home);
    home.house.sealer.keys().destroy(report_key(report)).unwrap();
    let followed = home.house.follow_report(&made).unwrap().unwrap();
    assert_eq!((followed.messages.len(), followed.erased), (3, true));
    assert!(followed.messages.iter().all(|message| message.words.is_none()));
    let opened = home.house.open_report(&manager(), report).unwrap();
    assert!(opened.messages.iter().all(|message| message.words.is_none()));
    assert_eq!((opened.erased, opened.allowed.as_slice()), (true, [].as_slice()));
    let erased = Err(Error::Seal(SealError::Erased));
    assert_eq!(home.house.write_more(&made, home.command(), "more").map(|_| ()), erased);
    home.house.follow_report(&made).unwrap().unwrap();
    for command in [Command::Answer("x".into()), Command::Refer(Referral::Legal)] {
        assert_eq!(deal(&home, &command), erased, "{:?}", command.kind());
    }
    assert_eq!(opened.line.violence, Violence::Corruption, "what is counted stays");
}

#[test]
fn what_is_allowed_is_told_with_the_report() {
    let home = Home::small();
    make(&home, "a blow");
    let open = home.house.open_report(&manager(), only(&home)).unwrap();
    assert_eq!(open.allowed, [Kind::Continue, Kind::Answer, Kind::Refer, Kind::Close]);
}

#[test]
fn a_crowd_about_one_office_is_told_with_its_p_and_a_few_reports_are_not() {
    let home = Home::small();
    let offices = ["guda-lyon", "ofpra", "cnda", "spada-lyon", "cada"].map(code);
    for number in 0..4 {
        make(&home, &number.to_string());
    }
    let look = || {
        let lines = home.house.reports(&manager()).unwrap();
        home.house.signal_by_office(&manager(), &lines, &offices)
    };
    let few = look();
    assert_eq!((few.reports, few.draws, few.signal), (4, 0, None));
    for number in 4..9 {
        make(&home, &number.to_string());
    }
    let looked = look();
    let signal = looked.signal.unwrap();
    assert_eq!((looked.reports, looked.places, looked.months), (9, 5, 12));
    assert_eq!((signal.place, signal.observed), (code("guda-lyon"), 9));
    assert_eq!(signal.first.to_string(), "2026-02-01");
    assert!(signal.p <= 0.001, "{}", signal.p);
    let lines = home.house.reports(&manager()).unwrap();
    let scene = home.house.signal_by_scene(&lines).signal.unwrap();
    assert_eq!((scene.place, scene.observed), (Scene::Office, 9));
    let kinds = app::reports_by_kind(&lines);
    assert_eq!(kinds, [(Violence::Corruption, 9)], "kinds that nobody reported are left out");
}

#[test]
fn reports_are_in_no_export_for_process_mining() {
    let home = Home::small();
    home.arrives("Zahra", "Karimi");
    full(&home);
    let mut out = Vec::new();
    trace::write_ocel(home.log.as_ref(), &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(out.contains("case_opened") && !out.contains("report"), "{out}");
    let of_reports = home.events().into_iter().filter(|event| {
        event.envelope.objects.iter().any(|(object, _)| object.kind == ObjectKind::Report)
    });
    assert!(of_reports.count() > 5);
}
