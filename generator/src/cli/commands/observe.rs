//! `observe`: adds recorded answers to the file of observations.

use std::path::PathBuf;

use postman_codegen::{Error, Generator, ObservedAnswers, Recordings};

use crate::cli::option_args::OptionArgs;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Observe {
    /// The Postman collection: a file (v1, v2.0, v2.1) or a folder (v3)
    input: PathBuf,

    /// Files with recorded answers: a JSON report of Newman, a HAR, another file of observations, or a single answer
    ///
    /// A single answer belongs to the request with the name of the file, `list-books.json` or `list-books.404.json`, or to `--request`.
    #[arg(long, value_name = "FILE", required = true, num_args = 1..)]
    from: Vec<PathBuf>,

    /// The request that the answers belong to, by its path in Postman: `Folder/Request`
    #[arg(long, value_name = "ITEM")]
    request: Option<String>,

    /// The status of an answer whose file does not name it
    #[arg(long, value_name = "STATUS", default_value_t = 200, value_parser = clap::value_parser!(u16).range(100..600))]
    status: u16,

    #[command(flatten)]
    options: OptionArgs,
}

impl Observe {
    /// Writes the file; returns the diagnostics, and a line with the totals.
    pub(in crate::cli) fn run(&self) -> Result<(ObservedAnswers, String), Error> {
        let generator = self.options.apply(Generator::new(&self.input))?;
        let recordings =
            Recordings { files: self.from.clone(), request: self.request.clone(), status: Some(self.status) };
        let observed = generator.observe(&recordings)?;
        let written = observed.write()?;
        let summary = summary(&observed, written);
        Ok((observed, summary))
    }
}

fn summary(observed: &ObservedAnswers, written: bool) -> String {
    const SHOWN: usize = 5;
    let ObservedAnswers { path, answers, requests, unmatched, .. } = observed;
    let plural = |count: usize, word: &str| if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") };
    let state = if written { "written" } else { "unchanged" };
    let mut text =
        format!("{}: {state}; {} of {}", path.display(), plural(*answers, "answer"), plural(*requests, "request"));
    if !unmatched.is_empty() {
        let shown: Vec<&str> = unmatched.keys().take(SHOWN).map(String::as_str).collect();
        let more = unmatched.len().saturating_sub(SHOWN);
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        let count: usize = unmatched.values().sum();
        text += &format!("; {} to no request of the collection: {}{more}", plural(count, "answer"), shown.join(", "));
    }
    text
}
