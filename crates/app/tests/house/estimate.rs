use app::{Error, ToldValue, Use, may};
use kernel::Role;

use crate::support::*;

const LISTS: &str =
    "a,b,c,count\n1,0,0,90\n0,1,0,140\n1,1,0,60\n0,0,1,60\n1,0,1,26\n0,1,1,39\n1,1,1,17\n";

#[test]
fn those_who_steer_or_count_get_a_card_and_nothing_is_written() {
    let home = Home::small();
    let before = home.events().len();
    let card = home.house.estimate(&agent(Role::Manager), LISTS.as_bytes()).unwrap().unwrap();
    assert_eq!((card.seen, card.lists.len()), (432, 3));
    assert_eq!(home.events().len(), before);
    for role in Role::ALL.into_iter().filter(|role| !may(*role, Use::Estimate)) {
        let refused = home.house.estimate(&agent(role), LISTS.as_bytes());
        assert_eq!(refused, Err(Error::Forbidden), "{role}");
    }
}

#[test]
fn a_slip_is_told_with_its_place_and_no_list_is_left_out() {
    let slip = app::estimated(LISTS.replace("0,1,1,39", "0,l,1,39").as_bytes()).unwrap_err();
    assert_eq!((slip.line, slip.column), (Some(7), Some(2)));
    assert_eq!(slip.what.key, "not_listed");
    assert_eq!(slip.what.values, [("said", ToldValue::Text("l".into()))]);
    let count = app::estimated(b"a,b,count\n1,0,many\n").unwrap_err();
    assert_eq!((count.line, count.column, count.what.key), (Some(2), Some(3), "not_count"));
}

#[test]
fn what_has_no_answer_says_why() {
    let key = |lists: &str| app::estimated(lists.as_bytes()).unwrap_err().what.key;
    assert_eq!(key(""), "empty");
    assert_eq!(key("count\n3\n"), "no_list");
    assert_eq!(key("a,b,count\n"), "no_rows");
    assert_eq!(key("a,b,count\n1,0,5\n0,1,5\n"), "no_overlap");
    assert_eq!(key("a,count\n1,5\n"), "one_list");
    assert_eq!(key("a,a,count\n1,0,5\n"), "two_columns");
    let header: Vec<String> = (0..13).map(|list| format!("l{list}")).collect();
    let rows = format!("{}\n{}\n", header.join(","), vec!["1"; 13].join(","));
    assert_eq!(key(&rows), "too_many_lists");
    assert_eq!(app::estimated(b"a,b\n1,\xff\n").unwrap_err().what.key, "not_utf8");
}
