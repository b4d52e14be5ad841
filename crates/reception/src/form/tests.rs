use super::*;
use jiff::tz::TimeZone;
use law::Text;
use law::pack::{Choice, FieldType};

fn field(id: &str, kind: FieldType, keeping: Keeping, required: bool) -> Field {
    let label = Text { fr: id.to_owned(), en: id.to_owned() };
    Field { id: Code::new(id).unwrap(), label, help: None, kind, required, keeping }
}

fn typed(pairs: &[(&str, &str)]) -> Typed {
    pairs.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect()
}

fn one(kind: FieldType, text: &str) -> Result<Answers, Fault> {
    let sealed = Keeping::Sealed(Compartment::Contact);
    read(&[field("x", kind, sealed, true)], &typed(&[("x", text)]), &paris())
        .map_err(|faults| faults[0].fault.clone())
}

fn paris() -> TimeZone {
    TimeZone::get("Europe/Paris").unwrap()
}

fn kept(kind: FieldType, text: &str) -> String {
    one(kind, text).unwrap().sealed()[&Compartment::Contact]["x"].clone()
}

#[test]
fn answers_go_where_the_field_says() {
    let fields = [
        field("hit", FieldType::Flag, Keeping::Fact, true),
        field("phone", FieldType::Phone, Keeping::Sealed(Compartment::Contact), true),
        field("more", FieldType::Text(10), Keeping::Sealed(Compartment::Story), false),
    ];
    let answers =
        read(&fields, &typed(&[("hit", "no"), ("phone", "+33 6 12 34 56 78")]), &paris()).unwrap();
    assert_eq!(answers.facts()["hit"], Coded::Flag(false));
    assert_eq!(answers.sealed()[&Compartment::Contact]["phone"], "+33612345678");
    assert_eq!(answers.sealed().len(), 1);
}

#[test]
fn every_fault_is_said_at_once() {
    let fields = [
        field("hit", FieldType::Flag, Keeping::Fact, true),
        field("count", FieldType::Number(1, 5), Keeping::Fact, true),
    ];
    let faults = read(&fields, &typed(&[("count", "9")]), &paris()).unwrap_err();
    let faults: Vec<_> = faults.iter().map(|it| (it.field.as_str(), &it.fault)).collect();
    assert_eq!(faults, [("hit", &Fault::Missing), ("count", &Fault::OutOfRange(1, 5))]);
}

#[test]
fn each_type_refuses_what_it_is_not() {
    let options = vec![Choice {
        id: Code::new("a").unwrap(),
        label: Text { fr: "a".into(), en: "a".into() },
    }];
    for (kind, text, fault) in [
        (FieldType::Text(3), "four", Fault::TooLong(3)),
        (FieldType::Number(0, 9), "1.5", Fault::NotNumber),
        (FieldType::Flag, "maybe", Fault::NotFlag),
        (FieldType::Choice(options), "b", Fault::NotOption),
        (FieldType::Date, "2023-02-29", Fault::NotDate),
        (FieldType::Date, "2023-02-28T10:00", Fault::NotDate),
        (FieldType::PartialDate, "1990-5", Fault::NotPartialDate),
        (FieldType::Instant, "2026-06-12", Fault::NotInstant),
        (FieldType::Instant, "2026-06-12T09", Fault::NotInstant),
        (FieldType::Instant, "2026-06-12T25:00", Fault::NotInstant),
        (FieldType::Instant, "2026-06-12T09:30+02", Fault::NotInstant),
        (FieldType::Instant, "2026-06-12T09:30-02", Fault::NotInstant),
        (FieldType::Instant, "2026-06-12T09:30Z", Fault::NotInstant),
        (FieldType::Instant, "tomorrow at nine", Fault::NotInstant),
        (FieldType::Country, "Syria", Fault::NotCountry),
        (FieldType::Language, "a", Fault::NotLanguage),
        (FieldType::Language, "12", Fault::NotLanguage),
        (FieldType::LongText(3), "four", Fault::TooLong(3)),
        (FieldType::Number(0, 9), "10", Fault::OutOfRange(0, 9)),
        (FieldType::Number(0, 9), "-1", Fault::OutOfRange(0, 9)),
        (FieldType::Number(0, 9), "99999999999999999999", Fault::NotNumber),
        (FieldType::Date, "12/06/2026", Fault::NotDate),
        (FieldType::Phone, "12345", Fault::NotPhone),
        (FieldType::Phone, "+1234567890123456", Fault::NotPhone),
        (FieldType::Phone, "06 12 34 56 78 +", Fault::NotPhone),
        (FieldType::Email, "a@b@c.d", Fault::NotEmail),
        (FieldType::Email, "@c.d", Fault::NotEmail),
        (FieldType::Email, "a@c..d", Fault::NotEmail),
        (FieldType::Phone, "call me", Fault::NotPhone),
        (FieldType::Email, "a@b", Fault::NotEmail),
        (FieldType::Email, "a b@c.d", Fault::NotEmail),
    ] {
        assert_eq!(one(kind.clone(), text), Err(fault), "{kind:?} {text}");
    }
}

#[test]
fn an_hour_is_read_in_the_zone_of_the_procedure_and_typed_back() {
    let asked = [field("at", FieldType::Instant, Keeping::Fact, true)];
    let answers = read(&asked, &typed(&[("at", "2026-07-01T09:30")]), &paris()).unwrap();
    assert_eq!(answers.facts()["at"].to_string(), "2026-07-01T07:30:00Z");
    assert_eq!(retyped(&answers.facts()["at"], &paris()), "2026-07-01T09:30");
}

#[test]
fn a_line_loses_its_breaks_and_a_long_text_keeps_them() {
    assert_eq!(kept(FieldType::Text(50), "two\n lines"), "two lines");
    assert_eq!(kept(FieldType::LongText(50), "two\n lines"), "two\n lines");
}

#[test]
fn each_type_takes_what_people_type_and_keeps_it_in_one_form() {
    let options = vec![Choice {
        id: Code::new("a").unwrap(),
        label: Text { fr: "a".into(), en: "a".into() },
    }];
    for (kind, text, wanted) in [
        (FieldType::Text(9), "  two   words ", "two words"),
        (FieldType::LongText(9), "one\r\ntwo", "one\ntwo"),
        (FieldType::Number(-5, 9), " -5 ", "-5"),
        (FieldType::Flag, "on", "yes"),
        (FieldType::Flag, "false", "no"),
        (FieldType::Choice(options), "a", "a"),
        (FieldType::Date, "2024-02-29", "2024-02-29"),
        (FieldType::PartialDate, "1990", "1990"),
        (FieldType::PartialDate, "1990-05", "1990-05"),
        (FieldType::Country, "AFG", "AFG"),
        (FieldType::Language, "fa-AF", "fa-AF"),
        (FieldType::Phone, "(06) 12.34-56/78", "0612345678"),
        (FieldType::Phone, "+33\u{a0}6 12 34 56 78", "+33612345678"),
        (FieldType::Email, "Zahra.K+x@mail.example.org", "Zahra.K+x@mail.example.org"),
        (FieldType::Instant, "2026-01-05T09:30", "2026-01-05T08:30:00Z"),
        (FieldType::Instant, "2026-01-05T09:30:15", "2026-01-05T08:30:15Z"),
    ] {
        assert_eq!(kept(kind.clone(), text), wanted, "{kind:?} {text}");
    }
}

#[test]
fn characters_are_counted_not_bytes() {
    assert_eq!(kept(FieldType::Text(4), "زهرا"), "زهرا");
    assert_eq!(one(FieldType::Text(3), "زهرا"), Err(Fault::TooLong(3)));
}

#[test]
fn an_hour_that_the_clock_change_skips_is_taken_an_hour_later() {
    // In Paris on 29 March 2026 the clock goes from two to three.
    assert_eq!(kept(FieldType::Instant, "2026-03-29T02:30"), "2026-03-29T01:30:00Z");
}

#[test]
fn what_is_not_asked_is_let_fall_and_what_is_not_required_may_be_left_out() {
    let fields = [field("hit", FieldType::Flag, Keeping::Fact, false)];
    let answers = read(&fields, &typed(&[("hit", "  "), ("story", "fled")]), &paris()).unwrap();
    assert_eq!(answers, Answers::none());
}

#[test]
fn every_coded_answer_is_typed_back_as_it_was_read() {
    for (kind, text) in [
        (FieldType::Flag, "yes"),
        (FieldType::Flag, "no"),
        (FieldType::Number(0, 9), "7"),
        (FieldType::Date, "2024-02-29"),
        (FieldType::Country, "SYR"),
        (FieldType::Instant, "2026-07-01T09:30"),
    ] {
        let asked = [field("x", kind, Keeping::Fact, true)];
        let answers = read(&asked, &typed(&[("x", text)]), &paris()).unwrap();
        assert_eq!(retyped(&answers.facts()["x"], &paris()), text);
    }
}

#[test]
fn a_fault_says_what_to_do_and_never_what_was_typed() {
    let faults = read(
        &[field("phone", FieldType::Phone, Keeping::Sealed(Compartment::Contact), true)],
        &typed(&[("phone", "call Zahra")]),
        &paris(),
    )
    .unwrap_err();
    assert!(!faults[0].fault.to_string().contains("Zahra"));
    assert!(!format!("{faults:?}").contains("Zahra"));
}
