//! The public Rust API of a client that is generated now, or of one that is checked in. Both are read from their Rust code, so
//! that the comparison covers what callers compile against.

mod common;
mod former;
mod model;
mod names;
mod open;
mod read;
mod sends;
mod tables;

pub use model::Surface;
pub(crate) use model::{Function, Member, Sends, Shape, TypeItem};

use std::collections::HashMap;

use common::Common;

use crate::emit::{self, RuntimeDependency};
use crate::lower::model::{Client, Module};
use crate::options::Layout;
use crate::resolve::Api;

impl Surface {
    /// Reads the API of a client in one file.
    pub(crate) fn parse(code: &str) -> Result<Self, syn::Error> {
        let file = syn::parse_file(code)?;
        let mut surface = Self::default();
        let mut no_outline = |path: &[String]| {
            Err(syn::Error::new(proc_macro2::Span::call_site(), format!("`{}` is in no file", path.join("::"))))
        };
        read::module(&mut surface, &[], &file.attrs, &file.items, &mut no_outline)?;
        surface.finish(&file.items);
        Ok(surface)
    }

    /// Completes the surface after all modules are read; `items` are those of the root.
    fn finish(&mut self, items: &[syn::Item]) {
        common::copy_headers(self);
        let common = items.iter().find_map(|item| match item {
            syn::Item::Const(item) if item.ident == "COMMON" => Some(Common::of(item)),
            _ => None,
        });
        common.unwrap_or_default().copy_to_requests(self);
        self.name_shared();
    }

    /// Replaces aliases of the client's types by the types, because callers cannot distinguish them.
    fn name_shared(&mut self) {
        let types = &mut self.types;
        self.aliases.retain(|path, alias| {
            let Some(mut shared) = alias.ty.strip_prefix("crate::").and_then(|of| types.get(of)).cloned() else {
                return true;
            };
            if !alias.docs.is_empty() {
                shared.docs = format!("{}\n\n{}", shared.docs, alias.docs);
            }
            types.insert(path.clone(), shared);
            false
        });
    }

    /// Reads the API of a client as it would be generated, with Postman's ids of its requests.
    pub(crate) fn of(client: &Client, api: &Api) -> Result<Self, syn::Error> {
        let files = emit::emit(client, Layout::File, &RuntimeDependency::Version(String::new()));
        let text = files.0.into_values().next().unwrap_or_default();
        let mut surface = Self::parse(&text)?;
        let ids = api.root.all_operations();
        let ids = ids.filter_map(|operation| Some((operation.position?, operation.id.as_deref()?))).collect();
        surface.identify(&client.root, "", &ids);
        Ok(surface)
    }

    fn identify(&mut self, module: &Module, path: &str, ids: &HashMap<usize, &str>) {
        for operation in &module.operations {
            if let Some(function) = self.functions.get_mut(&format!("{path}{}", operation.ident)) {
                function.item = Some(operation.item.clone());
                function.id = operation.position.and_then(|at| ids.get(&at)).map(|id| (*id).to_owned());
            }
        }
        for inner in &module.modules {
            self.identify(inner, &format!("{path}{}::", inner.ident), ids);
        }
    }
}
