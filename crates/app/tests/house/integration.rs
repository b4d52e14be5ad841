use app::{Error, Experienced, Session};
use kernel::Role;

use crate::support::*;

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
