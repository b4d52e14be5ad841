use std::collections::BTreeSet;

use proptest::prelude::*;

use super::lanes::lanes;
use super::links::{Side, Sort, Target, links};
use super::width::{width, wrap};
use super::*;
use crate::fixture::{procedure, procedure_and, read, text, welcome};

/// The sheet of a procedure, measured.
fn placed(procedure: &Procedure) -> place::Sheet {
    let links = links(procedure, Lang::En);
    place::place(procedure, cards::cards(procedure, &links, Lang::En), &links, Lang::En)
}

/// Tags open and close in order, attributes are quoted, and nothing else is there.
fn is_well_formed(svg: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    for piece in svg.split('<').skip(1) {
        let Some((tag, text)) = piece.split_once('>') else { return false };
        if text.contains('&') && !text.split('&').skip(1).all(|it| it.contains(';')) {
            return false;
        }
        if tag.matches('"').count() % 2 != 0 {
            return false;
        }
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return false;
            }
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap_or(""));
        }
    }
    open.is_empty()
}

#[test]
fn a_sheet_is_an_image_with_a_title_and_a_description() {
    let svg = draw(&welcome(), Lang::En);
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""), "{svg}");
    assert!(svg.contains(
        "role=\"img\" aria-labelledby=\"xx-welcome-2025-1-title xx-welcome-2025-1-desc\""
    ));
    assert!(svg.contains("<title id=\"xx-welcome-2025-1-title\">Welcome</title>"));
    assert!(svg.contains("From arrival to the answer. 4 steps joined by"));
    assert!(is_well_formed(&svg));
    for forbidden in ["<script", "<style", " style=", "href", "onclick", "<image", "<foreignObject"]
    {
        assert!(!svg.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn a_sheet_says_everything_in_both_languages() {
    let welcome = welcome();
    for lang in [Lang::Fr, Lang::En] {
        let svg = draw(&welcome, lang);
        for step in &welcome.steps {
            assert!(svg.contains(&svg::escaped(step.title.get(lang))), "{}", step.id);
        }
        for phase in &welcome.phases {
            assert!(svg.contains(&svg::escaped(phase.title.get(lang))), "{}", phase.id);
        }
    }
    let french = draw(&welcome, Lang::Fr);
    assert!(french.contains("sous 3 jours ouvrés · si taille du foyer\u{a0}: 6 au plus"));
    assert!(
        french.contains("à vérifier") && french.contains("en vigueur du mercredi 1er janvier 2025")
    );
}

#[test]
fn the_same_procedure_gives_the_same_bytes() {
    assert_eq!(draw(&welcome(), Lang::Fr), draw(&welcome(), Lang::Fr));
}

#[test]
fn what_the_reader_adds_is_not_drawn() {
    let p = procedure(&["a", "b closes", "c repeats"], &["a response b"]);
    let links = links(&p, Lang::En);
    assert_eq!(links.len(), 1);
    assert_eq!(links[0].sorts, [Sort::Response]);
}

#[test]
fn what_is_included_and_owed_at_once_is_one_line() {
    let p = procedure(
        &["a: ok flag", "b excluded", "c system excluded"],
        &[
            "a include b when ok",
            "a response b within 3 days when ok consequence c",
            "a include c",
            "b exclude c",
        ],
    );
    let drawn: Vec<_> =
        links(&p, Lang::En).into_iter().map(|link| (link.sorts.clone(), link.words())).collect();
    let words = |text: &str| text.to_owned();
    assert_eq!(
        drawn,
        [
            (vec![Sort::Response, Sort::Include], words("within 3 days · if “Question”: yes")),
            (vec![Sort::Include], words("")),
            (vec![Sort::Consequence], words("when its term passes")),
            (vec![Sort::Exclude], words("")),
        ]
    );
}

#[test]
fn a_rule_for_a_whole_phase_is_one_line() {
    let other = "[[phase]]\nid = \"other\"\ntitle = { fr = \"Autre\", en = \"Other\" }\n";
    let names = ["b", "c", "d", "e"];
    let steps = ["a", "b", "c", "d", "e"];
    let mut written = text(&steps, &["a exclude other", "a condition b"]);
    written = written.replacen("[[step]]", &format!("{other}[[step]]"), 1);
    for name in names {
        let here = format!("id = \"{name}\"\nphase = \"only\"");
        written = written.replace(&here, &here.replace("only", "other"));
    }
    let links = links(&read(&written), Lang::En);
    let ends: Vec<_> = links.iter().map(|link| (link.sorts[0], link.to)).collect();
    let b = crate::graph::StepIx::new(1).unwrap();
    assert_eq!(ends, [(Sort::Condition, Target::Step(b)), (Sort::Exclude, Target::Phase(1))]);
}

#[test]
fn titles_that_mean_something_in_xml_mean_themselves() {
    let written = text(&["a", "b"], &["a response b"]).replace("a in English", "A <b> & \\\"c\\\"");
    let svg = draw(&read(&written), Lang::En);
    assert!(svg.contains("A &lt;b&gt; &amp; &quot;c&quot;"));
    assert!(is_well_formed(&svg));
}

#[test]
fn clocks_and_other_procedures_stand_on_their_card() {
    let more = "[[clock]]\nof = \"b\"\nreset = { on = \"a\" }\ncites = [\"L1\"]\nverified = true\n\
                [[starts]]\non = \"b\"\nprocedure = \"xx.test\"\n";
    let p = procedure_and(&["a", "b repeats", "c closes"], &["a response b within 3 days"], more);
    let svg = draw(&p, Lang::En);
    for words in
        ["starts the term anew", "Opens xx.test", "↻ repeats", "■ end: c", "▶ opens the case"]
    {
        assert!(svg.contains(words), "{words}");
    }
}

#[test]
fn no_line_runs_behind_a_card_and_none_in_the_lane_of_another() {
    let names: Vec<String> = (0..50).map(|number| format!("s{number}")).collect();
    let steps: Vec<&str> = names.iter().map(String::as_str).collect();
    let kinds = ["response", "condition", "include", "exclude", "milestone"];
    let relations: Vec<String> = (0..200_usize)
        .map(|number| {
            let (from, to) = (number * 7 % 50, number * 13 % 50);
            format!("s{from} {} s{to}", kinds[number % 5])
        })
        .collect();
    let relations: Vec<&str> = relations.iter().map(String::as_str).collect();
    let sheet = placed(&procedure(&steps, &relations));
    let mut ends = BTreeSet::new();
    for (number, wire) in sheet.wires.iter().enumerate() {
        let side = wire.class.side();
        let away = side.outward() * (wire.x - sheet.edge(side));
        assert!(away >= 40 && wire.x > 0 && wire.x < sheet.width);
        let (top, bottom) = wire.span();
        for other in sheet.wires.iter().skip(number + 1).filter(|other| other.x == wire.x) {
            let (above, below) = other.span();
            assert!(bottom < above || below < top, "two lines in one lane");
        }
        ends.extend(wire.ends.iter().map(|(_, link)| *link));
    }
    assert_eq!(ends.len(), sheet.links.len(), "every line ends somewhere");
    let mut below = 0;
    for placed in &sheet.blocks {
        assert!(placed.y > below, "two cards overlap");
        below = placed.y + placed.height;
    }
    assert!(below < sheet.height);
}

#[test]
fn rows_are_as_high_as_their_words_and_lie_within_their_card() {
    let sheet = placed(&welcome());
    for wire in &sheet.wires {
        for (end, _) in &wire.ends {
            let inside = |it: &&place::Placed| it.rows < *end && *end < it.y + it.height;
            assert_eq!(sheet.blocks.iter().filter(inside).count(), 1);
        }
    }
    assert!(sheet.wires.iter().any(|wire| wire.class.side() == Side::Left));
}

#[test]
fn a_text_is_broken_between_words_and_cut_with_an_ellipsis() {
    let text = "Donner photo et empreintes, recevoir le document du demandeur d'asile";
    let lines = wrap(text, 11, 200, 9);
    assert_eq!(lines.join(" "), text);
    assert!(lines.iter().all(|line| width(line, 11) <= 200));
    let cut = wrap(text, 11, 150, 1);
    assert_eq!(cut.len(), 1);
    assert!(cut[0].ends_with('…') && width(&cut[0], 11) <= 150);
    assert_eq!(wrap("", 11, 150, 1), Vec::<String>::new());
}

proptest! {
    /// Spans that overlap lie in different lanes, and there are no more lanes than spans.
    #[test]
    fn spans_that_overlap_lie_apart(spans in prop::collection::vec((0_i32..900, 0_i32..300), 0..40)) {
        let spans: Vec<(i32, i32)> = spans.iter().map(|(top, more)| (*top, top + more)).collect();
        let (found, count) = lanes(&spans);
        prop_assert!(count <= spans.len());
        for (one, a) in spans.iter().enumerate() {
            for (other, b) in spans.iter().enumerate().skip(one + 1) {
                let apart = a.1 < b.0 || b.1 < a.0;
                prop_assert!(apart || found[one] != found[other]);
            }
        }
    }
}
