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
    CaseFile, CaseLine, CaseOf, Claim, Comparison, Decision, Dossier, Doubles, Entry, EntryKind,
    Estimated, Filed, Followed, Foreseen, Found, HORIZONS, IntakeError, ListFilter, Look, Looked,
    MONTHS_MOST, Member, Message, Month, NewNote, NewPerson, NewReport, OneReport, Overview,
    OwedLine, Own, PersonCard, PhaseCount, Rate, Registered, Registration, ReportLine, Saying,
    Shown, Signalled, StoredDocument, Stretch, TermsDone, ToldValue, Unread, Upload, Wait,
    WorkList, age_word, estimated, foreseen, may_read_report, reports_by_kind,
};

pub use counting::deaths::same::{Event as DeathEvent, Link as DeathLink};
pub use counting::deaths::{
    By, RemarkKind, SourceQuality, Sums, Totals, by_year, map_points, totals_csv,
};
pub use counting::draw::{
    CardWords, ControlWords, FanWords, Figures, card as draw_card, control_chart, fan_chart,
    in_page,
};
pub use counting::draw::{CourseWords, course};
pub use counting::draw::{IncidentWords, incident_map, timeline};
pub use counting::draw::{Picture, Words as PictureWords, chord, sankey};
pub use counting::flows::{Assumption, PlaceAccount, Report as Flows};
pub use counting::forecast::alarm::{Alarm, Direction, Episode, On, Watched};
pub use counting::forecast::{
    Ahead, AtTheTime, Coverage, Forecast, Frequency, Method, Period, Row as MethodRow, Series,
};
pub use counting::input::cell as csv_cell;
pub use counting::integration::{
    Cell, GroupFigures, Instrument, Mean, Rate as GroupRate, Report as Integration,
    Step as CourseStep,
};
pub use counting::lists::card::Answer;
pub use counting::lists::interval::Interval;
pub use counting::lists::{Card, Pattern};
pub use counting::told::{CAUTIONS, FAULTS, Told};
pub use linkage::date::Agreement as BirthAgreement;
pub use linkage::name::{Aligned as NamePart, Explanation as NameExplanation, Shown as NameShown};
pub use linkage::person::{Evidence, NameAgreement, PROPOSED, Weighed};
pub use trace::{LogError, SealError};
pub use uses::{Died, Linked, Uncounted, died};
pub use uses::{Experienced, OwnIntegration, Reception, Unscored, integration_items};
pub use uses::{Interviewed, Unfigured, figured};
pub use uses::{MOVE_ASSUMPTIONS, MOVE_METHODS, Moved, Stock, Stocks, Unmoved, moved};
pub use views::views;
