//! `report`: writes the page of a client.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use postman_codegen::Error;

use crate::cli::input;
use crate::cli::messages::Reporter;
use crate::cli::option_args::OptionArgs;
use crate::cli::output::{print, write};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Report {
    /// The Postman collection: a file (v1, v2.0, v2.1), a folder (v3), or `-` for standard input
    ///
    /// `postman-codegen.toml#NAME` is a client with the options of the configuration; `#NAME` can be omitted if the file has one client.
    input: PathBuf,

    /// The file to write, such as `report.html`; `-` is standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,

    #[command(flatten)]
    options: OptionArgs,
}

impl Report {
    pub(in crate::cli) fn run(&self, reporter: &Reporter) -> Result<ExitCode, Error> {
        let generator = input::client(&self.input, &self.options)?;
        let page = {
            let _progress = reporter.progress("writing the report");
            generator.report()?.to_html()
        };
        if self.output == Path::new("-") {
            print(&page)?;
        } else {
            write(&self.output, &page)?;
            reporter.say(&format!("{}: {} KB", self.output.display(), page.len().div_ceil(1024)));
        }
        Ok(ExitCode::SUCCESS)
    }
}
