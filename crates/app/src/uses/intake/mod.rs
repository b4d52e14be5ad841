//! Takes a file in: its type and size by its content, its metadata stripped, nothing active kept.
//!
//! What is kept is listed, never what is removed: a segment, chunk or key that nobody thought of goes.

mod jpeg;
mod orientation;
mod pdf;
mod picture;
#[cfg(test)]
mod tests;

use record::MediaType;

/// The largest file that is taken: 10 MiB.
pub(crate) const LARGEST: usize = 10 * 1024 * 1024;

/// Why a file is not taken; nothing of it was stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IntakeError {
    /// It has no content.
    #[error("this file is empty: choose it again")]
    Empty,
    /// It is too large.
    #[error("this file is larger than 10 MB: take the photo smaller, or send the pages one by one")]
    TooLarge,
    /// Its content is of no type that is taken.
    #[error("this file is no photo (JPEG, PNG, WebP) and no PDF: take a photo of the document")]
    WrongType,
    /// Its content is broken.
    #[error("this file cannot be read: it may be damaged. Take a photo of the document instead")]
    Damaged,
    /// It holds something that runs.
    #[error("this PDF holds a programme or another file: print it to a new PDF, or take a photo")]
    Active,
    /// It is locked.
    #[error("this PDF is locked with a password: send it without one, or take a photo")]
    Locked,
}

/// The type of a file by its content, and its bytes without metadata.
///
/// # Errors
/// Why it is not taken.
pub(crate) fn clean(bytes: &[u8]) -> Result<(MediaType, Vec<u8>), IntakeError> {
    if bytes.is_empty() {
        return Err(IntakeError::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(IntakeError::TooLarge);
    }
    let kind = sniff(bytes).ok_or(IntakeError::WrongType)?;
    // A reader that stumbles over a broken file says so; it must not end the house's thread.
    let clean = std::panic::catch_unwind(|| match kind {
        MediaType::Jpeg => jpeg::photo(bytes),
        MediaType::Png => picture::png(bytes),
        MediaType::Webp => picture::webp(bytes),
        MediaType::Pdf => pdf::pages(bytes),
    });
    Ok((kind, clean.unwrap_or(Err(IntakeError::Damaged))?))
}

fn sniff(bytes: &[u8]) -> Option<MediaType> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"\xff\xd8\xff") {
        Some(MediaType::Jpeg)
    } else if starts(b"\x89PNG\r\n\x1a\n") {
        Some(MediaType::Png)
    } else if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(MediaType::Webp)
    } else if starts(b"%PDF-") {
        Some(MediaType::Pdf)
    } else {
        None
    }
}
