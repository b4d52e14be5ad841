//! What counts is read from the page's example; each mistake is told with its place.

use kernel::{Code, Coded, Facets};

use crate::fixture::{blocks, example, welcome};
use crate::pack::{Counted, Library, Loss, Status};

/// The example with the rows of the page, changed by what a test writes instead.
fn read(from: &str, to: &str) -> Result<Library, String> {
    let rows = blocks().into_iter().find(|block| block.starts_with("[[counts]]")).unwrap();
    assert!(rows.contains(from), "the page has no `{from}`");
    let mut files = example();
    files[1].text += &format!("\n{}", rows.replacen(from, to, 1));
    Library::read(&files).map_err(|problems| problems.to_string())
}

fn facts(outcome: &str) -> Facets {
    let code = |text| Code::new(text).unwrap();
    Facets::from([(code("answer_outcome"), Coded::Code(code(outcome)))])
}

#[test]
fn the_rows_of_the_page_say_what_its_steps_count_as() {
    let library = read("", "").unwrap();
    let procedure = &library.procedures()[0];
    let counted = |step, facts: &Facets| procedure.counted(step, facts).collect::<Vec<_>>();
    let granted = [Counted::Positive, Counted::Becomes(Status::Protected, Loss::Recognition)];
    assert_eq!(counted("answer", &facts("accepted")), granted);
    assert_eq!(counted("answer", &facts("refused")), []);
    assert_eq!(counted("answer", &Facets::new()), []);
    assert_eq!(counted("arrive", &facts("accepted")), [Counted::Arrival(Status::Applicant)]);
    assert_eq!(counted("nowhere", &Facets::new()), []);
}

#[test]
fn a_decision_that_no_row_counts_is_named() {
    let uncounted = |procedure: &crate::Procedure| {
        procedure.uncounted().map(|step| step.id.to_string()).collect::<Vec<_>>()
    };
    let before = uncounted(&welcome());
    assert!(before.contains(&"answer".to_owned()), "{before:?}");
    let after = uncounted(&read("", "").unwrap().procedures()[0]);
    assert_eq!(after.len() + 1, before.len(), "{after:?}");
    assert!(!after.contains(&"answer".to_owned()));
}

#[test]
fn rows_that_nobody_verified_are_listed_with_the_rules() {
    let report = crate::check::report(&read("", "").unwrap());
    let text = report.text(true);
    assert!(text.contains("to be verified: count of answer (answer_outcome = accepted)"), "{text}");
    assert!(text.contains("to be verified: count of arrive"), "{text}");
}

#[test]
fn each_mistake_is_told_with_its_place() {
    let cases = [
        ("step = \"answer\"", "step = \"reply\"", ": no step is called `reply`"),
        ("\"answer_outcome\"", "\"outcome\"", ": the step `answer` has no field `outcome`"),
        ("\"answer_outcome\"", "\"answer_reasons\"", ": the answer to `answer_reasons` is sealed"),
        ("\"accepted\" ", "\"lost\" ", ": `lost` is no value of `answer_outcome`, one of accepted"),
        ("\"accepted\" ", "[] ", ": name at least one value"),
        ("value = \"accepted\" ", "", ": say with which `value`"),
        ("field = \"answer_outcome\" ", "", ": say of which `field`"),
        ("\"positive\"", "\"good\"", ": nothing counts as `good`: applied, positive"),
        ("\"positive\"", "\"positive\", \"negative\"", ": an application is lodged, granted"),
        ("\"positive\"", "\"death\", \"positive\", \"death\"", ": say what it counts as"),
        ("status:protected", "status:king", ": nothing counts as `status:king`"),
        (
            "\"status:protected\"]",
            "\"status:refused\", \"status:protected\"]",
            ": a person has one",
        ),
        ("by = \"recognition\"", "by = \"mercy\"", ": `mercy` is no reason: recognition"),
        ("by = \"recognition\"", "", ": say by what the status before was lost"),
        (", \"status:protected\"", "", ": `by` says how a status was lost"),
        (", \"status:applicant\"", "", ": say with which status they arrive"),
        ("step = \"arrive\"", "step = \"answer\"", ""),
        ("cites = []", "cites = [\"L99\"]", ": no source is called `L99`"),
        ("verified = false ", "", "missing field `verified`"),
    ];
    for (from, to, says) in cases {
        match read(from, to) {
            Ok(_) => assert_eq!(says, "", "`{to}` is read"),
            Err(told) => {
                assert!(
                    !says.is_empty() && told.contains(says),
                    "`{to}` should say `{says}`: {told}"
                );
                let place: Vec<&str> = told.split(':').skip(1).take(2).collect();
                assert!(place.iter().all(|it| it.parse::<usize>().is_ok()), "{told}");
            }
        }
    }
}

#[test]
fn a_step_is_counted_once() {
    let again = "as = \"negative\"\nverified = false\n[[counts]]\nstep = \"answer\"\nas = ";
    let told = read("as = [\"arrival\"", &format!("{again}[\"arrival\"")).map(|_| ());
    assert_eq!(told, Ok(()), "another step and other things");
    let twice = "value = \"accepted\"\nas = \"negative\"\nverified = false\n[[counts]]\n\
                 step = \"answer\"\nfield = \"answer_outcome\"\nvalue = \"accepted\" ";
    let told = read("value = \"accepted\" ", twice).map(|_| ()).unwrap_err();
    assert!(told.contains("this is counted by a row above already"), "{told}");
}
