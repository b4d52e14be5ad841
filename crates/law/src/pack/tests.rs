use proptest::prelude::*;

use super::*;
use crate::fixture::{blocks, example, files, text};

/// What is wrong when the first `from` of a file of the example is written `to` instead.
fn wrong(file: usize, from: &str, to: &str) -> Vec<String> {
    let mut files = example();
    assert!(files[file].text.contains(from), "the example has no `{from}`");
    files[file].text = files[file].text.replacen(from, to, 1);
    match Library::read(&files) {
        Ok(_) => Vec::new(),
        Err(Problems(problems)) => problems.iter().map(ToString::to_string).collect(),
    }
}

/// In which file, what is written instead of what, and what the reader says.
type Case = (usize, &'static str, &'static str, &'static str);

const PACK: [Case; 7] = [
    (0, "zone = \"Europe/Paris\"", "zone = \"Europe/Atlantis\"", "3:8: failed to find time zone"),
    (0, "calendar = \"FR\"", "calendar = \"ZZ\"", "4:12: "),
    (0, "person = {", "baker = {", "8:1: no role is called `baker`: one of person, association"),
    (0, "en = \"You\"", "en = \" \"", "8:1: a text of `person` has no translation"),
    (
        0,
        "en = \"Example country\"",
        "de = \"Beispiel\"",
        "2:34: unknown field `de`, expected `fr` or `en`",
    ),
    (0, "kind = \"statute\"", "kind = \"rumour\"", "12:8: unknown variant `rumour`"),
    (0, "id = \"xx\"", "id = \"x x\"", "1:6: `x x` is not a code"),
];

const HEAD: [Case; 8] = [
    (1, "title = {", "title = ", ""),
    (1, "summary =", "summery =", "4:1: unknown field `summery`"),
    (
        1,
        "from = 2025-01-01",
        "from = 2025-01-01T10:00:00",
        "5:21: `2025-01-01T10:00:00` is not a day",
    ),
    (1, "until = 2026-06-12", "until = 2024-06-12", "5:41: `in_force` ends before it begins"),
    (1, "opens = \"arrive\"", "opens = \"leave\"", "6:9: no step is called `leave`"),
    (1, "opens = \"arrive\"", "", "1:6: a procedure has either `opens`"),
    (1, "\"household_size\"]", "\"height\"]", "12:17: a person's file does not give `height`"),
    (1, "id = \"answering\"", "id = \"arrival\"", "19:6: two phases are called `arrival`"),
];

const STEPS: [Case; 15] = [
    (1, "phase = \"arrival\"", "phase = \"departure\"", ": no phase is called `departure`"),
    (
        1,
        "actor = \"registration\"",
        "actor = \"court\"",
        ": pack.toml does not say who holds `court`",
    ),
    (1, "kind = \"consequence\"", "kind = \"act\"", ": a consequence is carried out by the system"),
    (1, "place = [\"desk\"]", "place = []", ": a step is done online, at a desk or by post"),
    (1, "cites = [\"L1\"]", "cites = []", ": the step `arrive` cites no source"),
    (
        1,
        "cites = [\"L1\"]",
        "cites = [\"L2\"]",
        ": no source is called `L2` in pack.toml or this file",
    ),
    (1, "id = \"appeal\"", "id = \"answer\"", ": two steps are called `answer`"),
    (1, "id = \"appeal\"", "id = \"answering\"", ": a phase is called `answering` too"),
    (1, "also = [\"first_reception\"", "also = [\"system\"", ": the system records consequences"),
    (1, "type = \"language\"", "type = \"tongue\"", ": no field is of type `tongue`"),
    (1, "type = \"language\"", "type = \"text\"", ": an answer of this type may name someone"),
    (
        1,
        "compartment = \"contact\"",
        "compartment = \"attic\"",
        ": no compartment is called `attic`",
    ),
    (
        1,
        "compartment = \"contact\"",
        "fact = true\ncompartment = \"contact\"",
        ": a field has either",
    ),
    (
        1,
        "id = \"answer_reasons\"",
        "id = \"answer_outcome\"",
        ": two fields are called `answer_outcome`",
    ),
    (1, "{ id = \"refused\"", "{ id = \"accepted\"", ": two options are called `accepted`"),
];

const FIELDS: [Case; 6] = [
    (1, "{ id = \"refused\"", "{ id = \"12\"", ": `12` is no word: no guard could ask about it"),
    (1, "type = \"phone\"", "type = \"phone\"\nmin = 3", ": `min` and `max` bound a number"),
    (1, "type = \"language\"", "type = \"number\"\nmin = 3\nmax = 2", ": `min` is above `max`"),
    (1, "type = \"language\"", "type = \"choice\"", ": a choice has at least two options"),
    (
        1,
        "help = { fr = \"Avec",
        "help = { fr = \"\", en = \"x\" } #",
        ": a text of `phone` has no translation",
    ),
    (
        1,
        "effort_minutes = 25",
        "effort_minutes = -1",
        ": invalid value: integer `-1`, expected u32",
    ),
];

const RELATIONS: [Case; 19] = [
    (1, "kind = \"condition\"", "kind = \"wish\"", ": unknown variant `wish`"),
    (1, "to = \"answer\"", "to = \"reply\"", ": no step or phase is called `reply`"),
    (1, "to = \"answer\"", "to = 3", ": a step or phase, or a list of them, was expected"),
    (1, "within = \"3 working days\"", "within = \"3 fortnights\"", ": `fortnights` is not a unit"),
    (1, "within = \"3 working days\"", "after = \"3 days\"", ": `after` belongs to a condition"),
    (1, "within = \"3 working days\"", "clear = true", ": this relation has no term"),
    (
        1,
        "always holds\ncites = [\"L1\"]",
        "always holds",
        ": a term without a citation: add `cites`",
    ),
    (
        1,
        "consequence = \"close\"",
        "consequence = \"appeal\"",
        ": `appeal` is no step of the system",
    ),
    (
        1,
        "when = \"household_size <= 6\"",
        "when = \"household_size <\"",
        ": cannot read the guard at ``",
    ),
    (
        1,
        "when = \"household_size <= 6\"",
        "when = \"weight <= 6\"",
        ": nobody records the fact `weight`",
    ),
    (
        1,
        "when = \"household_size <= 6\"",
        "when = \"household_size = many\"",
        ": `household_size`: `many` is no value of it, a whole number",
    ),
    (
        1,
        "answer_outcome = refused\"",
        "answer_outcome = lost\"",
        ": `answer_outcome`: `lost` is no value of it, one of accepted, refused",
    ),
    (
        1,
        "answer_outcome = refused\"",
        "answer_outcome > refused\"",
        ": `answer_outcome`: only numbers and days are compared by order",
    ),
    (
        1,
        "lateness = { fr = \"La réponse devient définitive.\"",
        "lateness = { fr = \"\"",
        ": a text of `lateness` has no translation",
    ),
    (
        1,
        "to = \"close\"\n",
        "to = \"close\"\noptional = true\n",
        ": only what a response makes owed has `owed_by` or `optional`",
    ),
    (1, "from = \"appeal\"", "form = \"appeal\"", ": unknown field `form`"),
    (1, "optional = true ", "owed_by = \"king\" ", ": no role is called `king`"),
    (
        1,
        "cites = [\"L1\"]\nverified = true\n\n[[relation]]\nkind = \"response\"",
        "cites = [\"L1\"]\n\n[[relation]]\nkind = \"response\"",
        ": say whether this term was read in its source",
    ),
    (
        1,
        "[[relation]]",
        "[[clock]]\nof = \"answer\"\nreset = { on = \"arrive\" }\ncites = []\nverified = true\n[[relation]]",
        ": what changes a term needs a citation",
    ),
];

#[test]
fn each_kind_of_mistake_is_told_with_its_place() {
    let cases = PACK.iter().chain(&HEAD).chain(&STEPS).chain(&FIELDS).chain(&RELATIONS);
    let mut missed = Vec::new();
    for (file, from, to, says) in cases {
        let found = wrong(*file, from, to);
        if !found.iter().any(|told| told.contains(says)) {
            missed.push(format!("`{to}` should say `{says}`: {found:#?}"));
        }
        for told in &found {
            let mut parts = told.splitn(4, ':');
            assert!(parts.next().unwrap().ends_with(".toml"), "{told}");
            assert!(parts.next().unwrap().parse::<usize>().is_ok(), "a line: {told}");
            assert!(parts.next().unwrap().parse::<usize>().is_ok(), "a column: {told}");
            assert!(parts.next().unwrap().len() > 10, "a reason: {told}");
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn a_mistake_is_told_once_though_a_relation_stands_for_many_arrows() {
    let relation = "[[relation]]\nkind = \"response\"\nfrom = \"a\"\nto = \"only\"\nwithin = \"9 eons\"\n\
                    cites = [\"L1\"]\nverified = true\n";
    let mut all = files(&text(&["a", "b", "c"], &[]));
    all[1].text += relation;
    let problems = Library::read(&all).unwrap_err();
    assert_eq!(problems.0.len(), 1, "{problems}");
    assert!(problems.to_string().contains("`eons` is not a unit"));
}

#[test]
fn every_mistake_of_a_file_is_told_at_once() {
    let mut files = example();
    files[1].text = files[1].text.replace("cites = [\"L1\"]", "cites = [\"L7\"]");
    files[0].text = files[0].text.replace("calendar = \"FR\"", "calendar = \"ZZ\"");
    let told = Library::read(&files).unwrap_err();
    assert_eq!(told.0.len(), 1, "without a pack there is nothing to read a procedure with: {told}");
    files[0] = example().remove(0);
    let told = Library::read(&files).unwrap_err();
    assert_eq!(told.0.len(), 7, "{told}");
}

#[test]
fn procedures_that_contradict_each_other_are_told_with_their_place() {
    let other = |change: &[(&str, &str)]| {
        let mut files = example();
        let mut text = files[1].text.clone();
        for (from, to) in change {
            text = text.replacen(from, to, 1);
        }
        files.push(File { path: "xx/welcome-2.toml".to_owned(), text });
        Library::read(&files).map_err(|problems| problems.to_string()).map(|_| ())
    };
    assert_eq!(
        other(&[]).unwrap_err(),
        "xx/welcome-2.toml:1:6: xx/welcome-2025-1.toml has the same id and version"
    );
    assert_eq!(
        other(&[("\"2025-1\"", "\"2025-2\"")]).unwrap_err(),
        "xx/welcome-2.toml:1:6: in force on the same day as xx/welcome-2025-1.toml of the same id"
    );
    let later = [
        ("\"2025-1\"", "\"2026-1\""),
        ("from = 2025-01-01, until = 2026-06-12", "from = 2026-06-12"),
    ];
    assert_eq!(other(&later), Ok(()));
    let alone = |more: &str| {
        let mut files = example();
        files[1].text += more;
        Library::read(&files).unwrap_err().to_string()
    };
    let starts = "[[starts]]\non = \"answer\"\nprocedure = \"xx.gone\"\n";
    assert!(alone(starts).ends_with(": no procedure is called `xx.gone`"));
    let transition = "[[transition]]\nto = \"1999\"\ncites = [\"L1\"]\nverified = true\n";
    assert!(alone(transition).ends_with(": `xx.welcome` has no version `1999`"));
}

#[test]
fn a_folder_without_a_pack_is_told() {
    let files = example().split_off(1);
    let told = Library::read(&files).unwrap_err().to_string();
    assert_eq!(told, "xx: this folder has no pack.toml");
}

#[test]
fn the_example_of_the_page_is_read_as_the_page_says() {
    let library = Library::read(&example()).unwrap();
    let p = library.in_force("xx.welcome", "2025-06-01".parse().unwrap()).unwrap();
    assert_eq!(p.reference(), "xx.welcome:2025-1");
    assert!(library.in_force("xx.welcome", "2026-06-12".parse().unwrap()).is_none());
    assert!(
        library.pinned("xx.welcome:2025-1").is_some() && library.pinned("xx.welcome").is_none()
    );
    assert_eq!(p.opens, p.find("arrive").map(|step| step.ix));
    let arrive = p.find("arrive").unwrap();
    assert_eq!(arrive.places, [Place::Online, Place::Desk]);
    assert!(arrive.may(kernel::Role::Association) && !arrive.may(kernel::Role::Court));
    assert_eq!(arrive.fields[0].keeping, Keeping::Fact);
    assert_eq!(arrive.fields[1].keeping, Keeping::Sealed(kernel::Compartment::Contact));
    assert!(!p.included.contains(p.find("close").unwrap().ix));
    let appeal = p.relations.iter().find(|relation| relation.optional).unwrap();
    let deadline = appeal.deadline().unwrap();
    assert_eq!(deadline.consequence, p.find("close").map(|step| step.ix));
    assert_eq!((deadline.owed_by, deadline.optional), (kernel::Role::Person, true));
}

/// The clocks, starts, transitions and documents of the page can be read too, in a procedure that has
/// the steps they name.
#[test]
fn every_other_block_of_the_page_is_read() {
    let steps = [
        "answer: answer_outcome choice accepted refused, decided flag",
        "ask_documents",
        "documents_received",
        "prolong",
        "new_facts",
        "grant",
    ];
    let mut procedure = text(&steps, &["ask_documents response answer within 1 month"]);
    let block =
        |start: &str| *blocks().iter().find(|block| block.trim_start().starts_with(start)).unwrap();
    procedure += block("[[clock]]");
    procedure += &block("[[starts]]").replace("xx.integration", "xx.test");
    let procedure = procedure.replace("2026-1", "1").replace("\"L9\"", "\"L1\"");
    let document = block("[[step.document]]");
    let at = procedure.find("[[relation]]").unwrap();
    let procedure = format!("{}{document}{}", &procedure[..at], &procedure[at..]);
    let p = crate::fixture::read(&procedure);
    assert_eq!((p.clocks.len(), p.starts.len(), p.transitions.len()), (3, 1, 1));
    assert_eq!(p.find("grant").unwrap().documents.len(), 1);
}

#[test]
fn a_relation_to_a_phase_stands_for_each_step_of_it_and_of_those_within() {
    let inner = "[[phase]]\nid = \"inner\"\ntitle = { fr = \"Dedans\", en = \"Within\" }\nwithin = \"only\"\n";
    let written = text(&["a", "b", "c"], &["a response only"])
        .replacen("[[step]]", &format!("{inner}[[step]]"), 1)
        .replace("id = \"c\"\nphase = \"only\"", "id = \"c\"\nphase = \"inner\"");
    let p = crate::fixture::read(&written);
    assert_eq!(p.relations.iter().filter(|relation| relation.is_written()).count(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    /// Whatever is written, the reader answers: a library or problems, each with a file.
    #[test]
    fn no_text_makes_the_reader_panic(
        file in 0_usize..2,
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..30, ".{0,12}"), 1..6),
    ) {
        let mut files = example();
        for (place, cut, written) in edits {
            let text: Vec<char> = files[file].text.chars().collect();
            let start = place.index(text.len().max(1)).min(text.len());
            let end = (start + cut).min(text.len());
            let edited = text[..start].iter().copied().chain(written.chars());
            files[file].text = edited.chain(text[end..].iter().copied()).collect();
        }
        if let Err(Problems(problems)) = Library::read(&files) {
            prop_assert!(!problems.is_empty());
            for problem in problems {
                prop_assert!(problem.file.starts_with("xx") && !problem.message.is_empty());
            }
        }
    }

    /// The same for words that are close to the grammar: a line of the example in the place of another.
    #[test]
    fn no_line_out_of_place_makes_the_reader_panic(
        swaps in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..5),
    ) {
        let mut files = example();
        let mut lines: Vec<String> = files[1].text.lines().map(str::to_owned).collect();
        for (one, other) in swaps {
            let line = lines[one.index(lines.len())].clone();
            let place = other.index(lines.len());
            lines[place] = line;
        }
        files[1].text = lines.join("\n");
        if let Ok(library) = Library::read(&files) {
            let _ = crate::check::check(&library);
            for procedure in library.procedures() {
                prop_assert!(crate::draw::draw(procedure, crate::clock::Lang::Fr).ends_with("</svg>\n"));
            }
        }
    }
}
