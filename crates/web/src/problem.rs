//! Refusals and failures for machines: problem details (RFC 9457).

use serde::Serialize;

/// A body of type `application/problem+json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// What kind of problem, as a URI: `/problems/deadline_expired`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind in words, the same each time.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// This occurrence in words; never what was typed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// The article a refusal rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// The steps that may be done instead, by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub allowed: Vec<String>,
}

impl Problem {
    /// The content type of the body.
    pub const CONTENT_TYPE: &'static str = "application/problem+json";

    /// A problem of a kind: the last part of its URI, its title and its status.
    #[must_use]
    pub fn new(kind: &str, title: impl Into<String>, status: u16) -> Self {
        Self {
            kind: format!("/problems/{kind}"),
            title: title.into(),
            status,
            detail: String::new(),
            article: None,
            allowed: Vec::new(),
        }
    }

    /// The same, with this occurrence in words.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    /// The same, resting on an article.
    #[must_use]
    pub fn article(mut self, article: impl Into<String>) -> Self {
        self.article = Some(article.into());
        self
    }

    /// The same, with the steps that may be done instead.
    #[must_use]
    pub fn allowed(mut self, steps: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.allowed = steps.into_iter().map(Into::into).collect();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_its_article_and_what_is_allowed() {
        let problem = Problem::new("deadline_expired", "The term has passed", 422)
            .article("R. 531-2")
            .allowed(["reopen"]);
        let json = serde_json::to_value(&problem).unwrap();
        let expected = serde_json::json!({
            "type": "/problems/deadline_expired", "title": "The term has passed", "status": 422,
            "article": "R. 531-2", "allowed": ["reopen"],
        });
        assert_eq!(json, expected);
    }
}
