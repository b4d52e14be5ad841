//! A house in memory, over a small law of the tests or the law of France, whose clock stands still.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};

use app::{
    Action, CaseFile, Filed, House, HouseKey, NewPerson, Registered, Registration, Result, Session,
    views,
};
use kernel::{
    AccountId, Actor, CaseId, Code, CommandId, DocumentId, Fixed, Id, PartialDate, PersonId,
    Position, Role, Sex, Timestamp, World,
};
use law::{File, Library};
use record::{Identity, Name, NameKind, Purpose, Relation, Source};
use trace::{Log, MemoryKeystore, MemoryLog, Recorded, Row, Sealer, Select, Vault, VaultError};
use uuid::Uuid;

/// Monday 2 March 2026, ten o'clock in Paris.
pub(crate) const MONDAY: &str = "2026-03-02T09:00:00Z";

pub(crate) fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn paris_time() -> jiff::tz::TimeZone {
    jiff::tz::TimeZone::get("Europe/Paris").unwrap()
}

pub(crate) fn code(word: &str) -> Code {
    Code::new(word).unwrap()
}

/// A vault whose shelves can be counted.
#[derive(Default)]
pub(crate) struct Shelves(Mutex<BTreeMap<DocumentId, Vec<u8>>>);

impl Shelves {
    pub(crate) fn kept(&self) -> BTreeMap<DocumentId, Vec<u8>> {
        self.0.lock().unwrap().clone()
    }
}

impl Vault for Shelves {
    fn put(&self, id: DocumentId, sealed: Vec<u8>) -> std::result::Result<(), VaultError> {
        self.0.lock().unwrap().insert(id, sealed);
        Ok(())
    }
    fn get(&self, id: DocumentId) -> std::result::Result<Option<Vec<u8>>, VaultError> {
        Ok(self.0.lock().unwrap().get(&id).cloned())
    }
    fn delete(&self, id: DocumentId) -> std::result::Result<(), VaultError> {
        self.0.lock().unwrap().remove(&id);
        Ok(())
    }
}

/// The house and what it stands on.
pub(crate) struct Home {
    pub(crate) house: House,
    pub(crate) world: Arc<Fixed>,
    pub(crate) log: Arc<MemoryLog>,
    pub(crate) vault: Arc<Shelves>,
}

/// Two versions of a stay, of which the second is quicker, and what follows it.
fn small_law() -> Library {
    let stay = |version: &str, from: &str, until: &str, lodge: &str, more: &str| {
        let text = include_str!("pack/stay.toml").replace("@version", version);
        let text = text.replace("@from", from).replace("@until", until);
        let text = text.replace("@lodge", lodge).replace("@more", more);
        File { path: format!("xx/stay-{version}.toml"), text }
    };
    let to_second = "[[transition]]\nto = \"2\"\nwhen = \"not outcome = refused\"\ncites = [\"L2\"]\nverified = true";
    read(&[
        File { path: "xx/pack.toml".into(), text: include_str!("pack/pack.toml").into() },
        File { path: "xx/after.toml".into(), text: include_str!("pack/after.toml").into() },
        stay("1", "2025-01-01", "2026-06-12", "21 days", to_second),
        stay("2", "2026-06-12", "2030-01-01", "10 days", ""),
    ])
}

fn read(files: &[File]) -> Library {
    Library::read(files).unwrap_or_else(|problems| panic!("{problems}"))
}

fn law_of_france() -> Library {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../procedures/fr");
    let mut files: Vec<File> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .map(|path| File {
            path: format!("fr/{}", path.file_name().unwrap().to_str().unwrap()),
            text: fs::read_to_string(path).unwrap(),
        })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    read(&files)
}

impl Home {
    /// Over the small law.
    pub(crate) fn small() -> Self {
        static LAW: LazyLock<Arc<Library>> = LazyLock::new(|| Arc::new(small_law()));
        Self::over(Arc::clone(&LAW))
    }

    /// Over the law of France.
    pub(crate) fn france() -> Self {
        Self::over(Arc::new(law_of_france()))
    }

    fn over(library: Arc<Library>) -> Self {
        let world = Arc::new(Fixed::at(instant(MONDAY), 1));
        let sealer = Sealer::new(Arc::new(MemoryKeystore::default()), world.clone());
        let key = HouseKey::new([9; 32]);
        let log = Arc::new(MemoryLog::new(Arc::new(views(&library, &sealer, &key))));
        let vault = Arc::new(Shelves::default());
        let home = Arc::clone(library.packs().first().unwrap());
        let house = House {
            home,
            log: log.clone(),
            sealer,
            library,
            vault: vault.clone(),
            world: world.clone(),
            key,
            counts: Arc::default(),
        };
        Self { house, world, log, vault }
    }

    /// The same house on another log.
    pub(crate) fn on(&self, log: Arc<dyn Log>) -> House {
        House { log, ..self.house.clone() }
    }

    pub(crate) fn command(&self) -> CommandId {
        CommandId::new(self.world.uuid())
    }

    pub(crate) fn at(&self, time: &str) {
        self.world.set(instant(time));
    }

    pub(crate) fn days_pass(&self, days: i64) {
        self.world.advance(jiff::SignedDuration::from_hours(24 * days));
    }

    /// Someone arrives alone and opens the own case.
    pub(crate) fn arrives(&self, given: &str, family: &str) -> Registered {
        self.opens(&alone(given, family))
    }

    pub(crate) fn opens(&self, registration: &Registration) -> Registered {
        self.house.register(&visitor(), self.command(), registration).unwrap()
    }

    pub(crate) fn act(
        &self,
        session: &Session,
        case: CaseId,
        step: &str,
        typed: &[(&str, &str)],
    ) -> Result<Filed> {
        self.house.act(session, self.command(), &action(case, step, typed))
    }

    /// A step that must be taken, by whom it is for.
    pub(crate) fn done(&self, case: CaseId, step: &str, typed: &[(&str, &str)]) {
        let session = self.who(case, step);
        self.act(&session, case, step, typed).unwrap_or_else(|error| panic!("{step}: {error:?}"));
    }

    /// The session of whom a step is for.
    fn who(&self, case: CaseId, step: &str) -> Session {
        let file = self.file(Role::Court, case);
        let actor = file.procedure().find(step).unwrap().actor;
        let own = actor == Role::Person;
        if own { Session::person(file.dossier.applicant.person) } else { agent(actor) }
    }

    pub(crate) fn file(&self, role: Role, case: CaseId) -> CaseFile {
        self.house.open_file(&agent(role), case, Purpose::Procedure).unwrap()
    }

    pub(crate) fn registered(&self, case: CaseId) {
        self.done(case, "register", &[("prints", "taken"), ("fingers", "9")]);
    }

    /// The day in Paris.
    pub(crate) fn world_day(&self) -> String {
        paris_time().to_datetime(self.world.now()).date().to_string()
    }

    /// A case on which the answer was given, three days after it opened.
    pub(crate) fn decided(&self, outcome: &str) -> Registered {
        let arrived = self.arrives("Zahra", "Karimi");
        self.decide(arrived.case, outcome);
        arrived
    }

    pub(crate) fn decide(&self, case: CaseId, outcome: &str) {
        self.registered(case);
        self.done(case, "lodge", &[]);
        self.done(case, "bring_photo", &[]);
        self.done(case, "interview", &[]);
        self.days_pass(3);
        self.done(case, "decide", &[("outcome", outcome), ("reasons", "because")]);
    }

    /// Everything in the log, page by page.
    pub(crate) fn events(&self) -> Vec<Recorded> {
        let mut events: Vec<Recorded> = Vec::new();
        loop {
            let after = events.last().map_or(Position(0), |event| event.position);
            let page = self.log.page(after, 7).unwrap();
            if page.is_empty() {
                return events;
            }
            events.extend(page);
        }
    }

    /// Of which types the events after a number of them are.
    pub(crate) fn types_after(&self, count: usize) -> Vec<String> {
        let later = self.events().into_iter().skip(count);
        later.map(|event| event.envelope.kind.name.to_string()).collect()
    }

    /// Every row of every view.
    pub(crate) fn rows(&self) -> BTreeMap<&'static str, Vec<Row>> {
        let views = self.log.views().clone();
        let rows = |name| self.log.select(&Select::from(name).page(0, 100_000)).unwrap();
        views.iter().map(|view| (view.name(), rows(view.name()))).collect()
    }
}

pub(crate) fn action(case: CaseId, step: &str, typed: &[(&str, &str)]) -> Action {
    let typed = typed.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect();
    Action { case, step: code(step), typed, at: None }
}

/// An agent of a role, at an office.
pub(crate) fn agent(role: Role) -> Session {
    let account = AccountId::new(Uuid::new_v5(&Uuid::NAMESPACE_OID, role.as_str().as_bytes()));
    Session::agent(Actor { account, role, office: Some(code("desk_1")), on_behalf_of: None })
}

/// Someone who has no file yet, as the portal lets people in.
pub(crate) fn visitor() -> Session {
    Session { own: None, ..Session::person(PersonId::new(Uuid::from_u128(404))) }
}

pub(crate) fn someone(given: &str, family: &str, birth: &str) -> NewPerson {
    let name = Name { kind: NameKind::Latin, family: family.into(), given: given.into() };
    NewPerson {
        source: Source::Statement,
        sex: Sex::Female,
        nationality: "AFG".parse().unwrap(),
        identity: Identity {
            names: vec![name],
            birth: Some(birth.parse::<PartialDate>().unwrap()),
            birth_place: None,
        },
        relation: None,
    }
}

pub(crate) fn alone(given: &str, family: &str) -> Registration {
    let typed = [("language", "fa"), ("arrived_on", "2026-02-27")];
    Registration {
        procedure: code("xx.stay"),
        applicant: someone(given, family, "1990-05-17"),
        members: Vec::new(),
        typed: typed.map(|(id, text)| (id.to_owned(), text.to_owned())).into(),
        at: None,
    }
}

pub(crate) fn with_child(given: &str, family: &str, child: &str) -> Registration {
    let relation = Some(Relation::Child);
    let members = vec![NewPerson { relation, ..someone(child, family, "2019") }];
    Registration { members, ..alone(given, family) }
}

/// A case that was never opened.
pub(crate) fn nowhere() -> CaseId {
    Id::new(Uuid::from_u128(0xdead))
}
