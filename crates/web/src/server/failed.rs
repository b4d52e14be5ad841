//! What is answered when something is refused or fails: a page in human words, or problem details.

use app::{Error, LogError, SealError};
use axum::Json;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};

use super::reader::Reader;
use super::refused;
use crate::pages::Page;
use crate::pages::shared::{Failure, FailureKind};
use crate::parts::Refusal;
use crate::problem::Problem;

/// The answer of a handler.
pub(super) type Answer = Result<Response, Failed>;

/// A response that ends a handler early.
pub(super) struct Failed(Box<Response>);

impl From<Response> for Failed {
    fn from(response: Response) -> Self {
        Self(Box::new(response))
    }
}
impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        *self.0
    }
}

/// What kind of failure an error is to a reader.
fn kind(error: &Error) -> FailureKind {
    match error {
        Error::Forbidden => FailureKind::Forbidden,
        Error::NotFound => FailureKind::NotFound,
        Error::Intake(app::IntakeError::TooLarge) => FailureKind::TooLarge,
        Error::Form(_)
        | Error::NotInForce(_)
        | Error::Case(_)
        | Error::Person(_)
        | Error::Household(_)
        | Error::Document(_)
        | Error::Note(_)
        | Error::Duplicate(_)
        | Error::Report(_)
        | Error::Seal(SealError::Erased)
        | Error::Intake(_) => FailureKind::Refused,
        Error::Log(LogError::Newer) => FailureKind::Conflict,
        Error::Log(LogError::Unavailable(_) | LogError::Locked(_) | LogError::Full(_))
        | Error::Vault(_) => FailureKind::Database,
        Error::Log(
            LogError::DuplicateEvent(_)
            | LogError::Corrupt(_)
            | LogError::NoSuchView(_)
            | LogError::BadView(_),
        )
        | Error::Seal(SealError::Key(_) | SealError::Altered)
        | Error::Decode(_) => FailureKind::Internal,
    }
}

/// The word of a kind of problem in its URI.
const fn word(kind: FailureKind) -> &'static str {
    match kind {
        FailureKind::Unreadable => "unreadable",
        FailureKind::Forbidden => "forbidden",
        FailureKind::NotFound => "not-found",
        FailureKind::Conflict => "conflict",
        FailureKind::TooLarge => "too-large",
        FailureKind::Refused => "refused",
        FailureKind::TooMany => "too-many",
        FailureKind::Internal => "internal",
        FailureKind::Database => "database",
    }
}

/// Our own mistake.
pub(super) fn unexpected(reader: &Reader) -> Failed {
    reader.fail_as(FailureKind::Internal, None)
}

impl Reader {
    /// What is answered to an error, without more context than the error has.
    pub(super) fn fail(&self, error: &Error) -> Failed {
        let kind = kind(error);
        let refusal = (kind == FailureKind::Refused).then(|| refused::plain(error));
        self.fail_as(kind, refusal)
    }

    /// What is answered to a failure of a kind.
    pub(super) fn fail_as(&self, kind: FailureKind, refusal: Option<Refusal>) -> Failed {
        let status =
            StatusCode::from_u16(kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let frame = self.frame();
        if self.machine {
            let mut problem = Problem::new(word(kind), frame.say(kind.title()), kind.status());
            if let Some(refusal) = &refusal {
                problem = problem.detail(frame.plain(&refusal.reason));
                if let Some(article) = refusal.articles.first() {
                    problem = problem.article(frame.law_plain(&article.title));
                }
                let steps = refusal.allowed.iter().filter_map(|(_, link)| link.rsplit('/').next());
                problem = problem.allowed(steps);
            }
            return Failed::from(problem_response(status, problem));
        }
        let back = self.before.clone().unwrap_or_else(|| "/".to_owned());
        let page = Failure { kind, refusal, back, trace: None };
        let html = page.draw(&frame).unwrap_or_else(|_| frame.say(kind.title()));
        Failed::from((status, Html(html)).into_response())
    }
}

fn problem_response(status: StatusCode, problem: Problem) -> Response {
    let mut response = (status, Json(problem)).into_response();
    let kind = HeaderValue::from_static(Problem::CONTENT_TYPE);
    response.headers_mut().insert(CONTENT_TYPE, kind);
    response
}
