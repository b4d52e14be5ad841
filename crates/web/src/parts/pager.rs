//! Pages of a long list, as links.

/// Where a reader is in a long list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pager {
    /// This page, from 1.
    pub page: usize,
    /// How many there are.
    pub pages: usize,
    /// How many rows there are in all.
    pub rows: usize,
    /// The path and query of the list without `page`, ready for `page=` to be added.
    pub base: String,
}

impl Pager {
    /// A list that fits on one page.
    #[must_use]
    pub const fn single(rows: usize) -> Self {
        Self { page: 1, pages: 1, rows, base: String::new() }
    }

    /// The link to the page before, if there is one.
    #[must_use]
    pub fn before(&self) -> Option<String> {
        (self.page > 1).then(|| self.link(self.page - 1))
    }

    /// The link to the page after, if there is one.
    #[must_use]
    pub fn after(&self) -> Option<String> {
        (self.page < self.pages).then(|| self.link(self.page + 1))
    }

    fn link(&self, page: usize) -> String {
        let joint = if self.base.contains('?') { '&' } else { '?' };
        format!("{}{joint}page={page}", self.base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_keep_the_filters_and_stop_at_the_ends() {
        let at = |page| Pager { page, pages: 3, rows: 70, base: "/desk?due=late".into() };
        assert_eq!(at(1).before(), None);
        assert_eq!(at(2).before().as_deref(), Some("/desk?due=late&page=1"));
        assert_eq!(at(2).after().as_deref(), Some("/desk?due=late&page=3"));
        assert_eq!(at(3).after(), None);
        assert_eq!(Pager::single(4).after(), None);
    }
}
