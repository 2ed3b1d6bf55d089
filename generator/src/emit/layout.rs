//! Which file holds what.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use proc_macro2::TokenStream;
use quote::quote;

use super::module::{self, Scope};
use super::{docs, examples, manifest, print, replay};
use crate::lower::model::Module;
use crate::write::{Files, MARKER};

/// How the client is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Layout {
    /// One file, `client.rs`, with its modules inside: for a `mod` declaration.
    #[default]
    File,
    /// One file, `client.rs`, without attributes and docs of its own: for `include!` inside a `mod { … }`.
    Include,
    /// `mod.rs`, and a file for each module.
    Dir,
    /// A crate that stands alone, with its tests and its replay.
    Crate,
}

impl Layout {
    /// What an output asks for by its name: one file if it ends in `.rs`, or if it is not given.
    pub fn of_output(output: Option<&Path>) -> Self {
        match output {
            Some(output) if output.extension().is_none_or(|extension| extension != "rs") => Self::Dir,
            _ => Self::File,
        }
    }
}

impl FromStr for Layout {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "file" => Ok(Self::File),
            "include" => Ok(Self::Include),
            "dir" => Ok(Self::Dir),
            "crate" => Ok(Self::Crate),
            _ => Err(format!("`{text}` is no layout: there are `file`, `dir`, `crate` and `include`")),
        }
    }
}

/// Where the crate layout finds the runtime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuntimeDependency {
    /// A version requirement.
    Version(String),
    /// The folder of the package.
    Path(PathBuf),
}

/// The key of the only file of [`Layout::File`] and [`Layout::Include`].
pub const CLIENT_FILE: &str = "client.rs";

pub(super) fn files<'a>(scope: &Scope<'a>, layout: Layout, runtime: &RuntimeDependency) -> Files {
    let root = &scope.client.root;
    let mut files = Files::default();
    match layout {
        Layout::File => {
            let text = file(scope, &root.docs, module::inline(root, scope));
            files.0.insert(CLIENT_FILE.into(), text);
        }
        Layout::Include => {
            let text = format!("{}{}", header(scope), print::file(module::inline(root, scope)));
            files.0.insert(CLIENT_FILE.into(), text);
        }
        Layout::Dir => tree(root, scope, "mod.rs".into(), Path::new(""), &mut files),
        Layout::Crate => {
            tree(root, scope, "src/lib.rs".into(), Path::new("src"), &mut files);
            manifest::add(scope, runtime, &mut files);
            examples::add(scope, &mut files);
            replay::add(scope, &mut files);
        }
    }
    files
}

/// The module in its file, those inside it in the folder beside.
fn tree<'a>(module: &'a Module, scope: &Scope<'a>, path: PathBuf, folder: &Path, files: &mut Files) {
    let text = file(scope, &module.docs, module::outline(module, scope));
    files.0.insert(path, text);
    for child in module::children(module) {
        let name = child.ident.trim_start_matches("r#");
        let path = folder.join(format!("{name}.rs"));
        tree(child, &scope.inside(child), path, &folder.join(name), files);
    }
}

/// The file of a module, as rustfmt is to leave it.
pub(super) fn file(scope: &Scope<'_>, docs: &[String], items: TokenStream) -> String {
    let docs = docs::inner(docs);
    let inner_blank = (!docs.is_empty()).then(print::inner_blank);
    let blank = (!items.is_empty()).then(print::blank);
    let tokens = quote!(#docs #inner_blank #![cfg_attr(rustfmt, rustfmt_skip)] #blank #items);
    format!("{}{}", header(scope), print::file(tokens))
}

/// The first line says that the file is ours, see [`write`](crate::write::write).
pub(super) fn header(scope: &Scope<'_>) -> String {
    format!("// {}\n\n", marker(scope))
}

pub(super) fn marker(scope: &Scope<'_>) -> String {
    let source: String =
        scope.client.source.chars().map(|c| if super::literal::is_unseen(c) { ' ' } else { c }).collect();
    format!("{MARKER} from {source}. Do not edit.")
}

#[cfg(test)]
mod tests {
    use super::{Layout, RuntimeDependency};
    use crate::emit::{emit, sample};
    use crate::lower::model::{Auth, AuthUse, Client, Module, Operation};

    fn module(ident: &str, modules: Vec<Module>) -> Module {
        Module { ident: ident.into(), docs: vec![format!("The {ident}.")], modules, ..Module::default() }
    }

    fn client() -> Client {
        let auth = Auth { constructor: "bearer", args: vec!["{{t}}".into()], ..Auth::default() };
        let get = Operation { auth: AuthUse::Inherited("super::super".into()), ..sample::operation("get") };
        let inner = Module { operations: vec![get], ..module("a", vec![]) };
        let outer = module("a", vec![inner, module("r#match", vec![])]);
        let root = Module { auth: Some(auth), ..module("shop", vec![module("r#type", vec![]), outer]) };
        sample::client(root)
    }

    fn text(layout: Layout, path: &str) -> String {
        let mut files = emit(&client(), layout, &RuntimeDependency::Version("0.1".into()));
        let text = files.0.remove(std::path::Path::new(path)).unwrap_or_default();
        let kept = text.find("/// Sends").zip(text.find("/// What the requests here inherit"));
        kept.map_or(text.clone(), |(from, to)| format!("{}…\n\n{}", &text[..from], &text[to..]))
    }

    #[test]
    fn one_file_has_its_modules_inside() {
        assert_eq!(
            text(Layout::File, "client.rs"),
            r#"// @generated by postman-codegen from shop.json. Do not edit.

//! The shop.

#![cfg_attr(rustfmt, rustfmt_skip)]

use postman_client::{Auth, NoFailure, NoOptions};

…

/// What the requests here inherit.
fn auth() -> Auth {
    Auth::bearer("{{t}}")
}

pub mod a {
    //! The a.

    #[allow(clippy::module_inception, reason = "as in the collection")]
    pub mod a {
        //! The a.

        use super::super::{Call, Client};
        use postman_client::Response;

        /// The request get.
        pub fn get(client: &Client) -> Call<Response> {
            client.get("{{url}}/a").auth(super::super::auth()).call()
        }
    }

    pub mod r#match {
        //! The r#match.
    }
}

pub mod r#type {
    //! The r#type.
}
"#
        );
    }

    #[test]
    fn a_file_to_include_has_nothing_inner() {
        assert_eq!(
            text(Layout::Include, "client.rs").lines().take(4).collect::<Vec<_>>(),
            [
                "// @generated by postman-codegen from shop.json. Do not edit.",
                "",
                "use postman_client::{Auth, NoFailure, NoOptions};",
                ""
            ]
        );
    }

    #[test]
    fn a_folder_has_a_file_for_each_module() {
        let files = emit(&client(), Layout::Dir, &RuntimeDependency::Version("0.1".into()));
        let paths: Vec<_> = files.0.keys().map(|path| path.display().to_string()).collect();
        assert_eq!(paths, ["a/a.rs", "a/match.rs", "a.rs", "mod.rs", "type.rs"]);
        assert_eq!(
            text(Layout::Dir, "a.rs"),
            r#"// @generated by postman-codegen from shop.json. Do not edit.

//! The a.

#![cfg_attr(rustfmt, rustfmt_skip)]

#[allow(clippy::module_inception, reason = "as in the collection")]
pub mod a;
pub mod r#match;
"#
        );
    }

    #[test]
    fn a_crate_stands_alone() {
        let files = emit(&client(), Layout::Crate, &RuntimeDependency::Version("0.1".into()));
        let paths: Vec<_> = files.0.keys().map(|path| path.display().to_string()).collect();
        assert_eq!(
            paths,
            [
                "Cargo.toml",
                "examples/replay.rs",
                "src/a/a.rs",
                "src/a/match.rs",
                "src/a.rs",
                "src/lib.rs",
                "src/type.rs"
            ]
        );
    }
}
