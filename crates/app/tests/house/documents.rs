//! Documents from the hand of a person to the vault and back. What each kind of file keeps and loses
//! is tried beside the cleaning itself, in `src/uses/intake/tests`.

use std::io::Cursor;

use app::{Error, Filed, House, IntakeError, Registered, Result, Session, Upload};
use image::{ImageFormat, RgbImage};
use kernel::{CaseId, CommandId, DocumentId, Id, Role};
use reception::document::Refusal;
use record::MediaType;
use uuid::Uuid;

use crate::meddling::{Failing, Meddled};
use crate::support::*;

const PDF: &[u8] = include_bytes!("pack/page.pdf");
const PLANTED: &[u8] = b"Zahra 48.8566N";

fn picture() -> RgbImage {
    RgbImage::from_fn(16, 16, |x, y| image::Rgb([u8::try_from(x * y).unwrap(), 7, 9]))
}

fn encoded(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A photo with its place in it.
fn photo() -> Vec<u8> {
    let plain = encoded(ImageFormat::Jpeg);
    let exif = [b"Exif\0\0MM\0\x2a\0\0\0\x08\0\0\0\0\0\0".as_slice(), PLANTED].concat();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], b"\xff\xe1", &length, &exif, &plain[2..]].concat()
}

/// A picture with a text in it.
fn drawing() -> Vec<u8> {
    let plain = encoded(ImageFormat::Png);
    let text = [b"Author\0", PLANTED].concat();
    let chunk = img_parts::png::PngChunk::new(*b"tEXt", text.into()).encoder().bytes();
    [&plain[..33], &chunk, &plain[33..]].concat()
}

/// A web picture with who made it, when and where.
fn web_picture() -> Vec<u8> {
    let plain = encoded(ImageFormat::WebP);
    let picture = &plain[12..];
    let header = b"VP8X\x0a\0\0\0\x04\0\0\0\x0f\0\0\x0f\0\0";
    let length = u32::try_from(PLANTED.len()).unwrap().to_le_bytes();
    let body = [b"WEBP".as_slice(), header, picture, b"XMP ", &length, PLANTED].concat();
    let length = u32::try_from(body.len()).unwrap().to_le_bytes();
    [b"RIFF", &length[..], &body].concat()
}

/// A document with its author.
fn page() -> Vec<u8> {
    let text = String::from_utf8(PDF.to_vec()).unwrap();
    let author = format!("trailer\n<< /Info << /Author ({}) >>", String::from_utf8_lossy(PLANTED));
    text.replace("trailer\n<<", &author).into_bytes()
}

fn upload(bytes: Vec<u8>) -> Upload {
    Upload { title: " Passport ".into(), asked_as: None, bytes }
}

/// The id that a document sent with this command has.
fn id_of(command: CommandId) -> DocumentId {
    Id::new(Uuid::new_v5(&command.uuid(), b"document"))
}

struct Desk {
    home: Home,
    arrived: Registered,
    own: Session,
}

impl Desk {
    fn new() -> Self {
        let home = Home::small();
        let arrived = home.arrives("Zahra", "Karimi");
        let own = Session::person(arrived.applicant);
        Self { home, arrived, own }
    }

    fn case(&self) -> CaseId {
        self.arrived.case
    }

    fn attach(&self, house: &House, command: CommandId, bytes: Vec<u8>) -> Result<Filed> {
        house.attach(&self.own, command, self.case(), &upload(bytes))
    }

    /// Attaches a file that must be taken.
    fn taken(&self, bytes: Vec<u8>) -> DocumentId {
        let command = self.home.command();
        self.attach(&self.home.house, command, bytes).unwrap();
        id_of(command)
    }

    fn read(&self, document: DocumentId) -> Result<(MediaType, Vec<u8>)> {
        self.home.house.read_document(&self.own, self.case(), document)
    }

    fn withdraw(&self, command: CommandId, document: DocumentId) -> Result<Filed> {
        self.home.house.withdraw_document(&self.own, command, self.case(), document)
    }

    fn held(&self) -> Vec<DocumentId> {
        let file = self.home.file(Role::Court, self.case());
        file.dossier.documents.iter().map(|it| it.document).collect()
    }
}

#[test]
fn each_kind_of_file_is_taken_cleaned_sealed_and_read_back() {
    for (bytes, kind) in [
        (photo(), MediaType::Jpeg),
        (drawing(), MediaType::Png),
        (web_picture(), MediaType::Webp),
        (page(), MediaType::Pdf),
    ] {
        let desk = Desk::new();
        assert!(bytes.windows(PLANTED.len()).any(|it| it == PLANTED), "{}", kind.as_str());
        let document = desk.taken(bytes);
        let (found, clear) = desk.read(document).unwrap();
        assert_eq!(found, kind);
        assert!(!clear.windows(PLANTED.len()).any(|it| it == PLANTED), "{}", kind.as_str());
        if kind == MediaType::Pdf {
            assert_eq!(lopdf::Document::load_mem(&clear).unwrap().get_pages().len(), 1);
        } else {
            let shown = image::load_from_memory(&clear).unwrap();
            assert_eq!((shown.width(), shown.height()), (16, 16));
        }
        let file = desk.home.file(Role::Court, desk.case());
        let listed = &file.dossier.documents[0];
        assert_eq!((listed.document, listed.media_type), (document, kind));
        assert_eq!(listed.bytes, u64::try_from(clear.len()).unwrap());
        assert_eq!(listed.title.as_deref(), Some("Passport"));
        let sealed = &desk.home.vault.kept()[&document];
        assert!(!sealed.windows(8).any(|part| clear[..40].windows(8).any(|it| it == part)));
    }
}

#[test]
fn a_file_that_is_refused_leaves_nothing_in_the_vault_or_the_log() {
    let desk = Desk::new();
    let count = desk.home.events().len();
    let script = String::from_utf8(PDF.to_vec()).unwrap();
    let script =
        script.replace("/Type /Catalog", "/Type /Catalog /OpenAction << /S /JavaScript /JS (1) >>");
    let locked = String::from_utf8(PDF.to_vec()).unwrap();
    let locked = locked.replace("trailer\n<<", "trailer\n<< /Encrypt << /Filter /Standard /V 9 >>");
    let photo = photo();
    for (bytes, error) in [
        (Vec::new(), IntakeError::Empty),
        (vec![0xff; 10 * 1024 * 1024 + 1], IntakeError::TooLarge),
        (b"MZ\x90\0 this programme cannot be run in DOS mode".to_vec(), IntakeError::WrongType),
        (photo[..photo.len() / 2].to_vec(), IntakeError::Damaged),
        (PDF[..PDF.len() / 2].to_vec(), IntakeError::Damaged),
        (script.into_bytes(), IntakeError::Active),
        (locked.into_bytes(), IntakeError::Locked),
    ] {
        let refused = desk.attach(&desk.home.house, desk.home.command(), bytes);
        assert_eq!(refused, Err(Error::Intake(error)));
    }
    let untitled = Upload { title: " ".into(), ..upload(photo) };
    let refused = desk.home.house.attach(&desk.own, desk.home.command(), desk.case(), &untitled);
    assert_eq!(refused, Err(Error::Document(Refusal::NoTitle)));
    assert!(desk.home.vault.kept().is_empty());
    assert_eq!(desk.home.events().len(), count);
}

#[test]
fn a_file_sent_twice_with_one_command_is_one_document() {
    let desk = Desk::new();
    let command = desk.home.command();
    let first = desk.attach(&desk.home.house, command, photo()).unwrap();
    let kept = desk.home.vault.kept();
    let again = desk.attach(&desk.home.house, command, photo()).unwrap();
    assert!(!first.receipt.repeated && again.receipt.repeated);
    assert_eq!(again.receipt.first, first.receipt.first);
    assert_eq!(desk.home.vault.kept(), kept);
    assert_eq!(desk.held(), [id_of(command)]);
    assert!(desk.read(id_of(command)).is_ok());
    // Even when it was taken out since.
    desk.withdraw(desk.home.command(), id_of(command)).unwrap();
    assert!(desk.attach(&desk.home.house, command, photo()).unwrap().receipt.repeated);
    assert!(desk.held().is_empty());
}

#[test]
fn a_document_taken_out_is_neither_listed_nor_read() {
    let desk = Desk::new();
    let (first, second) = (desk.taken(photo()), desk.taken(drawing()));
    let command = desk.home.command();
    let withdrawn = desk.withdraw(command, first).unwrap();
    assert_eq!(desk.read(first), Err(Error::NotFound));
    assert_eq!(desk.held(), [second]);
    assert!(desk.home.vault.kept().contains_key(&first), "its bytes stay until their term ends");
    let again = desk.withdraw(command, first).unwrap();
    assert_eq!(again.receipt.first, withdrawn.receipt.first, "the same command is answered");
    let other = desk.withdraw(desk.home.command(), first);
    assert_eq!(other, Err(Error::Document(Refusal::NotReceived)));
}

#[test]
fn a_document_of_another_case_is_as_if_it_were_not_there() {
    let desk = Desk::new();
    let document = desk.taken(photo());
    let other = desk.home.arrives("Omid", "Nazari");
    let house = &desk.home.house;
    let never = Id::new(Uuid::from_u128(1));
    for (session, case, document) in [
        (Session::person(other.applicant), other.case, document),
        (Session::person(other.applicant), desk.case(), document),
        (Session::person(other.applicant), other.case, never),
        (agent(Role::Court), other.case, document),
        (agent(Role::Court), nowhere(), document),
    ] {
        let count = desk.home.events().len();
        assert_eq!(house.read_document(&session, case, document), Err(Error::NotFound));
        assert_eq!(desk.home.events().len(), count, "nothing was seen, nothing is written");
    }
}

#[test]
fn only_roles_that_open_documents_read_them() {
    let desk = Desk::new();
    let document = desk.taken(photo());
    for role in Role::ALL {
        let session = if role == Role::Person { desk.own.clone() } else { agent(role) };
        let read = desk.home.house.read_document(&session, desk.case(), document);
        match role {
            Role::Operator | Role::Integration => assert_eq!(read, Err(Error::NotFound), "{role}"),
            Role::Manager | Role::Statistician | Role::Safeguarding | Role::System => {
                assert_eq!(read, Err(Error::Forbidden), "{role}");
            }
            Role::Person
            | Role::Association
            | Role::FirstReception
            | Role::Registration
            | Role::ReceptionAuthority
            | Role::DeterminingAuthority
            | Role::Court => assert!(read.is_ok(), "{role}: {read:?}"),
        }
    }
}

#[test]
fn bytes_moved_from_one_document_to_another_do_not_open() {
    let desk = Desk::new();
    let (first, second) = (desk.taken(photo()), desk.taken(drawing()));
    let kept = desk.home.vault.kept();
    let vault = &desk.home.house.vault;
    vault.put(first, kept[&second].clone()).unwrap();
    assert_eq!(desk.read(first), Err(Error::Seal(trace::SealError::Altered)));
    let mut altered = kept[&second].clone();
    altered[40] ^= 1;
    vault.put(second, altered).unwrap();
    assert_eq!(desk.read(second), Err(Error::Seal(trace::SealError::Altered)));
    vault.delete(second).unwrap();
    assert_eq!(desk.read(second), Err(Error::NotFound));
}

#[test]
fn two_files_sent_at_once_are_both_taken() {
    let desk = Desk::new();
    let (house, own, case) = (desk.home.house.clone(), desk.own.clone(), desk.case());
    let (first, second) = (desk.home.command(), desk.home.command());
    let quicker = move || {
        house.attach(&own, first, case, &upload(drawing())).unwrap();
    };
    let slower = desk.home.on(Meddled::with(&desk.home.log, vec![Box::new(quicker)]));
    desk.attach(&slower, second, photo()).unwrap();
    assert_eq!(desk.held(), [id_of(first), id_of(second)]);
    assert!(desk.read(id_of(first)).is_ok() && desk.read(id_of(second)).is_ok());
}

#[test]
fn a_file_whose_answer_was_lost_is_still_there_when_it_is_sent_again() {
    let desk = Desk::new();
    let command = desk.home.command();
    let cut = desk.home.on(Meddled::failing(&desk.home.log, Failing::After));
    assert!(matches!(desk.attach(&cut, command, photo()), Err(Error::Log(_))));
    assert!(desk.read(id_of(command)).is_ok(), "what the log holds, the vault holds");
    assert!(desk.attach(&desk.home.house, command, photo()).unwrap().receipt.repeated);

    let command = desk.home.command();
    let full = desk.home.on(Meddled::failing(&desk.home.log, Failing::Before));
    assert!(matches!(desk.attach(&full, command, photo()), Err(Error::Log(_))));
    assert_eq!(desk.read(id_of(command)), Err(Error::NotFound));
    assert!(!desk.attach(&desk.home.house, command, photo()).unwrap().receipt.repeated);
    assert!(desk.read(id_of(command)).is_ok());
}

#[test]
fn a_document_is_put_in_the_file_under_what_the_law_asked() {
    let desk = Desk::new();
    let asked_as = Some(code("passport"));
    let upload = Upload { asked_as: asked_as.clone(), ..upload(PDF.to_vec()) };
    desk.home.house.attach(&desk.own, desk.home.command(), desk.case(), &upload).unwrap();
    let file = desk.home.file(Role::Court, desk.case());
    assert_eq!(file.dossier.documents[0].asked_as, asked_as);
}
