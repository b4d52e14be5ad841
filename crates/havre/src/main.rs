//! Havre: the program. Reads its configuration, wires the rooms together, runs a subcommand.

mod commands;
mod config;
mod house;
mod packs;
mod server;
mod world;

use std::process::ExitCode;

use clap::Parser;

/// A file of a million records is read in three quarters of the time with it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// An open house for people on the move.
#[derive(Debug, Parser)]
#[command(name = "havre", version, about, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: commands::Command,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.command.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => commands::report(&error),
    }
}
