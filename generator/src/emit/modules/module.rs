//! A module: its declarations, in the order of reading.

use std::borrow::Cow;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::modules::blocks::Blocks;
use crate::emit::modules::printed_modules::{self, ModuleBlocks, PrintedModules, gate};
use crate::emit::modules::{deprecated_aliases, operation, use_lines};
use crate::emit::operations::captures::capture;
use crate::emit::operations::inputs::tables;
use crate::emit::operations::{answer, auth, headers, paging};
use crate::emit::text::block::Block;
use crate::emit::text::{docs, print};
use crate::emit::types::reference;
use crate::emit::types::type_paths::Names;
use crate::lower::model::{Client, Module, SavedAnswers, SharedInputs, Use};
use crate::lower::runtime::types::{CALL, CLIENT, NO_FAILURE, NO_OPTIONS, VARIABLES};
use crate::name::file;

/// The path of a module from the client's root, with the enclosing modules.
#[derive(Clone)]
pub struct Scope<'a> {
    pub client: &'a Client,
    pub names: &'a Names<'a>,
    pub printed: &'a PrintedModules<'a>,
    pub path: Vec<&'a str>,
    /// The module with the saved answers, if the layout has one.
    pub answers: Option<&'a SavedAnswers>,
}

impl<'a> Scope<'a> {
    pub fn inside(&self, module: &'a Module) -> Self {
        let mut scope = self.clone();
        scope.path.push(&module.ident);
        scope
    }

    /// Returns the `cfg` for the feature of a module of the root.
    fn gate(&self, child: &Module) -> Option<TokenStream> {
        let feature = self.client.gates.modules.get(&child.ident).filter(|_| self.path.is_empty())?;
        Some(gate(feature))
    }

    /// Returns the path of a child module's file, relative to the file of this one, if rustc would not find it: it does not search for files of
    /// modules whose names are not ASCII, and searches elsewhere for the submodules of a module with a `path` attribute.
    fn file_of(&self, child: &Module) -> Option<String> {
        let found = self.path.iter().chain([&child.ident.as_str()]).all(|ident| ident.is_ascii());
        let file = format!("{}.rs", file::stem(&child.ident));
        let parent = self.path.last().map(|parent| file::stem(parent));
        (!found).then(|| parent.map_or(file.clone(), |parent| format!("{parent}/{file}")))
    }

    /// Returns the blocks of the module, printed now or before.
    fn printed(&self, module: &Module, depth: usize) -> Cow<'_, ModuleBlocks> {
        match self.printed.get(&self.path) {
            Some(blocks) => Cow::Borrowed(blocks),
            None => Cow::Owned(ModuleBlocks::of(module, self.client, &self.path, depth)),
        }
    }

    /// Returns the path of a function of this module from outside the crate.
    pub fn function(&self, name: &'a str) -> TokenStream {
        let krate = print::ident(&self.client.package.replace('-', "_"));
        let path = self.path.iter().copied().chain([name]).map(print::ident);
        quote!(#krate #(::#path)*)
    }

    /// Returns the path of the type `name` of `module` from outside the crate.
    pub fn absolute(&self, module: &[&'a str], name: &'a str) -> TokenStream {
        let krate = print::ident(&self.client.package.replace('-', "_"));
        let home = self.names.home(module, name);
        let path = home.into_iter().chain([name]).map(print::ident);
        quote!(#krate #(::#path)*)
    }
}

/// Returns the submodules by name, independent of their order in the collection.
pub fn children(module: &Module) -> Vec<&Module> {
    let mut children: Vec<&Module> = module.modules.iter().collect();
    children.sort_by_key(|child| child.ident.trim_start_matches("r#"));
    children
}

/// Returns the items of a module whose submodules are in other files.
pub fn outline<'a>(module: &'a Module, scope: &Scope<'a>) -> String {
    let declarations = children(module).into_iter().map(|child| {
        let path = scope.file_of(child).map(|path| quote!(#[path = #path]));
        let declaration = declaration(module, child, scope, path);
        quote!(#declaration;)
    });
    let answers = scope.answers.filter(|_| scope.path.is_empty()).map(|saved| {
        let module = print::ident(&saved.module);
        quote!(#[cfg(feature = "testing")] pub mod #module;)
    });
    let declarations = print::items(declarations.chain(answers).collect(), 0);
    body_of(module, scope, 0, declarations, Vec::new())
}

/// Returns the items of a module with its submodules inline.
pub fn inline<'a>(module: &'a Module, scope: &Scope<'a>) -> String {
    let depth = scope.path.len();
    let nested = children(module).into_iter().map(|child| {
        let declaration = declaration(module, child, scope, None);
        let body = [docs::inner(&child.docs, depth + 1), inline(child, &scope.inside(child))];
        let body = print::joined(body);
        let head = print::items(quote!(#declaration {}), depth);
        match head.strip_suffix("}\n") {
            Some(head) if !body.is_empty() => format!("{head}\n{body}{:1$}}}\n", "", 4 * depth),
            _ => head,
        }
    });
    let nested = nested.collect();
    body_of(module, scope, depth, String::new(), nested)
}

/// `pub mod name`, with its attributes.
fn declaration(module: &Module, child: &Module, scope: &Scope<'_>, path: Option<TokenStream>) -> TokenStream {
    let (allow, ident) = (inception(module, child), print::ident(&child.ident));
    let (gate, gone) = (scope.gate(child), gone(child));
    quote!(#gate #gone #allow #path pub mod #ident)
}

/// `depth` is the number of enclosing modules in the same file.
fn body_of<'a>(
    module: &'a Module,
    scope: &Scope<'a>,
    depth: usize,
    declarations: String,
    nested: Vec<String>,
) -> String {
    let mut items = Blocks::inside(depth);
    if scope.path.is_empty() {
        items.extend(client(scope.client));
    }
    items.extend(module.paging.iter().map(paging::define));
    items.extend(auth::define(module));
    items.extend(headers::define(module));
    items.extend(module.preset.as_ref().map(|preset| capture::define(preset, None)));
    items.extend(module.capture.as_ref().map(|one| capture::define(one, None)));
    items.extend(module.scripts.iter().map(|one| capture::define(&one.function, one.answer.as_ref())));
    let printed = scope.printed(module, depth);
    printed.operations.iter().for_each(|operation| items.append(operation));
    for inputs in &module.inputs {
        match inputs {
            SharedInputs::Options(options) => items.extend(operation::options_table(options, scope.client.saved)),
            SharedInputs::Form(form) => items.extend(operation::form_table(form, scope.client.saved)),
        }
    }
    let mut gated = Blocks::inside(depth);
    for (def, text) in module.types.iter().zip(&printed.types) {
        let blocks =
            if printed_modules::feature_of(scope.client, &scope.path, def).is_some() { &mut gated } else { &mut items };
        blocks.append(text);
    }
    for child in children(module) {
        let gate = scope.gate(child);
        items.extend(deprecated_aliases::of_module(child).into_iter().map(|alias| quote!(#gate #alias)));
    }
    let mut moved = Blocks::inside(depth);
    moved.extend(module.moved.iter().map(|one| {
        let feature = one.module.first().and_then(|first| scope.client.gates.modules.get(first));
        deprecated_aliases::moved(one, scope.path.len(), feature.map(|feature| gate(feature)))
    }));
    let (behind, open): (Vec<Use>, Vec<Use>) = module.uses.iter().cloned().partition(|one| !one.features.is_empty());
    let uses = [open, behind].map(|uses| print::items(use_lines::block(&uses), depth));
    print::joined(uses.into_iter().chain([declarations, items.text, gated.text, moved.text]).chain(nested))
}

/// Writes the items that only the root declares.
fn client(client: &Client) -> Vec<Block> {
    let failure = match &client.failure {
        Some(ty) => reference::reference(ty),
        None => quote!(#NO_FAILURE),
    };
    let decode = match &client.failure {
        Some(_) => answer::json(failure.clone(), client.strictness),
        None => quote!(#NO_FAILURE),
    };
    let alias = |docs: &str, tokens| Block::documented(&[docs.to_owned()], tokens);
    let mut blocks = vec![
        alias("Sends the requests of the collection.", quote!(pub type #CLIENT = postman_client::#CLIENT<#VARIABLES>;)),
        alias(
            "A request that is sent when it is awaited.",
            quote!(pub type #CALL<T, O = #NO_OPTIONS> = postman_client::#CALL<T, #decode, O>;),
        ),
        alias("The error of a call.", quote!(pub type Error = postman_client::Error<#failure>;)),
    ];
    blocks.extend(auth::common(&client.common));
    blocks.push(tables::variables(client));
    blocks
}

/// Returns the attribute of a module whose folder no longer exists.
fn gone(module: &Module) -> Option<TokenStream> {
    module.gone.then(|| quote!(#[deprecated(note = "its requests are in other folders now")]))
}

/// Returns the attribute for a module in a module of the same name, about which clippy warns.
/// Clippy knows the root's own name only if the caller chose the same one, so that this is not an `expect`.
fn inception(module: &Module, child: &Module) -> Option<TokenStream> {
    (module.ident == child.ident).then(|| quote!(#[allow(clippy::module_inception, reason = "as in the collection")]))
}

#[cfg(test)]
mod tests {
    use super::{PrintedModules, Scope, outline};
    use crate::emit::sample;
    use crate::emit::types::type_paths::Names;
    use crate::lower::model::{
        Answer, Body, Capture, Declared, FormDef, FormKind, Import, Module, Operation, Options, Reads, Strictness,
        TypeKind,
    };

    #[test]
    fn an_operation_is_one_block() {
        let kind = TypeKind::Body { casing: None, fields: vec![] };
        let body = Body::Json {
            ty: sample::named("Create"),
            declared: Declared::Json,
            saved: sample::saved_of("Create", "{}"),
        };
        let create = Operation {
            body: Some(body),
            answer: Answer::Json(sample::named("Shared"), Strictness::Lenient),
            capture: Some(Capture {
                ident: "capture_create".into(),
                docs: vec![],
                reads: Reads::Value,
                reading: false,
                locals: vec![],
                blocks: vec![],
            }),
            options: Some(Options { ident: "CreateOptions".into(), docs: vec![], inputs: vec![], shared: None }),
            types: vec![sample::define("Create", sample::BODY, kind), sample::structure("Created", vec![])],
            ..sample::operation("create")
        };
        let form = Body::Form {
            form: FormKind::Urlencoded,
            def: FormDef { ident: "LogForm".into(), docs: vec![], fields: vec![], shared: None, order: vec![] },
        };
        let module = Module {
            ident: "a".into(),
            imports: vec![Import {
                path: "super::types".into(),
                names: ["Shared".into(), "Unused".into()].into(),
                kept: Default::default(),
            }],
            operations: vec![create, Operation { body: Some(form), ..sample::operation("log") }],
            types: vec![sample::structure("Last", vec![])],
            ..Module::default()
        };
        let client = sample::client(Module { modules: vec![module], ..Module::default() });
        let module = client.root.modules[0].clone();
        let names = Names::of(&module);
        let printed = PrintedModules::default();
        let scope = Scope { client: &client, names: &names, printed: &printed, path: vec!["a"], answers: None };
        let text = outline(&module, &scope);
        let order: Vec<&str> = text
            .lines()
            .filter(|line| {
                ["use ", "pub use ", "pub fn", "pub struct", "    pub struct", "impl"]
                    .iter()
                    .any(|start| line.starts_with(start))
            })
            .filter_map(|line| line.trim_start().split(['(', '{']).next())
            .collect();
        assert_eq!(
            order,
            [
                "pub use super::types::Shared;",
                "use super::",
                "use postman_client::",
                "pub fn create",
                "pub fn capture_create",
                "pub struct CreateOptions ",
                "pub struct Create ",
                "impl Create ",
                "pub struct Created ",
                "pub fn log",
                "pub struct LogForm ",
                "pub struct Last ",
            ]
        );
    }
}
