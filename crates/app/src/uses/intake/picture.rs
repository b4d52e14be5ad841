//! Pictures in chunks: what makes the picture, its colours and which way up it is; texts, times and
//! places go.

use img_parts::png::{Png, PngChunk};
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF};

use super::IntakeError;
use super::orientation;

const DAMAGED: IntakeError = IntakeError::Damaged;

pub(super) fn png(bytes: &[u8]) -> Result<Vec<u8>, IntakeError> {
    const KEPT: [&[u8; 4]; 12] = [
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
        b"bKGD", b"pHYs",
    ];
    let mut image = Png::from_bytes(Bytes::copy_from_slice(bytes)).map_err(|_| DAMAGED)?;
    let turned = image.exif().and_then(|exif| orientation::read(&exif));
    let chunks = image.chunks_mut();
    chunks.retain(|chunk| KEPT.contains(&&chunk.kind()));
    let ends = [chunks.first(), chunks.last()].map(|chunk| chunk.map(PngChunk::kind));
    let whole = ends == [Some(*b"IHDR"), Some(*b"IEND")];
    let picture = chunks.iter().position(|chunk| chunk.kind() == *b"IDAT");
    let (true, Some(picture)) = (whole, picture) else { return Err(DAMAGED) };
    if let Some(turned) = turned {
        let exif = PngChunk::new(*b"eXIf", orientation::write(turned).into());
        chunks.insert(picture, exif);
    }
    Ok(image.encoder().bytes().to_vec())
}

/// A picture that moves is no picture of a document.
pub(super) fn webp(bytes: &[u8]) -> Result<Vec<u8>, IntakeError> {
    /// In the first byte of the extended header.
    const PROFILE: u8 = 0b10_0000;
    const ALPHA: u8 = 0b1_0000;
    const EXIF: u8 = 0b1000;
    let mut image = WebP::from_bytes(Bytes::copy_from_slice(bytes)).map_err(|_| DAMAGED)?;
    if image.has_chunk(*b"ANIM") || image.has_chunk(*b"ANMF") {
        return Err(IntakeError::WrongType);
    }
    let turned = image.exif().and_then(|exif| orientation::read(&exif));
    let extended = image.has_chunk(*b"VP8X");
    let chunks = image.chunks_mut();
    // A profile and an EXIF have their place only after the extended header.
    let kept = |id: [u8; 4]| match &id {
        b"VP8 " | b"VP8L" => true,
        b"VP8X" | b"ALPH" | b"ICCP" => extended,
        _ => false,
    };
    chunks.retain(|chunk| kept(chunk.id()));
    if !chunks.iter().any(|chunk| matches!(&chunk.id(), b"VP8 " | b"VP8L")) {
        return Err(DAMAGED);
    }
    let turned = turned.filter(|_| extended);
    if let Some(turned) = turned {
        let exif = RiffContent::Data(orientation::write(turned).into());
        chunks.push(RiffChunk::new(*b"EXIF", exif));
    }
    let profile = chunks.iter().any(|chunk| chunk.id() == *b"ICCP");
    for chunk in chunks.iter_mut().filter(|chunk| chunk.id() == *b"VP8X") {
        let RiffContent::Data(data) = chunk.content_mut() else { return Err(DAMAGED) };
        let mut header = data.to_vec();
        let flags = header.first_mut().ok_or(DAMAGED)?;
        *flags = *flags & ALPHA
            | if profile { PROFILE } else { 0 }
            | if turned.is_some() { EXIF } else { 0 };
        *data = header.into();
    }
    Ok(image.encoder().bytes().to_vec())
}
