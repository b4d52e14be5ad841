//! Who may do what: the access matrix as data, use case by role, and the compartments each role opens.
//!
//! What a role may not know exists is answered as not found, not as forbidden.

use kernel::{Compartment, Role};

/// A use case, as a row of the access matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// Register a person and open a case.
    Register,
    /// Open a file.
    OpenFile,
    /// Carry out a step.
    Act,
    /// Annul a step.
    Annul,
    /// Move a case to another version.
    Move,
    /// Put a document in a file.
    Attach,
    /// Write a note.
    WriteNote,
    /// See the worklist.
    Worklist,
    /// Search for a file by name.
    Search,
    /// Compare people who may be one, decide whether they are, undo it.
    Compare,
    /// See figures.
    Overview,
    /// See figures so small that they may lead to a person.
    ExactFigures,
    /// Estimate how many there are from lists that overlap.
    Estimate,
    /// Read, answer, pass on and close reports of violence.
    HandleReports,
    /// The same of those about staff and management.
    HandleStaffReports,
    /// See one's own file.
    OwnFile,
}

impl Use {
    /// Every use case.
    pub const ALL: [Self; 16] = [
        Self::Register,
        Self::OpenFile,
        Self::Act,
        Self::Annul,
        Self::Move,
        Self::Attach,
        Self::WriteNote,
        Self::Worklist,
        Self::Search,
        Self::Compare,
        Self::Overview,
        Self::ExactFigures,
        Self::Estimate,
        Self::HandleReports,
        Self::HandleStaffReports,
        Self::OwnFile,
    ];
}

/// Whether a role may do something; the law further says which steps are its own.
#[must_use]
pub fn may(role: Role, what: Use) -> bool {
    use Use::{
        Act, Annul, Attach, Compare, Estimate, ExactFigures, HandleReports, HandleStaffReports,
        Move, OpenFile, Overview, OwnFile, Register, Search, Worklist, WriteNote,
    };
    match role {
        Role::Person => matches!(what, Register | OwnFile | Act | Attach),
        // An association reaches a file by its exact number, not by searching for a name.
        Role::Association => matches!(what, Register | OpenFile | Act | Attach | WriteNote),
        Role::FirstReception | Role::Registration => {
            matches!(
                what,
                Register
                    | OpenFile
                    | Act
                    | Annul
                    | Move
                    | Attach
                    | WriteNote
                    | Worklist
                    | Search
                    | Compare
                    | Overview
            )
        }
        Role::ReceptionAuthority | Role::DeterminingAuthority | Role::Court => {
            matches!(
                what,
                OpenFile | Act | Annul | Move | Attach | WriteNote | Worklist | Search | Overview
            )
        }
        Role::Operator | Role::Integration => {
            matches!(what, OpenFile | Act | Annul | Attach | WriteNote | Worklist | Search)
        }
        Role::Manager => matches!(what, Overview | ExactFigures | Estimate | HandleReports),
        Role::Statistician => matches!(what, Overview | ExactFigures | Estimate),
        // Those who steer may be those complained of: reports about staff are read by another role.
        Role::Safeguarding => matches!(what, HandleReports | HandleStaffReports),
        Role::System => matches!(what, Act),
    }
}

/// The compartments a role opens in a file.
#[must_use]
pub const fn compartments(role: Role) -> &'static [Compartment] {
    use Compartment::{Contact, Counselling, Documents, Family, Health, Identity, Story};
    match role {
        Role::Person => &[Identity, Contact, Family, Documents, Health, Story],
        Role::Association => &[Identity, Contact, Family, Documents, Counselling],
        Role::FirstReception | Role::Registration => &[Identity, Contact, Family, Documents],
        Role::ReceptionAuthority => &[Identity, Contact, Family, Documents, Health],
        Role::DeterminingAuthority | Role::Court => {
            &[Identity, Contact, Family, Documents, Health, Story]
        }
        Role::Operator => &[Identity, Contact, Family, Health],
        Role::Integration => &[Identity, Contact],
        Role::Manager | Role::Statistician | Role::Safeguarding | Role::System => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The matrix, written out: a change of rights is a change of this table.
    const MATRIX: &str = "\
person                Register Act Attach OwnFile
association           Register OpenFile Act Attach WriteNote
first_reception       Register OpenFile Act Annul Move Attach WriteNote Worklist Search Compare Overview
registration          Register OpenFile Act Annul Move Attach WriteNote Worklist Search Compare Overview
reception_authority   OpenFile Act Annul Move Attach WriteNote Worklist Search Overview
determining_authority OpenFile Act Annul Move Attach WriteNote Worklist Search Overview
court                 OpenFile Act Annul Move Attach WriteNote Worklist Search Overview
operator              OpenFile Act Annul Attach WriteNote Worklist Search
integration           OpenFile Act Annul Attach WriteNote Worklist Search
manager               Overview ExactFigures Estimate HandleReports
statistician          Overview ExactFigures Estimate
safeguarding          HandleReports HandleStaffReports
system                Act";

    #[test]
    fn the_access_matrix_is_as_written() {
        let rows: Vec<String> = Role::ALL
            .into_iter()
            .map(|role| {
                let uses = Use::ALL.into_iter().filter(|what| may(role, *what));
                let uses: Vec<String> = uses.map(|what| format!("{what:?}")).collect();
                format!("{:<21} {}", role.as_str(), uses.join(" "))
            })
            .collect();
        assert_eq!(rows.join("\n"), MATRIX);
    }

    /// Who opens what, written out likewise.
    const OPENED: &str = "\
person                identity contact family documents health story
association           identity contact family documents counselling
first_reception       identity contact family documents
registration          identity contact family documents
reception_authority   identity contact family documents health
determining_authority identity contact family documents health story
court                 identity contact family documents health story
operator              identity contact family health
integration           identity contact
manager              \u{20}
statistician         \u{20}
safeguarding         \u{20}
system               \u{20}";

    #[test]
    fn the_compartments_of_each_role_are_as_written() {
        let rows: Vec<String> = Role::ALL
            .into_iter()
            .map(|role| {
                let open = compartments(role).iter().map(|place| place.as_str());
                format!("{:<21} {}", role.as_str(), open.collect::<Vec<_>>().join(" "))
            })
            .collect();
        assert_eq!(rows.join("\n"), OPENED);
    }

    #[test]
    fn those_who_steer_or_count_open_no_compartment() {
        assert!(compartments(Role::Manager).is_empty());
        assert!(compartments(Role::Statistician).is_empty());
        assert!(!compartments(Role::Registration).contains(&Compartment::Story));
    }

    #[test]
    fn who_opens_no_file_opens_no_compartment() {
        for role in Role::ALL {
            let opens = may(role, Use::OpenFile) || may(role, Use::OwnFile);
            assert_eq!(opens, !compartments(role).is_empty(), "{role}");
        }
    }
}
