//! The steps by which a schema came to be, in order; a step that was released is never edited.

/// One step: its number, its name, its statements.
pub(crate) struct Migration {
    pub(crate) number: i64,
    pub(crate) name: &'static str,
    pub(crate) sql: &'static str,
}

macro_rules! migrations {
    ($engine:literal: $($number:literal $name:literal,)*) => {
        &[$(Migration {
            number: $number,
            name: $name,
            sql: include_str!(concat!("../migrations/", $engine, "/", $name, ".sql")),
        }),*]
    };
}

pub(crate) const SQLITE: &[Migration] = migrations! { "sqlite":
    1 "0001_log",
    2 "0002_append_only",
    3 "0003_outbox",
    4 "0004_views",
};

pub(crate) const POSTGRES: &[Migration] = migrations! { "postgres":
    1 "0001_log",
    2 "0002_positions",
    3 "0003_append_only",
    4 "0004_outbox",
    5 "0005_views",
};

/// What is left to do for a schema at a number, or what to say when it is ahead of this program.
pub(crate) fn after(
    migrations: &'static [Migration],
    number: i64,
) -> Result<&'static [Migration], String> {
    let newest = migrations.last().map_or(0, |migration| migration.number);
    if number > newest {
        return Err(format!(
            "its schema has number {number} and this program knows {newest}: start the newer \
             program, or restore the backup made before it was installed"
        ));
    }
    let done = migrations.iter().take_while(|migration| migration.number <= number).count();
    Ok(migrations.get(done..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_step_and_every_step_is_numbered_as_its_file() {
        for (folder, steps) in [("sqlite", SQLITE), ("postgres", POSTGRES)] {
            let folder = format!("{}/migrations/{folder}", env!("CARGO_MANIFEST_DIR"));
            let mut files: Vec<_> = std::fs::read_dir(folder)
                .unwrap()
                .map(|file| file.unwrap().file_name().into_string().unwrap())
                .collect();
            files.sort();
            let named: Vec<_> = steps.iter().map(|step| format!("{}.sql", step.name)).collect();
            assert_eq!(files, named);
            for (step, number) in steps.iter().zip(1..) {
                assert_eq!((step.number, &step.name[..4]), (number, &*format!("{number:04}")));
            }
        }
    }

    #[test]
    fn a_schema_ahead_of_the_program_is_refused() {
        assert_eq!(after(SQLITE, 2).unwrap().len(), 2);
        assert!(after(SQLITE, 4).unwrap().is_empty());
        assert!(after(SQLITE, 5).is_err());
    }
}
