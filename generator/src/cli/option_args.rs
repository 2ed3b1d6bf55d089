//! The options of the library as options of the command line.

use clap::{Arg, ArgAction, ArgMatches, Command, FromArgMatches};
use postman_codegen::{Error, Generator, OPTIONS, OptionSpec, Shape};

/// Option and value, in the order of [`OPTIONS`].
#[derive(Debug, Default)]
pub(super) struct OptionArgs(Vec<(&'static OptionSpec, String)>);

impl OptionArgs {
    pub(super) fn apply(&self, generator: Generator) -> Result<Generator, Error> {
        self.0.iter().try_fold(generator, |generator, (option, value)| generator.set(option.name, value))
    }

    /// Returns the first option that was given.
    pub(super) fn first(&self) -> Option<String> {
        self.0.first().map(|(option, _)| option.key())
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(option, _)| option.name == name)
    }
}

/// The heading of these options in the help: each is a key of `postman-codegen.toml`, too.
const HEADING: &str = "Options of the client";

fn arg(option: &'static OptionSpec) -> Arg {
    let text: String = option.help.lines().map(|line| format!("{}\n", line.trim())).collect();
    let text = text.trim().to_owned();
    let short = text.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    let long: Vec<String> = text.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect();
    let arg = Arg::new(option.name).long(option.key()).help_heading(HEADING);
    let arg = arg.help(short).long_help(long.join("\n\n"));
    let arg = match option.shape {
        Shape::Flag => return arg.action(ArgAction::SetTrue),
        Shape::One => arg.action(ArgAction::Set),
        Shape::Many | Shape::Pairs => arg.action(ArgAction::Append),
    };
    let arg = arg.value_name(option.value);
    if option.choices.is_empty() { arg } else { arg.value_parser(option.choices.to_vec()) }
}

impl clap::Args for OptionArgs {
    fn augment_args(command: Command) -> Command {
        OPTIONS.iter().fold(command, |command, option| command.arg(arg(option)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for OptionArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut given = Vec::new();
        for option in OPTIONS {
            if option.shape == Shape::Flag {
                given.extend(matches.get_flag(option.name).then(|| (option, "true".to_owned())));
            } else {
                let values = matches.get_many::<String>(option.name).into_iter().flatten();
                given.extend(values.map(|value| (option, value.clone())));
            }
        }
        Ok(Self(given))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
