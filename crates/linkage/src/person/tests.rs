use super::*;
use crate::date::Agreement;

fn person(names: &[&str], birth: (i16, u8, u8), nationality: &str) -> Person {
    let (year, month, day) = birth;
    Person {
        names: names.iter().map(|name| Name::parse(name)).collect(),
        birth: Date::new(i32::from(year), Some(month), Some(day)),
        sex: Some("female".to_owned()),
        nationality: Some(nationality.to_owned()),
    }
}

const HERE: Among = Among { people: 100_000, namesakes: Some(20) };

#[test]
fn a_person_is_known_again_under_another_script() {
    let known = person(&["Maryam Hosseini", "مریم حسینی"], (1998, 3, 14), "AFG");
    for written in ["Mariam Hussaini", "مريم حسيني", "Marjam Husseini"] {
        let again = weigh(&person(&[written], (1998, 3, 14), "AFG"), &known, HERE);
        assert!(again.probability > 0.95, "{written}: {again:?}");
    }
}

#[test]
fn sisters_and_namesakes_are_not_taken_for_one() {
    let known = person(&["Maryam Hosseini"], (1998, 3, 14), "AFG");
    let sister = weigh(&person(&["Zahra Hosseini"], (2001, 8, 2), "AFG"), &known, HERE);
    let twin = weigh(&person(&["Zahra Hosseini"], (1998, 3, 14), "AFG"), &known, HERE);
    let namesake = weigh(&person(&["Maryam Hosseini"], (1979, 11, 30), "AFG"), &known, HERE);
    for (who, other) in [("sister", sister), ("twin", twin), ("namesake", namesake)] {
        assert!(other.probability < 0.5, "{who}: {other:?}");
    }
}

#[test]
fn the_bits_add_up_to_the_total() {
    let one = person(&["Tesfay Gebremedhin"], (1990, 1, 1), "ERI");
    let other = person(&["ተስፋይ ገብረመድህን"], (1990, 6, 12), "ETH");
    let weighed = weigh(&one, &other, HERE);
    let sum: i32 = weighed.evidence.iter().map(|(_, bits)| bits).sum();
    assert_eq!(weighed.prior + sum, weighed.total);
    assert_eq!(weighed.evidence.len(), 4);
    assert_eq!(weighed.evidence[1].0, Evidence::Birth(Agreement::YearOnly));
    let said = weigh(&other, &one, HERE);
    assert_eq!((said.total, said.probability), (weighed.total, weighed.probability));
}

#[test]
fn what_is_missing_says_nothing() {
    let bare = Person { names: vec![Name::parse("Omid")], ..Person::default() };
    let weighed = weigh(&bare, &person(&["Omid"], (1990, 2, 3), "AFG"), HERE);
    assert_eq!(weighed.evidence.len(), 1);
    assert!(weighed.probability < 0.5, "one name alone is no person: {weighed:?}");
    assert!(weigh(&Person::default(), &bare, HERE).evidence.is_empty());
}

#[test]
fn a_common_name_is_worth_less_than_a_rare_one() {
    let one = person(&["Mohamed Ali"], (1990, 5, 5), "SOM");
    let among = |namesakes| Among { people: 100_000, namesakes: Some(namesakes) };
    let (rare, common) = (weigh(&one, &one, among(0)), weigh(&one, &one, among(4_000)));
    assert!(rare.total > common.total + 300, "{} {}", rare.total, common.total);
}
