//! Tables that are sent as files: read instead of what was pasted, whatever their length.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use super::{Browser, agent, site};

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
