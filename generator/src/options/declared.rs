//! The options of a client, each declared once: the declaration gives the method of [`Generator`](crate::Generator), the option of the
//! command line and the key of `postman-codegen.toml`.

use std::path::{Path, PathBuf};

use super::setting::{FullPath, Setting, Shape};
use super::{Dates, Layout, TypeMode, TypeOverride, TypePath, TypeSource};

/// The name, the values and the help of an option.
#[derive(Clone, Copy, Debug)]
pub struct OptionSpec {
    /// The name of the method of [`Generator`](crate::Generator). With `-` for `_`, it is the option of the command line and the key of the
    /// configuration.
    pub name: &'static str,
    /// Its help: one line, and optionally more after an empty line.
    pub help: &'static str,
    /// The placeholder of its value in the usage.
    pub value: &'static str,
    /// The values that it accepts, if they are few.
    pub choices: &'static [&'static str],
    /// The number of its values, and their form.
    pub shape: Shape,
    pub(crate) set: fn(&mut Options, &str, &str, &Path) -> Result<(), String>,
}

impl OptionSpec {
    /// Returns the key of the configuration, such as `runtime-path`.
    pub fn key(&self) -> String {
        self.name.replace('_', "-")
    }
}

/// Passes the declarations to another macro: here they become [`Options`] and [`OPTIONS`], in the generator its methods.
macro_rules! with_options {
    ($macro:ident) => {
        $macro! {
            /// The collection to use, if the input contains several: a data dump or a workspace
            one collection: [Option<String>], "NAME", [];

            /// The layout of the output: one file, a folder of modules, or a crate
            ///
            /// A crate has a manifest, tests of the saved examples, and a program that replays all requests. On the command line and in the
            /// configuration the default is `file` if the output ends in `.rs` or is `-`, and `dir` otherwise. `include` is one file without
            /// inner attributes, for `include!`.
            one layout: [Option<Layout>], "LAYOUT", ["file", "dir", "crate", "include"];

            /// The name of the generated package; by default the name of the collection
            one name: [Option<String>], "NAME", [];

            /// A Postman environment or globals file; may be given several times
            ///
            /// An environment becomes a constructor of `Variables`, whose values take precedence over those of the collection. Globals,
            /// recognised by `_postman_variable_scope`, are defaults for variables that the collection does not declare.
            many environment: [Vec<PathBuf>], "FILE", [];

            /// Make a generated crate depend on `postman-client` in this folder, instead of the published version
            one runtime_path: [Option<FullPath>], "DIR", [];

            /// The lock file, which keeps the names of functions, modules and types when the collection changes
            ///
            /// A request or folder that is renamed keeps its old name as a deprecated alias, until the old name is deleted from the file. The
            /// file also records what was generated, so that files edited by hand are not overwritten. With a configuration, the default is
            /// `postman-codegen.lock` beside it.
            one lock: [Option<PathBuf>], "FILE", [];

            /// Generate only this folder or request, by its path in Postman: `Folder/Request`; may be given several times
            many only: [Vec<String>], "ITEM", [];

            /// Leave out this folder or request, by its path in Postman: `Folder/Request`; may be given several times
            many skip: [Vec<String>], "ITEM", [];

            /// Put each top-level folder of the collection behind a cargo feature, named after its module
            ///
            /// In the layout `crate` all of them are enabled by default. In other layouts their names start with the name of the client, and
            /// you declare them in the manifest of your crate: a note has the lines.
            flag folder_features: [bool], "", [];

            /// Name a function or module: `Folder/Request=name`; may be given several times
            ///
            /// A folder that is named by a path, such as `/orders/:id`, has a module only if it is named here.
            pairs rename: [Vec<(String, String)>], "ITEM=NAME", [];

            /// A variable that callers pass to each call, where it is used in a path or query; may be given several times
            ///
            /// By default the generator guesses: a variable that fills a path segment is an argument, unless it configures the client.
            many arguments: [Vec<String>], "VARIABLE", [];

            /// A variable that configures the client, wherever it is used; may be given several times
            many variables: [Vec<String>], "VARIABLE", [];

            /// Always send a query parameter, a form field or a text of a JSON body as saved: `Folder/Request=parameter`; may be given several times
            pairs constants: [Vec<(String, String)>], "ITEM=PARAMETER", [];

            /// The way in which a list is split into pages: `Folder/Request=RULE`; may be given several times
            ///
            /// RULE is `cursor PARAMETER PATH`, `page PARAMETER [LIST]`, `offset PARAMETER [LIST]`, `url PATH`, `link` (the header) or `none`. PATH and
            /// LIST are places in the answer, such as `meta.next`. `page:0` counts pages from 0. The generator recognises the unambiguous cases
            /// itself.
            pairs pages: [Vec<(String, String)>], "ITEM=RULE", [];

            /// Generate a function `saved()` for options, forms and bodies, with the values saved in the collection
            ///
            /// Without this option, saved values are only in the replay and the tests of a generated crate.
            flag saved: [bool], "", [];

            /// The file of observed answers, which `postman-codegen observe` writes
            ///
            /// The default is the file beside the collection, if it exists: `shop.observations.json` for `shop.postman_collection.json`.
            one observations: [Option<PathBuf>], "FILE", [];

            /// A source for the types of answers; may be given several times
            ///
            /// `examples` are the saved examples, `observations` the file of observed answers, `schemas` the JSON schemas in test scripts,
            /// `documentation` the answers and tables of fields in descriptions, and `assertions` the fields that test scripts assert or store
            /// (such types lack the other fields). The default is the first three.
            many types_from: [Vec<TypeSource>], "SOURCE", ["examples", "observations", "schemas", "documentation", "assertions"];

            /// When a field of an answer is an `Option`
            ///
            /// `lenient`: always; a value that does not fit is converted or left out. `observed`: if it is an object, or is missing or null in an
            /// example. `strict`: if it is missing or null in an example. In the last two modes, a value that does not fit is an error.
            one mode: [Option<TypeMode>], "MODE", ["lenient", "observed", "strict"];

            /// The type of strings that are RFC 3339 dates or times in all examples
            one dates: [Option<Dates>], "CRATE", ["text", "time", "chrono", "jiff"];

            /// Use `Parsed<Uuid>` for strings that are UUIDs in all examples
            flag uuid: [bool], "", [];

            /// Use enums for strings that have few values in many examples; unknown values are kept
            flag enums: [bool], "", [];

            /// Override the type at a path: `User.id=required`, `accounts::list.price=type=f64`; may be given several times
            pairs type_override: [Vec<(TypePath, TypeOverride)>], "PATH=SETTING", [];
        }
    };
}
pub(crate) use with_options;

macro_rules! options {
    ($( $(#[doc = $doc:literal])+ $kind:ident $name:ident: [$($ty:tt)+], $value:literal, [$($choice:literal),*]; )+) => {
        /// The options of one client.
        #[derive(Clone, Debug, Default)]
        pub(crate) struct Options {
            $(pub(crate) $name: $($ty)+,)+
        }

        /// Every option, in the order of the help.
        pub const OPTIONS: &[OptionSpec] = &[$(
            OptionSpec {
                name: stringify!($name),
                help: concat!($($doc, "\n"),+),
                value: $value,
                choices: &[$($choice),*],
                shape: <$($ty)+ as Setting>::SHAPE,
                set: |options, key, value, base| options.$name.set(key, value, base),
            },
        )+];
    };
}

with_options!(options);

/// The option of this name, spelled with `-` or `_`.
pub(crate) fn find(name: &str) -> Option<&'static OptionSpec> {
    OPTIONS.iter().find(|option| option.name == name || option.key() == name)
}

impl Options {
    /// Sets an option; `value` is `KEY=VALUE` for an option of pairs.
    pub(crate) fn set(&mut self, option: &OptionSpec, value: &str, base: &Path) -> Result<(), String> {
        let (key, value) = match option.shape {
            Shape::Pairs => value.split_once('=').ok_or_else(|| format!("`{value}` is not {}", option.value))?,
            _ => ("", value),
        };
        (option.set)(self, key.trim(), value.trim(), base)
    }
}
