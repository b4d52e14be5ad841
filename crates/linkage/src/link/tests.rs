//! Tests of the whole way: what must hold for any table.

mod kin;

use super::*;
use crate::evaluate;
use crate::propose::{propose, propose_without};

/// A number that looks random and is not.
fn dice(seed: usize, faces: usize) -> usize {
    (crate::table::mix(seed as u64) % faces as u64) as usize
}

const GIVEN: [&str; 12] = [
    "Amina", "Yusuf", "Salma", "Karim", "Hana", "Daud", "Leila", "Omar", "Nadia", "Idris", "Sofia",
    "Tariq",
];
const FAMILY: [&str; 10] = [
    "Haddad", "Barzani", "Osman", "Tesfay", "Kovacs", "Diallo", "Rahimi", "Petrov", "Nguyen",
    "Moreau",
];

fn person(number: usize) -> Vec<String> {
    let birth = format!(
        "{}-{:02}-{:02}",
        1940 + dice(number * 5, 70),
        2 + dice(number * 5 + 1, 10),
        3 + dice(number * 5 + 2, 25)
    );
    let given = format!("{}{}", GIVEN[dice(number * 5 + 3, 12)], ["", "ta", "ro"][number % 3]);
    let family =
        format!("{}{}", FAMILY[dice(number * 5 + 4, 10)], ["", "ek", "ano", "idis"][number % 4]);
    vec![given, family, birth, ["f", "m"][number % 2].to_owned()]
}

/// Persons, of whom every `again`-th is there twice, the second time with an error; the last column
/// is the truth.
fn people(count: usize, again: usize) -> Table {
    let mut rows = Vec::new();
    for number in 0..count {
        let mut row = person(number);
        row.push(number.to_string());
        rows.push(row.clone());
        if again > 0 && number % again == 0 {
            let letters: String = row[1].chars().rev().skip(1).collect();
            row[1] = letters.chars().rev().collect();
            rows.push(row);
        }
    }
    table(&["given", "family", "born", "sex", "truth"], &rows)
}

/// A name that lacks one letter, never the first.
fn without_a_letter(name: &str, number: usize) -> String {
    let place = 1 + dice(number, name.len() - 1);
    let letters = name.chars().enumerate().filter(|(at, _)| *at != place);
    letters.map(|(_, letter)| letter).collect()
}

fn table(headers: &[&str], rows: &[Vec<String>]) -> Table {
    let rows: Vec<Vec<&str>> =
        rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    Table::from_rows(headers, &rows)
}

fn clusters(outcome: &Outcome) -> usize {
    outcome.clusters.iter().max().map_or(0, |last| *last as usize + 1)
}

#[test]
fn records_with_an_error_are_found_without_configuration() {
    let table = people(2_000, 5);
    let settings = propose_without(&[&table], &["truth"]);
    let outcome = dedupe(&table, &settings, &Options::default()).unwrap();
    let report = evaluate::clusters(&outcome.clusters, table.column("truth").unwrap());
    assert!(report.f1 > 0.98, "{report:?}");
    let reliability = evaluate::reliability_of(&outcome, table.column("truth").unwrap());
    assert!(reliability.error < 0.1, "{reliability:?}");
}

#[test]
fn where_there_are_no_duplicates_none_are_invented() {
    for count in [10, 200, 2_500] {
        let table = people(count, 0);
        let settings = propose_without(&[&table], &["truth"]);
        let outcome = dedupe(&table, &settings, &Options::default()).unwrap();
        assert!(clusters(&outcome) + count / 500 >= count, "{} of {count}", clusters(&outcome));
    }
}

#[test]
fn ten_rows_are_enough_to_find_two_that_are_one() {
    let table = people(9, 9);
    let settings = propose_without(&[&table], &["truth"]);
    let outcome = dedupe(&table, &settings, &Options::default()).unwrap();
    assert_eq!((outcome.clusters[0], clusters(&outcome)), (outcome.clusters[1], 9));
}

#[test]
fn a_table_of_copies_of_one_row_is_one_cluster() {
    let rows = vec![person(1); 20_000];
    let table = table(&["given", "family", "born", "sex"], &rows);
    let outcome = dedupe(&table, &propose(&[&table]), &Options::default()).unwrap();
    assert_eq!(clusters(&outcome), 1);
    assert!(outcome.notes.contains(&Note::Copies(19_999)));
}

#[test]
fn empty_and_useless_tables_have_an_answer() {
    let empty = Table::default();
    assert!(dedupe(&empty, &propose(&[&empty]), &Options::default()).unwrap().clusters.is_empty());
    let one = Table::from_rows(&["a"], &[vec!["x"]]);
    assert_eq!(dedupe(&one, &propose(&[&one]), &Options::default()).unwrap().clusters, [0]);
    let useless = Table::from_rows(&["", ""], &[vec!["", ""], vec!["", ""], vec!["🙂", ""]]);
    let outcome = dedupe(&useless, &propose(&[&useless]), &Options::default()).unwrap();
    assert_eq!(outcome.clusters.len(), 3);
}

#[test]
fn the_number_of_threads_does_not_change_the_result() {
    let table = people(2_500, 4);
    let settings = propose_without(&[&table], &["truth"]);
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| dedupe(&table, &settings, &Options::default()).unwrap())
    };
    let (one, several) = (run(1), run(3));
    assert_eq!(one.clusters, several.clusters);
    assert_eq!(one.pairs, several.pairs);
    assert_eq!(one.model, several.model);
}

#[test]
fn two_tables_with_other_headers_are_linked_one_to_one() {
    let left: Vec<Vec<String>> = (0..600).map(person).collect();
    let right: Vec<Vec<String>> = (200..800)
        .map(|number| {
            let mut row = person(number);
            row[0] = without_a_letter(&row[0], number);
            row.rotate_left(1);
            row
        })
        .collect();
    let left = table(&["Vorname", "Nachname", "Geburtsdatum", "Geschlecht"], &left);
    let right = table(&["family name", "dob", "sex", "first name"], &right);
    let settings = propose(&[&left, &right]);
    let outcome = link(&left, &right, &settings, &Options::default()).unwrap();
    assert!(outcome.one_to_one);
    let linked = outcome.pairs.iter().filter(|pair| pair.linked);
    let (right, wrong): (Vec<&Pair>, Vec<&Pair>) =
        linked.partition(|pair| pair.left == pair.right + 200);
    assert!(right.len() > 380 && wrong.len() < 8, "{} right, {} wrong", right.len(), wrong.len());
}

#[test]
fn estimated_settings_give_the_same_result_again() {
    let table = people(1_000, 5);
    let mut settings = propose_without(&[&table], &["truth"]);
    let first = dedupe(&table, &settings, &Options::default()).unwrap();
    first.model.write_into(&mut settings);
    let settings = Settings::from_toml(&settings.to_toml().unwrap()).unwrap();
    let again = dedupe(&table, &settings, &Options::default()).unwrap();
    assert_eq!(first.clusters, again.clusters);
}

#[test]
fn brothers_at_one_address_are_not_one_person() {
    let mut rows = Vec::new();
    for family in 0..400 {
        for child in 0..3 {
            let mut row = person(family * 3 + child);
            row[0] = GIVEN[(family * 5 + child * 4) % 12].to_owned();
            row[1] =
                format!("{}{}", FAMILY[family % 10], ["", "ek", "ano", "idis"][family / 10 % 4]);
            row.push(format!("{} {} street", family, FAMILY[family % 7]));
            row.push(format!("06{:08}", dice(family, 99_999_999)));
            row.push(format!("{family}-{child}"));
            rows.push(row);
        }
    }
    let copies: Vec<Vec<String>> = rows.iter().step_by(9).cloned().collect();
    rows.extend(copies.into_iter().enumerate().map(|(number, mut row)| {
        row[0] = without_a_letter(&row[0], number);
        row
    }));
    let table = table(&["given", "family", "born", "sex", "address", "phone", "truth"], &rows);
    let settings = propose_without(&[&table], &["truth"]);
    let outcome = dedupe(&table, &settings, &Options::default()).unwrap();
    let report = evaluate::clusters(&outcome.clusters, table.column("truth").unwrap());
    assert!(report.wrong <= 4 && report.recall > 0.8, "{report:?}");
    // Amina and Amin may be a sister and her twin: of these a human is asked.
    let truth = |row: u32| table.column("truth").and_then(|column| column.get(row as usize));
    let found = outcome.pairs.iter().filter(|pair| truth(pair.left) == truth(pair.right)).count();
    assert!(found as f64 > 0.99 * (report.right + report.missed) as f64, "{found} found");
}

#[test]
fn a_date_in_three_columns_is_compared_without_being_put_together_first() {
    let rows = [
        vec!["Wolfgang", "Meyer", "1949", "9", "28"],
        vec!["Wolfgang", "Meier", "1949", "9", "28"],
        vec!["Sabine", "Fischer", "1971", "2", "3"],
        vec!["Jürgen", "Braun", "1960", "11", "17"],
    ];
    let table = Table::from_rows(&["first", "last", "by", "bm", "bd"], &rows);
    let settings = propose(&[&table]);
    assert_eq!(settings.composed.len(), 1);
    let outcome = dedupe(&table, &settings, &Options::default()).unwrap();
    assert_eq!(clusters(&outcome), 3);
}

#[test]
fn relatives_and_namesakes_of_made_up_families_are_not_one_person() {
    let options = crate::generate::Options { people: 4_000, seed: 11, ..Default::default() };
    let made = crate::generate::people(&options).table;
    let settings = propose_without(&[&made], &["truth"]);
    let outcome = dedupe(&made, &settings, &Options::default()).unwrap();
    let truth = made.column("truth").unwrap();
    let report = evaluate::clusters(&outcome.clusters, truth);
    assert!(report.precision > 0.9 && report.recall > 0.9, "{report:?}");
    let error = evaluate::reliability_of(&outcome, truth).error;
    assert!(error < 0.1, "what is called probable comes true: {error}");
}

#[test]
fn what_cannot_matter_is_left_out_and_nothing_else() {
    let options = crate::generate::Options { people: 600, seed: 5, ..Default::default() };
    let made = crate::generate::people(&options).table;
    let settings = propose_without(&[&made], &["truth"]);
    let frame = Frame::build(&[&made], &settings).unwrap();
    let comparer = Comparer::bind(&frame, &settings).unwrap();
    let outcome = dedupe(&made, &settings, &Options::default()).unwrap();
    let scorer = Scorer::new(&frame, &comparer, &outcome.model, &settings);
    let (mut kept, mut left_out) = (0, 0);
    for a in 0..frame.units() {
        // All of its household, and some of the others.
        for b in (a + 1..frame.units()).filter(|b| b - a < 6 || (a + b) % 17 == 0) {
            let bits = scorer.bits(a, b, &mut Memo::none());
            for floor in [-15.0, -6.6, 3.0] {
                let over = scorer.bits_over(a, b, &mut Memo::none(), floor);
                assert_eq!(over, Some(bits).filter(|bits| *bits >= floor), "{a} and {b}");
                *(if over.is_some() { &mut kept } else { &mut left_out }) += 1;
            }
        }
    }
    assert!(kept > 200 && left_out > 50_000, "{kept} and {left_out}");
}

/// How many of the pairs that were linked are of two persons.
fn wrong_pairs(table: &Table) -> (u64, u64) {
    let settings = propose_without(&[table], &["truth"]);
    let outcome = dedupe(table, &settings, &Options::default()).unwrap();
    let report = evaluate::clusters(&outcome.clusters, table.column("truth").unwrap());
    (report.wrong, report.right)
}

#[test]
fn strangers_of_one_birthday_stay_strangers() {
    // Chains of three of few names, nobody twice: the pairs that a rule finds by their day are chance.
    let name = |number: usize| GIVEN[dice(number, 12)];
    let rows: Vec<Vec<String>> = (0..600)
        .map(|number| {
            let (seed, day) = (number * 9 + 7, dice(number * 9 + 3, 60 * 365));
            let chain = [name(seed), name(seed + 1), name(seed + 2)].join(" ");
            let (year, month) = (1950 + day / 365, day % 365 / 31 + 1);
            let born = format!("{year}-{month:02}-{:02}", day % 365 % 28 + 1);
            vec![chain, born, number.to_string()]
        })
        .collect();
    let (wrong, _) = wrong_pairs(&table(&["name", "dob", "truth"], &rows));
    assert!(wrong <= 1, "{wrong} strangers are linked");
}

#[test]
fn addresses_made_of_names_are_no_second_evidence() {
    let mut rows = Vec::new();
    for number in 0..1_200 {
        let family = format!("{}{}", FAMILY[dice(number * 3 + 1, 10)], dice(number * 7, 40));
        let given = format!("{}{}", GIVEN[dice(number * 3, 12)], ["", "ta", "ro"][number % 3]);
        let email = format!("{given}{}@mail.example", 1950 + dice(number * 3 + 2, 56));
        let phone = format!("07{:08}", dice(number * 11 + 5, 100_000_000));
        let row = vec![given, family, email.to_lowercase(), phone.clone(), number.to_string()];
        rows.push(row.clone());
        if number % 4 == 0 {
            let mut again = row;
            again[3] = format!("+44 7{} {}", &phone[2..5], &phone[5..]);
            rows.push(again);
        }
    }
    let headers = ["first_name", "last_name", "email", "mobile", "truth"];
    let (wrong, right) = wrong_pairs(&table(&headers, &rows));
    assert!(wrong <= 6 && right >= 290, "{wrong} of two persons, {right} of one");
}

#[test]
fn brothers_and_sisters_who_share_a_chain_are_not_one_person() {
    // Own name, father's and grandfather's; one telephone, and most are "born" on 1 January.
    let mut rows = Vec::new();
    for family in 0..400 {
        let name = |at: usize| GIVEN[dice(family * 17 + at, 12)];
        let fathers = format!("{} {}", name(0), name(1));
        let phone = format!("61{:07}", dice(family * 29 + 3, 10_000_000));
        for child in 0..3 {
            let seed = family * 31 + child * 7;
            let year = 1985 + dice(seed, 25);
            let born = match dice(seed + 1, 10) {
                0..7 => format!("{year}-01-01"),
                _ => format!("{year}-{:02}-{:02}", 2 + dice(seed, 10), 3 + dice(seed + 2, 25)),
            };
            // Two of one family never have one name.
            let own = GIVEN[(dice(family * 13, 12) + child * 5) % 12];
            let truth = (family * 3 + child).to_string();
            let row = vec![format!("{own} {fathers}"), born, phone.clone(), truth];
            rows.push(row.clone());
            if family % 4 == 0 && child == 0 {
                rows.push(row);
            }
        }
    }
    let (wrong, right) = wrong_pairs(&table(&["name", "dob", "phone", "truth"], &rows));
    assert!(wrong <= 4 && right >= 95, "{wrong} of two persons, {right} of one");
}

/// From a name and a year alone nobody can tell one person from another: that is said.
#[test]
fn columns_that_say_too_little_are_told() {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for number in 0..900 {
        let [given, _, born, _] = person(number).try_into().unwrap();
        let year = born[..4].to_owned();
        if number % 10 == 0 {
            rows.push(vec![without_a_letter(&given, number), year.clone()]);
        }
        rows.push(vec![given, year]);
    }
    let table = table(&["first name", "year of birth"], &rows);
    let outcome = dedupe(&table, &propose(&[&table]), &Options::default()).unwrap();
    assert!(outcome.notes.contains(&Note::TooLittle), "{:?}", outcome.notes);
    let clean = people(500, 0);
    let outcome = dedupe(&clean, &propose_without(&[&clean], &["truth"]), &Options::default());
    assert!(!outcome.unwrap().notes.contains(&Note::TooLittle), "a day of birth says enough");
}

/// What is typed where nothing is known is no agreement.
#[test]
fn placeholders_are_missing() {
    let mut rows: Vec<Vec<String>> = (0..800).map(person).collect();
    for (number, row) in rows.iter_mut().enumerate() {
        row.push(if number % 3 == 0 { "N/A".to_owned() } else { format!("06{number:08}") });
        if number % 4 == 0 {
            row[2] = "1900-01-01".to_owned();
        }
        if number % 5 == 0 {
            row[0] = "FNU".to_owned();
        }
    }
    let table = table(&["given", "family", "born", "sex", "phone"], &rows);
    let settings = propose(&[&table]);
    let outcome = dedupe(&table, &settings, &Options::default()).unwrap();
    assert_eq!(outcome.pairs.iter().filter(|pair| pair.linked).count(), 0);
    let phone = settings.field("phone").unwrap();
    assert!(phone.because.contains("N/A"), "{}", phone.because);
}
