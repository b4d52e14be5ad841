//! draw
/// Being written.
#[must_use]
pub fn draw(_: &crate::Procedure, _: crate::clock::Lang) -> String {
    String::new()
}
