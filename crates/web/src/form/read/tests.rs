use jiff::civil::date;
use law::Text;
use law::pack::{Choice, Field, Keeping};

use super::super::answer::typed as typed_texts;
use super::*;

fn question(kind: FieldType, required: bool) -> Field {
    Field {
        id: Code::new("x").unwrap(),
        label: Text { fr: "Q".into(), en: "Q".into() },
        help: None,
        kind,
        required,
        keeping: Keeping::Fact,
    }
}

fn typed(kind: FieldType, text: &str) -> Result<Option<Answer>, Wrong> {
    read(&question(kind, true), &Posted::from_pairs([("q-x", text)]))
}

fn in_parts(kind: FieldType, parts: [&str; 4]) -> Result<Option<Answer>, Wrong> {
    let names = ["q-x-day", "q-x-month", "q-x-year", "q-x-hour"];
    read(&question(kind, true), &Posted::from_pairs(names.into_iter().zip(parts)))
}

#[test]
fn what_is_empty_is_missing_unless_it_may_be() {
    assert_eq!(typed(FieldType::Text(10), "  "), Err(Wrong::Missing));
    let free = question(FieldType::Text(10), false);
    assert_eq!(read(&free, &Posted::default()), Ok(None));
    assert_eq!(in_parts(FieldType::Date, ["", "", "", ""]), Err(Wrong::Missing));
}

#[test]
fn a_text_is_counted_in_characters() {
    assert!(typed(FieldType::Text(4), "ሰላም").is_ok());
    assert_eq!(typed(FieldType::Text(4), "abcde"), Err(Wrong::TooLong(4)));
}

#[test]
fn a_number_may_be_typed_in_any_digits() {
    let kind = FieldType::Number(1, 20);
    assert_eq!(typed(kind.clone(), "٣"), Ok(Some(Answer::Number(3))));
    assert_eq!(typed(kind.clone(), "1 2"), Ok(Some(Answer::Number(12))));
    assert_eq!(typed(kind.clone(), "three"), Err(Wrong::NotNumber));
    assert_eq!(typed(kind, "21"), Err(Wrong::Outside(1, 20)));
}

#[test]
fn only_what_was_offered_can_be_chosen() {
    let label = Text { fr: "A".into(), en: "A".into() };
    let kind = FieldType::Choice(vec![Choice { id: Code::new("a").unwrap(), label }]);
    assert_eq!(typed(kind.clone(), "a"), Ok(Some(Answer::Choice(Code::new("a").unwrap()))));
    assert_eq!(typed(kind.clone(), "b"), Err(Wrong::NotListed));
    assert_eq!(typed(kind, "<script>"), Err(Wrong::NotListed));
    assert_eq!(typed(FieldType::Country, "ZZZ"), Err(Wrong::NotListed));
    assert!(typed(FieldType::Language, "fa-AF").is_ok());
    assert_eq!(typed(FieldType::Flag, "maybe"), Err(Wrong::NotListed));
}

#[test]
fn a_day_needs_all_its_parts_and_a_birth_only_its_year() {
    assert_eq!(
        in_parts(FieldType::Date, ["3", "1", "2025", ""]),
        Ok(Some(Answer::Date(date(2025, 1, 3))))
    );
    assert_eq!(in_parts(FieldType::Date, ["29", "2", "2025", ""]), Err(Wrong::NotDate));
    assert_eq!(in_parts(FieldType::Date, ["", "2", "2025", ""]), Err(Wrong::NotDate));
    assert_eq!(in_parts(FieldType::Date, ["3", "1", "", ""]), Err(Wrong::NoYear));
    assert_eq!(in_parts(FieldType::Date, ["3", "1", "25", ""]), Err(Wrong::NotDate));
    let partial = |parts| in_parts(FieldType::PartialDate, parts);
    assert_eq!(partial(["", "", "١٩٩٠", ""]), Ok(Some(Answer::Partial(PartialDate::Year(1990)))));
    assert_eq!(
        partial(["", "5", "1990", ""]),
        Ok(Some(Answer::Partial(PartialDate::Month(1990, 5))))
    );
    assert_eq!(partial(["7", "", "1990", ""]), Err(Wrong::NotDate));
}

#[test]
fn an_hour_may_be_typed_as_people_write_it() {
    let at = |hour| in_parts(FieldType::Instant, ["3", "1", "2025", hour]);
    let expected = Ok(Some(Answer::Moment(date(2025, 1, 3).at(14, 5, 0, 0))));
    for hour in ["14:05", "14h05", "14 h 05", "14.05", "14:05:00"] {
        assert_eq!(at(hour), expected, "{hour}");
    }
    assert_eq!(at("9h"), Ok(Some(Answer::Moment(date(2025, 1, 3).at(9, 0, 0, 0)))));
    assert_eq!(at("25:00"), Err(Wrong::NotHour));
    assert_eq!(at(""), Err(Wrong::NotHour));
    assert_eq!(at("14:05").unwrap().unwrap().text(), "2025-01-03T14:05");
}

#[test]
fn telephones_and_addresses_are_cleaned_not_judged() {
    assert_eq!(phone("+33 6 12.34-56 78"), Ok("+33612345678".into()));
    assert_eq!(phone("٠٦١٢٣٤٥٦٧٨"), Ok("0612345678".into()));
    assert_eq!(phone("call me"), Err(Wrong::NotPhone));
    assert!(email("a.b@example.org").is_ok());
    for wrong in ["a", "a@b", "a b@c.org", "@c.org", "a@c.", "a@@c.org"] {
        assert_eq!(email(wrong), Err(Wrong::NotEmail), "{wrong}");
    }
}

#[test]
fn a_form_is_read_whole() {
    let mut second = question(FieldType::Number(1, 9), true);
    second.id = Code::new("y").unwrap();
    let questions = [question(FieldType::Text(9), false), second];
    let problems = read_all(&questions, &Posted::from_pairs([("q-y", "x")])).unwrap_err();
    assert_eq!(problems.into_iter().collect::<Vec<_>>(), [("q-y".to_owned(), Wrong::NotNumber)]);
    let answers = read_all(&questions, &Posted::from_pairs([("q-y", "4"), ("q-x", "a")])).unwrap();
    let house: Vec<_> = typed_texts(&answers).into_iter().collect();
    assert_eq!(house, [("x".to_owned(), "a".to_owned()), ("y".to_owned(), "4".to_owned())]);
}
