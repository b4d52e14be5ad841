//! Every route against every reader: the access matrix of the pages, written out.

mod files;
mod reports;

use std::sync::Arc;

use app::{House, HouseKey, NewPerson, Registration, Session, views};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use kernel::{CaseId, Fixed, PersonId, Role, Sex, World};
use law::{File, Library};
use record::{Identity, Name, NameKind, Source};
use tower::ServiceExt;
use trace::{MemoryKeystore, MemoryLog, MemoryVault, Sealer};

use super::{Accounts, DemoAccounts, Web, router};

/// Pages by reader: nobody, the person, then the agents in the order of [`LOGINS`].
/// 200 shown, 303 sent elsewhere (to sign in, or to the page of the role), 403 and 404 as they say.
const MATRIX: &str = "\
/                                         200 200 200 200 200 200 200 200 200 200 200 200 200
/help                                     200 200 200 200 200 200 200 200 200 200 200 200 200
/report                                   200 200 200 200 200 200 200 200 200 200 200 200 200
/report/follow                            200 200 200 200 200 200 200 200 200 200 200 200 200
/sign-in                                  200 200 200 200 200 200 200 200 200 200 200 200 200
/desk/sign-in                             200 200 200 200 200 200 200 200 200 200 200 200 200
/language/{tag}                           303 303 303 303 303 303 303 303 303 303 303 303 303
/assets/{name}                            404 404 404 404 404 404 404 404 404 404 404 404 404
/start                                    303 303 303 303 303 303 303 303 303 303 303 303 303
/start/{stage}                            200 200 200 200 200 200 200 200 200 200 200 200 200
/start/check                              303 303 303 303 303 303 303 303 303 303 303 303 303
/me                                       303 200 404 404 404 404 404 404 404 404 404 404 404
/me/information                           303 200 404 404 404 404 404 404 404 404 404 404 404
/me/access                                303 200 404 404 404 404 404 404 404 404 404 404 404
/me/integration                           303 200 404 404 404 404 404 404 404 404 404 404 404
/me/documents                             303 200 404 404 404 404 404 404 404 404 404 404 404
/me/documents/{document}                  303 404 404 404 404 404 404 404 404 404 404 404 404
/me/cases/{case}/steps/{step}             303 200 404 404 404 404 404 404 404 404 404 404 404
/desk                                     303 404 200 200 200 200 200 200 200 303 303 303 303
/desk/overview                            303 404 200 200 200 200 200 403 403 403 200 200 403
/desk/board                               303 404 200 200 200 200 200 403 403 403 200 200 403
/desk/board.csv                           303 404 200 200 200 200 200 403 403 403 200 200 403
/desk/board.svg                           303 404 200 200 200 200 200 403 403 403 200 200 403
/desk/board.png                           303 404 200 200 200 200 200 403 403 403 200 200 403
/desk/board/estimate                      303 404 403 403 403 403 403 403 403 403 200 200 403
/desk/board/integration                   303 404 200 200 200 200 200 403 403 403 200 200 403
/desk/board/deaths                        303 404 200 200 200 200 200 403 403 403 200 200 403
/desk/board/flows                         303 404 200 200 200 200 200 403 403 403 200 200 403
/desk/board/forecast                      303 404 200 200 200 200 200 403 403 403 200 200 403
/desk/reports                             303 404 403 403 403 403 403 403 403 403 200 403 200
/desk/reports/{report}                    303 404 403 403 403 403 403 403 403 403 404 403 404
/desk/register                            303 404 200 200 403 403 403 403 403 200 403 403 403
/desk/procedures                          303 404 200 200 200 200 200 200 200 200 200 200 200
/desk/procedures/{reference}              303 404 200 200 200 200 200 200 200 200 200 200 200
/desk/cases/{case}                        303 404 200 200 200 200 200 200 200 200 403 403 403
/desk/cases/{case}/timeline               303 404 200 200 200 200 200 200 200 200 403 403 403
/desk/cases/{case}/entries/{event}        303 404 404 404 404 404 404 404 404 404 403 403 403
/desk/cases/{case}/entries/{event}/annul  303 404 404 404 404 404 404 404 404 404 403 403 403
/desk/cases/{case}/doubles                303 404 200 200 403 403 403 403 403 403 403 403 403
/desk/cases/{case}/move                   303 404 404 404 404 404 404 404 404 404 403 403 403
/desk/cases/{case}/steps/{step}           303 404 200 200 200 200 200 200 200 200 403 403 403
/desk/cases/{case}/notes                  303 404 200 200 200 200 200 200 200 200 403 403 403
/desk/cases/{case}/documents              303 404 200 200 200 200 200 200 200 200 403 403 403
/desk/cases/{case}/documents/{document}   303 404 404 404 404 404 404 404 404 404 403 403 403
";

/// Routes that take a form and show no page of their own.
const FORMS_ONLY: [&str; 3] = ["/sign-out", "/desk/search", "/me/documents/{document}/withdraw"];

const LOGINS: [&str; 11] = [
    "spada",
    "prefecture",
    "ofii",
    "ofpra",
    "cnda",
    "cada",
    "integration",
    "asso",
    "manager",
    "statistician",
    "protection",
];

struct Site {
    router: Router,
    house: House,
    case: CaseId,
    person: PersonId,
    clock: Arc<Fixed>,
}

fn site() -> Site {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../procedures/fr");
    let files: Vec<File> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            File { path: format!("fr/{name}"), text: std::fs::read_to_string(path).unwrap() }
        })
        .collect();
    let library = Arc::new(Library::read(&files).unwrap());
    let now = "2026-09-01T09:00:00Z".parse().unwrap();
    let clock = Arc::new(Fixed::at(now, 1));
    let world: Arc<dyn World> = clock.clone();
    let sealer = Sealer::new(Arc::new(MemoryKeystore::default()), Arc::clone(&world));
    let key = HouseKey::new([3; 32]);
    let log = Arc::new(MemoryLog::new(Arc::new(views(&library, &sealer, &key))));
    let vault = Arc::new(MemoryVault::default());
    let home = Arc::clone(library.pack("fr").unwrap());
    let counts = Arc::default();
    let house = House { log, sealer, library, vault, world, key, home, counts };
    let accounts: Box<dyn Accounts> = Box::new(DemoAccounts::new());
    let router = router(Web::new(house.clone(), accounts, &[7; 64], false));
    let registered = house.register(&newcomer(), house.world.id(), &registration()).unwrap();
    Site { router, case: registered.case, person: registered.applicant, house, clock }
}

fn newcomer() -> Session {
    Session { own: None, ..Session::person(PersonId::new(uuid::Uuid::from_u128(1))) }
}

fn registration() -> Registration {
    let name = Name { kind: NameKind::Latin, family: "Ahmadi".into(), given: "Zahra".into() };
    let applicant = NewPerson {
        source: Source::Statement,
        sex: Sex::Female,
        nationality: "AFG".parse().unwrap(),
        identity: Identity {
            names: vec![name],
            birth: "1994-03-14".parse().ok(),
            birth_place: None,
        },
        relation: None,
    };
    let typed = [
        ("language", "fa-AF"),
        ("interpreter_wanted", "yes"),
        ("contact_channel", "sms"),
        ("asked_where", "in_france"),
    ];
    Registration {
        procedure: kernel::Code::new("fr.asylum").unwrap(),
        applicant,
        members: Vec::new(),
        typed: typed.map(|(field, text)| (field.to_owned(), text.to_owned())).into(),
        at: None,
    }
}

/// A browser that keeps its cookie.
struct Browser<'a> {
    site: &'a Site,
    cookie: String,
}

impl Browser<'_> {
    async fn ask(&mut self, request: Request<Body>) -> (StatusCode, String) {
        let response = self.site.router.clone().oneshot(request).await.unwrap();
        for set in response.headers().get_all(header::SET_COOKIE) {
            let set = set.to_str().unwrap().split(';').next().unwrap();
            if set.starts_with("havre=") {
                self.cookie = set.to_owned();
            }
        }
        let status = response.status();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8_lossy(&body).into_owned())
    }

    async fn get(&mut self, path: &str) -> (StatusCode, String) {
        let request = Request::get(path).header(header::COOKIE, &self.cookie);
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    async fn post(&mut self, path: &str, form: &str) -> (StatusCode, String) {
        let request = Request::post(path)
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(form.to_owned())).unwrap()).await
    }

    /// The token of the forms on a page.
    async fn token(&mut self, path: &str) -> String {
        let (_, page) = self.get(path).await;
        hidden(&page, "csrf")
    }
}

/// The value of a hidden field of a page.
fn hidden(page: &str, name: &str) -> String {
    let after = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_default();
    after.split('"').next().unwrap_or_default().to_owned()
}

async fn agent<'a>(site: &'a Site, login: &str) -> Browser<'a> {
    let mut browser = Browser { site, cookie: String::new() };
    let token = browser.token("/desk/sign-in").await;
    let form = format!("csrf={token}&login={login}&password={}", DemoAccounts::PASSWORD);
    let (status, _) = browser.post("/desk/sign-in", &form).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{login} cannot sign in");
    browser
}

async fn person(site: &Site) -> Browser<'_> {
    let mut browser = Browser { site, cookie: String::new() };
    let token = browser.token("/sign-in").await;
    let session = Session::person(site.person);
    let file = site.house.open_file(&session, site.case, record::Purpose::Own).unwrap();
    let code = app::access_code(&site.house.key, site.person);
    let form = format!("csrf={token}&number={}&code={code}", file.number);
    let (status, _) = browser.post("/sign-in", &form).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "the person cannot sign in");
    browser
}

impl Site {
    /// The path of a route with something in its blanks.
    fn path(&self, route: &str) -> String {
        let absent = uuid::Uuid::from_u128(9).to_string();
        route
            .replace("{case}", &self.case.to_string())
            .replace("{step}", "withdraw_application")
            .replace("{report}", &absent)
            .replace("{event}", &absent)
            .replace("{document}", &absent)
            .replace("{reference}", "fr.asylum:2026-1")
            .replace("{stage}", "name")
            .replace("{tag}", "en")
            .replace("{name}", "none.css")
    }
}

#[tokio::test]
async fn each_page_is_shown_to_whom_the_matrix_says() {
    let site = site();
    let mut readers = vec![Browser { site: &site, cookie: String::new() }, person(&site).await];
    for login in LOGINS {
        readers.push(agent(&site, login).await);
    }
    let mut rows = Vec::new();
    for line in MATRIX.lines() {
        let route = line.split(' ').next().unwrap();
        let mut row = format!("{route:<41}");
        for reader in &mut readers {
            let (status, _) = reader.get(&site.path(route)).await;
            row.push_str(&format!(" {}", status.as_u16()));
        }
        rows.push(row);
    }
    assert_eq!(rows.join("\n"), MATRIX.trim_end());
}

/// A menu that leads to a closed door is worse than a short one.
#[tokio::test]
async fn the_menu_of_an_agent_has_what_she_may_open_and_nothing_else() {
    let site = site();
    for login in LOGINS {
        let mut reader = agent(&site, login).await;
        let (_, page) = reader.get("/desk/procedures").await;
        let menu = page.split("<nav").nth(1).and_then(|rest| rest.split("</nav>").next()).unwrap();
        let links: Vec<&str> =
            menu.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(links.contains(&"/desk/procedures"), "{login}: {links:?}");
        for link in links {
            assert_eq!(reader.get(link).await.0, StatusCode::OK, "{login} at {link}");
        }
        let token = reader.token("/desk/procedures").await;
        let (status, _) = reader.post("/desk/search", &format!("csrf={token}&q=nobody")).await;
        assert_eq!(page.contains("role=\"search\""), status == StatusCode::OK, "{login} searches");
    }
}

/// Every `.route("…")` of the server's source.
fn routes() -> Vec<&'static str> {
    let sources =
        [include_str!("mod.rs"), include_str!("portal/mod.rs"), include_str!("desk/mod.rs")];
    let calls = sources.into_iter().flat_map(|source| source.split(".route(").skip(1));
    calls.filter_map(|call| call.split('"').nth(1)).collect()
}

#[test]
fn every_route_stands_in_the_access_matrix() {
    let listed: Vec<&str> =
        MATRIX.lines().filter_map(|line| line.split(' ').next()).chain(FORMS_ONLY).collect();
    for route in routes() {
        assert!(listed.contains(&route), "{route} is in no row of the access matrix");
    }
    assert_eq!(routes().len(), listed.len(), "a row of the access matrix has no route");
}

#[tokio::test]
async fn a_form_without_the_token_of_its_visit_does_nothing() {
    let site = site();
    let mut spada = agent(&site, "spada").await;
    let path = site.path("/desk/cases/{case}/notes");
    let form = "text=forged&compartment=contact";
    assert_eq!(spada.post(&path, form).await.0, StatusCode::BAD_REQUEST);
    let (_, page) = spada.get(&site.path("/desk/cases/{case}")).await;
    assert!(!page.contains("forged"));
}

#[tokio::test]
async fn a_note_is_written_and_shown_and_an_empty_one_keeps_what_was_typed() {
    let site = site();
    let mut spada = agent(&site, "spada").await;
    let path = site.path("/desk/cases/{case}/notes");
    let token = spada.token(&path).await;
    let (status, page) = spada.post(&path, &format!("csrf={token}&text=Calls+back")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Calls back"));
    let form = format!("csrf={token}&text=Calls+back&compartment=contact");
    assert_eq!(spada.post(&path, &form).await.0, StatusCode::SEE_OTHER);
    let (_, page) = spada.get(&site.path("/desk/cases/{case}")).await;
    assert!(page.contains("Calls back"));
}

#[tokio::test]
async fn lists_are_answered_by_a_card_and_a_slip_keeps_what_was_typed() {
    let site = site();
    let mut manager = agent(&site, "manager").await;
    let path = "/desk/board/estimate";
    let token = manager.token(path).await;
    let rows = "1,0,0,900%0A0,1,0,1400%0A1,1,0,600%0A0,0,1,600%0A1,0,1,260%0A0,1,1,390%0A1,1,1,170";
    let lists = format!("csrf={token}&lists=a,b,c,count%0A{rows}");
    let (status, page) = manager.post(path, &lists).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("<svg ") && page.contains("<caption>"), "{page}");
    for (kind, begins) in [
        ("card", "<svg "),
        ("patterns", "a,b,c,count\n"),
        ("models", "model,sound,total"),
        ("json", "{\n  \"schema\": \"havre.count/1\""),
    ] {
        let (status, file) = manager.post(path, &format!("{lists}&as={kind}")).await;
        assert_eq!(status, StatusCode::OK);
        assert!(file.starts_with(begins), "{kind}: {file:.80}");
    }
    let slip = lists.replace("0,1,1,390", "0,l,1,390");
    let (status, page) = manager.post(path, &slip).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("0,l,1,390") && page.contains("Ligne 7, colonne 2"), "{page}");
    let mut spada = agent(&site, "spada").await;
    let token = spada.token("/desk/register").await;
    let (status, _) = spada.post(path, &format!("csrf={token}&lists=a,b")).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_series_is_answered_by_a_forecast_and_its_back_test() {
    let site = site();
    let mut manager = agent(&site, "manager").await;
    let path = "/desk/board/forecast";
    let token = manager.token(path).await;
    let years: Vec<String> =
        (0..30).map(|year| format!("{},{}", 1990 + year, 900 + year * 37 % 210)).collect();
    let series = format!("csrf={token}&horizon=3&series=year,people%0A{}", years.join("%0A"));
    let (status, page) = manager.post(path, &series).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(page.matches("<svg ").count(), 3, "the mark, the fan, the alarm");
    assert!(page.contains("Épreuve du passé") && !page.contains("<style>"));
    for (kind, begins) in [
        ("fan", "<svg "),
        ("control", "<svg "),
        ("ahead", "period,forecast,low_80"),
        ("backtest", "method,mae,mase"),
        ("watched", "period,value,above"),
        ("json", "{\n  \"schema\": \"havre.count/1\",\n  \"command\": \"forecast\""),
    ] {
        let (status, file) = manager.post(path, &format!("{series}&as={kind}")).await;
        assert_eq!(status, StatusCode::OK);
        assert!(file.starts_with(begins), "{kind}: {file:.80}");
    }
    let gap = series.replace("2001,", "2050,");
    let (status, page) = manager.post(path, &gap).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Ligne 13, colonne 1") && page.contains("Il manque 2001"), "{page}");
    let short = format!("csrf={token}&series=year,people%0A2001,3%0A2002,4");
    let (status, page) = manager.post(path, &short).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Pas de prévision") && page.contains("c’est trop peu"), "{page}");
}

#[tokio::test]
async fn two_stocks_are_answered_by_moves_and_what_they_rest_on() {
    let site = site();
    let mut manager = agent(&site, "manager").await;
    let path = "/desk/board/flows";
    let token = manager.token(path).await;
    let start = "start=born,A,B%0AA,1000,100%0AB,55,555";
    let form = format!("csrf={token}&{start}&end=born,A,B%0AA,950,150%0AB,80,530");
    let (status, page) = manager.post(path, &form).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(page.matches("<svg ").count(), 3, "the mark and two pictures");
    for (kind, begins) in [
        ("chord", "<svg "),
        ("sankey", "<svg "),
        ("flows", "origin,A,B\n"),
        ("account", "birthplace,from,to,people\n"),
        ("json", "{\n  \"schema\": \"havre.count/1\",\n  \"command\": \"flows\""),
    ] {
        let (status, file) = manager.post(path, &format!("{form}&as={kind}")).await;
        assert_eq!(status, StatusCode::OK);
        assert!(file.starts_with(begins), "{kind}: {file:.80}");
    }
    let (status, page) = manager.post(path, &form.replace("80,530", "80,many")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Ligne 3, colonne 3") && page.contains("80,many"), "{page}");
}

#[tokio::test]
async fn a_register_of_deaths_is_answered_by_totals_and_pictures() {
    let site = site();
    let mut manager = agent(&site, "manager").await;
    let path = "/desk/board/deaths";
    let token = manager.token(path).await;
    let register = "register=Incident+Date,Number+of+Dead,Region+of+Incident,Coordinates%0A\
                    2024-01-05,3,Sahara,%2222.1,+8.4%22%0A2025-02-01,4,,%22";
    let form = format!("csrf={token}&{register}36.1,+8.4%22");
    let (status, page) = manager.post(path, &form).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(page.matches("<svg ").count(), 3, "the mark and two pictures");
    for (kind, begins) in [
        ("timeline", "<svg "),
        ("map", "<svg "),
        ("totals", "by,name,rows,dead,missing_at_least,total\nregion,"),
        ("json", "{\n  \"schema\": \"havre.count/1\",\n  \"command\": \"deaths\""),
    ] {
        let (status, file) = manager.post(path, &format!("{form}&as={kind}")).await;
        assert_eq!(status, StatusCode::OK);
        assert!(file.starts_with(begins), "{kind}: {file:.80}");
    }
    let (_, file) = manager.post(path, &format!("{form}&as=json")).await;
    for key in ["incidents\": 2", "corrected\": 0", "by\": \"region\"", "remarks\": []"] {
        assert!(file.contains(&format!("\n  \"{key}")), "{key}: {file}");
    }
    let (status, page) = manager.post(path, &form.replace("05,3,", "05,few,")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Ligne 2, colonne 2") && page.contains("05,few"), "{page}");
}

#[tokio::test]
async fn a_person_sees_her_score_beside_what_offices_did_and_nothing_is_kept() {
    let site = site();
    let mut her = person(&site).await;
    let path = "/me/integration";
    let token = her.token(path).await;
    let items = app::integration_items();
    let answers: Vec<String> = items.iter().map(|(item, ..)| format!("{item}=4")).collect();
    let form = format!("csrf={token}&{}&refused=yes", answers.join("&"));
    let before = site.house.log.page(kernel::Position(0), 4096).unwrap().len();
    let (status, page) = her.post(path, &form).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Un bureau a refusé") && page.contains("Sur 100"), "{page}");
    let (status, file) = her.post(path, &format!("{form}&as=csv")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(file.contains(",host,waiting_days,0"), "{file}");
    let (status, page) = her.post(path, &form.replace("reads=4", "").replace("speaks=4", "")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("une au moins des deux questions"), "{page}");
    let after = site.house.log.page(kernel::Position(0), 4096).unwrap().len();
    assert_eq!(before, after, "nothing is written");
    let mut manager = agent(&site, "manager").await;
    let other = manager.token("/desk/board/forecast").await;
    let (status, _) = manager.post(path, &form.replace(&token, &other)).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn interviews_are_answered_by_groups_beside_what_the_house_did() {
    let site = site();
    let mut manager = agent(&site, "manager").await;
    let path = "/desk/board/integration";
    let (_, page) = manager.get(path).await;
    assert!(page.contains("En attente à la fin"), "{page}");
    let token = manager.token(path).await;
    let items: Vec<String> = app::integration_items().into_iter().map(|(item, ..)| item).collect();
    let mut rows = format!("months_since_arrival,waiting_days,{}", items.join(","));
    for person in 0..24 {
        let answers: Vec<String> =
            (0..12).map(|item| (1 + (person + item * 2) % 5).to_string()).collect();
        rows.push_str(&format!("%0A{person},{},{}", 90 + person, answers.join(",")));
    }
    let form = format!("csrf={token}&interviews={rows}");
    let (status, page) = manager.post(path, &form).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("24 personnes") && page.contains("En attente à la fin"), "{page}");
    for (kind, begins) in [
        ("course", "<svg "),
        ("figures", "of,what,people,mean,low,high\neveryone,host: waiting_days,24,"),
        ("json", "{\n  \"schema\": \"havre.count/1\",\n  \"command\": \"integration\""),
    ] {
        let (status, file) = manager.post(path, &format!("{form}&as={kind}")).await;
        assert_eq!(status, StatusCode::OK);
        assert!(file.starts_with(begins), "{kind}: {file:.80}");
    }
    let (status, page) = manager.post(path, &form.replace("waiting_days", "x")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("n’est pas montré sans"), "{page}");
}

#[tokio::test]
async fn every_answer_forbids_what_is_foreign_and_is_kept_by_no_cache() {
    let site = site();
    for path in ["/", "/no/such/page", "/desk"] {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = site.router.clone().oneshot(request).await.unwrap();
        let header = |name| response.headers().get(name).unwrap().to_str().unwrap().to_owned();
        assert!(header(header::CONTENT_SECURITY_POLICY).starts_with("default-src 'none'"));
        assert_eq!(header(header::CACHE_CONTROL), "no-store");
    }
}

#[test]
fn each_account_of_the_demonstration_has_a_role_of_its_own() {
    let accounts = DemoAccounts::new();
    let roles: Vec<Role> = accounts.open_to_all().iter().map(|agent| agent.role).collect();
    assert_eq!(roles.len(), LOGINS.len());
    assert!(LOGINS.iter().all(|login| accounts.sign_in(login, "havre").is_some()));
    assert!(accounts.sign_in("spada", "wrong").is_none());
}
