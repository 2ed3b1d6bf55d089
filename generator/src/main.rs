//! The command line.

mod cli;

use std::process::ExitCode;

/// Generation makes and frees many small texts and lists: with it, a large collection takes a tenth less CPU.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::run()
}
