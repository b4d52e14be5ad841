//! A refusal in the reader's words: why, under which article, and what may be done instead.

use app::{CaseFile, Error, SealError};
use kernel::Role;
use law::{Hindrance, Step};
use reception::case::Refusal as CaseRefusal;
use reception::duplicate::Refusal as DuplicateRefusal;

use super::failed::Failed;
use super::reader::Reader;
use crate::i18n::{Locale, Value as _, Words, message};
use crate::pages::shared::FailureKind;
use crate::parts::{Article, Refusal};

/// A refusal without a case around it.
pub(super) fn plain(error: &Error) -> Refusal {
    Refusal { reason: Words::Key(key(error)), articles: Vec::new(), allowed: Vec::new() }
}

/// A refusal on a case; none when the form itself says what is wrong.
pub(super) fn of(file: &CaseFile, role: Role, error: &Error, locale: Locale) -> Option<Refusal> {
    let refusal = if let Error::Form(_) = error {
        return None;
    } else if let Error::Case(CaseRefusal::Hindered { step, reasons }) = error {
        hindered(file, step.as_str(), reasons, locale)
    } else if let Error::Case(CaseRefusal::NotYours { step, actor }) = error {
        Refusal {
            reason: Words::Named("refused-not-yours", by(file, *actor, locale)),
            articles: step_articles(file, step.as_str()),
            allowed: Vec::new(),
        }
    } else {
        plain(error)
    };
    Some(Refusal { allowed: allowed(file, role), ..refusal })
}

impl Reader {
    /// What is answered to a refusal on a case where no form can be shown again.
    pub(super) fn refuse(&self, file: &CaseFile, role: Role, error: &Error) -> Failed {
        match of(file, role, error, self.locale) {
            Some(refusal) if is_refusal(error) => self.fail_as(FailureKind::Refused, Some(refusal)),
            Some(_) => self.fail(error),
            None => self.fail_as(FailureKind::Refused, Some(self.form_refusal(error))),
        }
    }

    /// The faults of a form as one refusal, for machines.
    fn form_refusal(&self, error: &Error) -> Refusal {
        let Error::Form(faults) = error else { return plain(error) };
        let faults: Vec<String> =
            faults.iter().map(|fault| format!("{}: {}", fault.field, fault.fault)).collect();
        let reason = Words::Plain(faults.join("; "));
        Refusal { reason, articles: Vec::new(), allowed: Vec::new() }
    }
}

const fn is_refusal(error: &Error) -> bool {
    matches!(
        error,
        Error::Case(_)
            | Error::Person(_)
            | Error::Household(_)
            | Error::Document(_)
            | Error::Note(_)
            | Error::Duplicate(_)
            | Error::Report(_)
            | Error::Seal(SealError::Erased)
            | Error::Intake(_)
            | Error::NotInForce(_)
    )
}

fn by(file: &CaseFile, role: Role, locale: Locale) -> String {
    let name = file.procedure().actor(role);
    name.map_or_else(|| role.to_string(), |name| name.get(locale.law()).to_owned())
}

/// What stands in the way, each reason a sentence, with the articles that say so.
fn hindered(file: &CaseFile, step: &str, reasons: &[Hindrance], locale: Locale) -> Refusal {
    let procedure = file.procedure();
    let title = |ix| {
        let step: Option<&Step> = procedure.step(ix);
        step.map_or_else(String::new, |step| step.title.get(locale.law()).to_owned())
    };
    let mut cites = Vec::new();
    let mut sentences: Vec<String> = Vec::new();
    for reason in reasons {
        let (sentence, relation) = match *reason {
            Hindrance::NotPart => (message(locale, "refused-not-part", &[]), None),
            Hindrance::First { step, relation } => {
                (message(locale, "refused-first", &[("name", title(step).arg())]), Some(relation))
            }
            Hindrance::Owed { step, relation } => {
                (message(locale, "refused-owed", &[("name", title(step).arg())]), Some(relation))
            }
            Hindrance::NotBefore { day, relation } => {
                let day = locale.law().date(day);
                (message(locale, "refused-not-before", &[("name", day.arg())]), Some(relation))
            }
        };
        sentences.push(sentence);
        let relation = relation.and_then(|relation| procedure.relation(relation));
        cites.extend(relation.into_iter().flat_map(|relation| relation.cites.clone()));
    }
    sentences.dedup();
    let mut articles = Article::list(&procedure.pack, &cites);
    if articles.is_empty() {
        articles = step_articles(file, step);
    }
    Refusal { reason: Words::Plain(sentences.join(" ")), articles, allowed: Vec::new() }
}

fn step_articles(file: &CaseFile, step: &str) -> Vec<Article> {
    let step = file.procedure().find(step);
    step.map_or_else(Vec::new, |step| Article::list(&file.procedure().pack, &step.cites))
}

/// What the reader may do instead.
fn allowed(file: &CaseFile, role: Role) -> Vec<(law::Text, String)> {
    let base = if role == Role::Person { "/me/cases" } else { "/desk/cases" };
    let steps = file.run.possible(file.now).into_iter().filter(|step| step.may(role));
    let link = |step: &Step| format!("{base}/{}/steps/{}", file.case, step.id);
    steps.take(5).map(|step| (step.title_for(role).clone(), link(step))).collect()
}

const fn key(error: &Error) -> &'static str {
    match error {
        Error::NotInForce(_) => "refused-not-in-force",
        Error::Form(_) => "refused-form",
        Error::Case(refusal) => match refusal {
            CaseRefusal::AlreadyOpen => "refused-already-open",
            CaseRefusal::NotOpen | CaseRefusal::NoSuchStep(_) => "refused-no-such-step",
            CaseRefusal::NotYours { .. } => "refused-another-role",
            CaseRefusal::Hindered { .. } => "refused-hindered",
            CaseRefusal::InFuture => "refused-in-future",
            CaseRefusal::BeforeOpening => "refused-before-opening",
            CaseRefusal::NoSuchEvent(_) => "refused-annulled-already",
            CaseRefusal::NoReason => "refused-no-reason",
            CaseRefusal::NoTransition(_) => "refused-no-transition",
        },
        Error::Person(_) => "refused-person",
        Error::Household(_) => "refused-household",
        Error::Document(_) => "refused-document",
        Error::Note(_) => "refused-note",
        Error::Duplicate(refusal) => match refusal {
            DuplicateRefusal::OneFile => "refused-one-file",
            DuplicateRefusal::NoReason => "refused-no-reason",
            DuplicateRefusal::ReasonTooLong => "refused-reason-too-long",
            DuplicateRefusal::Decided(_) => "refused-decided",
            DuplicateRefusal::OneThroughOthers => "refused-one-through-others",
            DuplicateRefusal::DifferentThroughOthers(_) => "refused-different-through-others",
            DuplicateRefusal::NoSuchDecision(_) => "refused-no-such-decision",
        },
        Error::Report(_) => "refused-report",
        Error::Seal(SealError::Erased) => "refused-erased",
        Error::Intake(_) => "refused-file",
        Error::Forbidden
        | Error::NotFound
        | Error::Vault(_)
        | Error::Log(_)
        | Error::Seal(SealError::Key(_) | SealError::Altered)
        | Error::Decode(_) => "refused-other",
    }
}
