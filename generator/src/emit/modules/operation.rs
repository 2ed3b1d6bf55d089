//! An operation and all items that only it uses, in the order of reading.

use quote::quote;

use crate::emit::modules::deprecated_aliases;
use crate::emit::operations::captures::capture;
use crate::emit::operations::inputs::{body, saved, tables};
use crate::emit::operations::{function, paging, renewal};
use crate::emit::text::block::Block;
use crate::emit::text::print;
use crate::emit::types::definitions;
use crate::lower::model::{Body, Client, Docs, FormDef, Ident, Operation, Options, SavedHome};

/// Everything that only this operation uses: function, capture, saved body, options, form, types.
pub fn blocks(operation: &Operation, client: &Client) -> Vec<Block> {
    let mut blocks = vec![function::function(operation)];
    let scripts = operation.preset.iter().chain(&operation.capture);
    blocks.extend(scripts.map(|script| capture::define(script, Some(&operation.answer))));
    blocks.extend(operation.script_names.iter().map(|name| Block::from(capture::name(name))));
    blocks.extend(operation.renewal.iter().map(|renewal| renewal::define(renewal, operation)));
    blocks.extend(operation.paging.iter().map(paging::define));
    let body = operation.body.as_ref();
    let shown = client.saved;
    let saved = body.and_then(body::saved_function);
    let saved_type = body.and_then(Body::saved).and_then(|saved| match saved.home.as_ref()? {
        SavedHome::Type(ident) => operation.types.iter().position(|def| def.ident == *ident),
        SavedHome::Function(_) => None,
    });
    if saved_type.is_none() {
        blocks.extend(saved.clone().map(Block::from));
    }
    if let Some(options) = &operation.options {
        match &options.shared {
            Some(path) => blocks.push(alias(&options.ident, &options.docs, path)),
            None => blocks.extend(options_table(options, shown)),
        }
    }
    if let Some(Body::Form { def, .. }) = body {
        match &def.shared {
            Some(path) => blocks.push(alias(&def.ident, &def.docs, path)),
            None => blocks.extend(form_table(def, shown)),
        }
    }
    for (index, def) in operation.types.iter().enumerate() {
        blocks.extend(definitions::define(def));
        if saved_type == Some(index) {
            blocks.extend(saved.clone().map(Block::from));
        }
    }
    blocks.extend(deprecated_aliases::of_operation(operation).into_iter().map(Block::from));
    blocks
}

pub fn options_table(options: &Options, saved: bool) -> impl Iterator<Item = Block> {
    let function = saved.then(|| saved::inputs_function(&options.ident, &options.inputs)).flatten();
    [tables::options(options)].into_iter().chain(function.map(Block::from))
}

pub fn form_table(form: &FormDef, saved: bool) -> impl Iterator<Item = Block> {
    let function = saved.then(|| saved::inputs_function(&form.ident, &form.fields)).flatten();
    [tables::form(form)].into_iter().chain(function.map(Block::from))
}

/// Writes the operation's alias of a shared type.
fn alias(ident: &Ident, docs: &Docs, path: &str) -> Block {
    let (ident, path) = (print::ident(ident), print::path(path));
    Block::documented(docs, quote!(pub type #ident = #path;))
}
