//! The files pages need, embedded in the program under names that change with their content.
//!
//! One style sheet and one icon; no script, no font, no picture.

use std::sync::LazyLock;

/// How long a browser may keep a file whose name holds its hash.
pub const FOREVER: &str = "public, max-age=31536000, immutable";
/// What a page may load and where its forms may go; sent with every page.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// One embedded file.
#[derive(Debug)]
pub struct Asset {
    stem: &'static str,
    extension: &'static str,
    /// Its content type.
    pub content_type: &'static str,
    /// Its content.
    pub content: &'static str,
    path: LazyLock<String>,
}

impl Asset {
    /// Where it is served: `/assets/havre.0123456789abcdef.css`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

macro_rules! asset {
    ($(#[$doc:meta])* $name:ident = $stem:literal . $extension:literal as $kind:literal) => {
        $(#[$doc])*
        pub static $name: Asset = Asset {
            stem: $stem,
            extension: $extension,
            content_type: $kind,
            content: include_str!(concat!("../assets/", $stem, ".", $extension)),
            path: LazyLock::new(|| {
                format!("/assets/{}.{:016x}.{}", $name.stem, fnv($name.content), $name.extension)
            }),
        };
    };
}

asset! {
    /// The style sheet.
    CSS = "havre"."css" as "text/css; charset=utf-8"
}
asset! {
    /// The icon.
    ICON = "icon"."svg" as "image/svg+xml"
}

/// The file served at a path, if it is one of ours.
#[must_use]
pub fn find(path: &str) -> Option<&'static Asset> {
    [&CSS, &ICON].into_iter().find(|asset| asset.path() == path)
}

/// FNV-1a, 64 bits: to tell one version of a file from another, no more.
fn fnv(content: &str) -> u64 {
    content.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_under_its_hashed_name_only() {
        assert!(std::ptr::eq(find(CSS.path()).unwrap(), &raw const CSS));
        assert!(find("/assets/havre.css").is_none());
        assert_eq!(fnv("a"), 0xaf63_dc4c_8601_ec8c);
    }
}
