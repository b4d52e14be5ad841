use app::{Error, Experienced, Session};
use kernel::Role;

use crate::support::*;

/// Interviews of so many people, who wait and answer as told.
fn interviews(people: usize) -> String {
    let items: Vec<String> = app::integration_items().into_iter().map(|(item, ..)| item).collect();
    let mut text = format!("person,centre,months_since_arrival,waiting_days,{}\n", items.join(","));
    for person in 0..people {
        let answers: Vec<String> = (0..items.len())
            .map(|item| (1 + (person * 7 + item * person) % 5).to_string())
            .collect();
        let (centre, months) = (if person % 3 == 0 { "A" } else { "B" }, person % 24);
        text.push_str(&format!("p{person},{centre},{months},{},", 100 + person));
        text.push_str(&format!("{}\n", answers.join(",")));
    }
    text
}

#[test]
fn interviews_are_answered_by_groups_only_and_nothing_is_written() {
    let home = Home::small();
    let before = home.events().len();
    let given = |people: usize, by: &str| app::Interviewed {
        interviews: interviews(people).into_bytes(),
        items: Vec::new(),
        by: by.to_owned(),
    };
    let manager = agent(Role::Manager);
    let report = home.house.integration(&manager, &given(60, "centre")).unwrap().unwrap();
    assert_eq!((report.people, report.groups.len(), report.trajectory.len()), (60, 2, 4));
    let few = home.house.integration(&manager, &given(9, "")).unwrap().unwrap();
    assert!(few.all.told().is_none(), "nine people are withheld");
    assert_eq!(home.events().len(), before);
    for role in [Role::Person, Role::Association, Role::Operator, Role::Integration] {
        let refused = home.house.integration(&agent(role), &given(60, ""));
        assert_eq!(refused, Err(Error::Forbidden), "{role}");
    }
}

#[test]
fn interviews_of_one_side_are_refused_with_their_place() {
    let wrong = |interviews: &str, items: &str| {
        let given = app::Interviewed {
            interviews: interviews.as_bytes().to_vec(),
            items: items.as_bytes().to_vec(),
            by: String::new(),
        };
        let wrong = app::figured(&given).unwrap_err();
        (wrong.items, wrong.wrong.line, wrong.wrong.what.key)
    };
    let text = interviews(12);
    assert_eq!(wrong("", ""), (false, None, "interviews_missing"));
    assert_eq!(wrong(&text.replace("waiting_days", "x"), ""), (false, None, "one_sided"));
    assert_eq!(wrong(&text.replace("A,3,103,", "A,3,103,9"), ""), (false, Some(5), "no_answer"));
    assert_eq!(wrong(&text, "item,dimension\na,b\n"), (true, None, "no_wording"));
}

#[test]
fn a_person_sees_her_own_score_and_nobody_else_can() {
    let home = Home::small();
    let person = home.arrives("Zahra", "Ahmadi").applicant;
    let before = home.events().len();
    let answers = [Some(4); 12];
    let told = Experienced { refused: Some(true), discrimination: None };
    let hers = home.house.own_integration(&Session::person(person), &answers, told);
    let hers = hers.unwrap().unwrap();
    assert_eq!(hers.shown.host().registration_refused, Some(true));
    assert_eq!(hers.shown.host().waiting_days, Some(0));
    assert!(hers.reception.waits);
    assert_eq!(home.events().len(), before, "nothing is written");
    for role in Role::ALL {
        let session = Session { own: None, ..agent(role) };
        let refused = home.house.own_integration(&session, &answers, told).unwrap_err();
        assert!(matches!(refused, Error::Forbidden | Error::NotFound), "{role}");
    }
}
