//! Tables that are sent as files: read instead of what was pasted, whatever their length.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use super::{Browser, agent, person, site};

/// Sends a form with one file.
async fn send(
    browser: &mut Browser<'_>,
    path: &str,
    texts: &[(&str, &str)],
    (field, content): (&str, &str),
) -> (StatusCode, String) {
    const BETWEEN: &str = "--x\r\ncontent-disposition: form-data; name=";
    let texts = texts.iter().map(|(name, text)| format!("{BETWEEN}\"{name}\"\r\n\r\n{text}\r\n"));
    let file = format!("{BETWEEN}\"{field}\"; filename=\"t.csv\"\r\n\r\n{content}\r\n--x--\r\n");
    let form = texts.collect::<String>() + &file;
    let request = Request::post(path)
        .header(header::COOKIE, &browser.cookie)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    browser.ask(request.body(Body::from(form)).unwrap()).await
}

#[tokio::test]
async fn a_file_is_read_instead_of_what_is_pasted() {
    let site = site();
    let mut manager = agent(&site, "manager").await;
    for (name, path, file, shown) in [
        ("lists", "/desk/board/estimate", "a,b,count\n1,0,120\n0,1,80\n1,1,40\n", "240"),
        ("series", "/desk/board/forecast", "year,people\n2001,3\n2002,417\n", "417"),
    ] {
        let token = manager.token(path).await;
        let texts = [("csrf", token.as_str()), (name, "")];
        let (status, page) =
            send(&mut manager, path, &texts, (&format!("{name}-file"), file)).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(page.contains(shown) && page.contains(&format!("id=\"{name}-file\"")), "{page}");
    }
}

/// Questions of a house's own, in a file that is too long to be shown back.
fn long_questions() -> String {
    let mut text = String::from("item,dimension,wording,reversed\n");
    for (item, dimension, wording) in app::integration_items() {
        let wording = app::csv_cell(&(wording + &" indeed".repeat(1_000)));
        text.push_str(&format!("{item},{dimension},{wording},0\n"));
    }
    assert!(text.len() > 64 * 1024);
    text
}

#[tokio::test]
async fn questions_that_were_sent_are_never_said_to_be_ours() {
    let site = site();
    let mut manager = agent(&site, "manager").await;
    let path = "/desk/board/integration";
    let token = manager.token(path).await;
    let items: Vec<String> = app::integration_items().into_iter().map(|(item, ..)| item).collect();
    let mut rows = format!("waiting_days,{}", items.join(","));
    for person in 0..24 {
        let answers: Vec<String> =
            (0..12).map(|item| (1 + (person + item * 2) % 5).to_string()).collect();
        rows.push_str(&format!("\n{},{}", 90 + person, answers.join(",")));
    }
    let texts = [("csrf", token.as_str()), ("interviews", rows.as_str())];
    for (file, said) in [(String::new(), true), (long_questions(), false)] {
        let (status, page) = send(&mut manager, path, &texts, ("items-file", &file)).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        assert_eq!(page.contains("Les questions sont les nôtres"), said, "{page}");
    }
}

/// Interviews with the host's side, two groups of months apart.
fn interviews() -> String {
    let items: Vec<String> = app::integration_items().into_iter().map(|(item, ..)| item).collect();
    let mut rows = format!("months_since_arrival,waiting_days,{}", items.join(","));
    for person in 0..40 {
        let answers: Vec<String> =
            (0..12).map(|item| (1 + (person + item * 2) % 5).to_string()).collect();
        rows.push_str(&format!("\n{},{},{}", 6 * (person % 3), 90 + person, answers.join(",")));
    }
    rows
}

#[tokio::test]
async fn every_picture_is_kept_as_lines_and_as_dots() {
    let site = site();
    let mut manager = agent(&site, "manager").await;
    let years: String =
        (0..40).map(|at| format!("{},{}\n", 1980 + at, 900 + at * 37 % 210)).collect();
    let series = format!("year,people\n{years}");
    let register = "Incident Date,Number of Dead,Region of Incident,Coordinates\n\
                    2024-01-05,3,Sahara,\"22.1, 8.4\"\n2025-02-01,4,,\"36.1, 8.4\"\n";
    let interviews = interviews();
    type Texts<'a> = &'a [(&'a str, &'a str)];
    let given: [(&str, Texts<'_>, &[&str]); 5] = [
        ("estimate", &[("lists", "a,b,count\n1,0,120\n0,1,80\n1,1,40\n")], &["card"]),
        ("forecast", &[("series", &series)], &["fan", "control"]),
        (
            "flows",
            &[
                ("start", "born,A,B\nA,1000,100\nB,55,555\n"),
                ("end", "born,A,B\nA,950,150\nB,80,530\n"),
            ],
            &["chord", "sankey"],
        ),
        ("deaths", &[("register", register)], &["timeline", "map"]),
        ("integration", &[("interviews", &interviews)], &["course"]),
    ];
    for (page, texts, pictures) in given {
        let path = format!("/desk/board/{page}");
        let token = manager.token(&path).await;
        let (_, shown) =
            send(&mut manager, &path, &[texts, &[("csrf", token.as_str())]].concat(), ("none", ""))
                .await;
        for picture in pictures {
            for (asked, begins) in
                [(picture.to_string(), "<svg "), (format!("{picture}.png"), "\u{fffd}PNG\r\n")]
            {
                assert!(shown.contains(&format!("value=\"{asked}\"")), "{page} offers no {asked}");
                let texts = [texts, &[("csrf", token.as_str()), ("as", &asked)]].concat();
                let (status, file) = send(&mut manager, &path, &texts, ("none", "")).await;
                assert_eq!(status, StatusCode::OK, "{page} {asked}");
                assert!(
                    file.starts_with(begins),
                    "{page} {asked}: {}",
                    &file[..40.min(file.len())]
                );
            }
        }
    }
}

#[tokio::test]
async fn a_person_brings_her_days_back_and_the_house_keeps_none() {
    let site = site();
    let mut she = person(&site).await;
    let path = "/me/integration";
    let token = she.token(path).await;
    let before = "day,side,what,value\n2025-01-31,host,waiting_days,12\n2025-01-31,own,whole,29\n";
    let answers: Vec<(String, &str)> =
        app::integration_items().into_iter().map(|(item, ..)| (item, "3")).collect();
    let texts: Vec<(&str, &str)> = answers
        .iter()
        .map(|(item, code)| (item.as_str(), *code))
        .chain([("csrf", token.as_str()), ("refused", "no")])
        .collect();
    let (status, page) = send(&mut she, path, &texts, ("earlier", before)).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert!(page.contains("Vos jours") && page.contains("2025-01-31"), "{page}");
    let kept = page.split("name=\"kept\" value=\"").nth(1).and_then(|it| it.split('"').next());
    let kept = kept.unwrap();
    assert!(kept.starts_with(before), "{kept}");
    let again = [&texts[..], &[("kept", kept), ("as", "csv")]].concat();
    let (_, file) = send(&mut she, path, &again, ("none", "")).await;
    assert_eq!(file, kept, "the file is what the page shows");
    let (status, page) = send(&mut she, path, &texts, ("earlier", "a photograph\nnone\n")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("href=\"#earlier\""), "{page}");
    let (_, page) = she.get(path).await;
    assert!(!page.contains("2025-01-31"), "kept without her");
}
