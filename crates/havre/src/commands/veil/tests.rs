//! The commands, from lists on disk to matches, and what they say of wrong input.

use std::path::{Path, PathBuf};

use clap::Parser;

use super::Veil;
use crate::commands::WrongInput;

#[derive(Parser)]
struct Line {
    #[command(subcommand)]
    veil: Veil,
}

fn run(words: &[&str]) -> anyhow::Result<()> {
    Line::try_parse_from(std::iter::once("veil").chain(words.iter().copied()))?.veil.run()
}

/// A folder of one test, removed when it ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("havre-veil-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    fn write(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        std::fs::write(&path, text).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn wrong(result: anyhow::Result<()>) -> String {
    let error = result.unwrap_err();
    assert!(error.is::<WrongInput>(), "{error:#}");
    error.to_string()
}

fn handle_of(folder: &Folder, file: &str, id: &str) -> String {
    let table = std::fs::read_to_string(folder.path(file)).unwrap();
    let line = table.lines().find(|line| line.ends_with(&format!(",{id}"))).unwrap();
    line.split(',').next().unwrap().to_owned()
}

const LEFT: &str = "id,given name,surname,date of birth,sex,nationality\n\
    a1,Yusuf,Hussein,1991-05-12,M,Somalia\n\
    a2,Leila,Haddad,1988-11-02,F,Syria\n\
    a3,Samuel,Gebremedhin,1999-03-21,M,Eritrea\n";
const RIGHT: &str = "id;given name;surname;date of birth;sex;nationality\n\
    b1;Youssouf;Houssein;1991-05-12;M;Somalia\n\
    b2;Mariam;Conde;1988-11-02;F;Guinea\n";

fn encoded(folder: &Folder, key: &str) -> (String, String) {
    let (left, right) = (folder.write("left.csv", LEFT), folder.write("right.csv", RIGHT));
    let (one, two) = (folder.path("left.veil"), folder.path("right.veil"));
    for (list, out) in [(&left, &one), (&right, &two)] {
        run(&["encode", list, "--key", key, "--out", out, "--id", "id"]).unwrap();
    }
    (one, two)
}

#[test]
fn a_person_in_both_lists_is_found_and_nothing_of_her_is_written() {
    let folder = Folder::new("found");
    let key = folder.path("key.toml");
    run(&["key", "--out", &key]).unwrap();
    let (one, two) = encoded(&folder, &key);
    let out = folder.path("matches.csv");
    run(&["compare", &one, &two, "--out", &out, "--json"]).unwrap();
    let matches = std::fs::read_to_string(&out).unwrap();
    let expected = format!(
        "{},{},",
        handle_of(&folder, "left.veil.handles.csv", "a1"),
        handle_of(&folder, "right.veil.handles.csv", "b1")
    );
    assert_eq!(matches.lines().count(), 2, "{matches}");
    assert!(matches.lines().nth(1).unwrap().starts_with(&expected), "{matches}");
    let bytes = std::fs::read(&one).unwrap();
    for clear in ["Yusuf", "Hussein", "1991", "Somalia", "a1", "given"] {
        let clear = clear.as_bytes();
        assert!(!bytes.windows(clear.len()).any(|window| window == clear) || clear.len() < 4);
    }
}

#[cfg(unix)]
#[test]
fn the_key_and_the_handles_are_for_their_owner_alone_and_never_written_over() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("private");
    let key = folder.path("key.toml");
    run(&["key", "--out", &key, "--column", "Nom d'usage=family"]).unwrap();
    let (one, _) = encoded(&folder, &key);
    for path in [&key, &one, &format!("{one}.handles.csv")] {
        let mode = std::fs::metadata(Path::new(path)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{path}");
    }
    let before = std::fs::read(&key).unwrap();
    assert!(wrong(run(&["key", "--out", &key])).contains("cannot be made"));
    assert_eq!(std::fs::read(&key).unwrap(), before);
}

#[test]
fn wrong_input_is_told_with_its_place() {
    let folder = Folder::new("wrong");
    let key = folder.path("key.toml");
    run(&["key", "--out", &key]).unwrap();
    let (one, _) = encoded(&folder, &key);
    let out = folder.path("out");
    let bad_key = folder.write("bad.toml", "version = 1\nsecret = \"00\"\n");
    let list = folder.path("left.csv");
    let told = wrong(run(&["encode", &list, "--key", &bad_key, "--out", &out]));
    assert!(told.contains("bad.toml:2:10: "), "{told}");
    let twice = folder.write("twice.csv", "id,name,birth\n1,A B,1990-02-03\n1,C D,1991-02-03\n");
    let told = wrong(run(&["encode", &twice, "--key", &key, "--out", &out, "--id", "id"]));
    assert!(told.contains("twice.csv:3:1: "), "{told}");
    let odd = folder.write("odd.csv", "id,colour\n1,red\n");
    let told = wrong(run(&["encode", &odd, "--key", &key, "--out", &out]));
    assert!(told.contains("odd.csv:1: ") && told.contains("id, colour"), "{told}");
    let told = wrong(run(&["compare", &one, &list, "--out", &out]));
    assert!(told.contains("left.csv:1:1: "), "{told}");
    let other = folder.path("other.toml");
    run(&["key", "--out", &other]).unwrap();
    let again = folder.path("again.veil");
    run(&["encode", &list, "--key", &other, "--out", &again]).unwrap();
    assert!(wrong(run(&["compare", &one, &again, "--out", &out])).contains("same agreement"));
    assert!(
        wrong(run(&["compare", &one, &one, "--out", &out, "--threshold", "2"])).contains("0 to 1")
    );
}
