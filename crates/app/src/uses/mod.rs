//! The use cases, one a file: each authorises, loads, decides, appends and enqueues.

mod account;
mod act;
mod alone;
mod board;
mod correct;
mod deaths;
mod documents;
mod duplicates;
mod estimate;
mod facts;
mod file;
mod filed_alike;
mod flows;
mod forecast;
mod intake;
mod integration;
mod interviews;
mod list;
mod looks;
mod notes;
mod overview;
mod register;
mod reports;
mod search;
mod sign_in;
mod terms;

pub use account::{AGES, Account, Month, age_word};
pub use act::Action;
pub use board::{Applications, Board, BoardLine, BoardMonth, Rate, Shown, Wait};
pub use correct::Annulment;
pub use deaths::{Died, Linked, Uncounted, died};
pub use documents::{StoredDocument, Upload};
pub use duplicates::{Candidate, CaseOf, Decision, Doubles, Found};
pub use estimate::{Estimated, ToldValue, Unread, estimated};
pub use file::{CaseFile, Claim, Dossier, Entry, EntryKind, Member, PersonCard};
pub use flows::{MOVE_ASSUMPTIONS, MOVE_METHODS, Moved, Stock, Stocks, Unmoved, moved};
pub use forecast::{Foreseen, HORIZONS, OwnArrivals, Stretch, foreseen};
pub use intake::IntakeError;
pub use integration::{
    Experienced, Kept, OwnCourse, OwnIntegration, Reception, Unscored, WHOLE, integration_items,
    of_hundred,
};
pub use interviews::{Interviewed, Unfigured, figured};
pub use list::{ListFilter, OwedLine, WorkList};
pub use looks::{Comparison, Look};
pub use notes::NewNote;
pub use overview::{Overview, PhaseCount};
pub use register::{Filed, NewPerson, Registered, Registration};
pub use reports::{
    Followed, Looked, Message, NewReport, OneReport, ReportLine, Saying, Signalled,
    may_read_report, reports_by_kind,
};
pub use search::CaseLine;
pub use terms::TermsDone;
