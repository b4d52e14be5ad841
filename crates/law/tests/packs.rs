//! The packs of the repository: they are read, nothing in them is an error, and each can be drawn and
//! explained.

#[cfg(test)]
mod packs {
    use std::path::Path;

    use law::check::{Severity, report};
    use law::clock::Lang;
    use law::explain::explain;
    use law::pack::{File, Library};

    /// Every file below `procedures/`.
    fn files() -> Vec<File> {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../procedures"));
        let mut folders = vec![root.to_path_buf()];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "toml") {
                    let text = std::fs::read_to_string(&path).unwrap();
                    let path = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                    files.push(File { path, text });
                }
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files
    }

    #[test]
    fn every_pack_is_read_checked_drawn_and_explained() {
        let library = Library::read(&files()).unwrap_or_else(|wrong| panic!("{wrong}"));
        let report = report(&library);
        println!("{}", report.text(false));
        let errors: Vec<String> = (report.findings())
            .filter(|finding| finding.severity == Severity::Error)
            .map(ToString::to_string)
            .collect();
        assert_eq!(errors, [] as [&str; 0]);
        for procedure in library.procedures() {
            for lang in [Lang::Fr, Lang::En] {
                let drawn = law::draw::draw(procedure, lang);
                assert!(drawn.starts_with("<svg") && drawn.ends_with("</svg>\n"));
                for step in &procedure.steps {
                    let told =
                        explain(procedure, step, procedure.in_force.from, &Default::default());
                    assert!(told.text(lang).lines().all(|line| line.chars().count() <= 80));
                }
            }
        }
    }
}
