use app::{CaseLine, Error, Registration};
use kernel::Role;
use record::{Name, NameKind};
use trace::Log;

use crate::support::*;

fn names(found: &[CaseLine]) -> Vec<&str> {
    found.iter().map(|line| line.name.as_deref().unwrap_or("-")).collect()
}

fn search(home: &Home, typed: &str) -> Vec<CaseLine> {
    home.house.search(&agent(Role::Registration), typed).unwrap()
}

#[test]
fn a_name_is_found_in_any_order_without_marks_and_in_any_letters() {
    let home = Home::small();
    let mut registration = alone("Élodie Ayşe", "N’Diaye-Yıldız");
    let original =
        Name { kind: NameKind::Original, family: "يلدز".into(), given: "عائشة".into() };
    registration.applicant.identity.names.push(original);
    home.opens(&registration);
    home.arrives("Zahra", "Karimi");
    for typed in [
        "Élodie N’Diaye",
        "n'diaye elodie",
        "NDIAYE".to_owned().replace("ND", "N D").as_str(),
        "yildiz ayse",
        "AYŞE",
        "Yıldız, Élodie",
        "عائشة",
        "يلدز عائشة",
        "elodie elodie",
    ] {
        assert_eq!(names(&search(&home, typed)), ["Élodie Ayşe N’Diaye-Yıldız"], "{typed}");
    }
    let line = &search(&home, "elodie")[0];
    assert_eq!(line.birth.unwrap().to_string(), "1990-05-17");
    assert_eq!(line.nationality.unwrap().as_str(), "AFG");
    assert_eq!((line.phase.as_deref(), line.procedure.as_str()), (Some("arrival"), "xx.stay:1"));
}

#[test]
fn half_a_name_or_another_name_finds_nobody() {
    let home = Home::small();
    home.arrives("Zahra", "Karimi");
    home.arrives("Omid", "Nazari");
    let count = home.events().len();
    for typed in ["Zah", "Zahra Nazari", "Zahra Karimi Omid", "", "  ", "-", "2222-2222"] {
        assert!(search(&home, typed).is_empty(), "{typed}");
    }
    assert_eq!(home.events().len(), count, "nobody was shown, nothing is written");
}

#[test]
fn a_member_of_the_household_leads_to_its_case() {
    let home = Home::small();
    let arrived = home.opens(&with_child("Zahra", "Karimi", "Omid"));
    let found = search(&home, "Omid Karimi");
    assert_eq!(names(&found), ["Omid Karimi"]);
    assert_eq!(found[0].case, arrived.case);
    // Both bear the family's name: the case is listed once for each.
    let found = search(&home, "Karimi");
    let mut both = names(&found);
    both.sort_unstable();
    assert_eq!(both, ["Omid Karimi", "Zahra Karimi"]);
}

#[test]
fn a_number_is_found_as_it_is_typed_and_before_any_name() {
    let home = Home::small();
    let arrived = home.arrives("Zahra", "Karimi");
    let number = arrived.number.to_string();
    for typed in
        [number.clone(), number.to_lowercase(), number.replace('-', ""), format!(" {number}")]
    {
        assert_eq!(search(&home, &typed)[0].case, arrived.case, "{typed}");
        assert_eq!(home.house.case_by_number(&typed), Ok(arrived.case));
    }
    assert_eq!(home.house.case_by_number("2222-2222"), Err(Error::NotFound));
}

#[test]
fn an_association_finds_a_file_by_its_number_only() {
    let home = Home::small();
    let arrived = home.arrives("Zahra", "Karimi");
    let session = agent(Role::Association);
    assert!(home.house.search(&session, "Zahra Karimi").unwrap().is_empty());
    let found = home.house.search(&session, arrived.number.as_str()).unwrap();
    assert_eq!(names(&found), ["Zahra Karimi"]);
}

#[test]
fn persons_and_who_steers_or_counts_search_nothing() {
    let home = Home::small();
    let arrived = home.arrives("Zahra", "Karimi");
    for session in [
        app::Session::person(arrived.applicant),
        visitor(),
        agent(Role::Manager),
        agent(Role::Statistician),
        agent(Role::System),
    ] {
        let refused = home.house.search(&session, arrived.number.as_str());
        assert_eq!(refused, Err(Error::Forbidden));
    }
}

#[test]
fn a_person_whose_key_is_destroyed_is_found_no_more_after_a_rebuild() {
    let home = Home::small();
    let erased = home.opens(&with_child("Zahra", "Karimi", "Omid"));
    home.arrives("Zahra", "Nazari");
    home.house.sealer.keys().destroy(erased.applicant).unwrap();
    home.log.rebuild().unwrap();
    assert_eq!(names(&search(&home, "Zahra")), ["Zahra Nazari"]);
    assert_eq!(names(&search(&home, "Karimi")), ["Omid Karimi"], "the child's key is its own");
    // The number still leads to the file, which names nobody.
    let found = search(&home, erased.number.as_str());
    assert_eq!((found[0].case, names(&found)), (erased.case, vec!["-"]));
    let file = home.file(Role::Registration, erased.case);
    assert_eq!(file.dossier.applicant.claims[0].identity, None);
}

#[test]
fn at_most_twenty_are_shown_and_a_name_many_bear_does_not_hide_a_rare_one() {
    let home = Home::small();
    for number in 0..24 {
        home.arrives("Mohammad", &format!("Family{number}"));
    }
    assert_eq!(search(&home, "Mohammad").len(), 20);
    assert_eq!(names(&search(&home, "Mohammad Family23")), ["Mohammad Family23"]);
}

#[test]
fn words_that_only_share_a_digest_purpose_find_nothing() {
    let home = Home::small();
    let registration: Registration = alone("Zahra", "Karimi");
    home.opens(&registration);
    // The index holds digests under the house's key: whoever reads it cannot look a name up.
    let rows = home.rows();
    let words: Vec<_> = rows["names"].iter().map(|row| row.text(0).unwrap().to_owned()).collect();
    assert_eq!(words.len(), 2);
    let key = app::HouseKey::new([8; 32]);
    for word in ["zahra", "karimi"] {
        assert!(words.contains(&home.house.key.digest("name", word)));
        assert!(!words.contains(&key.digest("name", word)));
    }
}
