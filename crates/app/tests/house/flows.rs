use app::{Error, Stock, Stocks};
use kernel::Role;

use crate::support::*;

const START: &str = "born,A,B\nA,1000,100\nB,55,555\n";
const END: &str = "born,A,B\nA,950,150\nB,80,530\n";

fn given(start: &str, end: &str) -> Stocks {
    let tables = [start, end, "", ""].map(|text| text.as_bytes().to_vec());
    Stocks { tables, ..Stocks::default() }
}

#[test]
fn whoever_sees_figures_gets_the_moves_and_nothing_is_written() {
    let home = Home::small();
    let before = home.events().len();
    let moved = home.house.flows(&agent(Role::Manager), &given(START, END)).unwrap().unwrap();
    assert_eq!((moved.report.total, moved.report.places.len()), (75.0, 2));
    assert_eq!(home.events().len(), before);
    for role in [Role::Person, Role::Association, Role::Operator, Role::Integration] {
        let refused = home.house.flows(&agent(role), &given(START, END));
        assert_eq!(refused, Err(Error::Forbidden), "{role}");
    }
}

#[test]
fn what_is_wrong_is_told_with_its_table_and_place() {
    let wrong = |stocks: &Stocks| {
        let unmoved = app::moved(stocks).unwrap_err();
        (unmoved.stock, unmoved.wrong.line, unmoved.wrong.what.key)
    };
    let (start, end) = (Some(Stock::Start), Some(Stock::End));
    assert_eq!(wrong(&given("", END)), (start, None, "flows_missing"));
    assert_eq!(wrong(&given(START, "born,A\nA,3\n")), (end, Some(1), "missing_place"));
    let below = given(&START.replace("555", "-5"), END);
    assert_eq!(wrong(&below), (start, Some(3), "below_zero"));
    let mut births = given(START, END);
    births.tables[2] = b"place,count\nA,3\nB,4\n".to_vec();
    assert_eq!(wrong(&births), (Some(Stock::Deaths), None, "flows_one_vital"));
    births.tables[3] = b"place,count\nA,9999\nB,4\n".to_vec();
    assert_eq!(wrong(&births), (Some(Stock::Deaths), Some(2), "flows_deaths"));
    let mixture = Stocks { assumption: "mixture".into(), ..given(START, END) };
    assert_eq!(wrong(&mixture), (None, None, "flows_weight"));
    let half = Stocks { weight: "0,5".into(), ..mixture };
    assert!(app::moved(&half).unwrap().report.total > 75.0);
    let closed = Stocks { method: "closed".into(), ..given(START, &END.replace("950", "1950")) };
    assert_eq!(wrong(&closed), (end, None, "flows_world"));
}
