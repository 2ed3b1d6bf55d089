//! A configuration file for what a folder has.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use postman_codegen::{CONFIG_FILE, Diagnostic, Error, OPTIONS, Shape};

const COLLECTION: &str = ".postman_collection.json";
const ENVIRONMENT: &str = ".postman_environment.json";

const HEAD: &str = "\
# The clients that `postman-codegen generate` writes and `postman-codegen check` compares. Paths start at this folder.
# Names are kept in postman-codegen.lock: commit it with this file.
";

/// Writes the file; says how many collections it found.
pub(super) fn write(folder: &Path) -> Result<usize, Error> {
    let file = folder.join(CONFIG_FILE);
    let failed = |error: std::io::Error| Diagnostic::error(format!("{}: {error}", file.display()));
    if file.exists() {
        return Err(Diagnostic::error(format!("{} is there already", file.display())).into());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        names.push(entry.map_err(failed)?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let environments: Vec<&String> = names.iter().filter(|name| name.ends_with(ENVIRONMENT)).collect();
    let collections: Vec<&str> = names.iter().filter_map(|name| name.strip_suffix(COLLECTION)).collect();
    let mut text = HEAD.to_owned();
    for stem in &collections {
        // `shop.staging.postman_environment.json` is for `shop`; what is for no collection by name may be for all
        let of_other = |name: &str| {
            let is_for = |stem: &str| name.starts_with(&format!("{stem}."));
            !is_for(stem) && collections.iter().any(|other| is_for(other))
        };
        let own: Vec<String> = environments.iter().filter(|name| !of_other(name)).map(|name| quoted(name)).collect();
        client(&mut text, stem, &format!("{stem}{COLLECTION}"), &own);
    }
    if collections.is_empty() {
        text.push_str("\n# No *.postman_collection.json is in this folder. A client is:\n#\n# [clients.shop]\n# input = \"shop.postman_collection.json\"\n# output = \"src/shop\"\n");
    }
    options(&mut text);
    fs::write(&file, text).map_err(failed)?;
    Ok(collections.len())
}

fn client(text: &mut String, stem: &str, input: &str, environments: &[String]) {
    let name: String =
        stem.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect();
    let name = if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { format!("client_{name}") };
    let _ =
        write!(text, "\n[clients.{name}]\ninput = {}\noutput = {}\n", quoted(input), quoted(&format!("src/{name}")));
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
            Shape::Many => format!("[{}]", quoted(option.value)),
            Shape::Pairs => option.value.split_once('=').map_or(String::new(), |(key, value)| match option.name {
                "type_override" => format!("{{ {} = {{ required = true }} }}", quoted(key)),
                _ => format!("{{ {} = {} }}", quoted(key), quoted(value)),
            }),
        };
        let help = option.help.lines().next().unwrap_or_default().trim();
        let _ = writeln!(text, "#\n# {help}\n# {} = {value}", option.key());
    }
}

/// A text of TOML: names of files may have anything in them.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
