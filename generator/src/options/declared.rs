//! The options of a client, each declared once: the declaration gives the method of [`Generator`](crate::Generator), the option of the
//! command line and the key of `postman-codegen.toml`.

use std::path::{Path, PathBuf};

use super::setting::{FullPath, Setting, Shape};
use super::{Dates, Layout, TypeMode, TypeOverride, TypePath, TypeSource};

/// Name, values and purpose of an option.
#[derive(Clone, Copy, Debug)]
pub struct OptionSpec {
    /// As the method of [`Generator`](crate::Generator); with `-` for `_` it is the option of the command line and the key of the file.
    pub name: &'static str,
    /// Its purpose: a line, and perhaps more after an empty one.
    pub help: &'static str,
    /// The placeholder of its value in the usage.
    pub value: &'static str,
    /// The values it takes, if they are few.
    pub choices: &'static [&'static str],
    /// The number of its values, and their form.
    pub shape: Shape,
    pub(crate) set: fn(&mut Options, &str, &str, &Path) -> Result<(), String>,
}

impl OptionSpec {
    /// `runtime-path`
    pub fn key(&self) -> String {
        self.name.replace('_', "-")
    }
}

/// Gives the declarations to another macro: here they become [`Options`] and [`OPTIONS`], in the generator its methods.
macro_rules! with_options {
    ($macro:ident) => {
        $macro! {
            /// The collection to take, where the input has several: a data dump or a workspace
            one collection: [Option<String>], "NAME", [];

            /// One file, a folder of modules, or a crate with its own manifest, tests of the saved examples and a replay
            ///
            /// On the command line and in the file the default is `file` when the output ends in `.rs` or is `-`, else `dir`. `include` is one
            /// file without inner attributes, for `include!`.
            one layout: [Option<Layout>], "LAYOUT", ["file", "dir", "crate", "include"];

            /// The name of the generated package; by default the collection's
            one name: [Option<String>], "NAME", [];

            /// A Postman environment or globals file; may be given several times
            ///
            /// An environment is a constructor of `Variables`, and comes before the collection's own values. Globals, recognised by
            /// `_postman_variable_scope`, are the defaults of what the collection does not declare itself.
            many environment: [Vec<PathBuf>], "FILE", [];

            /// Let a generated crate depend on the runtime in this folder, instead of the published version
            one runtime_path: [Option<FullPath>], "DIR", [];

            /// Keep the names of functions, modules and types in this file, across changes in Postman
            ///
            /// A request or folder that is renamed keeps its old name as a deprecated alias, until that name is deleted from the file. The file
            /// also knows what was generated, so that an edit by hand is not overwritten. With a configuration file the default is
            /// `postman-codegen.lock` beside it.
            one lock: [Option<PathBuf>], "FILE", [];

            /// Only this folder or request, by its path in Postman: `Folder/Request`; may be given several times
            many only: [Vec<String>], "ITEM", [];

            /// Leave out this folder or request, by its path in Postman: `Folder/Request`; may be given several times
            many skip: [Vec<String>], "ITEM", [];

            /// Put each folder at the top of the collection behind a cargo feature, named as its module
            ///
            /// In a crate of its own all are on by default. Elsewhere the features start with the name of the client, and the manifest of the
            /// crate that holds it declares them: a note says how.
            flag folder_features: [bool], "", [];

            /// Name a function or module: `Folder/Request=name`; may be given several times
            pairs rename: [Vec<(String, String)>], "ITEM=NAME", [];

            /// Variables that callers give for each call, where they stand in a path or a query; may be given several times
            ///
            /// A guess otherwise: a variable that fills a path segment is an argument, unless it is configuration of the client.
            many arguments: [Vec<String>], "VARIABLE", [];

            /// Variables that are configuration of the client, wherever they stand; may be given several times
            many variables: [Vec<String>], "VARIABLE", [];

            /// Send a query parameter or form field of a request as saved, without asking the caller: `Folder/Request=parameter`
            pairs constants: [Vec<(String, String)>], "ITEM=PARAMETER", [];

            /// The way that a list is split into pages: `Folder/Request=RULE`
            ///
            /// RULE is `cursor PARAMETER PATH`, `page PARAMETER [LIST]`, `offset PARAMETER [LIST]`, `url PATH`, `link` (the header) or `none`; PATH and
            /// LIST are places in the answer, such as `meta.next`. `page:0` counts pages from 0. Where the collection leaves no doubt, it is found.
            pairs pages: [Vec<(String, String)>], "ITEM=RULE", [];

            /// Give options, forms and bodies a function `saved()` with the values saved in the collection
            ///
            /// Without it they are only in the replay and the tests of a generated crate.
            flag saved: [bool], "", [];

            /// The file that says what answers looked like, made by `postman-codegen observe`
            ///
            /// By default it is beside the collection, if it is there: `shop.observations.json` for `shop.postman_collection.json`.
            one observations: [Option<PathBuf>], "FILE", [];

            /// The sources of the types of answers; may be given several times
            ///
            /// `examples` that are saved, `observations` (a file of what answers looked like), `schemas` (JSON schemas in test scripts),
            /// `documentation` (answers and tables of fields in descriptions) and `assertions` (fields that test scripts assert or keep: types
            /// of which only some fields are known). By default all but the last two.
            many types_from: [Vec<TypeSource>], "SOURCE", ["examples", "observations", "schemas", "documentation", "assertions"];

            /// When a field of an answer is an `Option`
            one mode: [Option<TypeMode>], "MODE", ["lenient", "observed", "strict"];

            /// The type of texts that are dates of RFC 3339 in all examples
            one dates: [Option<Dates>], "CRATE", ["text", "time", "chrono", "jiff"];

            /// Texts that are UUIDs in all examples become `Parsed<Uuid>`
            flag uuid: [bool], "", [];

            /// Texts that take few values in many examples become enums that keep values they do not know
            flag enums: [bool], "", [];

            /// Say what the examples do not: `User.id=required`, `accounts::list.price=type=f64`; may be given several times
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
    /// `value` is `KEY=VALUE` for an option of pairs.
    pub(crate) fn set(&mut self, option: &OptionSpec, value: &str, base: &Path) -> Result<(), String> {
        let (key, value) = match option.shape {
            Shape::Pairs => value.split_once('=').ok_or_else(|| format!("`{value}` is not {}", option.value))?,
            _ => ("", value),
        };
        (option.set)(self, key.trim(), value.trim(), base)
    }
}
