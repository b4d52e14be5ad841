//! The words of the drawings of incidents.

/// The words of a drawing of incidents, in the language of its readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncidentWords {
    /// What tells the ids of this picture from those of others on a page: letters and digits.
    pub id: String,
    /// The title.
    pub title: String,
    /// What is counted.
    pub unit: String,
    /// What kind of picture it is, for whoever hears it.
    pub about: String,
    /// Parts beyond the colours, together.
    pub others: String,
    /// The letters of north, south, east and west.
    pub compass: [char; 4],
}

impl IncidentWords {
    /// Words in English.
    #[must_use]
    pub fn english(id: &str, title: &str, about: &str) -> Self {
        Self {
            id: id.to_owned(),
            title: title.to_owned(),
            unit: "people recorded, a minimum".to_owned(),
            about: about.to_owned(),
            others: "others".to_owned(),
            compass: ['N', 'S', 'E', 'W'],
        }
    }
}
