//! What is read is what was written, and what is wrong is told with its place.

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;

use super::*;
use crate::table::{Column, ColumnBuilder};

/// A folder of one test, gone at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("linkage-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn read(&self, bytes: impl AsRef<[u8]>) -> Result<Reading, Fault> {
        let path = self.0.join("file.csv");
        fs::write(&path, bytes).unwrap();
        read(path)
    }

    /// The fault of these bytes, as it is shown, without the folder.
    fn told(&self, bytes: impl AsRef<[u8]>) -> String {
        let fault = self.read(bytes).unwrap_err().to_string();
        fault.strip_prefix(&format!("{}/", self.0.display())).unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn column(name: &str, values: &[&str]) -> Column {
    let mut builder = ColumnBuilder::default();
    values.iter().for_each(|value| builder.push(value));
    builder.finish(name)
}

fn tables() -> impl Strategy<Value = Table> {
    let value = prop_oneof![
        1 => Just(String::new()),
        2 => "[a-c,;\"\n\r\t|]{0,6}",
        2 => "\\PC{0,8}",
        2 => "[ء-يא-ת😀-😂]{1,4}",
    ];
    (1..5_usize, 1..40_usize).prop_flat_map(move |(width, rows)| {
        let columns = prop::collection::vec(prop::collection::vec(value.clone(), rows), width);
        columns.prop_map(|columns| {
            let columns = columns.iter().enumerate().map(|(place, values)| {
                let values: Vec<&str> = values.iter().map(String::as_str).collect();
                column(&format!("c{place}, \"x\""), &values)
            });
            Table { columns: columns.collect() }
        })
    })
}

proptest! {
    #[test]
    fn a_table_written_and_read_is_the_same(table in tables(), kind in 0..3_usize) {
        let folder = Folder::new("identity");
        let path = folder.0.join(["t.csv", "t.tsv", "t.parquet"][kind]);
        write(&path, &cells(&table)).unwrap();
        prop_assert_eq!(read(&path).unwrap().table, table);
    }

    #[test]
    fn what_the_crate_csv_reads_is_read_alike(table in tables()) {
        let mut text = Vec::new();
        write_separated(&mut text, &cells(&table), ',').unwrap();
        let mut other = csv::Reader::from_reader(text.as_slice());
        for (row, record) in other.records().enumerate() {
            let record = record.unwrap();
            for (place, value) in record.iter().enumerate() {
                prop_assert_eq!(value.trim(), table.get(place, row).unwrap_or_default());
            }
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Folder::new("bytes").read(bytes);
    }

    #[test]
    fn bytes_of_csv_are_read_or_refused(text in "[a\",;\n\r\té]{0,60}") {
        let _ = Folder::new("text").read(text);
    }

    #[test]
    fn a_damaged_parquet_file_is_read_or_refused(
        place in 0.0..1.0_f64, byte in any::<u8>(), cut in any::<bool>(),
    ) {
        let folder = Folder::new("damaged");
        let path = folder.0.join("t.parquet");
        write(&path, &[Cells::Words(&column("name", &["Amina", "أمينة", "", "Amina"]))]).unwrap();
        let mut bytes = fs::read(&path).unwrap();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss,
            clippy::cast_precision_loss, reason = "a place within a small file")]
        let place = (place * bytes.len() as f64) as usize;
        if cut { bytes.truncate(place) } else { bytes[place] = byte }
        let _ = folder.read(bytes);
    }
}

#[test]
fn numbers_and_words_stand_side_by_side_in_both_formats() {
    let folder = Folder::new("numbers");
    let names = column("name", &["Amina", "", "O'Neil, \"Joe\""]);
    let values = [0.5, 1.0, 1e-9];
    for file in ["t.csv", "t.parquet"] {
        let path = folder.0.join(file);
        let columns = [Cells::Words(&names), Cells::Numbers { name: "p", values: &values }];
        write(&path, &columns).unwrap();
        let table = read(&path).unwrap().table;
        assert_eq!(table.columns[0], names);
        assert_eq!(table.columns[1], column("p", &["0.5", "1", "0.000000001"]));
        assert!(!folder.0.join(format!("{file}.part")).exists());
    }
}

#[test]
fn separators_are_found() {
    let folder = Folder::new("separators");
    for (text, expected) in [
        ("a,b\n1,2\n", ','),
        ("a;b\n1,5;2,5\n1,1;2\n", ';'),
        ("a\tb,c\n1\t2\n", '\t'),
        ("a|b|c\n1|2|3", '|'),
        ("\"a;b\",\"c;d\"\n\"1;1;1\",2\n", ','),
        ("name\nAmina\n", ','),
        ("sep=;\r\na;b,c\r\n1;2\r\n", ';'),
    ] {
        let form = folder.read(text).unwrap().form;
        assert!(
            matches!(form, Form::Separated { separator, .. } if separator == expected),
            "{text:?}: {form}"
        );
    }
}

#[test]
fn encodings_are_found_and_told() {
    let folder = Folder::new("encodings");
    let utf16 = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
        [mark.to_vec(), "nom;né\nÉlodie;1990\n".encode_utf16().flat_map(bytes).collect()].concat()
    };
    for (bytes, expected) in [
        ("nom;né\nÉlodie;1990\n".as_bytes().to_vec(), Encoding::Utf8),
        ("\u{feff}nom;né\nÉlodie;1990\n".as_bytes().to_vec(), Encoding::Utf8),
        (b"nom;n\xe9\n\xc9lodie;1990\n".to_vec(), Encoding::Windows1252),
        (utf16(&[0xFF, 0xFE], u16::to_le_bytes), Encoding::Utf16),
        (utf16(&[0xFE, 0xFF], u16::to_be_bytes), Encoding::Utf16),
    ] {
        let reading = folder.read(bytes).unwrap();
        assert_eq!(reading.form, Form::Separated { separator: ';', encoding: expected });
        assert_eq!(reading.table.columns[0], column("nom", &["Élodie"]));
        assert_eq!(reading.table.columns[1], column("né", &["1990"]));
    }
    assert!(folder.read("a,b\n1,2").unwrap().form.to_string().ends_with("ASCII"));
}

#[test]
fn blank_lines_line_ends_and_spaces_do_not_count() {
    let folder = Folder::new("lines");
    for text in ["a,b\r\n1, 2\r\n\r\n3,\r\n", "a,b\r1,2 \r3,", "\n\na,b\n1,2\n\n\n3,\"\"\n\n"] {
        let table = folder.read(text).unwrap().table;
        assert_eq!(table.columns[0], column("a", &["1", "3"]));
        assert_eq!(table.columns[1], column("b", &["2", ""]));
    }
}

#[test]
fn a_column_without_a_name_is_called_by_its_place() {
    let table = Folder::new("unnamed").read(",b\n1,2\n").unwrap().table;
    assert_eq!(table.columns[0].name, "column 1");
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let folder = Folder::new("wrong");
    let long = "x".repeat(VALUE_MOST + 1);
    for (text, expected) in [
        ("".to_owned(), "file.csv: the file is empty"),
        ("\n\n".to_owned(), "file.csv: the file is empty"),
        ("id,name\n".to_owned(), "file.csv:1:1: there is a header but no record"),
        (
            "id,name,id\n1,2,3\n".to_owned(),
            "file.csv:1:3: the header names `id` twice, first as column 1",
        ),
        (
            "id,name\n1,A\n2,B,C\n".to_owned(),
            "file.csv:3:2: the header has 2 columns, this record 3",
        ),
        ("id,name\n1,A\n\n2\n".to_owned(), "file.csv:4:1: the header has 2 columns, this record 1"),
        ("id,name\n1,\"A\nB\n".to_owned(), "file.csv:2:2: a quote opens here and is never closed"),
        ("id,name\n1,\"A\"B\n".to_owned(), "file.csv:2:2: text follows a closing quote"),
        ("id,name\n1,A\0\n".to_owned(), "file.csv:2:2: a NUL byte"),
        (format!("id,note\n1,a\n2,{long}\n"), "file.csv:3:2: a value of more than 65536 bytes"),
        (format!("id,note\n1,\"{long}\n"), "file.csv:2:2: a value of more than 65536 bytes"),
        ("a,".repeat(COLUMNS_MOST + 1), "file.csv:1:4097: more than 4096 columns"),
    ] {
        let told = folder.told(&text);
        assert!(told.starts_with(expected), "{told}");
    }
    let mixed = folder.told(b"id,name\n1,Ren\xc3\xa9e\n2,x\n3,Ren\xe9e\n");
    assert!(
        mixed.starts_with("file.csv:4:2: two encodings in one file: this value is not UTF-8, the one at line 2 is UTF-8"),
        "{mixed}"
    );
    assert!(read(folder.0.join("none.csv")).unwrap_err().to_string().contains("none.csv: "));
    assert!(read(&folder.0).unwrap_err().to_string().ends_with("a folder, not a file"));
}

#[test]
fn an_id_there_twice_is_told_with_its_line() {
    let folder = Folder::new("ids");
    let reading = folder.read("id,name\n1,\"A\nB\"\n2,C\n1,D\n").unwrap();
    let told = reading.unique("id").unwrap_err();
    assert_eq!((told.line, told.column), (Some(5), Some(1)));
    assert!(
        told.to_string().ends_with("the id `1` of column `id` is there twice, first at line 2")
    );
    assert!(reading.unique("name").is_ok());
    let missing = folder.read("id,name\n1,A\n,B\n").unwrap().unique("id").unwrap_err();
    assert!(missing.to_string().ends_with(":3:1: this record has no id in column `id`"));
    assert!(reading.unique("ID").unwrap_err().to_string().ends_with("there are: id, name"));
}
