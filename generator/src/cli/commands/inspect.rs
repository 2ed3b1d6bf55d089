//! `inspect`: prints the client of a collection without writing it.

use std::path::PathBuf;
use std::process::ExitCode;

use postman_codegen::{Error, TypePath};

use crate::cli::input;
use crate::cli::option_args::OptionArgs;
use crate::cli::output::print;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Inspect {
    /// The Postman collection: a file (v1, v2.0, v2.1), a folder (v3), or `-` for standard input
    ///
    /// `postman-codegen.toml#NAME` is a client with the options of the configuration; `#NAME` can be omitted if the file has one client.
    input: PathBuf,

    /// Print the tree, the variables and the coverage as one JSON object
    #[arg(long, conflicts_with = "explain")]
    json: bool,

    /// Explain the type at this path: the evidence in the examples, and the rule
    ///
    /// A path starts with a function (`accounts::list.items[].price`, `accounts::create(body).name`) or a type (`User.id`).
    #[arg(long, value_name = "PATH")]
    explain: Option<TypePath>,

    #[command(flatten)]
    options: OptionArgs,
}

impl Inspect {
    pub(in crate::cli) fn run(&self) -> Result<ExitCode, Error> {
        let generator = input::client(&self.input, &self.options)?;
        let text = match &self.explain {
            Some(path) => generator.explain(path)?,
            None => {
                let inspection = generator.inspect()?;
                if self.json { inspection.to_json() } else { inspection.to_string() }
            }
        };
        print(&text)?;
        Ok(ExitCode::SUCCESS)
    }
}
