//! The person's documents: what is asked for, what the file holds, and a form to add one.

use kernel::CommandId;

use crate::form::{Control, Field, Form, LineKind, Opt, Posted, Problems};
use crate::i18n::Words;
use crate::pages::page;
use crate::parts::{Asked, Filed};
use crate::sample;

/// The endings of papers and photographs.
const PAPERS: &str = ".pdf,.jpg,.jpeg,.png,.webp,.heic";

/// The person's documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Documents {
    /// What steps still ask for.
    pub asked: Vec<Asked>,
    /// What the file holds.
    pub filed: Vec<Filed>,
    /// The form to add one.
    pub form: Form,
    /// The largest file taken, in megabytes.
    pub most_megabytes: i64,
}

impl Documents {
    /// The form to add a document: which one is asked for, its name, the file.
    #[must_use]
    pub fn form(asked: &[Asked], posted: &Posted, problems: &Problems, command: CommandId) -> Form {
        let mut options: Vec<Opt> = asked
            .iter()
            .map(|it| Opt::new(format!("{}.{}", it.step, it.id), Words::Law(it.title.clone())))
            .collect();
        options.push(Opt::new("other", "document-other"));
        let title = Control::Line {
            kind: LineKind::Text,
            value: posted.typed("title"),
            autocomplete: Some("off"),
        };
        let kind = Control::Select { options, chosen: posted.typed("kind") };
        let mut fields = vec![
            Field::new("kind", "field-document-kind", kind),
            Field::new("title", "field-document-title", title)
                .hint("field-document-title-hint")
                .optional(),
            Field::new("file", "field-file", Control::File { takes: PAPERS })
                .hint("field-file-hint"),
        ];
        for field in &mut fields {
            field.wrong = problems.get(&field.name).cloned();
        }
        Form::new("/me/documents", command, fields)
    }
}

page!(Documents, Person, "portal/documents.html", samples);

fn samples() -> Vec<(&'static str, Documents)> {
    let asked = vec![Asked {
        id: sample::code("photos"),
        step: sample::code("lodge"),
        title: sample::text("Photos d'identité", "Identity photographs"),
        required: true,
        given: false,
    }];
    let filed = |number, title: &str, format: &str, bytes, by: Option<&str>| Filed {
        id: sample::id(number),
        title: title.into(),
        format: format.into(),
        bytes,
        at: sample::days_from_now(-14, 11),
        by: by.map(str::to_owned),
    };
    let form =
        |problems: &Problems| Documents::form(&asked, &Posted::default(), problems, sample::id(92));
    let too_big = Problems::from([
        ("kind".to_owned(), crate::form::Wrong::Missing),
        ("file".to_owned(), crate::form::Wrong::FileTooBig(10)),
    ]);
    let empty = Documents {
        asked: Vec::new(),
        filed: Vec::new(),
        form: Documents::form(&[], &Posted::default(), &Problems::new(), sample::id(92)),
        most_megabytes: 10,
    };
    let full = Documents {
        asked: asked.clone(),
        filed: vec![
            filed(60, "Attestation de demande", "PDF", 184_000, Some("GUDA Paris 1")),
            filed(61, "تذکره", "JPEG", 1_240_500, None),
        ],
        form: form(&Problems::new()),
        most_megabytes: 10,
    };
    vec![
        ("wrong", Documents { form: form(&too_big), ..full.clone() }),
        ("full", full),
        ("empty", empty),
    ]
}
