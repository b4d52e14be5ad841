use app::{Error, RemarkKind};
use kernel::Role;

use crate::support::*;

const FIRST: &str = "Incident ID,Incident Date,Number of Dead,Minimum Estimated Number of Missing,\
Region of Incident,Coordinates,Source Quality\n\
a,2024-01-05,3,10,Mediterranean,\"35.1, 12.4\",5\nb,2024-03-01,2,,Mediterranean,\"36.0, 13.0\",1\n\
c,2024-06-09,14,6,Sahara,\"22.0, 8.0\",2\nd,2025-02-02,1,,,,\n";
/// A register of those of 24 incidents, two a month and far apart, that are not left out.
fn register(left_out: usize) -> String {
    let mut text =
        String::from("Incident ID,Incident Date,Number of Dead,Region of Incident,Coordinates\n");
    for at in (0..24).filter(|at| at % left_out != 0) {
        let (month, day) = (1 + at / 2, 3 + at % 2 * 14);
        let (latitude, longitude) = (20 + at, 2 + 2 * at % 31);
        text.push_str(&format!(
            "{left_out}-{at},2024-{month:02}-{day:02},{},Sahara,\"{latitude}.1, {longitude}.4\"\n",
            10 + 3 * at
        ));
    }
    text
}

#[test]
fn a_register_is_added_up_and_nothing_is_written() {
    let home = Home::small();
    let before = home.events().len();
    let given = [FIRST.as_bytes(), &[]];
    let died = home.house.deaths(&agent(Role::Manager), given).unwrap().unwrap();
    assert_eq!((died.years.all.total, died.years.all.dead), (36, 20));
    assert_eq!((died.regions.groups.len(), died.qualities.groups.len()), (3, 4));
    assert!(died.linked.is_none() && died.register.remarks().is_empty());
    assert_eq!(home.events().len(), before);
    for role in [Role::Person, Role::Association, Role::Operator, Role::Integration] {
        assert_eq!(home.house.deaths(&agent(role), given), Err(Error::Forbidden), "{role}");
    }
}

#[test]
fn two_registers_are_linked_and_what_neither_has_is_estimated() {
    let [first, second] = [3, 4].map(register);
    let died = app::died([first.as_bytes(), second.as_bytes()]).unwrap();
    let linked = died.linked.unwrap().unwrap();
    // Sixteen and eighteen incidents, twelve of them in both.
    let (groups, used) = (linked.overlap.groups.len(), linked.overlap.used.len());
    assert_eq!(groups + used, 16 + 18);
    assert!((10..=12).contains(&used), "{used} pairs");
    assert!(linked.links.is_sorted_by(|one, two| one.probability >= two.probability));
    let card = linked.card.unwrap();
    assert_eq!((card.seen as usize, card.lists.len()), (groups, 2));
    let apart = second.replace("2024-", "2019-");
    let died = app::died([first.as_bytes(), apart.as_bytes()]).unwrap();
    let linked = died.linked.unwrap().unwrap();
    assert_eq!(linked.card.unwrap_err().key, "no_overlap");
}

#[test]
fn what_is_wrong_is_told_with_its_register() {
    let wrong = |first: &str, second: &str| {
        let wrong = app::died([first.as_bytes(), second.as_bytes()]).unwrap_err();
        (wrong.second, wrong.wrong.line, wrong.wrong.what.key)
    };
    assert_eq!(wrong("", FIRST), (false, None, "register_missing"));
    assert_eq!(wrong(FIRST, "a,b\n1,2\n"), (true, None, "no_column_of"));
    assert_eq!(wrong(&FIRST.replace("05,3,", "05,three,"), ""), (false, Some(2), "not_count"));
    let odd = FIRST.replace("2024-01-05", "soon");
    let died = app::died([odd.as_bytes(), b""]).unwrap();
    assert_eq!(died.register.remarks().first().map(|it| it.kind), Some(RemarkKind::Date));
}
