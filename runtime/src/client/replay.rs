//! Sends all requests of a collection with their saved values, in order: the `main` of generated
//! `examples/replay.rs`.
//!
//! ```no_run
//! # use postman_client::{Call, Client, NoFailure, Variables};
//! # #[derive(Clone, Default)] struct Shop;
//! # impl postman_client::codegen::Collection for Shop {}
//! # impl Variables for Shop {
//! #     fn get(&self, _: &str) -> Option<&str> { None }
//! #     fn set(&mut self, _: &str, _: &str) -> bool { false }
//! # }
//! # fn list(client: &Client<Shop>) -> Call<String> { client.get("http://localhost/").call() }
//! fn main() -> std::process::ExitCode {
//!     postman_client::codegen::replay::run::<Shop>(&[("Orders/List", |client| list(client).replay())])
//! }
//! ```

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use serde_json::Value;

use crate::call::Observer;
use crate::client::Client;
use crate::transport::BoxFuture;
use crate::variables::{Variables, read_environment};

/// The path of an item in the collection, `Folder/Name`, and a function that sends its request.
pub type Item<V> = (&'static str, fn(&Client<V>) -> BoxFuture<'static, Result<u16, String>>);

/// The time limit of each request.
const TIMEOUT: Duration = Duration::from_secs(30);

const USAGE: &str = "usage: replay [--environment FILE] [--observe FILE]\n\n\
    Sends every request of the collection with its saved values, in order, and prints one JSON line for each.\n\n\
    --environment FILE  values of the variables, from an environment of Postman\n\
    --observe FILE      adds what the answers look like, without their values, to a file of observations,\n                    \
                        from which `postman-codegen generate` makes types\n";

/// Sends the requests in order with the variables of `--environment FILE`, records the shapes of the answers with
/// `--observe FILE`, and prints one line of JSON for each: `{"item":"Folder/Name","status":200}`, or `"error"` instead of `"status"`. A
/// failure does not stop it.
///
/// Exits with 0 if all requests had an answer, 1 if one had none, and 2 if the arguments, the
/// environment, the file of observations or the output cannot be used.
pub fn run<V: Variables>(items: &[Item<V>]) -> ExitCode {
    let mut variables = V::default();
    let observer = match parse(std::env::args_os().skip(1)) {
        Ok(Arguments::Help) => return say(USAGE, ExitCode::SUCCESS),
        Ok(Arguments::Replay { environments, observe }) => {
            for path in environments {
                match read_environment(&path, &mut variables) {
                    Ok(unknown) if unknown.is_empty() => {}
                    Ok(unknown) => warn(&format!("not variables of this collection: {}\n", unknown.join(", "))),
                    Err(error) => return print_error(&format!("error: {error}\n")),
                }
            }
            observe.map(Observer::new)
        }
        Err(problem) => return print_error(&format!("error: {problem}\n\n{USAGE}")),
    };
    let builder = Client::builder(variables).timeout(TIMEOUT);
    #[cfg(feature = "oauth2")]
    let builder = builder.fetch_tokens(false);
    let builder = match &observer {
        Some(observer) => builder.observe(observer),
        None => builder,
    };
    let client = builder.build();
    let sent = send(&client, items, observer.as_ref(), &mut io::stdout().lock());
    if let Some(Err(error)) = observer.map(|observer| observer.save()) {
        return print_error(&format!("error: the observations cannot be saved: {error}\n"));
    }
    match sent {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => print_error(&format!("error: {error}\n")),
    }
}

/// Sends all requests, and returns `true` if all had an answer.
fn send<V: Variables>(
    client: &Client<V>,
    items: &[Item<V>],
    observer: Option<&Observer>,
    output: &mut dyn Write,
) -> io::Result<bool> {
    let mut answered = true;
    for (item, send) in items {
        if let Some(observer) = observer {
            observer.item(item);
        }
        let result = crate::transport::wait(send(client)).unwrap_or_else(|error| Err(error.to_string()));
        answered &= result.is_ok();
        let outcome = match result {
            Ok(status) => format!("\"status\":{status}"),
            Err(error) => format!("\"error\":{}", Value::from(error)),
        };
        writeln!(output, "{{\"item\":{},{outcome}}}", Value::from(*item))?;
        // so that readers see each request when it is done
        output.flush()?;
    }
    Ok(answered)
}

#[derive(Debug, PartialEq, Eq)]
enum Arguments {
    Help,
    Replay { environments: Vec<PathBuf>, observe: Option<PathBuf> },
}

fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Arguments, String> {
    let mut arguments = arguments;
    let mut environments = Vec::new();
    let mut observe = None;
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--help" | "-h") => return Ok(Arguments::Help),
            Some("--environment" | "-e") => {
                environments.push(arguments.next().ok_or("--environment needs a file")?.into());
            }
            Some(joined) if joined.starts_with("--environment=") => {
                environments.push(joined["--environment=".len()..].into());
            }
            Some("--observe") => observe = Some(arguments.next().ok_or("--observe needs a file")?.into()),
            Some(joined) if joined.starts_with("--observe=") => observe = Some(joined["--observe=".len()..].into()),
            _ => return Err(format!("unknown argument {}", argument.display())),
        }
    }
    Ok(Arguments::Replay { environments, observe })
}

fn say(text: &str, code: ExitCode) -> ExitCode {
    // the output is closed, so that the error cannot be shown
    let _ = io::stdout().write_all(text.as_bytes());
    code
}

fn warn(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}

fn print_error(text: &str) -> ExitCode {
    warn(text);
    ExitCode::from(2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::response::Response;

    fn arguments(list: &[&str]) -> Result<Arguments, String> {
        parse(list.iter().map(OsString::from))
    }

    #[test]
    fn arguments_are_read_in_both_spellings() {
        let all = Arguments::Replay { environments: vec!["a".into(), "b".into()], observe: Some("c".into()) };
        assert_eq!(arguments(&["--environment", "a", "--environment=b", "--observe", "c"]), Ok(all));
        let observe = Arguments::Replay { environments: Vec::new(), observe: Some("c".into()) };
        assert_eq!(arguments(&["--observe=c"]), Ok(observe));
        assert_eq!(arguments(&["--help"]), Ok(Arguments::Help));
        assert!(arguments(&["--environment"]).is_err());
        assert!(arguments(&["x"]).is_err());
    }

    #[derive(Clone, Default)]
    struct None;

    impl crate::codegen::Collection for None {}

    impl Variables for None {
        fn get(&self, _: &str) -> Option<&str> {
            Option::None
        }

        fn set(&mut self, _: &str, _: &str) -> bool {
            false
        }
    }

    #[test]
    fn goes_on_after_a_failure() -> io::Result<()> {
        let client = Client::with_transport(None, |_| Response::new(404, ""));
        let items: &[Item<None>] = &[
            ("A/unset", |client| {
                client.get("http://h/{{x}}").call::<(), crate::NoFailure, crate::request::NoOptions>().replay()
            }),
            ("A/sent", |client| {
                client.get("http://h/").call::<(), crate::NoFailure, crate::request::NoOptions>().replay()
            }),
        ];
        let mut output = Vec::new();
        assert!(!send(&client, items, Option::None, &mut output)?);
        assert_eq!(
            String::from_utf8_lossy(&output),
            "{\"item\":\"A/unset\",\"error\":\"GET http://h/{{x}}: unset variable: {{x}}\"}\n{\"item\":\"A/sent\",\"status\":404}\n"
        );
        Ok(())
    }
}
