//! The use cases of Havre: authorise, load, decide, append, enqueue. One file each.
//!
//! Calls block and answer only what is durable; from asynchronous code they run on a thread for
//! blocking work. No page and no SQL live here.

mod account;
mod alike;
pub mod demo;
mod error;
mod house;
mod keys;
mod parts;
mod policy;
mod report_code;
mod uses;
mod views;

pub use account::{Counted, Counts, NO_OFFICE, last_term};
pub use error::{Error, Result};
pub use house::{House, Session};
pub use keys::{HouseKey, access_code, folded_words};
pub use policy::{Use, compartments, may};
pub use report_code::{ReportCode, Tries};
pub use uses::{
    AGES, Account, Action, Annulment, Applications, Board, BoardLine, BoardMonth, Candidate,
    CaseFile, CaseLine, CaseOf, Claim, Comparison, Decision, Died, Dossier, Doubles, Entry,
    EntryKind, Estimated, Experienced, Filed, Followed, Foreseen, Found, HORIZONS, IntakeError,
    Interviewed, Kept, Linked, ListFilter, Look, Looked, MOVE_ASSUMPTIONS, MOVE_METHODS, Member,
    Message, Month, Moved, NewNote, NewPerson, NewReport, OneReport, Overview, OwedLine,
    OwnArrivals, OwnCourse, OwnIntegration, PersonCard, PhaseCount, Rate, Reception, Registered,
    Registration, ReportLine, Saying, Shown, Signalled, Stock, Stocks, StoredDocument, Stretch,
    TermsDone, ToldValue, Uncounted, Unfigured, Unmoved, Unread, Unscored, Upload, WHOLE, Wait,
    WorkList, age_word, died, estimated, figured, foreseen, integration_items, may_read_report,
    moved, of_hundred, reports_by_kind,
};

pub use counting::deaths::same::{Event as DeathEvent, Link as DeathLink};
pub use counting::deaths::{Remark, RemarkKind, Sums, Totals, by_year, map_points, totals_csv};
pub use counting::draw::{
    CardWords, ControlWords, CourseWords, FanWords, Figures, IncidentWords, Picture,
    Words as PictureWords, card as draw_card, chord, control_chart, course, fan_chart, in_page,
    incident_map, sankey, timeline,
};
pub use counting::flows::{Assumption, Report as Flows};
pub use counting::forecast::alarm::{Alarm, Direction, Episode, On, Watched};
pub use counting::forecast::{
    Ahead, AtTheTime, Forecast, Method, PERIOD_FORMS, Period, Row as MethodRow, Series,
};
pub use counting::input::cell as csv_cell;
pub use counting::integration::{
    GroupFigures, Instrument, Mean, Rate as GroupRate, Report as Integration, Step as CourseStep,
};
pub use counting::lists::card::Answer;
pub use counting::lists::interval::Interval;
pub use counting::lists::{Card, Pattern};
pub use counting::told::{CAUTIONS, FAULTS, Told};
pub use linkage::date::Agreement as BirthAgreement;
pub use linkage::name::{Aligned as NamePart, Explanation as NameExplanation, Shown as NameShown};
pub use linkage::person::{Evidence, NameAgreement, PROPOSED, Weighed};
pub use trace::{LogError, SealError};
pub use views::views;
