use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions};

use super::*;

/// A PDF of these objects, numbered from 1; the first is the catalog.
fn pdf(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    pdf_after(b"%PDF-1.7\n", objects, trailer)
}

fn pdf_after(head: &[u8], objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut file = head.to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n", number + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    for place in &places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = places.len() + 1;
    let end =
        format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n");
    file.extend(end.bytes());
    file
}

fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<< {dictionary} /Length {} >>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

fn planted() -> String {
    String::from_utf8(PLANTED.to_vec()).unwrap()
}

/// Objects 1 to 5 of a scanned page: catalog, pages, page, picture, drawing.
fn page(catalog: &str, page: &str, more: &[&str]) -> Vec<Vec<u8>> {
    let mut objects = vec![
        format!("<< /Type /Catalog /Pages 2 0 R {catalog} >>").into_bytes(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 480 320] /Contents 5 0 R \
             /Resources << /XObject << /Scan 4 0 R >> >> {page} >>"
        )
        .into_bytes(),
        stream(
            "/Type /XObject /Subtype /Image /Width 48 /Height 32 /ColorSpace /DeviceRGB \
             /BitsPerComponent 8 /Filter /DCTDecode",
            &pictures::photo(),
        ),
        stream("", b"480 0 0 320 0 0 cm /Scan Do"),
    ];
    objects.extend(more.iter().map(|object| object.as_bytes().to_vec()));
    objects
}

/// A scan as machines and telephones make it, with something planted wherever they plant it.
pub(super) fn scan() -> Vec<u8> {
    let planted = planted();
    let catalog = format!(
        "/Metadata 6 0 R /OpenAction [3 0 R /Fit] /PieceInfo << /A << /B ({planted}) >> >>"
    );
    let on_page =
        format!("/LastModified ({planted}) /PieceInfo << /Scanner ({planted}) >> /Metadata 6 0 R");
    let mut objects = page(&catalog, &on_page, &[]);
    objects.push(stream("/Type /Metadata /Subtype /XML", PLANTED));
    objects.push(format!("<< /Author ({planted}) /Producer ({planted}) >>").into_bytes());
    objects.push(format!("<< /Nobody /Refers /To ({planted}) >>").into_bytes());
    let head = [b"%PDF-1.7 ".as_slice(), PLANTED, b"\n%\xff\xfe\n"].concat();
    pdf_after(&head, &objects, &format!("/Info 7 0 R /ID [({planted}) ({planted})]"))
}

/// The same document with everything in object streams.
pub(super) fn packed(file: &[u8]) -> Vec<u8> {
    let mut document = Document::load_mem(file).unwrap();
    let mut out = Vec::new();
    document.save_modern(&mut out).unwrap();
    assert!(holds(&out, b"ObjStm"), "nothing was packed");
    out
}

/// The photo on the only page.
fn photo_on_page(file: &[u8]) -> Vec<u8> {
    let document = Document::load_mem(file).unwrap();
    let (_, page) = document.get_pages().pop_first().unwrap();
    let images = document.get_page_images(page).unwrap();
    assert_eq!(images.len(), 1);
    images[0].content.to_vec()
}

#[test]
fn a_scan_keeps_its_page_and_nothing_of_who_made_it_when_and_where() {
    for file in [scan(), packed(&scan())] {
        let clean = match holds(&file, PLANTED) {
            true => cleaned(MediaType::Pdf, &file),
            false => clean(&file).unwrap().1,
        };
        let document = Document::load_mem(&clean).unwrap();
        assert_eq!(document.get_pages().len(), 1);
        let (_, page) = document.get_pages().pop_first().unwrap();
        assert!(document.get_page_content(page).starts_with(b"480 0 0 320 0 0 cm /Scan Do"));
        for key in [b"/Info".as_slice(), b"/ID", b"/Metadata", b"/PieceInfo", b"/LastModified"] {
            assert!(!holds(&clean, key), "{}", String::from_utf8_lossy(key));
        }
        let photo = photo_on_page(&clean);
        assert!(!holds(&photo, PLANTED) && !holds(&photo, b"Exif"));
        let sent = image::load_from_memory(&pictures::photo()).unwrap();
        assert_eq!(image::load_from_memory(&photo).unwrap(), sent);
    }
}

#[test]
fn a_photo_packed_twice_is_unpacked_and_cleaned() {
    let mut objects = page("", "", &["[/ASCIIHexDecode 7 0 R]", "/DCTDecode"]);
    let hex: String = pictures::photo().iter().map(|byte| format!("{byte:02x}")).collect();
    let head = "/Type /XObject /Subtype /Image /Width 48 /Height 32 /ColorSpace /DeviceRGB \
                /BitsPerComponent 8 /DecodeParms [null null]";
    for filter in ["/Filter [/ASCIIHexDecode /DCTDecode]", "/Filter 6 0 R"] {
        objects[3] = stream(&format!("{head} {filter}"), format!("{hex}>").as_bytes());
        let (_, clean) = clean(&pdf(&objects, "")).unwrap();
        let photo = photo_on_page(&clean);
        assert!(photo.starts_with(b"\xff\xd8") && !holds(&photo, PLANTED));
        assert!(image::load_from_memory(&photo).is_ok());
    }
}

#[test]
fn a_photo_in_a_page_may_lack_its_end_but_not_its_picture() {
    let mut objects = page("", "", &[]);
    let image = |content: &[u8]| {
        stream("/Type /XObject /Subtype /Image /Width 48 /Height 32 /Filter /DCTDecode", content)
    };
    let (_, photo) = clean(&pictures::photo()).unwrap();
    objects[3] = image(&photo[..photo.len() - 2]);
    assert!(clean(&pdf(&objects, "")).is_ok());
    objects[3] = image(b"no photo at all");
    assert_eq!(clean(&pdf(&objects, "")), Err(IntakeError::Damaged));
}

/// What runs, opens or carries: in the catalog, on the page, in further objects from number 6.
const ACTIVE: &[(&str, &str, &str, &[&str])] = &[
    ("a script on opening", "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", "", &[]),
    ("a script on opening, elsewhere", "/OpenAction 6 0 R", "", &["<< /S /JavaScript /JS (1) >>"]),
    ("a site on opening", "/OpenAction << /S /URI /URI (https://example.org) >>", "", &[]),
    ("a programme on opening", "/OpenAction << /S /Launch /F (cmd.exe) >>", "", &[]),
    (
        "scripts by name",
        "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (1) >>] >> >>",
        "",
        &[],
    ),
    (
        "scripts by name, elsewhere",
        "/Names 6 0 R",
        "",
        &[
            "<< /JavaScript 7 0 R >>",
            "<< /Names [(a) 8 0 R] >>",
            "<< /S /JavaScript /JS 9 0 R >>",
            "(1)",
        ],
    ),
    (
        "files by name",
        "/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>",
        "",
        &["<< /Type /Filespec /F (a.exe) >>"],
    ),
    (
        "a file in a file",
        "/Extra 6 0 R",
        "",
        &["<< /Type /Filespec /F (a.exe) /EF << /F 5 0 R >> >>"],
    ),
    ("a dynamic form", "/AcroForm << /Fields [] /XFA 5 0 R >>", "", &[]),
    ("a dynamic form in parts", "/AcroForm << /XFA [(template) 5 0 R] >>", "", &[]),
    ("a script on closing", "/AA << /WC << /S /JavaScript /JS (1) >> >>", "", &[]),
    ("a script on turning the page", "", "/AA << /O << /S /JavaScript /JS (1) >> >>", &[]),
    (
        "a site on turning the page",
        "",
        "/AA << /O << /S /URI /URI (https://example.org) >> >>",
        &[],
    ),
    (
        "a site on turning the page, elsewhere",
        "",
        "/AA 6 0 R",
        &["<< /O 7 0 R >>", "<< /S /URI /URI (https://example.org) >>"],
    ),
    (
        "a script on an inline note",
        "",
        "/Annots [<< /Subtype /Link /A << /S /JavaScript /JS (1) >> >>]",
        &[],
    ),
    (
        "a script on a note elsewhere",
        "",
        "/Annots 6 0 R",
        &["[7 0 R]", "<< /Subtype /Link /A 8 0 R >>", "<< /S /JavaScript /JS (1) >>"],
    ),
    (
        "a script after a link",
        "",
        "/Annots [<< /Subtype /Link /A << /S /URI /URI (https://a.org) /Next [<< /S /JavaScript /JS (1) >>] >> >>]",
        &[],
    ),
    (
        "a script before a link",
        "",
        "/Annots [<< /Subtype /Link /PA << /S /JavaScript /JS (1) >> >>]",
        &[],
    ),
    (
        "a script as a link",
        "",
        "/Annots [<< /Subtype /Link /A << /S /URI /URI (java\\tScript:alert\\(1\\)) >> >>]",
        &[],
    ),
    (
        "a script under a word elsewhere",
        "",
        "/Annots [<< /Subtype /Link /A << /S 6 0 R /JS 5 0 R >> >>]",
        &["/JavaScript"],
    ),
    (
        "a script under an escaped word",
        "",
        "/Annots [<< /Subtype /Link /A << /S /J#61vaScript /JS 5 0 R >> >>]",
        &[],
    ),
    ("a script under an escaped key", "/N#61mes << /Java#53cript << >> >>", "", &[]),
    (
        "a script in an outline",
        "/Outlines << /First << /Title (a) /A << /S /JavaScript /JS (1) >> >> >>",
        "",
        &[],
    ),
    (
        "a script of a field",
        "/AcroForm << /Fields [<< /FT /Tx /AA << /K << /S /JavaScript /JS (1) >> >> >>] >>",
        "",
        &[],
    ),
    ("a script deep in arrays", "/Extra [[[<< /A [[<< /S /JavaScript /JS (1) >>]] >>]]]", "", &[]),
    (
        "a form that sends itself",
        "",
        "/Annots [<< /Subtype /Widget /A << /S /SubmitForm /F (https://a.org) >> >>]",
        &[],
    ),
    (
        "a form that fills itself",
        "",
        "/Annots [<< /Subtype /Widget /A << /S /ImportData /F (a.fdf) >> >>]",
        &[],
    ),
    (
        "another file in a file",
        "",
        "/Annots [<< /Subtype /Link /A << /S /GoToE /F (\\\\\\\\host\\\\share) /D [0] >> >>]",
        &[],
    ),
    (
        "another file",
        "",
        "/Annots [<< /Subtype /Link /A << /S /GoToR /F (\\\\\\\\host\\\\share) /D [0] >> >>]",
        &[],
    ),
    ("a film", "", "/Annots [<< /Subtype /Movie >>]", &[]),
    (
        "a film with a script",
        "",
        "/Annots [<< /Subtype /Screen /A << /S /Rendition /JS (1) >> >>]",
        &[],
    ),
    ("rich media", "", "/Annots [<< /Subtype /RichMedia /RichMediaContent << >> >>]", &[]),
    ("a model", "", "/Annots [<< /Subtype /3D /3DD 5 0 R >>]", &[]),
    ("a paper clip", "", "/Annots [<< /Subtype /FileAttachment /FS << /F (a.exe) >> >>]", &[]),
];

#[test]
fn whatever_runs_opens_or_carries_is_refused_however_it_is_hidden() {
    for (name, catalog, on_page, more) in ACTIVE {
        let plain = pdf(&page(catalog, on_page, more), "");
        assert_eq!(clean(&plain), Err(IntakeError::Active), "{name}");
        // A note that is an object of its own may be packed in an object stream.
        assert_eq!(clean(&packed(&plain)), Err(IntakeError::Active), "{name}, packed");
    }
}

#[test]
fn a_file_carried_as_a_stream_is_refused() {
    let mut objects = page("/Extra 6 0 R", "", &[]);
    objects.push(stream("/Type /EmbeddedFile", b"MZ"));
    assert_eq!(clean(&pdf(&objects, "")), Err(IntakeError::Active));
    objects[5] = stream("/A << /S /JavaScript /JS (1) >>", b"a stream with a script in its head");
    assert_eq!(clean(&pdf(&objects, "")), Err(IntakeError::Active));
}

#[test]
fn what_an_ordinary_document_holds_is_taken() {
    for (name, catalog, on_page, more) in [
        ("a page to open first", "/OpenAction [3 0 R /FitH null]", "", &[][..]),
        ("a page to open first, elsewhere", "/OpenAction 6 0 R", "", &["[3 0 R /Fit]"]),
        ("a way to a page", "/OpenAction << /S /GoTo /D [3 0 R /Fit] >>", "", &[]),
        ("a printing dialogue", "/OpenAction << /S /Named /N /Print >>", "", &[]),
        (
            "a link to a site",
            "",
            "/Annots [<< /Subtype /Link /A << /S /URI /URI (https://www.ofpra.gouv.fr) >> >>]",
            &[],
        ),
        (
            "a link to a page",
            "",
            "/Annots [<< /Subtype /Link /A << /S /GoTo /D [3 0 R /Fit] >> >>]",
            &[],
        ),
        ("a filled form", "/AcroForm << /Fields [<< /FT /Tx /T (name) /V (Karimi) >>] >>", "", &[]),
        (
            "structure",
            "/StructTreeRoot << /K << /Type /StructElem /S /Sect >> >> /MarkInfo << /Marked true >>",
            "",
            &[],
        ),
        (
            "a font called AA",
            "",
            "/Resources << /Font << /AA << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>",
            &[],
        ),
        ("a picture called JS", "", "/Resources << /XObject << /JS 4 0 R /AA 4 0 R >> >>", &[]),
        ("nothing on turning the page", "", "/AA << >>", &[]),
        (
            "a border and a group",
            "",
            "/Group << /S /Transparency >> /Annots [<< /Subtype /Link /BS << /S /S /W 1 >> >>]",
            &[],
        ),
        ("a script nothing refers to", "", "", &["<< /S /JavaScript /JS (1) >>"]),
    ] {
        let plain = pdf(&page(catalog, on_page, more), "");
        for file in [packed(&plain), plain] {
            let (kind, clean) = clean(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(kind, MediaType::Pdf);
            let document = Document::load_mem(&clean).unwrap();
            assert_eq!(document.get_pages().len(), 1, "{name}");
            assert!(!holds(&clean, b"JavaScript") && !holds(&clean, b"OpenAction"), "{name}");
        }
    }
}

#[test]
fn a_filled_form_keeps_its_answers_and_a_link_its_address() {
    let catalog = "/AcroForm << /Fields [<< /FT /Tx /T (name) /V (Karimi) >>] >>";
    let on_page =
        "/Annots [<< /Subtype /Link /A << /S /URI /URI (https://www.ofpra.gouv.fr) >> >>]";
    let (_, clean) = clean(&pdf(&page(catalog, on_page, &[]), "")).unwrap();
    assert!(holds(&clean, b"Karimi") && holds(&clean, b"https://www.ofpra.gouv.fr"));
}

#[test]
fn what_an_earlier_version_of_the_file_held_is_gone() {
    let first = pdf(&page("", "", &["<< /Secret (Zahra 48.8566N) >>"]), "");
    let at = first.len();
    let table = first.windows(7).rposition(|word| word == b"xref\n0 ").unwrap();
    let update = format!(
        "6 0 obj\n<< /Nothing true >>\nendobj\nxref\n6 1\n{at:010} 00000 n \n\
         trailer\n<< /Size 7 /Root 1 0 R /Prev {table} >>\nstartxref\n{}\n%%EOF\n",
        at + "6 0 obj\n<< /Nothing true >>\nendobj\n".len()
    );
    let clean = cleaned(MediaType::Pdf, &[first, update.into_bytes()].concat());
    assert_eq!(Document::load_mem(&clean).unwrap().get_pages().len(), 1);
}

fn locked(password: &str) -> Vec<u8> {
    let id = "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]";
    let mut document = Document::load_mem(&pdf(&page("", "", &[]), id)).unwrap();
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: password,
        key_length: 128,
        permissions: Permissions::empty(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

#[test]
fn a_file_that_needs_a_password_is_refused_and_one_that_everybody_opens_is_taken() {
    assert_eq!(clean(&locked("secret")), Err(IntakeError::Locked));
    // An authority that forbids printing locks its letters with an owner's password only.
    let (_, clean) = clean(&locked("")).unwrap();
    assert!(!holds(&clean, b"/Encrypt"));
    assert!(image::load_from_memory(&photo_on_page(&clean)).is_ok());
}

#[test]
fn a_lock_written_in_the_trailer_itself_is_a_lock_too() {
    let lock = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (x) /P -1 >>";
    assert_eq!(clean(&pdf(&page("", "", &[]), lock)), Err(IntakeError::Locked));
    let unknown = "/Encrypt << /Filter /Nobody /V 9 >>";
    assert_eq!(clean(&pdf(&page("", "", &[]), unknown)), Err(IntakeError::Locked));
}

#[test]
fn a_file_without_a_page_or_a_root_is_refused() {
    let pageless = pdf(
        &[
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Kids [] /Count 0 >>".to_vec(),
        ],
        "",
    );
    assert_eq!(clean(&pageless), Err(IntakeError::Damaged));
    let rootless = pdf(&[b"<< /Type /Nothing >>".to_vec()], "");
    assert_eq!(clean(&rootless), Err(IntakeError::Damaged));
}

#[test]
fn nothing_nested_without_end_or_turning_in_circles_brings_down_the_house() {
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let _answer = clean(&pdf(&page("/Extra 6 0 R", "", &[&deep]), "")).is_ok();
    let circle = pdf(&page("/Extra 6 0 R", "/AA 6 0 R", &["7 0 R", "6 0 R"]), "");
    let _answer = clean(&circle).is_ok();
    let own_parent = pdf(&page("/OpenAction 1 0 R", "/Annots [3 0 R]", &[]), "");
    let _answer = clean(&own_parent).is_ok();
}

#[test]
fn a_small_file_that_unpacks_to_a_huge_one_is_refused() {
    let mut bomb = lopdf::Stream::new(
        lopdf::dictionary! { "Type" => "ObjStm", "N" => 1, "First" => 4 },
        vec![b' '; 80 * 1024 * 1024],
    );
    bomb.compress().unwrap();
    assert!(bomb.content.len() < 200_000);
    let mut document = Document::load_mem(&pdf(&page("", "", &[]), "")).unwrap();
    document.add_object(Object::Null);
    let mut objects = page("", "", &[]);
    objects.push(stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &bomb.content));
    assert_eq!(clean(&pdf(&objects, "")), Err(IntakeError::Damaged));
}
