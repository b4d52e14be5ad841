#![no_main]

#[path = "../../crates/linkage/tests/parsers/entry.rs"]
#[expect(dead_code, reason = "each target calls one of the functions")]
mod entry;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| entry::settings(bytes));
