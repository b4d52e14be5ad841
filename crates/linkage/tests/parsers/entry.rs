//! What reads what others wrote: each function takes any bytes and must neither stop nor grow. The
//! fuzz targets of `fuzz/` call the same functions.

use linkage::date::{self, Date};
use linkage::name::{self, Name};
use linkage::settings::Settings;
use linkage::veil::{Agreement, Encoded, Role};

/// A table in a file, whatever its format.
pub(crate) fn table(bytes: &[u8]) {
    let name = format!("havre-parsers-{}-{:?}", std::process::id(), std::thread::current().id());
    let path = std::env::temp_dir().join(name.replace(['(', ')'], ""));
    std::fs::write(&path, bytes).unwrap();
    let read = linkage::files::read(&path);
    std::fs::remove_file(&path).unwrap();
    match read {
        Ok(reading) => {
            let rows = reading.table.rows();
            assert!(reading.table.columns.iter().all(|column| column.codes.len() == rows));
            assert!(rows <= bytes.len());
        }
        Err(fault) => assert!(!fault.to_string().is_empty()),
    }
}

/// Settings of a model.
pub(crate) fn settings(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(settings) = Settings::from_toml(&text) {
        let written = settings.to_toml().unwrap();
        assert_eq!(Settings::from_toml(&written).unwrap().to_toml().unwrap(), written);
    }
}

/// Two names, one a line.
pub(crate) fn names(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (left, right) = text.split_once('\n').unwrap_or((&text, ""));
    let (left, right) = (Name::parse(left), Name::parse(right));
    let alike = name::similarity(&left, &right);
    assert!((0.0..=1.0).contains(&alike));
    assert_eq!(alike.to_bits(), name::similarity(&right, &left).to_bits());
    let _ = name::explain(&left, &right);
    let _ = left.keys().count();
}

/// Two dates, one a line.
pub(crate) fn dates(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (left, right) = text.split_once('\n').unwrap_or((&text, ""));
    let (left, right) = (Date::parse(left), Date::parse(right));
    if let (Some(left), Some(right)) = (left, right) {
        assert_eq!(date::compare(&left, &right), date::compare(&right, &left));
        assert!(left.calendars().count() > 0);
        let _ = left.age(&right);
    }
}

/// An encoded file.
pub(crate) fn encoded(bytes: &[u8]) {
    if let Ok(encoded) = Encoded::from_bytes(bytes) {
        assert_eq!(encoded.to_bytes(), bytes);
    }
}

/// An agreement of parties.
pub(crate) fn agreement(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(agreement) = Agreement::from_toml(&text) {
        let read = Agreement::from_toml(&agreement.to_toml()).unwrap();
        assert_eq!(read.columns, agreement.columns);
    }
    let _ = Role::of(&text);
}
