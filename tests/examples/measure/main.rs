//! Measures generated clients: how much there is to read, and how much of it is said twice.
//!
//! usage: cargo run -p conformance --example measure -- FILE.rs...
//!
//! Each file is one client of the layout `file`. Prints a line for each client and the totals:
//!
//! - lines for each operation, by what they hold;
//! - structs that have exactly the fields of another one of their client and direction, and those with four fields or more
//!   that share three quarters of them with another;
//! - names of types and functions with more than 30 characters.

mod lines;
mod structs;

use std::fs;
use std::process::ExitCode;

use lines::Lines;
use structs::Structs;

/// Longer names are counted.
const LONG_NAME: usize = 30;

#[expect(clippy::print_stdout, reason = "this is what the command is for")]
fn main() -> ExitCode {
    let mut lines = Lines::default();
    let mut structs = Structs::default();
    for path in std::env::args().skip(1) {
        let source = match fs::read_to_string(&path) {
            Ok(source) => source,
            Err(error) => {
                eprintln!("{path}: {error}");
                return ExitCode::from(2);
            }
        };
        let client = Lines::of(&source);
        println!("{path}: {} operations, {:.1} lines each", client.operations, client.per_operation(client.total()));
        lines.add(&client);
        structs.add(&Structs::of(&source));
    }
    println!("\n{lines}\n{structs}");
    ExitCode::SUCCESS
}
