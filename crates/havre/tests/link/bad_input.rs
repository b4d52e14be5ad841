//! Bad input: a clear answer, bounded memory, never a crash.

use super::Folder;

/// The most memory a run may take on any of these, in bytes of address space: far below the sum of
/// what is given to it, far above what a small run needs.
#[cfg(target_os = "linux")]
const MEMORY_MOST: u64 = 2 << 30;

#[test]
fn files_that_say_nothing_are_refused_with_their_place() {
    let folder = Folder::new("nothing");
    let long = format!("id,note\n1,{}\n", "x".repeat(1 << 20));
    for (bytes, expected) in [
        (&b""[..], "list.csv: the file is empty"),
        (b"\xEF\xBB\xBF", "list.csv: the file is empty"),
        (b"id,name\n", "list.csv:1:1: there is a header but no record"),
        (b"id,name,name\n1,A,B\n", "list.csv:1:3: the header names `name` twice"),
        (b"id,name\n1,A\n2,B,C\n", "list.csv:3:2: the header has 2 columns"),
        (b"id,name\n1,\"A\n2,B\n", "list.csv:2:2: a quote opens here"),
        (b"id,name\n1,A\0B\n", "list.csv:2:2: a NUL byte"),
        (b"id,name\n1,Ren\xc3\xa9\n2,Ren\xe9\n", "list.csv:3:2: two encodings in one file"),
        (b"PAR1 not really PAR1", "list.csv: "),
        (b"PK\x03\x04\x14\0\x06\0", "list.csv: a workbook (Excel"),
        (b"\x1F\x8B\x08\0", "list.csv: compressed with gzip"),
        (b"%PDF-1.7\n", "list.csv: a PDF"),
        (b"[{\"name\": \"A\"}]", "list.csv: JSON"),
        (long.as_bytes(), "list.csv:2:2: a value of more than 65536 bytes"),
    ] {
        folder.write("list.csv", bytes);
        let told = folder.run(&["dedupe", "list.csv"]).wrong();
        assert!(told.starts_with(expected), "{told}");
        folder.run(&["dedupe", "list.csv", "--json"]).wrong();
        let told = folder.run(&["link", "list.csv", "list.csv"]).wrong();
        assert!(told.starts_with(expected), "{told}");
    }
    let told = folder.run(&["dedupe", "none.csv"]).wrong();
    assert!(told.starts_with("none.csv: "), "{told}");
    assert!(folder.run(&["dedupe", "."]).wrong().contains("a folder, not a file"));
}

#[test]
fn ids_and_columns_that_do_not_fit_are_told() {
    let folder = Folder::new("ids");
    folder.write("list.csv", "id,name\n1,Amina\n2,Omar\n1,Karim\n,Layla\n");
    let told = folder.run(&["dedupe", "list.csv", "--id", "id"]).wrong();
    assert_eq!(told, "list.csv:4:1: the id `1` of column `id` is there twice, first at line 2");
    for option in ["--id", "--truth"] {
        let told = folder.run(&["dedupe", "list.csv", option, "nobody"]).wrong();
        assert_eq!(told, "list.csv: there is no column `nobody`; there are: id, name");
    }
    folder.write("list.csv", "id,name\n1,Amina\n,Omar\n");
    let told = folder.run(&["dedupe", "list.csv", "--id", "id"]).wrong();
    assert_eq!(told, "list.csv:3:1: this record has no id in column `id`");
    // Without --id, ids there twice are no ids: the line names the record.
    folder.write("list.csv", "id,name\n1,Amina\n1,Omar\n");
    folder.run(&["dedupe", "list.csv"]).good();
}

#[test]
fn a_model_that_does_not_fit_is_told_with_its_place() {
    let folder = Folder::new("model");
    folder.write("list.csv", "id,name\n1,Amina\n2,Omar\n");
    folder.write("broken.toml", "prior = 0.1\nthreshold = = 3\n");
    let told = folder.run(&["dedupe", "list.csv", "--model", "broken.toml"]).wrong();
    assert!(told.starts_with("broken.toml:2:"), "{told}");
    let told = folder.run(&["dedupe", "list.csv", "--model", "none.toml"]).wrong();
    assert!(told.starts_with("none.toml: "), "{told}");
    let told = folder.run(&["dedupe", "list.csv", "--threshold", "7"]).wrong();
    assert!(told.contains("above 0, below 1"), "{told}");
    let told = folder.run(&["dedupe", "list.csv", "--out", "no/such/folder.csv"]).wrong();
    assert_eq!(told, "no/such/folder.csv: there is no folder `no/such`: make it first");
    let told = folder.run(&["dedupe", "list.csv", "--save-model", "."]).wrong();
    assert_eq!(told, ".: a folder, not a file: add the name of a file");
    let told = folder.run(&["index", "list.csv", "--out", "no/index"]).wrong();
    assert_eq!(told, "no/index: there is no folder `no`: make it first");
}

#[test]
fn a_file_without_a_header_is_noticed() {
    let folder = Folder::new("headless");
    folder
        .write("list.csv", "Amina Haddad,1990-01-31\nOmar Saleh,1985-04-02\nNour Ali,1999-12-03\n");
    let told = folder.run(&["dedupe", "list.csv"]).good();
    assert!(told.contains("`1990-01-31` looks like a value"), "{told}");
    let answer = folder.run(&["dedupe", "list.csv", "--json"]).json();
    assert!(answer["notes"][0].as_str().unwrap().contains("The first line of list.csv"));
}

#[test]
fn a_date_in_three_columns_is_one_and_the_files_written_keep_the_columns() {
    let folder = Folder::new("parts");
    let mut list = String::from("id,given,family,by,bm,bd\n");
    for row in 0..60 {
        let (given, year) = (["Amina", "Omar", "Layla"][row % 3], 1950 + row / 2);
        list.push_str(&format!(
            "r{row},{given},Haddad,{year},{},{}\n",
            1 + row / 2 % 12,
            1 + row / 2 % 28
        ));
    }
    folder.write("list.csv", list);
    let told = ["dedupe", "list.csv", "--out", "out.csv", "--save-model", "model.toml"];
    let told = folder.run(&told).good();
    assert!(told.contains("part of the date of birth (by, bm, bd)"), "{told}");
    let written = std::fs::read_to_string(folder.0.join("out.csv")).unwrap();
    assert!(
        written.starts_with("cluster,records_in_cluster,id,given,family,by,bm,bd\n"),
        "{written}"
    );
    let answer = folder.run(&["dedupe", "list.csv", "--model", "model.toml", "--json"]).json();
    let compared = &answer["model"]["comparisons"];
    assert!(compared.to_string().contains("date of birth (by, bm, bd)"), "{compared}");
    folder.run(&["explain", "list.csv", "r1", "r2"]).good();
    folder.run(&["link", "list.csv", "list.csv"]).good();
    folder.run(&["index", "list.csv", "--out", "list.index"]).good();
    let told = folder.run(&["find", "list.csv", "list.index", "--json"]).json();
    assert_eq!(told["answers"][0]["found"][0]["id"], "r0");
}

#[test]
fn a_column_named_as_the_id_is_not_compared() {
    let folder = Folder::new("id-left-out");
    folder.write("list.csv", "passport,name\nA123456,Amina Haddad\nB777777,Omar Saleh\n");
    let answer = folder.run(&["dedupe", "list.csv", "--id", "passport", "--json"]).json();
    let compared = answer["model"]["comparisons"].as_array().unwrap();
    assert!(compared.iter().all(|it| it["field"] != "passport"), "{answer}");
}

/// A file called `.json` or `.xlsx` in which CSV stands would be opened in vain.
#[test]
fn a_result_is_not_written_under_the_name_of_another_form() {
    let folder = Folder::new("forms");
    folder.write("list.csv", "name,dob\nAmina Haddad,1990-05-12\nOmar Barzani,1988-03-04\n");
    for out in ["people.json", "people.XLSX", "people.csv.gz"] {
        let told = folder.run(&["dedupe", "list.csv", "--out", out]).wrong();
        assert!(told.starts_with(out) && told.contains("name it .csv"), "{told}");
    }
}

#[test]
fn one_column_is_enough() {
    let folder = Folder::new("one");
    folder.write("list.csv", "name\nAmina Haddad\nOmar Saleh\nAmina Haddad\n");
    let answer = folder.run(&["dedupe", "list.csv", "--json"]).json();
    assert_eq!(answer["records"], 3);
    folder.write("list.csv", "id\n1\n2\n3\n");
    let told = folder.run(&["dedupe", "list.csv"]).wrong();
    assert!(told.starts_with("list.csv: no column says who a record is of"), "{told}");
}

#[test]
fn two_lists_with_nothing_in_common_are_told() {
    let folder = Folder::new("apart");
    folder.write("left.csv", "id,name\n1,Amina\n2,Omar\n");
    folder.write("right.csv", "number,colour\n1,red\n2,blue\n");
    let told = folder.run(&["link", "left.csv", "right.csv"]).wrong();
    assert!(told.starts_with("left.csv, right.csv: no column that says who"), "{told}");
}

#[test]
fn a_hundred_thousand_records_alike_are_no_burden() {
    let folder = Folder::new("alike");
    let mut list = String::from("given,family,birth\n");
    for _ in 0..100_000 {
        list.push_str("Mohamed,Ahmed,1990-01-01\n");
    }
    folder.write("list.csv", list);
    let answer = folder.run(&["dedupe", "list.csv", "--json", "--out", "out.csv"]).json();
    assert_eq!(answer["records"], 100_000);
    let mut list = String::from("id,given,family,birth\n");
    for id in 0..100_000 {
        list.push_str(&format!("{id},Mohamed,Ahmed,1990-01-01\n"));
    }
    folder.write("list.csv", list);
    let answer = folder.run(&["dedupe", "list.csv", "--json", "--out", "out.csv"]).json();
    assert_eq!(answer["records"], 100_000);
}

#[test]
fn strange_names_are_no_harm() {
    let folder = Folder::new("strange");
    let strange = [
        "A",
        "1",
        "1234567890",
        "😀",
        "😀😃😄",
        "Amina أمينة",
        "أ",
        "\u{202e}Amina\u{202c}",
        "\u{200f}أحمد\u{200e} Ali",
        "-",
        "''",
        "\u{301}\u{301}",
        "ﷺ",
        "ﷲ",
        "Ⅷ",
        "ß",
        "İ",
        "ǅ",
        "O'",
        "a b c d e f g h i j k l m n o p",
        "NULL",
        "NaN",
        "محمد\u{640}\u{640}\u{640}",
        "\u{1F1E6}\u{1F1EB}",
        "ქ",
        "한",
        "नि",
    ];
    let mut list = String::from("id,name,given,family,birth\n");
    for (id, name) in strange.iter().chain(&strange).enumerate() {
        list.push_str(&format!("{id},{name},{name},{name},{name}\n"));
    }
    folder.write("list.csv", list);
    folder.run(&["dedupe", "list.csv"]).good();
    folder.run(&["link", "list.csv", "list.csv"]).good();
    let mut pairs = String::new();
    for left in strange {
        for right in strange {
            pairs.push_str(&format!("{left}\t{right}\n"));
        }
    }
    let told = folder.run_with(&["names"], pairs.as_bytes()).good();
    assert_eq!(told.lines().count(), strange.len() * strange.len());
}

#[test]
fn names_on_standard_input_that_are_no_pairs_are_told() {
    let folder = Folder::new("pairs");
    let told = folder.run_with(&["names"], b"A\tB\nAmina\n").wrong();
    assert!(told.starts_with("stdin:2:1: one name where two are wanted"), "{told}");
    let told = folder.run_with(&["names"], b"A\tB\nA\xff\tB\n").wrong();
    assert!(told.starts_with("stdin:2:2: not UTF-8"), "{told}");
    let told = folder.run_with(&["names"], "x".repeat(200_000).as_bytes()).wrong();
    assert!(told.starts_with("stdin:1:1: more than 65536 bytes"), "{told}");
    let told = folder.run_with(&["names"], b"").good();
    assert!(told.is_empty());
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_name() {
    let folder = Folder::new("mark");
    let told = folder.run_with(&["names"], "\u{FEFF}Ali\tAli\n\u{FEFF}A\tB\n".as_bytes()).good();
    assert!(told.starts_with("Ali\tAli\t1.0000\tsame\n\u{FEFF}A\t"), "{told:?}");
}

#[test]
fn control_characters_of_a_file_do_not_reach_the_terminal() {
    let folder = Folder::new("controls");
    let name = "Ali\u{1b}[2J\u{9b}\u{202e} Haddad";
    let pair = format!("{name}\t{name}\n");
    let told = folder.run_with(&["names"], pair.as_bytes()).good();
    assert!(told.starts_with("Ali\u{FFFD}[2J\u{FFFD}\u{FFFD} Haddad\t"), "{told:?}");
    let json = folder.run_with(&["names", "--json"], pair.as_bytes()).json();
    assert_eq!(json["left"], name);
    folder.write(
        "list.csv",
        format!(
            "id,name,birth\n1,{name},1990-05-12\n2,{name},1990-05-13\n3,Amina Noor,1985-02-01\n"
        ),
    );
    for arguments in [&["dedupe", "list.csv"][..], &["explain", "list.csv", "1", "2"]] {
        let told = folder.run(arguments).good();
        assert!(!told.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{told:?}");
    }
}

/// A quote that is never closed must not pull a file of 300 MB into memory.
#[cfg(target_os = "linux")]
#[test]
fn large_files_that_are_wrong_take_little_memory() {
    use std::io::Write;
    let folder = Folder::new("memory");
    let path = folder.write("list.csv", "id,note\n1,\"");
    let mut file = std::fs::File::options().append(true).open(path).unwrap();
    let block = vec![b'x'; 1 << 20];
    for _ in 0..300 {
        file.write_all(&block).unwrap();
    }
    drop(file);
    let limited = format!("ulimit -v {}; exec \"$0\" link dedupe list.csv", MEMORY_MOST >> 10);
    let output = std::process::Command::new("sh")
        .args(["-c", &limited, env!("CARGO_BIN_EXE_havre")])
        .current_dir(&folder.0)
        .output()
        .unwrap();
    let answer = super::Answer::of(output);
    assert!(answer.wrong().starts_with("list.csv:2:2: a value of more than 65536 bytes"));
}
