//! `init`: writes a configuration file for the collections in a folder.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use postman_codegen::{CONFIG_FILE, Code, Diagnostic, Error, OPTIONS, Shape, Workspace};

const HEAD: &str = "\
#:schema https://raw.githubusercontent.com/postman-codegen/postman-codegen/main/docs/postman-codegen.schema.json
# The clients that `postman-codegen generate` writes and `postman-codegen check` compares. Paths are relative to this folder.
# Names are kept in postman-codegen.lock: commit it with this file.
";

/// Writes the file; returns a line with the number of collections.
pub(in crate::cli) fn write(folder: &Path) -> Result<usize, Error> {
    let file = folder.join(CONFIG_FILE);
    let failed = |error: std::io::Error| Diagnostic::new(Code::CannotExchange, format!("{}: {error}", file.display()));
    if file.exists() {
        return Err(Diagnostic::new(Code::CannotWrite, format!("{} already exists", file.display())).into());
    }
    fs::read_dir(folder).map_err(failed)?;
    let found = Workspace::find(folder);
    let collections: Vec<Found> = found.collections.iter().map(|path| Found::new(folder, path)).collect();
    let environments: Vec<Found> =
        found.environments.iter().chain(&found.globals).map(|path| Found::new(folder, path)).collect();
    let mut text = HEAD.to_owned();
    let mut taken = BTreeSet::new();
    for collection in &collections {
        // `shop.staging.postman_environment.json` is for `shop`; an environment without the name of a collection may be for all
        let of_other = |environment: &Found| {
            let is_for = |other: &Found| environment.stem.starts_with(&format!("{}.", other.stem));
            !is_for(collection) && collections.iter().any(is_for)
        };
        let own = environments.iter().filter(|environment| !of_other(environment));
        let own: Vec<String> = own.map(|environment| quoted(&environment.path)).collect();
        client(&mut text, collection, &own, &mut taken);
    }
    if collections.is_empty() {
        text.push_str("\n# This folder has no collection: no *.postman_collection.json, and none in postman/collections. A client looks like this:\n#\n# [clients.shop]\n# input = \"shop.postman_collection.json\"\n# output = \"src/shop\"\n");
    }
    options(&mut text);
    fs::write(&file, text).map_err(failed)?;
    Ok(collections.len())
}

/// A file or folder of the workspace.
struct Found {
    /// The path relative to the folder of the configuration, with `/`.
    path: String,
    /// The name without its extension.
    stem: String,
}

impl Found {
    fn new(folder: &Path, path: &Path) -> Self {
        let path = path.strip_prefix(folder).unwrap_or(path);
        let parts: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let name = match parts.as_slice() {
            // a collection directly in this folder is named after the workspace
            [.., postman, collections] if postman == "postman" && collections == "collections" => name_of(folder),
            [.., name] => name.clone(),
            [] => String::new(),
        };
        let stem = if name.ends_with(".json") || name.ends_with(".yaml") || name.ends_with(".yml") {
            let end = name.find(".postman_").or_else(|| Some(name.len() - name.rsplit('.').next()?.len() - 1));
            name[..end.unwrap_or(name.len())].to_owned()
        } else {
            name
        };
        Self { path: parts.join("/"), stem }
    }
}

/// Returns the name of a folder, also of `.`.
fn name_of(folder: &Path) -> String {
    let full = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    full.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn client(text: &mut String, found: &Found, environments: &[String], taken: &mut BTreeSet<String>) {
    let snake = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    let name: String = found.stem.chars().map(snake).collect();
    let name = if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { format!("client_{name}") };
    let numbered = (2..).map(|number| format!("{name}_{number}"));
    let free = std::iter::once(name.clone()).chain(numbered).find(|name| !taken.contains(name)).unwrap_or(name);
    taken.insert(free.clone());
    let (input, output) = (quoted(&found.path), quoted(&format!("src/{free}")));
    let _ = write!(text, "\n[clients.{free}]\ninput = {input}\noutput = {output}\n");
    if !environments.is_empty() {
        let _ = writeln!(text, "environment = [{}]", environments.join(", "));
    }
}

fn options(text: &mut String) {
    text.push_str("\n# More keys of a client:\n");
    for option in OPTIONS {
        let value = match option.shape {
            Shape::One => option.choices.last().map_or(quoted(option.value), |choice| quoted(choice)),
            Shape::Flag => "true".to_owned(),
            Shape::Many if option.choices.is_empty() => format!("[{}]", quoted(option.value)),
            Shape::Many => {
                let choices: Vec<String> = option.choices.iter().map(|choice| quoted(choice)).collect();
                format!("[{}]", choices.join(", "))
            }
            Shape::Pairs => option.value.split_once('=').map_or(String::new(), |(key, value)| match option.name {
                "type_override" => format!("{{ {} = {{ required = true }} }}", quoted(key)),
                _ => format!("{{ {} = {} }}", quoted(key), quoted(value)),
            }),
        };
        let help = option.help.lines().next().unwrap_or_default().trim();
        let _ = writeln!(text, "#\n# {help}\n# {} = {value}", option.key());
    }
}

/// Returns a string of TOML, with escapes, because file names may contain any characters.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
