//! Who may sign in at the desk: one seam, behind which passkeys and directories can come.

use app::Session;
use kernel::{AccountId, Actor, Code, Role};

/// An agent's account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agent {
    /// The login typed.
    pub login: String,
    /// The name shown to the agent.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The office.
    pub office: Code,
    /// The pseudonymous account.
    pub account: AccountId,
}

impl Agent {
    /// The session of this agent.
    #[must_use]
    pub fn session(&self) -> Session {
        Session::agent(Actor {
            account: self.account,
            role: self.role,
            office: Some(self.office.clone()),
            on_behalf_of: None,
        })
    }
}

/// Accounts of agents.
pub trait Accounts: Send + Sync {
    /// The agent of a login and password; a wrong login and a wrong password look the same.
    fn sign_in(&self, login: &str, password: &str) -> Option<Agent>;
    /// The agent of an account, as long as it exists.
    fn find(&self, account: AccountId) -> Option<Agent>;
    /// The accounts anybody may try, in a house of demonstration; none elsewhere.
    fn open_to_all(&self) -> Vec<Agent>;
    /// Every account.
    fn all(&self) -> Vec<Agent>;
    /// Every office an account is at, in order: what a report of violence may name.
    fn offices(&self) -> Vec<Code> {
        let mut offices: Vec<Code> = self.all().into_iter().map(|agent| agent.office).collect();
        offices.sort();
        offices.dedup();
        offices
    }
}

/// The accounts of the demonstration: one an agent's role, all with one password.
#[derive(Debug)]
pub struct DemoAccounts {
    agents: Vec<Agent>,
}

impl DemoAccounts {
    /// The password of every account of the demonstration.
    pub const PASSWORD: &'static str = "havre";

    /// The accounts of the demonstration.
    #[must_use]
    pub fn new() -> Self {
        let rows = [
            ("spada", "Nadia Roche", Role::FirstReception, "spada-lyon"),
            ("prefecture", "Julien Mercier", Role::Registration, "guda-lyon"),
            ("ofii", "Claire Dumas", Role::ReceptionAuthority, "ofii-lyon"),
            ("ofpra", "Samuel Lefort", Role::DeterminingAuthority, "ofpra"),
            ("cnda", "Hélène Aubry", Role::Court, "cnda"),
            ("cada", "Moussa Bertin", Role::Operator, "cada-villeurbanne"),
            ("integration", "Inès Garnier", Role::Integration, "ofii-integration"),
            ("asso", "Paul Vidal", Role::Association, "association-accueil"),
            ("manager", "Anne Keller", Role::Manager, "direction"),
            ("statistician", "Marc Oster", Role::Statistician, "statistics"),
            ("protection", "Leïla Fontaine", Role::Safeguarding, "referent-protection"),
        ];
        let agents = rows
            .into_iter()
            .map(|(login, name, role, office)| Agent {
                login: login.to_owned(),
                name: name.to_owned(),
                role,
                office: Code::lenient(office),
                account: AccountId::new(uuid::Uuid::new_v5(
                    &uuid::Uuid::NAMESPACE_OID,
                    format!("havre-demo/{login}").as_bytes(),
                )),
            })
            .collect();
        Self { agents }
    }
}

impl Default for DemoAccounts {
    fn default() -> Self {
        Self::new()
    }
}

impl Accounts for DemoAccounts {
    fn sign_in(&self, login: &str, password: &str) -> Option<Agent> {
        let known = self.agents.iter().find(|agent| agent.login == login.trim().to_lowercase());
        known.filter(|_| password == Self::PASSWORD).cloned()
    }
    fn find(&self, account: AccountId) -> Option<Agent> {
        self.agents.iter().find(|agent| agent.account == account).cloned()
    }
    fn open_to_all(&self) -> Vec<Agent> {
        self.agents.clone()
    }
    fn all(&self) -> Vec<Agent> {
        self.agents.clone()
    }
}

/// A house nobody can sign in to at the desk, until accounts are set up.
#[derive(Debug)]
pub struct NoAccounts;

impl Accounts for NoAccounts {
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
        Vec::new()
    }
}
