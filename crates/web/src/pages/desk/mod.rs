//! The pages of the desk: keyboard first, one file on one page, everything in reach.

mod act;
mod annul;
mod decision;
mod doubles;
mod file;
mod head;
mod move_version;
mod note;
mod overview;
mod procedure;
mod procedures;
mod register;
mod reports;
mod search;
mod timeline;
mod upload;
mod worklist;

pub use act::{Act, ActForm};
pub use annul::Annul;
pub use decision::DecisionPage;
pub use doubles::{Decided, DoublesPage, question, reason};
pub use file::{Doable, FilePage, OtherCase};
pub use head::Head;
pub use move_version::{Change, ChangeKind, Move};
pub use note::WriteNote;
pub use overview::{Count, Overview};
pub use procedure::{PhaseOf, ProcedurePage, StepOf, TermOf};
pub use procedures::{Procedures, Version, VersionsOf};
pub use register::Register;
pub use reports::{FoundCrowd, Head as ReportHead, Looked, OneReport, Reports};
pub use search::{Found, Results};
pub use timeline::Timeline;
pub use upload::Upload;
pub use worklist::{Counts, Filter, Group, Row, Span, Worklist};
