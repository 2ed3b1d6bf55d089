//! The INPUT of a command: a collection, `-` for standard input, or a client of a configuration.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use postman_codegen::{Code, Config, Diagnostic, Error, Generator};

use super::option_args::OptionArgs;

pub(super) fn is_stdin(input: &Path) -> bool {
    input == Path::new("-")
}

/// Returns the generator of the client of a collection.
pub(super) fn collection(input: &Path) -> Result<Generator, Error> {
    if !is_stdin(input) {
        return Ok(Generator::new(input));
    }
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| Diagnostic::new(Code::CannotExchange, format!("cannot read standard input: {error}")))?;
    Ok(Generator::from_bytes("standard input", bytes))
}

/// Returns the generator of a collection with these options, or of a client of a configuration with its own.
pub(super) fn client(input: &Path, options: &OptionArgs) -> Result<Generator, Error> {
    let Some((file, name)) = in_configuration(input) else {
        return options.apply(collection(input)?);
    };
    if let Some(option) = options.first() {
        let error =
            format!("`--{option}` applies to a collection, and {} is a client of a configuration", input.display());
        let error = Diagnostic::new(Code::InvalidOption, error);
        return Err(error.help(&format!("set `{option}` in {}", file.display())).into());
    }
    configured(&file, name.as_deref())
}

/// Splits `postman-codegen.toml#NAME` into the file and the name.
fn in_configuration(path: &Path) -> Option<(PathBuf, Option<String>)> {
    let is_toml = |file: &Path| file.extension().is_some_and(|extension| extension == "toml");
    if is_toml(path) {
        return Some((path.to_owned(), None));
    }
    let (file, name) = path.to_str()?.rsplit_once('#')?;
    is_toml(Path::new(file)).then(|| (PathBuf::from(file), Some(name.to_owned())))
}

fn configured(file: &Path, name: Option<&str>) -> Result<Generator, Error> {
    let mut clients = Config::read(file)?.clients;
    let names: Vec<String> = clients.iter().map(|client| format!("`{}`", client.name)).collect();
    let at = match name {
        Some(name) => clients.iter().position(|client| client.name == name),
        None => Some(0).filter(|_| clients.len() == 1),
    };
    if let Some(at) = at {
        return Ok(clients.swap_remove(at).generator);
    }
    let message = match name {
        Some(name) => format!("{} has no client `{name}`", file.display()),
        None => format!("{} has {} clients, and none is named", file.display(), clients.len()),
    };
    let help = format!("write `{}#NAME`; its clients are {}", file.display(), names.join(", "));
    Err(Diagnostic::new(Code::UnknownClient, message).help(&help).into())
}
