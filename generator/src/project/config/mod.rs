//! `postman-codegen.toml`: the clients of a project.

mod schema;

use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::Error;
use crate::diagnostic::suggest;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::generator::Generator;
use crate::lock::LOCK_FILE;
use crate::options::{self, Layout, OPTIONS, OptionSpec, Shape, TypeOverride};
use crate::source::Source;

pub use schema::config_schema;

/// The name of the configuration file.
pub const CONFIG_FILE: &str = "postman-codegen.toml";

/// The content of a configuration file.
#[derive(Clone, Debug)]
pub struct Config {
    /// Sorted by name.
    pub clients: Vec<ConfigClient>,
}

/// One table `[clients.NAME]`. Its paths are relative to the folder of the file.
#[derive(Clone, Debug)]
pub struct ConfigClient {
    /// The name of the client: the key of its table.
    pub name: String,
    /// The output path; `None` for a client that a build script generates into `OUT_DIR`.
    pub output: Option<PathBuf>,
    /// The generator with the input and all options.
    pub generator: Generator,
}

impl Config {
    /// Returns the path of the configuration file in this folder, or in the nearest folder above it.
    pub fn find(folder: &Path) -> Option<PathBuf> {
        let full = std::path::absolute(folder).ok()?;
        full.ancestors().map(|folder| folder.join(CONFIG_FILE)).find(|file| file.is_file())
    }

    /// Reads a configuration file.
    ///
    /// # Errors
    ///
    /// Returns every mistake in the file, each with its line and column.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let source = Source::open(path)?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut reader = Reader { source: &source, folder, errors: Diagnostics::default() };
        let config = reader.file();
        if reader.errors.iter().next().is_some() { Err(reader.errors.into()) } else { Ok(config) }
    }
}

struct Reader<'a> {
    source: &'a Source,
    folder: &'a Path,
    errors: Diagnostics,
}

type Key<'a> = Spanned<std::borrow::Cow<'a, str>>;

impl Reader<'_> {
    fn error(&mut self, at: usize, diagnostic: Diagnostic) {
        let (line, column) = self.source.line_and_column(at);
        self.errors.push(diagnostic.in_file(&self.source.path).position(line, column));
    }

    fn wrong(&mut self, at: usize, message: String) {
        self.error(at, Diagnostic::new(Code::InvalidConfig, message));
    }

    fn file(&mut self) -> Config {
        let mut clients = Vec::new();
        let root = match DeTable::parse(&self.source.text) {
            Ok(root) => root.into_inner(),
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                self.wrong(at, format!("the file is not TOML: {}", error.message().trim_end()));
                return Config { clients };
            }
        };
        for (key, value) in &root {
            match (key.get_ref().as_ref(), value.get_ref().as_table()) {
                ("clients", Some(table)) => {
                    for (name, client) in table {
                        clients.extend(self.client(name, client));
                    }
                }
                ("clients", None) => {
                    self.wrong(value.span().start, "`clients` must be a table: write `[clients.NAME]`".to_owned())
                }
                (unknown, _) => {
                    let error = Diagnostic::new(Code::InvalidConfig, format!("there is no key `{unknown}` here"));
                    self.error(key.span().start, suggest::suggest(error, unknown, ["clients"]));
                }
            }
        }
        clients.sort_by(|a, b| a.name.cmp(&b.name));
        if clients.is_empty() && self.errors.iter().next().is_none() {
            self.error(
                0,
                Diagnostic::new(Code::InvalidConfig, "there is no client".to_owned())
                    .help("write `[clients.NAME]` with an `input`"),
            );
        }
        Config { clients }
    }

    fn client(&mut self, name: &Key<'_>, value: &Spanned<DeValue<'_>>) -> Option<ConfigClient> {
        let at = name.span().start;
        let name = name.get_ref().to_string();
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        if !is_name {
            self.wrong(at, format!("`{name}` is not a valid name for a client: use letters, digits, `-` and `_`"));
            return None;
        }
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(value.span().start, format!("a client must be a table: write `[clients.{name}]`"));
            return None;
        };
        let (mut input, mut output) = (None, None);
        for (key, value) in table {
            let place = match key.get_ref().as_ref() {
                "input" => &mut input,
                "output" => &mut output,
                _ => continue,
            };
            match value.get_ref().as_str().filter(|path| !path.is_empty()) {
                Some("-") => {
                    let error = Diagnostic::new(
                        Code::InvalidConfig,
                        format!("`{}` must be a file or folder, not `-`", key.get_ref()),
                    );
                    let help = "use `-` on the command line: `postman-codegen generate - -o -`";
                    self.error(value.span().start, error.help(help));
                    *place = Some(PathBuf::new());
                }
                Some(path) => *place = Some(self.folder.join(path)),
                None => {
                    self.wrong(value.span().start, format!("`{}` must be the path of a file or folder", key.get_ref()))
                }
            }
        }
        let Some(input) = input else {
            let error = Diagnostic::new(Code::InvalidConfig, format!("the client `{name}` has no `input`"));
            self.error(at, error.help("write `input = \"FILE.postman_collection.json\"`"));
            return None;
        };
        let mut generator = Generator::new(input);
        generator.key = Some(name.clone());
        for (key, value) in table.iter().filter(|(key, _)| !matches!(key.get_ref().as_ref(), "input" | "output")) {
            match options::find(key.get_ref()) {
                Some(option) => self.option(option, value, &mut generator),
                None => {
                    let error = Diagnostic::new(
                        Code::InvalidConfig,
                        format!("there is no key `{}` in a client", key.get_ref()),
                    );
                    let keys: Vec<String> = OPTIONS.iter().map(OptionSpec::key).collect();
                    let keys = ["input", "output"].into_iter().chain(keys.iter().map(String::as_str));
                    self.error(key.span().start, suggest::suggest(error, key.get_ref(), keys));
                }
            }
        }
        if generator.options.lock.is_none() {
            generator.options.lock = Some(self.folder.join(LOCK_FILE));
        }
        if generator.options.layout.is_none() {
            generator.options.layout = Some(Layout::of_output(output.as_deref()));
        }
        Some(ConfigClient { name, output, generator })
    }

    fn option(&mut self, option: &OptionSpec, value: &Spanned<DeValue<'_>>, generator: &mut Generator) {
        let at = value.span().start;
        let given = match (option.shape, value.get_ref()) {
            (Shape::One, DeValue::String(text)) => vec![(at, String::new(), text.to_string())],
            (Shape::Flag, DeValue::Boolean(on)) => vec![(at, String::new(), on.to_string())],
            (Shape::Many, DeValue::String(text)) => vec![(at, String::new(), text.to_string())],
            (Shape::Many, DeValue::Array(list)) if list.iter().all(|one| one.get_ref().is_str()) => list
                .iter()
                .map(|one| (one.span().start, String::new(), one.get_ref().as_str().unwrap_or_default().to_owned()))
                .collect(),
            (Shape::Pairs, DeValue::Table(table)) => self.pairs(option, table),
            (shape, _) => {
                let what = match shape {
                    Shape::One => "a text in quotes",
                    Shape::Flag => "`true` or `false`",
                    Shape::Many => "a list of texts",
                    Shape::Pairs => "a table",
                };
                self.wrong(at, format!("`{}` is {what}", option.key()));
                return;
            }
        };
        for (at, key, text) in given {
            if let Err(why) = (option.set)(&mut generator.options, &key, &text, self.folder) {
                self.wrong(at, format!("`{}`: {why}", option.key()));
            }
        }
    }

    /// `"A" = "b"`, `"A" = ["b", "c"]`, `"A" = { setting = value }`
    fn pairs(&mut self, option: &OptionSpec, table: &DeTable<'_>) -> Vec<(usize, String, String)> {
        let mut pairs = Vec::new();
        for (key, value) in table {
            let name = key.get_ref().to_string();
            let at = value.span().start;
            match value.get_ref() {
                DeValue::String(text) => pairs.push((at, name, text.to_string())),
                DeValue::Array(list) if list.iter().all(|one| one.get_ref().is_str()) => {
                    let texts = list.iter().filter_map(|one| one.get_ref().as_str());
                    pairs.extend(texts.map(|text| (at, name.clone(), text.to_owned())));
                }
                DeValue::Table(settings) => {
                    for (setting, value) in settings {
                        let text = match value.get_ref() {
                            DeValue::String(text) => text.to_string(),
                            DeValue::Boolean(on) => on.to_string(),
                            _ => {
                                self.wrong(
                                    value.span().start,
                                    "a setting must be a string, `true` or `false`".to_owned(),
                                );
                                continue;
                            }
                        };
                        // the message gets the place of the setting here
                        match TypeOverride::setting(setting.get_ref(), &text) {
                            Err(why) => self.wrong(setting.span().start, why),
                            Ok(_) => pairs.push((at, name.clone(), format!("{}={text}", setting.get_ref()))),
                        }
                    }
                }
                _ => self.wrong(at, format!("`{}` must have a string for each key", option.key())),
            }
        }
        pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Config, String> {
        let source = Source::from_bytes("c.toml", "c.toml", text.into()).expect("UTF-8");
        let mut reader = Reader { source: &source, folder: Path::new("dir"), errors: Diagnostics::default() };
        let config = reader.file();
        if reader.errors.iter().next().is_some() { Err(reader.errors.to_string()) } else { Ok(config) }
    }

    #[test]
    fn every_kind_of_option_is_read() {
        let text = r#"
            [clients.shop]
            input = "shop.json"
            output = "src/shop.rs"
            environment = ["a.json", "b.json"]
            skip = "Old"
            uuid = true
            mode = "strict"
            rename = { "A/B" = "b" }
            constants = { "A/B" = ["x", "y"] }
            type-override = { "User.id" = { type = "u64" }, "User.name" = { required = true, rename = "full_name" } }
        "#;
        let client = read(text).expect("read").clients.pop().expect("a client");
        let options = client.generator.options;
        assert_eq!(client.output, Some("dir/src/shop.rs".into()));
        assert_eq!(options.layout, Some(Layout::File));
        assert_eq!(options.environment, [Path::new("dir/a.json"), Path::new("dir/b.json")]);
        assert_eq!(options.skip, ["Old"]);
        assert!(options.uuid && options.mode.is_some());
        assert_eq!(options.constants.len(), 2);
        assert_eq!(options.type_override.len(), 3);
        assert_eq!(options.lock, Some("dir/postman-codegen.lock".into()));
    }

    #[test]
    fn every_error_is_told_with_its_place() {
        let text = "[clients.shop]\ninput = \"a\"\nlayuot = \"dir\"\nuuid = 1\nmode = \"loose\"\n\n[client.x]\n";
        assert_eq!(
            read(text).expect_err("wrong"),
            "error[PC0020]: there is no key `client` here\n  --> c.toml:7:2\n   = help: did you mean `clients`?\n\
             error[PC0020]: there is no key `layuot` in a client\n  --> c.toml:3:1\n   = help: did you mean `layout`?\n\
             error[PC0020]: `mode`: `loose` is not a mode: use `lenient`, `observed` or `strict`\n  --> c.toml:5:8\n\
             error[PC0020]: `uuid` is `true` or `false`\n  --> c.toml:4:8\n"
        );
        assert!(read("[clients.a]\n").is_err_and(|error| error.contains("has no `input`")));
        assert!(read("[clients").is_err_and(|error| error.contains("is not TOML")));
        assert!(read("").is_err_and(|error| error.contains("there is no client")));
    }
}
