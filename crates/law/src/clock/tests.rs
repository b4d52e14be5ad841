//! What a reader is told, word for word.

use jiff::civil::{Date, date};

use super::{Adjustment, Calendar, Derivation, Lang, Opening, Roll, Rule, Start, derive};

fn rule(term: &str) -> Rule {
    Rule::new(term.parse().unwrap())
}

fn told(rule: Rule, calendar: &str, from: Date, adjustments: &[Adjustment]) -> Derivation {
    derive(&rule, &Calendar::named(calendar).unwrap(), from, adjustments)
}

/// Every line must read as written, the start and the due date apart.
fn reads(derivation: &Derivation, lang: Lang, expected: &[&str]) {
    let lines: Vec<_> = derivation.text(lang).collect();
    assert_eq!(lines.get(1..lines.len() - 1).unwrap(), expected);
}

#[test]
fn three_working_days_over_new_year() {
    let told = told(rule("3 working days"), "FR", date(2024, 12, 30), &[]);
    assert_eq!(told.due, Some(date(2025, 1, 3)));
    let english: Vec<_> = told.text(Lang::En).collect();
    assert_eq!(
        english,
        [
            "The term of 3 working days starts on Monday 30 December 2024; that day does not count.",
            "Counted 3 working days, from Tuesday 31 December 2024 to Friday 3 January 2025; \
             not counted: Wednesday 1 January 2025 (New Year’s Day).",
            "Due on Friday 3 January 2025.",
        ]
    );
    let french: Vec<_> = told.text(Lang::Fr).collect();
    assert_eq!(
        french,
        [
            "Délai : 3 jours ouvrés, à partir du lundi 30 décembre 2024, qui ne compte pas.",
            "On compte 3 jours ouvrés, du mardi 31 décembre 2024 au vendredi 3 janvier 2025 ; \
             ne comptent pas : mercredi 1er janvier 2025 (Jour de l’an).",
            "Échéance le vendredi 3 janvier 2025.",
        ]
    );
}

#[test]
fn sixty_working_days_take_one_line_that_names_every_holiday() {
    let told = told(rule("60 working days"), "FR", date(2025, 3, 20), &[]);
    let line = "Counted 60 working days, from Friday 21 March 2025 to Thursday 19 June 2025; not \
                counted: Monday 21 April 2025 (Easter Monday), Thursday 1 May 2025 (Labour Day), \
                Thursday 8 May 2025 (Victory Day), Thursday 29 May 2025 (Ascension Day), Monday 9 \
                June 2025 (Whit Monday), 26 weekend days.";
    reads(&told, Lang::En, &[line]);
}

#[test]
fn a_short_month_a_clear_day_and_a_roll() {
    let rule = Rule { clear: true, roll: Roll::NextWorkingDay, ..rule("1 month") };
    let told = told(rule, "FR", date(2025, 1, 31), &[]);
    reads(
        &told,
        Lang::En,
        &[
            "1 month after Friday 31 January 2025: Friday 28 February 2025.",
            "February 2025 has no 31st: its last day takes that place.",
            "The term is clear: its last day, Friday 28 February 2025, does not count either.",
            "Counted 1 day, Saturday 1 March 2025.",
            "The term would end on Saturday 1 March 2025, not a working day: it moves to Monday 3 \
             March 2025, the next working day. Left out: 2 weekend days.",
        ],
    );
    reads(
        &told,
        Lang::Fr,
        &[
            "1 mois après le vendredi 31 janvier 2025 : vendredi 28 février 2025.",
            "Pas de 31 en février 2025 : le dernier jour du mois en tient lieu.",
            "Délai franc : son dernier jour, le vendredi 28 février 2025, ne compte pas non plus.",
            "On compte 1 jour, le samedi 1er mars 2025.",
            "Le délai s’achèverait le samedi 1er mars 2025, jour non ouvré : il est prorogé au lundi \
             3 mars 2025, premier jour ouvré suivant. Laissés de côté : 2 jours de week-end.",
        ],
    );
}

#[test]
fn a_substitute_day_names_what_it_stands_for() {
    let rule = Rule { roll: Roll::NextWorkingDay, ..rule("4 days") };
    let told = told(rule, "AU-NSW", date(2021, 12, 23), &[]);
    let last = told.text(Lang::En).nth(2).unwrap();
    assert!(last.contains("Monday 27 December 2021 (in lieu of Christmas Day)"), "{last}");
    let last = told.text(Lang::Fr).nth(2).unwrap();
    assert!(last.contains("lundi 27 décembre 2021 (report : Noël)"), "{last}");
}

#[test]
fn months_that_count_their_first_day_say_so() {
    let rule = Rule { start: Start::SameDay, ..rule("1 month") };
    let told = told(rule, "DE", date(2025, 1, 15), &[]);
    let line = "1 month, from Wednesday 15 January 2025 to Friday 14 February 2025, both included.";
    reads(&told, Lang::En, &[line]);
    let line = "1 mois, du mercredi 15 janvier 2025 inclus au vendredi 14 février 2025 inclus.";
    reads(&told, Lang::Fr, &[line]);
}

#[test]
fn what_happens_to_a_term_is_told_in_order() {
    let pause = Adjustment::Pause {
        from: date(2025, 2, 3),
        until: Some(date(2025, 2, 6)),
        cause: "appeal".into(),
    };
    let by = "1 week".parse().unwrap();
    let extension = Adjustment::Extension { on: date(2025, 2, 1), by, cause: "complex".into() };
    let late = Adjustment::Pause { from: date(2025, 9, 1), until: None, cause: "late".into() };
    let reset = Adjustment::Reset { on: date(2025, 1, 20), cause: "notice".into() };
    let told = told(rule("20 days"), "FR", date(2025, 1, 6), &[late, pause, extension, reset]);
    reads(
        &told,
        Lang::En,
        &[
            "The term starts anew on Monday 20 January 2025 (notice).",
            "Counted 20 days, from Tuesday 21 January 2025 to Sunday 9 February 2025.",
            "Extended on Saturday 1 February 2025 (complex): 1 week from Sunday 9 February 2025.",
            "Counted 1 week, from Monday 10 February 2025 to Sunday 16 February 2025.",
            "Paused from Monday 3 February 2025, running again on Thursday 6 February 2025 \
             (appeal): 3 days to add.",
            "Counted 3 days, from Monday 17 February 2025 to Wednesday 19 February 2025.",
            "Monday 1 September 2025 (late): no effect, the term had ended.",
        ],
    );
    reads(
        &told,
        Lang::Fr,
        &[
            "Le délai repart de zéro le lundi 20 janvier 2025 (notice).",
            "On compte 20 jours, du mardi 21 janvier 2025 au dimanche 9 février 2025.",
            "Prolongation le samedi 1er février 2025 (complex) : 1 semaine à compter du dimanche 9 \
             février 2025.",
            "On compte 1 semaine, du lundi 10 février 2025 au dimanche 16 février 2025.",
            "Suspendu à partir du lundi 3 février 2025, reprise le jeudi 6 février 2025 (appeal) : \
             3 jours à ajouter.",
            "On compte 3 jours, du lundi 17 février 2025 au mercredi 19 février 2025.",
            "Le lundi 1er septembre 2025 (late) : sans effet, le délai avait expiré.",
        ],
    );
}

#[test]
fn an_open_pause_says_that_there_is_no_date_yet() {
    let open = Adjustment::Pause { from: date(2025, 1, 8), until: None, cause: "illness".into() };
    let told = told(rule("10 days"), "FR", date(2025, 1, 6), &[open]);
    assert_eq!(told.due, None);
    let last = told.text(Lang::En).last().unwrap();
    assert_eq!(last, "Paused since Wednesday 8 January 2025 (illness): there is no due date yet.");
}

#[test]
fn closures_and_days_without_opening_are_told_apart() {
    let opening = Opening {
        weekdays: vec![jiff::civil::Weekday::Monday, jiff::civil::Weekday::Thursday],
        closures: [date(2025, 5, 5)].into(),
    };
    let calendar = Calendar::named("FR").unwrap().with_opening(opening);
    let told = derive(&rule("2 opening days"), &calendar, date(2025, 4, 28), &[]);
    let line = "Counted 2 opening days, from Tuesday 29 April 2025 to Thursday 15 May 2025; not \
                counted: Thursday 1 May 2025 (Labour Day), Monday 5 May 2025 (office closed), \
                Thursday 8 May 2025 (Victory Day), 12 days on which the office does not open.";
    reads(&told, Lang::En, &[line]);
}

#[test]
fn the_regulation_s_two_working_days_are_told() {
    let rule = Rule { roll: Roll::EuRegulation, ..rule("3 days") };
    let told = told(rule, "EU", date(2025, 1, 10), &[]);
    let line = told.text(Lang::En).nth(2).unwrap();
    assert!(line.ends_with("the second is Tuesday 14 January 2025."), "{line}");
}

#[test]
fn a_term_beyond_time_says_so() {
    let told = told(rule("4294967295 years"), "FR", date(2025, 1, 1), &[]);
    assert_eq!(told.due, Some(Date::MAX));
    let line = "The term ends after 31 December 9999, the last day this clock knows.";
    reads(&told, Lang::En, &[line]);
}

#[test]
fn a_stranger_can_read_the_json() {
    let told = told(rule("3 working days"), "FR", date(2024, 12, 30), &[]);
    let json = serde_json::to_value(&told).unwrap();
    assert_eq!(json["from"], "2024-12-30");
    assert_eq!(json["term"], "3 working days");
    assert_eq!(json["calendar"], "FR");
    assert_eq!(json["due"], "2025-01-03");
    let counted = &json["lines"][1];
    assert_eq!(counted["kind"], "counted");
    assert_eq!(counted["skipped"][0]["date"], "2025-01-01");
    assert_eq!(counted["skipped"][0]["reason"], "holiday");
    assert_eq!(counted["skipped"][0]["name"]["en"], "New Year’s Day");
    assert!(counted["text"]["fr"].as_str().unwrap().starts_with("On compte 3 jours ouvrés"));
}
