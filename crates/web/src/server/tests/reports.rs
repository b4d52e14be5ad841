//! Reports of violence through the pages: made, lost by nobody, linked to nobody, read by whom they are
//! for.

use std::collections::BTreeSet;

use app::{NewReport, ReportCode};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use kernel::{AccountId, Id, Position, ReportId};
use record::{Reporter, Scene, Violence};
use trace::Recorded;
use uuid::Uuid;

use super::super::Agent;
use super::{Accounts, Browser, DemoAccounts, Site, Web, agent, hidden, person, router, site};

/// Reports as anybody; the answer with the code.
async fn reports(browser: &mut Browser<'_>, words: &str) -> String {
    let token = browser.token("/report").await;
    let form = format!("csrf={token}&{CHOSEN}&office=guda-lyon&words={words}");
    let (status, page) = browser.post("/report", &form).await;
    assert_eq!(status, StatusCode::OK);
    code(&page)
}

/// What is chosen in the form of a report, besides an office.
const CHOSEN: &str = "violence=corruption&reporter=concerned&scene=office";

/// The code on a page.
fn code(page: &str) -> String {
    let digits = |text: &str| text.len() == 24 && ReportCode::typed(text).is_some();
    let found = page.split(['<', '>']).find(|text| digits(text));
    found.unwrap_or_else(|| panic!("no code: {page}")).to_owned()
}

/// The path of the first report of the list.
fn first(list: &str) -> String {
    let path = list.split('"').find(|text| text.starts_with("/desk/reports/"));
    path.unwrap_or_else(|| panic!("no report: {list}")).to_owned()
}

fn anybody(site: &Site) -> Browser<'_> {
    Browser { site, cookie: String::new() }
}

#[tokio::test]
async fn a_report_is_made_followed_answered_and_closed() {
    let site = site();
    let mut reporter = anybody(&site);
    let token = reporter.token("/report").await;
    let (status, page) = reporter.post("/report", &format!("csrf={token}&words=At+night")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("At night"), "what was typed is kept");
    let code = reports(&mut reporter, "At+night").await;

    let mut manager = agent(&site, "manager").await;
    let (_, list) = manager.get("/desk/reports").await;
    assert!(!list.contains("At night"), "the list opens nothing");
    let path = first(&list);
    let (_, page) = manager.get(&path).await;
    assert!(page.contains("At night"));
    let token = manager.token(&path).await;
    let (status, _) = manager.post(&path, &format!("csrf={token}&answer=")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    for form in ["answer=We+believe+you", "refer=legal", "close=Done"] {
        let (status, _) = manager.post(&path, &format!("csrf={token}&{form}")).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{form}");
    }

    // Another browser, another day: the code is all it takes.
    let mut later = anybody(&site);
    let token = later.token("/report/follow").await;
    let form = format!("csrf={token}&code={}&words=It+went+on", code.replace(' ', "+"));
    let (status, page) = later.post("/report/follow", &form).await;
    assert_eq!(status, StatusCode::OK);
    for said in ["At night", "We believe you", "It went on"] {
        assert!(page.contains(said), "{said}");
    }
    assert!(!page.contains("Done"), "the reason of closing is for the desk");
}

#[tokio::test]
async fn wrong_codes_make_theirs_wait_and_no_other() {
    let site = site();
    let mut reporter = anybody(&site);
    let code = reports(&mut reporter, "At+night").await;
    let token = reporter.token("/report/follow").await;
    let mut say = async |code: &str, more: &str| {
        let form = format!("csrf={token}&code={}{more}", code.replace(' ', "+"));
        reporter.post("/report/follow", &form).await
    };
    let mut ask = async |code: &str| say(code, "").await.0;
    assert_eq!(ask("1234").await, StatusCode::UNPROCESSABLE_ENTITY, "mistyped");
    // One of ten last digits is right for any nineteen before it.
    let guess = (0..10).map(|digit| format!("1111111222222222222{digit}"));
    let guess = guess.into_iter().find(|text| ReportCode::typed(text).is_some()).unwrap();
    for _ in 0..5 {
        assert_eq!(ask(&guess).await, StatusCode::UNPROCESSABLE_ENTITY, "unknown");
    }
    assert_eq!(ask(&guess).await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(ask(&code).await, StatusCode::OK, "others are not locked");
    let (status, page) = say(&guess, "&words=It+took+me+an+hour").await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.contains("It took me an hour") && page.contains(&guess), "words typed are kept");
    let (status, page) = say("1234", "&words=It+took+me+an+hour").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("It took me an hour"), "also when the code is mistyped");
}

/// The events of reports in the log, and the others.
fn logged(site: &Site) -> (Vec<Recorded>, Vec<Recorded>) {
    let all = site.house.log.page(Position(0), 10_000).unwrap();
    all.into_iter().partition(|event| event.envelope.kind.name.as_str().contains("report"))
}

#[tokio::test]
async fn a_report_that_took_longer_than_the_visit_is_shown_again_whole_and_sent_once() {
    let site = site();
    let mut reporter = anybody(&site);
    let (_, page) = reporter.get("/report").await;
    let (token, command) = (hidden(&page, "csrf"), hidden(&page, "command"));
    site.clock.advance(jiff::SignedDuration::from_mins(95));
    let words = "&words=At+night%0D%0Ahe+came+back";
    let form = |token: &str, command: &str| {
        format!("csrf={token}&command={command}&{CHOSEN}&about_staff=yes{words}")
    };
    let (status, page) = reporter.post("/report", &form(&token, &command)).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("At night\r\nhe came back"), "{page}");
    for kept in ["value=\"corruption\" checked", "value=\"concerned\" checked"] {
        assert!(page.contains(kept), "{kept}");
    }
    assert!(page.contains("value=\"office\" selected") && page.contains("value=\"yes\" checked"));
    assert!(page.contains("role=\"alert\""), "it says that it must be sent again");
    assert!(logged(&site).0.is_empty(), "nothing was sent yet");
    let (fresh, same) = (hidden(&page, "csrf"), hidden(&page, "command"));
    assert!(fresh != token && same == command);
    let (status, page) = reporter.post("/report", &form(&fresh, &same)).await;
    assert_eq!(status, StatusCode::OK);
    let code = code(&page);
    assert_eq!(logged(&site).0.len(), 1);

    // The same of what is written later, with the code.
    let (_, page) = reporter.get("/report/follow").await;
    let token = hidden(&page, "csrf");
    site.clock.advance(jiff::SignedDuration::from_mins(31));
    let more =
        |token: &str| format!("csrf={token}&code={}&words=It+went+on", code.replace(' ', "+"));
    let (status, page) = reporter.post("/report/follow", &more(&token)).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("It went on") && page.contains(&code) && !page.contains("At night"));
    assert_eq!(logged(&site).0.len(), 1);
    let (status, page) = reporter.post("/report/follow", &more(&hidden(&page, "csrf"))).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("It went on") && page.contains("At night"));
}

/// Every id that stands in an event as text.
fn ids(event: &Recorded) -> BTreeSet<Uuid> {
    let text = serde_json::json!([event.envelope, event.payload.clear, event.payload.subject]);
    let text = text.to_string();
    let apart = text.split(|c: char| !(c.is_ascii_hexdigit() || c == '-'));
    apart.filter_map(|word| Uuid::parse_str(word).ok()).filter(|id| !id.is_nil()).collect()
}

/// Everything of an event that lies in storage, as bytes.
fn stored(event: &Recorded) -> Vec<u8> {
    let clear = serde_json::json!([event.envelope, event.payload.clear, event.payload.subject]);
    let mut bytes = clear.to_string().into_bytes();
    bytes.extend(event.payload.sealed.iter().flat_map(|part| part.bytes.clone()));
    bytes
}

#[tokio::test]
async fn nothing_stored_of_a_report_leads_to_whoever_was_signed_in() {
    let site = site();
    for login in [None, Some("spada")] {
        let mut browser = match login {
            None => person(&site).await,
            Some(login) => agent(&site, login).await,
        };
        let (before, _) = logged(&site);
        let (_, page) = browser.get("/report").await;
        let (token, command) = (hidden(&page, "csrf"), hidden(&page, "command"));
        let (address, device, language) = ("203.0.113.77", "Qmxzv/1.0 (Phone)", "ps-AF");
        let cookie = browser.cookie.clone();
        let form = format!("csrf={token}&command={command}&{CHOSEN}&words=a+blow");
        let request = Request::post("/report")
            .header(header::COOKIE, &cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::USER_AGENT, device)
            .header(header::ACCEPT_LANGUAGE, language)
            .header("x-forwarded-for", address)
            .header("forwarded", format!("for={address}"));
        let (status, page) = browser.ask(request.body(Body::from(form)).unwrap()).await;
        assert_eq!(status, StatusCode::OK);
        let code = code(&page);
        let follow = format!("csrf={token}&code={}&words=more", code.replace(' ', "+"));
        assert_eq!(browser.post("/report/follow", &follow).await.0, StatusCode::OK);

        let (all, others) = logged(&site);
        let reported = &all[before.len()..];
        assert_eq!(reported.len(), 3, "made, continued, opened");
        let account = app::Session::person(site.person).actor.account;
        let spada = DemoAccounts::new().sign_in("spada", DemoAccounts::PASSWORD).unwrap();
        let spada = spada.account.uuid();
        let ids_of_others: BTreeSet<Uuid> = others.iter().flat_map(ids).collect();
        for id in [site.person.uuid(), site.case.uuid(), account.uuid()] {
            assert!(ids_of_others.contains(&id), "{id} would be found");
        }
        let command = Uuid::parse_str(&command).unwrap();
        let linking = [site.person.uuid(), site.case.uuid(), account.uuid(), spada, command];
        let session = cookie.split_once('=').unwrap().1;
        for event in reported {
            let stored = stored(event);
            let holds = |part: &[u8]| stored.windows(part.len()).any(|found| found == part);
            for text in
                [token.as_str(), &code, &code.replace(' ', ""), session, address, device, language]
            {
                assert!(!holds(text.as_bytes()), "{text} lies in {:?}", event.envelope);
            }
            for id in linking {
                let texts = [id.to_string(), id.simple().to_string()];
                assert!(!texts.iter().any(|text| holds(text.as_bytes())), "{:?}", event.envelope);
                assert!(!holds(id.as_bytes()), "{:?}", event.envelope);
            }
            assert!(ids(event).is_disjoint(&ids_of_others), "an id of another event");
        }
        let rows = site.house.log.select(&trace::Select::from("reports").page(0, 99)).unwrap();
        let rows = format!("{rows:?}");
        for id in linking {
            assert!(!rows.contains(&id.to_string()) && !rows.contains(&id.simple().to_string()));
        }
    }
    nobody_signed_in_stores_the_same(&site).await;
}

/// With nobody signed in, the same fields are stored, no more and no fewer.
async fn nobody_signed_in_stores_the_same(site: &Site) {
    reports(&mut anybody(site), "a+blow").await;
    let fields = |event: &Recorded| {
        let value = serde_json::json!([event.envelope, event.payload.clear]);
        let mut names: Vec<String> = Vec::new();
        for part in value.as_array().unwrap() {
            names.extend(part.as_object().unwrap().keys().cloned());
        }
        (names, event.envelope.actor.clone(), event.payload.sealed.len())
    };
    let (all, _) = logged(site);
    let made = |event: &&Recorded| event.envelope.kind.name.as_str() == "violence_reported";
    let made: Vec<_> = all.iter().filter(made).map(fields).collect();
    assert_eq!(made.len(), 3);
    assert!(made.iter().all(|it| *it == made[2]), "{made:?}");
}

#[tokio::test]
async fn line_breaks_of_a_report_are_kept_for_both_sides() {
    let site = site();
    let mut reporter = anybody(&site);
    let code = reports(&mut reporter, "At+night%0D%0A%3Cb%3Etwice").await;
    let kept = "<p class=\"text\" dir=\"auto\">At night\r\n&#60;b&#62;twice</p>";
    let token = reporter.token("/report/follow").await;
    let form = format!("csrf={token}&code={}", code.replace(' ', "+"));
    let (_, page) = reporter.post("/report/follow", &form).await;
    assert!(page.contains(kept), "{page}");
    let mut manager = agent(&site, "manager").await;
    let (_, list) = manager.get("/desk/reports").await;
    let (_, page) = manager.get(&first(&list)).await;
    assert!(page.contains(kept), "{page}");
}

#[tokio::test]
async fn a_report_about_staff_is_read_by_the_safeguarding_officer_alone() {
    let site = site();
    let mut reporter = anybody(&site);
    let (_, page) = reporter.get("/report").await;
    assert!(page.contains("name=\"about_staff\""));
    let token = hidden(&page, "csrf");
    let form = |more: &str| format!("csrf={token}&{CHOSEN}&about_staff=yes&words=he+hit+me{more}");
    let (status, page) = reporter.post("/report", &form("&office=referent-protection")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "nobody could read it");
    assert!(page.contains("he hit me") && page.contains("href=\"#office\""), "{page}");
    let (status, _) = reporter.post("/report", &form("")).await;
    assert_eq!(status, StatusCode::OK);
    let mut manager = agent(&site, "manager").await;
    let mut officer = agent(&site, "protection").await;
    let (status, _) = officer.get("/desk").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let (_, list) = officer.get("/desk/reports").await;
    let path = first(&list);
    assert!(officer.get(&path).await.1.contains("he hit me"));
    let (_, list) = manager.get("/desk/reports").await;
    assert!(!list.contains(&path) && !list.contains("/desk/reports/"), "{list}");
    assert_eq!(manager.get(&path).await.0, StatusCode::NOT_FOUND);
    let token = manager.token("/desk/reports").await;
    let refused = manager.post(&path, &format!("csrf={token}&close=nothing")).await.0;
    assert_eq!(refused, StatusCode::NOT_FOUND);
}

/// A house where one agent signs in, who reads no reports.
struct SpadaAlone;

impl Accounts for SpadaAlone {
    fn sign_in(&self, _: &str, _: &str) -> Option<Agent> {
        None
    }
    fn find(&self, _: AccountId) -> Option<Agent> {
        None
    }
    fn open_to_all(&self) -> Vec<Agent> {
        Vec::new()
    }
    fn all(&self) -> Vec<Agent> {
        DemoAccounts::new().all().into_iter().filter(|agent| agent.login == "spada").collect()
    }
}

#[tokio::test]
async fn a_report_that_nobody_reads_says_whether_the_office_is_why() {
    let mut site = site();
    site.router = router(Web::new(site.house.clone(), Box::new(SpadaAlone), &[7; 64], false));
    let mut reporter = anybody(&site);
    let token = reporter.token("/report").await;
    for (more, field, said) in [
        ("", "words", "Personne ici ne pourrait ouvrir ce signalement"),
        ("&office=spada-lyon", "office", "Ne nommez pas le bureau"),
    ] {
        let form = format!("csrf={token}&{CHOSEN}&words=he+hit+me{more}");
        let (status, page) = reporter.post("/report", &form).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains(&format!("href=\"#{field}\"")), "{page}");
        assert!(page.contains(said) && page.contains("he hit me"), "{page}");
    }
}

#[tokio::test]
async fn an_erased_report_says_so_and_offers_nothing() {
    let site = site();
    let mut reporter = anybody(&site);
    let code = reports(&mut reporter, "At+night").await;
    let mut manager = agent(&site, "manager").await;
    let path = first(&manager.get("/desk/reports").await.1);
    let report: ReportId = path.rsplit('/').next().unwrap().parse().unwrap();
    let token = manager.token(&path).await;
    site.house.sealer.keys().destroy(record::report_key(report)).unwrap();
    let (status, page) = manager.get(&path).await;
    assert_eq!(status, StatusCode::OK);
    assert!(!page.contains("name=\"answer\"") && !page.contains("name=\"refer\""), "{page}");
    for form in ["answer=We+believe+you", "refer=legal", "close=Done"] {
        let (status, _) = manager.post(&path, &format!("csrf={token}&{form}")).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{form}");
    }
    let token = reporter.token("/report/follow").await;
    for more in ["", "&words=more"] {
        let form = format!("csrf={token}&code={}{more}", code.replace(' ', "+"));
        let (status, page) = reporter.post("/report/follow", &form).await;
        assert_eq!(status, StatusCode::OK, "{more}");
        assert!(!page.contains("<textarea"), "{page}");
    }
}

#[tokio::test]
async fn what_stands_out_is_told_at_the_head_of_each_page() {
    let site = site();
    for number in 0..60 {
        let told = NewReport {
            violence: Violence::Corruption,
            reporter: Reporter::Concerned,
            scene: Some(Scene::Office),
            office: None,
            about_staff: false,
            month: None,
            words: number.to_string(),
        };
        let _: ReportCode = site.house.report(Id::new(Uuid::from_u128(number)), told).unwrap();
    }
    let mut manager = agent(&site, "manager").await;
    for page in ["/desk/reports", "/desk/reports?page=2"] {
        let (_, list) = manager.get(page).await;
        assert!(list.contains("p = 0,001") && list.contains("rel=\""), "{page}: {list}");
    }
}
