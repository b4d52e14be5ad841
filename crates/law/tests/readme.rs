//! The worked example of the README, as it stands there.

#[cfg(test)]
mod readme {
    use std::sync::Arc;

    use jiff::civil::date;
    use kernel::{Code, Coded, Facets};
    use law::Run;
    use law::clock::Lang;
    use law::explain::explain_owed;
    use law::pack::{File, Library};

    const README: &str = include_str!("../README.md");
    const HERE: &str = include_str!("readme.rs");
    const PAGE: &str = include_str!("../../../docs/procedures.md");

    fn block(page: &'static str, opening: &str) -> &'static str {
        let rest = page.split_once(opening).unwrap().1;
        rest.split("```").next().unwrap()
    }

    #[test]
    fn the_example_of_the_readme_runs_and_says_what_it_says() {
        let monday = date(2024, 12, 30).at(10, 0, 0, 0).in_tz("Europe/Paris").unwrap().timestamp();
        let said = example(monday).unwrap();
        assert_eq!(said, block(README, "```text\n"));
        let stripped: String =
            HERE.lines().map(|line| format!("{}\n", line.trim_start())).collect();
        for line in block(README, "```rust\n").lines().filter(|line| !line.contains("println!")) {
            assert!(stripped.contains(line.trim_start()), "`{line}` is not what runs here");
        }
    }

    fn example(monday: kernel::Timestamp) -> Result<String, Box<dyn std::error::Error>> {
        let file = |path: &str, start: &str| File {
            path: path.to_owned(),
            text: format!("{start}{}", block(PAGE, &format!("```toml\n{start}"))),
        };
        let files =
            [file("xx/pack.toml", "id = \"xx\"\n"), file("xx/w.toml", "id = \"xx.welcome\"\n")];
        let mut out = String::new();

        let library = Library::read(&files)?;
        let welcome = library.in_force("xx.welcome", date(2025, 1, 1)).ok_or("not in force")?;

        let mut run = Run::open(Arc::clone(welcome), Facets::new(), monday);
        let household = Facets::from([(Code::new("household_size")?, Coded::Number(2))]);
        run.happens(&Code::new("arrive")?, monday, &household)?;

        let owed = run.owed(monday);
        assert_eq!(owed[0].due, Some(date(2025, 1, 3)));
        for sentence in explain_owed(&run, &owed[0], Lang::En) {
            out.push_str(&sentence);
            out.push('\n');
        }
        Ok(out)
    }
}
