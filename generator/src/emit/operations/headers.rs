//! The constant headers of operations, and the tables of modules that have some of them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::text::block::Block;
use crate::emit::text::{literal, print};
use crate::lower::model::{Module, Operation};
use crate::lower::runtime::functions::request::{HEADER, HEADERS};

/// Writes `const HEADERS`, if the module declares any.
pub fn define(module: &Module) -> Option<Block> {
    if module.headers.is_empty() {
        return None;
    }
    let below = if module.modules.is_empty() { "" } else { " and the modules below it" };
    let docs = format!("The headers of the requests in this module{below}.");
    let headers = list(&module.headers);
    Some(Block::documented(&[docs], quote!(const HEADERS: &[(&str, &str)] = #headers;)))
}

/// `&[("Accept", "application/json")]`
pub fn list(headers: &[(String, String)]) -> TokenStream {
    let headers = headers.iter().map(|(name, value)| {
        let (name, value) = (literal::string(name), literal::string(value));
        quote!((#name, #value))
    });
    quote!(&[#(#headers),*])
}

/// `.header("Accept", "application/json").headers(super::HEADERS)`
pub fn steps(operation: &Operation) -> TokenStream {
    let mut steps = TokenStream::new();
    let mut index = 0;
    while let Some((name, value)) = operation.headers.get(index) {
        match operation.header_tables.iter().find(|table| table.start == index && table.count > 0) {
            Some(table) => {
                let module = (!table.module.is_empty()).then(|| {
                    let module = print::path(&table.module);
                    quote!(#module::)
                });
                steps.extend(quote!(.#HEADERS(#module HEADERS)));
                index += table.count;
            }
            None => {
                let (name, value) = (literal::string(name), literal::string(value));
                steps.extend(quote!(.#HEADER(#name, #value)));
                index += 1;
            }
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::{define, steps};
    use crate::emit::sample;
    use crate::emit::text::print;
    use crate::lower::model::{HeaderTable, Module, Operation};

    fn headers(names: &[&str]) -> Vec<(String, String)> {
        names.iter().map(|name| ((*name).to_owned(), "1".to_owned())).collect()
    }

    #[test]
    fn a_table_stands_where_its_headers_are_sent() {
        let operation = Operation {
            headers: headers(&["A", "B", "C", "D"]),
            header_tables: vec![
                HeaderTable { start: 3, count: 1, module: String::new() },
                HeaderTable { start: 1, count: 2, module: "super::super".into() },
            ],
            ..sample::operation("f")
        };
        let steps = steps(&operation).to_string().replace(' ', "");
        assert_eq!(steps, r#".header("A","1").headers(super::super::HEADERS).headers(HEADERS)"#);
    }

    #[test]
    fn a_module_declares_its_headers_once() {
        let module = Module { headers: headers(&["A", "B"]), ..Module::default() };
        assert_eq!(
            print::text(define(&module)),
            "\n/// The headers of the requests in this module.\nconst HEADERS: &[(&str, &str)] = &[(\"A\", \"1\"), (\"B\", \"1\")];\n"
        );
        assert!(define(&Module::default()).is_none());
    }
}
