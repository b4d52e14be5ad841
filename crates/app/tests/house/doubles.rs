use app::{Candidate, Error, Found, NewPerson};
use kernel::{PersonId, Role};
use linkage::date::Agreement;
use linkage::person::Evidence;
use reception::duplicate::Refusal;
use record::{Finding, Name, NameKind, Purpose};

use crate::support::*;

/// The one who is registered, again, as another clerk would write her.
fn again(given: &str, family: &str) -> NewPerson {
    let mut person = someone(given, family, "1990-05-17");
    person.identity.names[0].kind = NameKind::Original;
    person
}

fn found(home: &Home, who: &NewPerson) -> Vec<Candidate> {
    home.house.registered_already(&agent(Role::Registration), who).unwrap()
}

fn same(other: PersonId, finding: Finding) -> Found {
    Found { other, finding, reason: "the same passport".to_owned() }
}

#[test]
fn someone_registered_again_under_another_script_is_found_with_the_reasons() {
    let home = Home::small();
    let known = home.arrives("Maryam", "Hosseini");
    home.arrives("Zahra", "Hosseini");
    home.arrives("Tesfay", "Gebre");
    for who in [again("مریم", "حسینی"), again("Mariam", "Hussaini"), again("Hosseini", "Maryam")]
    {
        let candidates = found(&home, &who);
        let first = &candidates[0];
        assert_eq!(first.card.person, known.applicant, "{who:?}");
        assert_eq!(first.cases[0].0, known.case);
        let birth = Evidence::Birth(Agreement::Same);
        assert!(
            first.weighed.evidence.iter().any(|(evidence, bits)| *evidence == birth && *bits > 0)
        );
        assert!(!first.weighed.names.as_ref().unwrap().parts.is_empty());
        let others = candidates.iter().skip(1);
        assert!(
            others.clone().all(|it| it.weighed.probability < 0.5),
            "born on one day: {others:?}"
        );
    }
    assert!(found(&home, &again("Sergei", "Ivanov")).is_empty());
}

#[test]
fn whoever_has_one_thing_written_otherwise_is_found() {
    let home = Home::small();
    let known = home.arrives("Maryam", "Hosseini");
    home.arrives("Tesfay", "Gebre");
    for (given, family, birth) in [
        ("Maryam", "Hosseini", "1989-05-17"),
        ("Maryam", "Hosseini", "1960-05-17"),
        ("Maryam", "Hosseini", "1990-01-01"),
        ("Hosseini", "Maryam", "1990-05-17"),
        ("Maryam", "Karimi", "1990-05-17"),
        ("Maryam", "", "1990-05-17"),
        ("محمود", "حسینی", "1990-05-17"),
    ] {
        let mut who = someone(given, family, birth);
        who.identity.names[0].kind = NameKind::Original;
        let first = found(&home, &who).first().map(|it| it.card.person);
        assert_eq!(first, Some(known.applicant), "{given} {family} {birth}");
    }
}

#[test]
fn one_among_hundreds_of_namesakes_is_found_by_what_the_others_do_not_share() {
    let home = Home::small();
    let known = home.arrives("Maryam", "Hosseini");
    for month in 1..=9 {
        let namesake = |day| someone("Maryam", "Hosseini", &format!("1990-{month:02}-{day:02}"));
        let mut crowd = alone("Zahra", "Karimi");
        // Nobody of them was born on the 17th.
        crowd.members = (2..=16).chain(18..=28).chain(18..=28).map(namesake).collect();
        crowd.members.extend((2..=11).map(|_| someone("Maryam", "Hosseini", "1990-01-01")));
        home.opens(&crowd);
    }
    let candidates = found(&home, &again("مریم", "حسینی"));
    assert_eq!(candidates[0].card.person, known.applicant);
    let bits = |candidate: &Candidate| candidate.weighed.evidence[0].1;
    let alone = Home::small();
    alone.arrives("Maryam", "Hosseini");
    let same = found(&alone, &again("مریم", "حسینی"));
    assert!(bits(&candidates[0]) < bits(&same[0]), "a name that hundreds have says less");
}

#[test]
fn that_names_were_compared_is_on_the_trace_of_everyone_shown() {
    let home = Home::small();
    let known = home.arrives("Maryam", "Hosseini");
    found(&home, &again("Maryam", "Hosseini"));
    let own = app::Session::person(known.applicant);
    let looks = home.house.looks(&own).unwrap();
    assert_eq!((looks.len(), looks[0].purpose), (1, Purpose::Duplicates));
}

#[test]
fn one_registration_says_who_she_is_and_who_she_is_not() {
    let home = Home::small();
    let (known, other) = (home.arrives("Maryam", "Hosseini"), home.arrives("Mariam", "Hoseini"));
    let mut registration = alone("Maryam", "Hosseini");
    registration.applicant = again("مریم", "حسینی");
    let findings =
        [same(known.applicant, Finding::Same), same(other.applicant, Finding::Different)];
    let (agent, command) = (agent(Role::FirstReception), home.command());
    let register = || home.house.register_beside(&agent, command, &registration, &findings);
    let registered = register().unwrap();
    assert_eq!(register().unwrap(), registered, "sent twice, done once");
    let doubles = home.house.doubles(&agent, registered.applicant).unwrap();
    let decided: Vec<_> = doubles.decided.iter().map(|it| (it.other.person, it.finding)).collect();
    let right = [(other.applicant, Finding::Different), (known.applicant, Finding::Same)];
    assert_eq!(decided, right);
    assert_eq!(doubles.decided[0].reason.as_deref(), Some("the same passport"));
    assert!(doubles.candidates.is_empty(), "what was decided is not asked again");
    // Whoever finds her under one name finds the file under the other.
    let lines = home.house.search(&agent, "Maryam Hosseini").unwrap();
    let cases: Vec<_> = lines.iter().map(|line| line.case).collect();
    assert!(cases.contains(&registered.case) && cases.contains(&known.case), "{cases:?}");
}

#[test]
fn a_decision_undone_leaves_every_row_as_it_was() {
    let home = Home::small();
    let (one, other) = (home.arrives("Maryam", "Hosseini"), home.arrives("Mariam", "Hussaini"));
    let agent = agent(Role::Registration);
    let (one, other) = (one.applicant, other.applicant);
    let state = || {
        let mut rows = home.rows();
        rows.remove("access");
        (rows, home.house.search(&agent, "Maryam").unwrap().len())
    };
    let before = state();
    let command = home.command();
    home.house.decide_duplicate(&agent, command, one, &same(other, Finding::Same)).unwrap();
    assert_eq!(state().1, 2, "found under both names");
    let decision = home.house.doubles(&agent, other).unwrap().decided[0].id;
    let undo =
        |reason| home.house.undo_duplicate(&agent, home.command(), other, (decision, reason));
    assert_eq!(undo(" "), Err(Error::Duplicate(Refusal::NoReason)));
    undo("another photograph").unwrap();
    assert_eq!(state(), before);
    assert_eq!(undo("once more"), Err(Error::Duplicate(Refusal::NoSuchDecision(decision))));
    // Both decisions stay on the trace of both.
    let types = home.events().into_iter().map(|event| event.envelope.kind.name.to_string());
    let types: Vec<String> = types.filter(|name| name.starts_with("duplicate")).collect();
    assert_eq!(types, ["duplicate_decided", "duplicate_undone"]);
    // She reads it herself, and not who the other is.
    let own = home.house.comparisons(&app::Session::person(one)).unwrap();
    assert_eq!((own.len(), own[0].finding, own[0].undone.is_some()), (1, Finding::Same, true));
    let doubles = home.house.doubles(&agent, one).unwrap();
    assert!(doubles.decided.is_empty());
    let (_, why) = doubles.undone[0].undone.clone().unwrap();
    assert_eq!(why.as_deref(), Some("another photograph"), "read on either file");
    assert_eq!(doubles.candidates[0].card.person, other, "it is asked again");
}

#[test]
fn who_registers_nobody_compares_nobody() {
    let home = Home::small();
    let one = home.arrives("Maryam", "Hosseini").applicant;
    for role in [Role::Court, Role::Association, Role::Manager, Role::Integration] {
        let agent = agent(role);
        let who = again("Maryam", "Hosseini");
        assert_eq!(home.house.registered_already(&agent, &who), Err(Error::Forbidden));
        assert_eq!(home.house.doubles(&agent, one), Err(Error::Forbidden));
    }
    let nobody = PersonId::new(uuid::Uuid::from_u128(9));
    let agent = agent(Role::Registration);
    assert_eq!(home.house.doubles(&agent, nobody), Err(Error::NotFound));
    let found = same(nobody, Finding::Same);
    let refused = home.house.decide_duplicate(&agent, home.command(), one, &found);
    assert_eq!(refused, Err(Error::NotFound));
}

#[test]
fn of_two_who_decide_at_once_one_is_refused() {
    let home = Home::small();
    let (one, other) = (home.arrives("Maryam", "Hosseini"), home.arrives("Mariam", "Hussaini"));
    let (one, other) = (one.applicant, other.applicant);
    let decide = |finding| {
        let found = same(other, finding);
        home.house.decide_duplicate(&agent(Role::Registration), home.command(), one, &found).is_ok()
    };
    let done = std::thread::scope(|scope| {
        let threads = [Finding::Same, Finding::Different].map(|it| scope.spawn(move || decide(it)));
        threads.map(|thread| thread.join().unwrap())
    });
    assert_eq!(done.into_iter().filter(|done| *done).count(), 1);
}

#[test]
fn several_names_of_one_file_are_all_looked_under() {
    let home = Home::small();
    let mut registration = alone("Fatima", "Al-Zahra");
    registration.applicant.identity.names.push(Name {
        kind: NameKind::Alias,
        family: "Haddad".into(),
        given: "Nour".into(),
    });
    let known = home.opens(&registration);
    assert_eq!(found(&home, &again("نور", "حداد"))[0].card.person, known.applicant);
}
