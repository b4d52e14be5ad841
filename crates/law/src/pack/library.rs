//! The library: every procedure of every pack, found by its reference or by a day in force.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::model::{Pack, Procedure};
use super::problem::{Page, Place as At, Problem, Problems};
use super::read;

/// A file of a pack: its path below `procedures/` and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// `fr/asylum-2024-1.toml`.
    pub path: String,
    /// Its content.
    pub text: String,
}

/// Every procedure there is.
#[derive(Debug, Clone, Default)]
pub struct Library {
    packs: Vec<Arc<Pack>>,
    procedures: Vec<Arc<Procedure>>,
}

impl Library {
    /// Reads the files of all packs.
    ///
    /// # Errors
    /// Everything that is wrong in any of them, with file, line and reason.
    pub fn read(files: &[File]) -> Result<Self, Problems> {
        let mut library = Self::default();
        let mut problems = Vec::new();
        let mut folders: BTreeMap<&str, Vec<&File>> = BTreeMap::new();
        for file in files {
            let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
            folders.entry(folder).or_default().push(file);
        }
        for (folder, mut files) in folders {
            files.sort_by(|a, b| a.path.cmp(&b.path));
            library.read_folder(folder, &files, &mut problems);
        }
        if problems.is_empty() {
            // A file that could not be read would be missed here, and noted twice.
            problems.extend(library.contradictions());
        }
        if problems.is_empty() { Ok(library) } else { Err(Problems(problems)) }
    }

    /// The pack of a country, by its folder's name: `fr`.
    #[must_use]
    pub fn pack(&self, id: &str) -> Option<&Arc<Pack>> {
        self.packs.iter().find(|pack| pack.id == *id)
    }

    fn read_folder(&mut self, folder: &str, files: &[&File], problems: &mut Vec<Problem>) {
        let is_pack = |file: &&&File| file.path.rsplit('/').next() == Some("pack.toml");
        let Some(head) = files.iter().find(is_pack) else {
            problems.push(Problem {
                file: folder.to_owned(),
                place: None,
                message: "this folder has no pack.toml".to_owned(),
            });
            return;
        };
        let mut page = Page::new(&head.path, &head.text);
        let pack = read::pack(&mut page);
        problems.extend(page.into_problems());
        let Some(pack) = pack.map(Arc::new) else { return };
        for file in files.iter().filter(|file| !is_pack(file)) {
            let mut page = Page::new(&file.path, &file.text);
            self.procedures.extend(read::procedure(&mut page, &pack).map(Arc::new));
            problems.extend(page.into_problems());
        }
        self.packs.push(pack);
    }

    /// Two versions at once, and references between procedures that lead nowhere.
    fn contradictions(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        for (place, one) in self.procedures.iter().enumerate() {
            let mut note = |place: At, message: String| {
                found.push(Problem { file: one.file.clone(), place: Some(place), message });
            };
            for other in self.procedures.iter().skip(place + 1).filter(|it| it.id == one.id) {
                if one.version == other.version {
                    note(one.at, format!("{} has the same id and version", other.file));
                } else if one.in_force.overlaps(other.in_force) {
                    note(
                        one.at,
                        format!("in force on the same day as {} of the same id", other.file),
                    );
                }
            }
            let known = |id: &kernel::Code| self.procedures.iter().any(|it| it.id == *id);
            let started = one.starts.iter().map(|start| (start.at, &start.procedure));
            let opened_by = one.opened_by.iter().map(|id| (one.at, id));
            for (at, id) in started.chain(opened_by).filter(|(_, id)| !known(id)) {
                note(at, format!("no procedure is called `{id}`"));
            }
            for transition in &one.transitions {
                if self.version(one.id.as_str(), transition.to.as_str()).is_none() {
                    note(transition.at, format!("`{}` has no version `{}`", one.id, transition.to));
                }
            }
        }
        found
    }

    /// The packs, by folder.
    #[must_use]
    pub fn packs(&self) -> &[Arc<Pack>] {
        &self.packs
    }

    /// Every version of every procedure.
    #[must_use]
    pub fn procedures(&self) -> &[Arc<Procedure>] {
        &self.procedures
    }

    /// The version of a procedure that is in force on a day.
    #[must_use]
    pub fn in_force(&self, id: &str, day: Date) -> Option<&Arc<Procedure>> {
        self.procedures.iter().find(|it| it.id == *id && it.in_force.contains(day))
    }

    /// One version of a procedure.
    #[must_use]
    pub fn version(&self, id: &str, version: &str) -> Option<&Arc<Procedure>> {
        self.procedures.iter().find(|it| it.id == *id && it.version == *version)
    }

    /// The version a case is pinned to: `fr.asylum:2024-1`.
    #[must_use]
    pub fn pinned(&self, reference: &str) -> Option<&Arc<Procedure>> {
        let (id, version) = reference.split_once(':')?;
        self.version(id, version)
    }
}
