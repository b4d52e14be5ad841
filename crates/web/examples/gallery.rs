//! Writes every sample of every page as HTML, in every language, for looking at:
//! `cargo run -p web --example gallery -- FOLDER`.

use std::io::{Error, Write as _};
use std::path::{Path, PathBuf};

use web::assets::{CSS, ICON};
use web::i18n::Locale;
use web::pages::gallery;
use web::sample::frame;

fn main() -> Result<(), Error> {
    let folder = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("gallery"), PathBuf::from);
    let mut index =
        String::from("<!doctype html><meta charset=\"utf-8\"><title>Gallery</title><ul>");
    for locale in Locale::ALL {
        for sample in gallery() {
            let html = sample.draw(&frame(locale, sample.reader)).map_err(Error::other)?;
            let path = format!("{}/{}.html", locale.tag(), sample.name());
            write(&folder.join(&path), &html.replace("\"/assets/", "\"../assets/"))?;
            index.push_str(&format!("<li><a href=\"{path}\">{path}</a>"));
        }
    }
    for asset in [&CSS, &ICON] {
        write(&folder.join(asset.path().trim_start_matches('/')), asset.content)?;
    }
    write(&folder.join("index.html"), &index)?;
    writeln!(std::io::stdout(), "{}", folder.join("index.html").display())
}

fn write(path: &Path, content: &str) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, content)
}
