//! Pages: kept as they are, without who made the file, with what and when, and without the places in
//! the photos on them. A file that runs something, opens something or carries another file is refused.

use lopdf::xref::XrefRecovery;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};

use super::{IntakeError, jpeg};

/// What one stream may unpack to while the file is read.
const MOST_UNPACKED: usize = 64 * 1024 * 1024;

pub(super) fn pages(bytes: &[u8]) -> Result<Vec<u8>, IntakeError> {
    let options = LoadOptions::with_max_decompressed_size(MOST_UNPACKED);
    let locked = || bytes.windows(8).any(|window| window == b"/Encrypt");
    let mut document = Document::load_mem_with_options(bytes, options)
        .map_err(|_| if locked() { IntakeError::Locked } else { IntakeError::Damaged })?;
    if document.trailer.has(b"Encrypt") {
        return Err(IntakeError::Locked);
    }
    // What could be read of half a file is no document.
    let tail = bytes.get(bytes.len().saturating_sub(1024)..).unwrap_or(bytes);
    let ended = tail.windows(5).any(|window| window == b"%%EOF");
    if document.xref_recovery == Some(XrefRecovery::Reconstructed) && !ended {
        return Err(IntakeError::Damaged);
    }
    for key in [b"Info".as_slice(), b"ID"] {
        document.trailer.remove(key);
    }
    open_at_first_page(&mut document)?;
    for object in document.objects.values_mut() {
        forget(object);
    }
    document.prune_objects();
    if document.objects.values().any(|object| active(object, &document)) {
        return Err(IntakeError::Active);
    }
    if document.get_pages().is_empty() {
        return Err(IntakeError::Damaged);
    }
    for (id, packed) in photos(&document) {
        if let Some(Object::Stream(stream)) = document.objects.get_mut(&id) {
            clean_photo(stream, packed)?;
        }
    }
    // The comment after the first line is whatever the file's maker wrote there.
    document.renumber_objects();
    document.binary_mark = vec![0xe2, 0xe3, 0xcf, 0xd3];
    let mut clean = Vec::new();
    document.save_to(&mut clean).map_err(|_| IntakeError::Damaged)?;
    Ok(clean)
}

/// Takes out a page to open first, which is harmless; anything else done on opening is refused.
fn open_at_first_page(document: &mut Document) -> Result<(), IntakeError> {
    let catalog = document.catalog().map_err(|_| IntakeError::Damaged)?;
    let done = catalog.get_deref(b"OpenAction", document).ok();
    let harmless = done.is_none_or(|done| match done {
        Object::Dictionary(action) => {
            matches!(name(action, b"S", document), Some(b"GoTo" | b"Named"))
        }
        Object::Array(_) | Object::Name(_) | Object::String(..) | Object::Null => true,
        Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Stream(_)
        | Object::Reference(_) => false,
    });
    if !harmless {
        return Err(IntakeError::Active);
    }
    let catalog = document.catalog_mut().map_err(|_| IntakeError::Damaged)?;
    catalog.remove(b"OpenAction");
    Ok(())
}

/// Takes out, however deep, what says who made a part and when.
fn forget(object: &mut Object) {
    let dictionary = match object {
        Object::Array(list) => return list.iter_mut().for_each(forget),
        Object::Dictionary(dictionary) => dictionary,
        Object::Stream(stream) => &mut stream.dict,
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Name(_)
        | Object::String(..)
        | Object::Reference(_) => return,
    };
    for key in [b"Metadata".as_slice(), b"PieceInfo", b"LastModified"] {
        dictionary.remove(key);
    }
    dictionary.iter_mut().for_each(|(_, inner)| forget(inner));
}

/// Whether an object, or anything written within it, runs, opens or carries something. What it refers
/// to is looked at in its own place.
fn active(object: &Object, document: &Document) -> bool {
    let dictionary = match object {
        Object::Array(list) => return list.iter().any(|inner| active(inner, document)),
        Object::Dictionary(dictionary) => dictionary,
        Object::Stream(stream) => &stream.dict,
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Name(_)
        | Object::String(..)
        | Object::Reference(_) => return false,
    };
    is_active(dictionary, document) || dictionary.iter().any(|(_, inner)| active(inner, document))
}

fn is_active(dictionary: &Dictionary, document: &Document) -> bool {
    /// Keys of what runs or carries; none of them is also the name of a font or a picture.
    const KEYS: [&[u8]; 5] = [b"JavaScript", b"EmbeddedFiles", b"EF", b"XFA", b"RichMediaContent"];
    let found = |key: &[u8]| dictionary.get_deref(key, document).ok();
    let runs = matches!(
        name(dictionary, b"S", document),
        Some(
            b"JavaScript"
                | b"Launch"
                | b"SubmitForm"
                | b"ImportData"
                | b"Rendition"
                | b"Movie"
                | b"Sound"
                | b"GoToE"
                | b"GoToR"
                | b"GoTo3DView"
                | b"RichMediaExecute"
        )
    );
    let carries = name(dictionary, b"Type", document) == Some(b"EmbeddedFile")
        || matches!(
            name(dictionary, b"Subtype", document),
            Some(b"RichMedia" | b"3D" | b"Movie" | b"Sound" | b"Screen" | b"FileAttachment")
        );
    let script = matches!(found(b"JS"), Some(Object::String(..)))
        || matches!(found(b"URI"), Some(Object::String(uri, _)) if runs_when_followed(uri));
    // What is done when a page is turned or a field is left; a font may be called `AA`.
    let on_its_own = matches!(found(b"AA"), Some(Object::Dictionary(actions))
        if actions.iter().any(|(_, action)| matches!(document.dereference(action),
            Ok((_, Object::Dictionary(action))) if action.has(b"S"))));
    runs || carries || script || on_its_own || KEYS.iter().any(|key| dictionary.has(key))
}

fn runs_when_followed(uri: &[u8]) -> bool {
    let scheme: Vec<u8> = uri.iter().filter(|b| b.is_ascii_graphic()).take(11).copied().collect();
    scheme.eq_ignore_ascii_case(b"javascript:")
}

/// The name under a key, be it written there or referred to.
fn name<'a>(dictionary: &'a Dictionary, key: &[u8], document: &'a Document) -> Option<&'a [u8]> {
    dictionary.get_deref(key, document).and_then(Object::as_name).ok()
}

/// The photos on the pages, each with the filters it is packed in besides its own.
fn photos(document: &Document) -> Vec<(ObjectId, Vec<Object>)> {
    let filters = |stream: &Stream| -> Vec<Object> {
        let filter = stream.dict.get_deref(b"Filter", document);
        let known = |it: &Object| document.dereference(it).ok().map(|(_, it)| it.clone());
        match filter {
            Ok(Object::Array(several)) => several.iter().filter_map(known).collect(),
            Ok(one) => vec![one.clone()],
            Err(_) => Vec::new(),
        }
    };
    let photo = |(id, object): (&ObjectId, &Object)| {
        let mut filters = filters(object.as_stream().ok()?);
        let last = filters.pop()?;
        matches!(last.as_name(), Ok(b"DCTDecode" | b"DCT")).then_some((*id, filters))
    };
    document.objects.iter().filter_map(photo).collect()
}

/// A photo on a page brings the metadata of the photo it was made from.
fn clean_photo(stream: &mut Stream, packed: Vec<Object>) -> Result<(), IntakeError> {
    if packed.is_empty() {
        let clean = jpeg::in_page(&stream.content)?;
        stream.set_content(clean);
        return Ok(());
    }
    // Packed once more: unpacked, cleaned and kept as a plain photo.
    let mut outer = stream.clone();
    outer.dict.set("Filter", Object::Array(packed));
    let photo =
        outer.decompressed_content_with_limit(MOST_UNPACKED).map_err(|_| IntakeError::Damaged)?;
    stream.dict.remove(b"DecodeParms");
    stream.dict.set("Filter", Object::Name(b"DCTDecode".to_vec()));
    stream.set_content(jpeg::in_page(&photo)?);
    Ok(())
}
