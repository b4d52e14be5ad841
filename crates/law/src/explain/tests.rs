use kernel::Facets;

use super::*;
use crate::clock::Lang;
use crate::fixture::{at, facts, procedure, procedure_and, run, welcome};
use crate::pack::Procedure;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn explained(procedure: &Procedure, step: &str, known: &str) -> Explanation {
    explain(procedure, procedure.find(step).unwrap(), day("2024-12-30"), &facts(known))
}

#[test]
fn the_example_of_the_page_in_english() {
    let text = explained(&welcome(), "answer", "answer_outcome=refused").text(Lang::En);
    let expected = "\
Answer                                                xx.welcome:2025-1 · answer
────────────────────────────────────────────────────────────────────────────────
Prefecture · decision · at a desk
Answer

The prefecture answers you.

What is asked
  – Answer
  – Reasons

Where it is written
  § Example Act, section 1

What must come first
  – “Report”

What makes it owed, counted from Monday 30 December 2024
  ▸ Report · Prefecture · by Friday 3 January 2025
    If household size: 6 at most
    · The term of 3 working days starts on Monday 30 December 2024; that day
      does not count.
    · Counted 3 working days, from Tuesday 31 December 2024 to Friday 3 January
      2025; not counted: Wednesday 1 January 2025 (New Year’s Day).
    · Due on Friday 3 January 2025.
    § Example Act, section 1
  ▸ Report · Prefecture · by Tuesday 14 January 2025
    If household size: above 6
    · The term of 10 working days starts on Monday 30 December 2024; that day
      does not count.
    · Counted 10 working days, from Tuesday 31 December 2024 to Tuesday 14
      January 2025; not counted: Wednesday 1 January 2025 (New Year’s Day), 4
      weekend days.
    · Due on Tuesday 14 January 2025.
    § Example Act, section 1

What it starts on Monday 30 December 2024
  ▸ Appeal · You · by Thursday 30 January 2025
    If “Answer”: “Refused” (it is so)
    It is a right, not a duty.
    · The term of 1 month starts on Monday 30 December 2024; that day does not
      count.
    · 1 month after Monday 30 December 2024: Thursday 30 January 2025.
    · Due on Thursday 30 January 2025.
    If the term passes: The answer becomes final.
    It is followed by “The answer becomes final”.
    § Example Act, section 1, to be verified

What becomes part of the case
  – Appeal
    If “Answer”: “Refused” (it is so)
  – The answer becomes final
    If “Answer”: “Refused” (it is so)
";
    assert_eq!(text, expected);
}

#[test]
fn the_example_of_the_page_in_french() {
    let text = explained(&welcome(), "appeal", "").text(Lang::Fr).replace('\u{a0}', " ");
    let expected = "\
Contester                                             xx.welcome:2025-1 · appeal
────────────────────────────────────────────────────────────────────────────────
Vous · démarche · en ligne ou par courrier
Réponse
Peut aussi l’enregistrer : association

Vous demandez à un juge de revoir la réponse.

Ce que dit le droit
  § Loi d'exemple, article 1, à vérifier

Ce qui doit venir avant
  – Cette étape ne fait pas partie du dossier au départ : une autre l’ouvre.

Ce qui la rend due, en comptant du lundi 30 décembre 2024
  ▸ Répondre · Vous · le jeudi 30 janvier 2025 au plus tard
    Si « Réponse » : « Refusée »
    C’est un droit, pas un devoir.
    · Délai : 1 mois, à partir du lundi 30 décembre 2024, qui ne compte pas.
    · 1 mois après le lundi 30 décembre 2024 : jeudi 30 janvier 2025.
    · Échéance le jeudi 30 janvier 2025.
    Si le délai passe : La réponse devient définitive.
    Il s’ensuit : « La réponse devient définitive ».
    § Loi d'exemple, article 1, à vérifier

Ce qui se ferme
  – La réponse devient définitive
";
    assert_eq!(text, expected);
}

#[test]
fn no_line_is_longer_than_a_terminal() {
    let welcome = welcome();
    for step in &welcome.steps {
        for lang in [Lang::Fr, Lang::En] {
            let text = explain(&welcome, step, day("2025-06-12"), &Facets::new()).text(lang);
            assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
            assert!(text.lines().all(|line| line.trim_end() == line));
        }
    }
}

#[test]
fn an_explanation_is_data_for_a_program() {
    let json = serde_json::to_value(explained(&welcome(), "answer", "household_size=7")).unwrap();
    assert_eq!(json["step"]["title"]["fr"], "Répondre");
    assert_eq!(json["owed"][0]["when"]["holds"], false);
    assert_eq!(json["owed"][1]["when"]["holds"], true);
    assert_eq!(json["owed"][1]["term"]["due"], "2025-01-14");
    assert_eq!(json["starts"][0]["when"]["holds"], serde_json::Value::Null);
    assert_eq!(json["starts"][0]["consequence"]["id"], "close");
    assert_eq!(json["starts"][0]["cites"]["verified"], false);
    assert_eq!(json["first"][0]["step"]["id"], "arrive");
    assert_eq!(json["cites"]["sources"][0]["url"], "https://example.org/l1");
}

#[test]
fn delays_milestones_closings_and_other_procedures_are_told() {
    let starts = "[[starts]]\non = \"d\"\nprocedure = \"xx.test\"\nwhen = \"age < 18\"\n";
    let p = procedure_and(
        &["a", "b", "c", "d closes"],
        &["a condition d after 2 months", "b milestone d"],
        starts,
    );
    let it = explained(&p, "d", "age=12");
    assert_eq!(it.first[0].not_before, Some(day("2025-03-01")));
    assert!(it.first[1].only_if_owed);
    assert_eq!(it.excludes, [], "what closing leaves is not listed");
    let text = it.text(Lang::En);
    assert!(text.contains("– “a in English”, and a delay: not before Saturday 1 March 2025\n"));
    assert!(text.contains("– “b in English”, as long as it is owed\n"));
    assert!(text.contains("It closes the case\n  Outcome: d\n"));
    assert!(text.contains("– Opens xx.test\n    If age: below 18 (it is so)\n"));
}

#[test]
fn guards_are_said_in_words() {
    let p = procedure(
        &["a: n number, ok flag, day date, out choice x y z", "b"],
        &["a include b when n < 2"],
    );
    let say = |guard: &str, lang| guard_in_words(&p, &guard.parse().unwrap(), lang);
    for (guard, english) in [
        ("age < 18", "age: below 18"),
        ("age <= 18 and age > 3", "age: 18 at most and age: above 3"),
        ("ok", "“Question”: yes"),
        ("not ok", "“Question”: no or not said"),
        ("ok = false", "“Question”: no"),
        ("out = x or out = y or out = z", "“Question”: “x”, “y” or “z”"),
        ("out != x", "“Question”: other than “x”"),
        (
            "(out = x or age >= 3) and ok",
            "(“Question”: “x” or age: 3 at least) and “Question”: yes",
        ),
        ("not (ok and age = 3)", "not (“Question”: yes and age: 3)"),
        ("day < 2026-06-12", "“Question”: before Friday 12 June 2026"),
        ("day >= 2026-06-12", "“Question”: Friday 12 June 2026 or after"),
        ("day = 2026-06-12", "“Question”: Friday 12 June 2026"),
    ] {
        assert_eq!(say(guard, Lang::En), english);
    }
    let french = |guard: &str| say(guard, Lang::Fr).replace('\u{a0}', " ");
    assert_eq!(french("day < 2026-06-12"), "« Question » : avant le vendredi 12 juin 2026");
    assert_eq!(french("unaccompanied_minor"), "mineur non accompagné : oui");
}

#[test]
fn an_obligation_is_told_in_sentences() {
    let refused = ("answer", "2025-01-02T09:00", "answer_outcome=refused");
    let run = run(&welcome(), &[("arrive", "2024-12-30T10:00", "household_size=2"), refused]);
    let owed = run.owed(at("2025-01-05T12:00"));
    let told = explain_owed(&run, &owed[0], Lang::En);
    assert_eq!(
        told,
        [
            "May be done until Sunday 2 February 2025, because “Answer” happened on Thursday 2 \
             January 2025 (Example Act, section 1, to be verified).",
            "Who may do it: You. It is a right.",
            "This rule holds in this case: “Answer”: “Refused”.",
            "The term of 1 month starts on Thursday 2 January 2025; that day does not count.",
            "1 month after Thursday 2 January 2025: Sunday 2 February 2025.",
            "Due on Sunday 2 February 2025.",
            "If the term passes: The answer becomes final.",
            "It is followed by “The answer becomes final”.",
        ]
    );
    let late = run.owed(at("2025-02-03T00:00"));
    let told = explain_owed(&run, &late[0], Lang::Fr).join("\n").replace('\u{a0}', " ");
    assert!(told.starts_with(
        "Pouvait être fait jusqu’au dimanche 2 février 2025, car « Répondre » a eu lieu"
    ));
    assert!(told.contains("Le délai est passé. La réponse devient définitive."), "{told}");
}

#[test]
fn what_moved_a_term_is_named_by_its_title() {
    let clocks = "[[clock]]\nof = \"b\"\npause = { from = \"c\", until = \"d\" }\ncites = [\"L1\"]\n\
        verified = true\n[[clock]]\nof = \"b\"\nextend = { on = \"e\", by = \"1 month\" }\n\
        cites = [\"L1\"]\nverified = false\n[[clock]]\nof = \"b\"\nreset = { on = \"f\" }\n\
        cites = [\"L1\"]\nverified = true\n";
    let p =
        procedure_and(&["a", "b", "c", "d", "e", "f"], &["a response b within 10 days"], clocks);
    let started = [("a", "2025-01-01T10:00", ""), ("c", "2025-01-06T10:00", "")];
    let paused = run(&p, &started);
    let owed = paused.owed(at("2025-01-07T00:00"));
    let told = explain_owed(&paused, &owed[0], Lang::En);
    assert!(told[0].starts_with("To be done, but the term is paused, because “a in English”"));
    assert!(told.iter().any(|line| line.contains("(c in English): there is no due date yet")));
    let more =
        [started[0], started[1], ("d", "2025-01-09T10:00", ""), ("e", "2025-01-10T10:00", "")];
    let running = run(&p, &more);
    let owed = running.owed(at("2025-01-11T00:00"));
    let told = explain_owed(&running, &owed[0], Lang::Fr).join("\n").replace('\u{a0}', " ");
    assert!(told.contains("(c en français)") && told.contains("(e en français)"), "{told}");
    let ends = "« c en français » suspend le délai jusqu’à « d en français » (Loi d'exemple, article \
                1).\n« e en français » prolonge le délai de 1 mois (Loi d'exemple, article 1, à \
                vérifier).\n« f en français » fait repartir le délai de zéro (Loi d'exemple, article 1).";
    assert!(told.ends_with(ends), "{told}");
}

#[test]
fn what_has_no_term_says_so() {
    let p = procedure(&["a", "b", "c"], &["a response b", "a response c optional"]);
    let run = run(&p, &[("a", "2025-01-01T10:00", "")]);
    let owed = run.owed(at("2025-01-02T00:00"));
    let first = |number: usize| explain_owed(&run, &owed[number], Lang::En)[0].clone();
    let because =
        "because “a in English” happened on Wednesday 1 January 2025 (Example Act, section 1).";
    assert_eq!(first(0), format!("To be done, without a term, {because}"));
    assert_eq!(first(1), format!("May be done, without a term, {because}"));
}
