//! The functions for build scripts.

use std::env;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Error, Group, Level, OneLine};
use crate::generator::Generator;
use crate::options::Layout;
use crate::project::config::{CONFIG_FILE, Config};
use crate::project::last_run::Run;
use crate::source::check_path;

/// Generates the clients of the nearest `postman-codegen.toml`, beside `Cargo.toml` or above it, into `OUT_DIR`. Call it in a build script.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), postman_codegen::Error> {
///     postman_codegen::build()
/// }
/// ```
///
/// [`build_or_exit`] does the same in one line. In the crate, `postman_client::include_client!("shop");` includes the client `[clients.shop]` in the
/// enclosing module. Cargo runs the build script again only when the collection, an environment, the configuration or the lock file has changed,
/// and prints the warnings. Names are taken from the lock file, which only `postman-codegen generate` writes.
///
/// # Errors
///
/// Returns the errors of all clients that cannot be generated, each with its place in the file.
pub fn build() -> Result<(), Error> {
    from_config()
}

/// Generates one client into `OUT_DIR` without a configuration file: `build_with("shop", Generator::new("shop.json"))`.
///
/// # Errors
///
/// Returns the errors of the client, if it cannot be generated.
pub fn build_with(name: &str, generator: Generator) -> Result<(), Error> {
    generate(name, generator)
}

/// Generates like [`build`], prints errors to standard error and ends the build: `fn main() { postman_codegen::build_or_exit() }`.
pub fn build_or_exit() {
    if let Err(error) = build() {
        // cargo shows what the script wrote to standard error, under its own heading
        eprintln!("\n{error}\n");
        std::process::exit(1);
    }
}

fn from_config() -> Result<(), Error> {
    let folder = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_else(|| PathBuf::from("."));
    let Some(path) = Config::find(&folder) else {
        watch(&folder.join(CONFIG_FILE))?;
        let error =
            Diagnostic::new(Code::NoConfig, format!("there is no {CONFIG_FILE} in {} or above it", folder.display()));
        return Err(error.help("`postman-codegen init` writes one").into());
    };
    watch(&path)?;
    let clients = Config::read(&path)?.clients.into_iter();
    let failed = clients.filter_map(|client| generate(&client.name, client.generator).err());
    let errors: Diagnostics =
        failed.flat_map(|error| error.diagnostics().iter().cloned().collect::<Vec<_>>()).collect();
    if errors.iter().next().is_some() { Err(errors.into()) } else { Ok(()) }
}

fn generate(name: &str, generator: Generator) -> Result<(), Error> {
    let Some(out) = env::var_os("OUT_DIR").map(PathBuf::from) else {
        let error = Diagnostic::new(Code::NotABuildScript, "`OUT_DIR` is not set".to_owned());
        return Err(error.help("call this function in a build script, where cargo sets it").into());
    };
    // also if it fails, so that the next build checks again
    generator.paths().iter().try_for_each(|path| watch(path))?;
    let (generator, output) = (generator.layout(Layout::Include), out.join(format!("{name}.rs")));
    let run = Run::begin(&generator, &output, out.join(format!("{name}.last-run.json")));
    if let Some(unchanged) = run.unchanged() {
        unchanged.inputs.iter().try_for_each(|path| watch(path))?;
        warn(unchanged.messages.as_deref().unwrap_or_default());
        return Ok(());
    }
    let mut generated = generator.generate()?;
    generated.inputs().iter().try_for_each(|path| watch(path))?;
    let warnings = warnings(&generated.diagnostics);
    warn(&warnings);
    generated.lock = None;
    generated.write(&output)?;
    if let Some(note) = run.done(&generated, Some(warnings)) {
        note.keep();
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "cargo reads it")]
fn watch(path: &Path) -> Result<(), Error> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    check_path(&path)?;
    println!("cargo:rerun-if-changed={}", path.display());
    Ok(())
}

/// Cargo shows each line in every build.
#[expect(clippy::print_stdout, reason = "cargo reads it")]
fn warn(warnings: &str) {
    warnings.lines().for_each(|line| println!("cargo:warning={line}"));
}

/// Returns one line for each kind of warning, because cargo shows each in every build.
fn warnings(diagnostics: &Diagnostics) -> String {
    let groups = diagnostics.groups();
    let groups = groups.iter().filter(|group| group.code.level() == Level::Warning);
    let line = |group: &Group<'_>| {
        let help = group.messages.iter().find_map(|one| one.help.as_deref());
        let help = help.map(|help| format!("; help: {}", OneLine(help))).unwrap_or_default();
        format!("{} [{}]{help}\n", group.text(), group.code)
    };
    groups.map(line).collect()
}
