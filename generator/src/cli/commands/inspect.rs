//! `inspect`: what becomes of a collection.

use std::path::PathBuf;
use std::process::ExitCode;

use postman_codegen::{Error, TypePath};

use crate::cli::input;
use crate::cli::option_args::OptionArgs;
use crate::cli::output::print;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Inspect {
    /// The Postman collection: a file of v1, v2.0 or v2.1, a folder of v3, or `-` for standard input
    ///
    /// `postman-codegen.toml#NAME` is a client with the options of the configuration; `#NAME` can be left out when the file has one.
    input: PathBuf,

    /// For machines: the tree, the variables and the coverage as one JSON object
    #[arg(long, conflicts_with = "explain")]
    json: bool,

    /// Say which examples have what is at this path, how often, and why its type is what it is
    ///
    /// A path is that of a function (`accounts::list.items[].price`, `accounts::create(body).name`) or of a type (`User.id`).
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
