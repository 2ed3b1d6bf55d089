//! The input as the items of a client.

use std::path::Path;

use postman_codegen::{Error, Generator, Layout, OPTIONS};
use proc_macro2::{Span, TokenStream};
use quote::quote;

use crate::input::Input;

pub fn expand(input: &Input, root: &Path) -> syn::Result<TokenStream> {
    let collection = root.join(input.collection.value());
    let mut generator = Generator::new(collection);
    for setting in &input.options {
        let name = setting.name.to_string();
        if name == "layout" || name == "runtime_path" {
            return Err(syn::Error::new(setting.name.span(), format!("`{name}` does not apply to a macro")));
        }
        for (value, place) in &setting.values {
            // if there is no such option, `set` reports it
            let known = OPTIONS.iter().find(|option| option.name == name);
            let at = if known.is_some() { *place } else { setting.name.span() };
            let is_path = known.is_some_and(|option| option.value == "FILE" || option.value == "DIR");
            let value = if is_path { root.join(value).to_string_lossy().into_owned() } else { value.clone() };
            generator = generator.set(&name, &value).map_err(|error| at_place(&error, at))?;
        }
    }
    let place = input.collection.span();
    let generated = generator.layout(Layout::Include).generate().map_err(|error| at_place(&error, place))?;
    let client: TokenStream = generated.text().parse().map_err(|_| {
        syn::Error::new(place, "the generated code is not Rust: this is a bug of postman-codegen, please report it")
    })?;
    // cargo compiles again when one of them changes
    let read = generated.inputs().iter().filter(|path| path.is_file()).map(|path| path.to_string_lossy().into_owned());
    Ok(quote! {
        #(const _: &[u8] = include_bytes!(#read);)*
        #client
    })
}

/// The message without the word `error`, which the compiler adds.
fn at_place(error: &Error, place: Span) -> syn::Error {
    let text = error.to_string();
    syn::Error::new(place, text.trim_end().trim_start_matches("error"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn expanded(input: &str) -> Result<String, String> {
        let folder = tempfile::tempdir().expect("a folder");
        let shop = r#"{"info": {"name": "Shop", "schema": "v2.1.0"}, "item": [{"name": "List books", "request": "https://shop.example/books"}]}"#;
        fs::write(folder.path().join("shop.json"), shop).expect("a file");
        fs::write(folder.path().join("broken.json"), "{\n  broken").expect("a file");
        let input = syn::parse_str(input).map_err(|error: syn::Error| error.to_string())?;
        expand(&input, folder.path()).map(|tokens| tokens.to_string()).map_err(|error| error.to_string())
    }

    #[test]
    fn a_collection_is_its_client() {
        let client = expanded("\"shop.json\"").expect("a client");
        assert!(client.contains("pub fn list_books") && client.contains("include_bytes !"), "{client}");
        let renamed = expanded("\"shop.json\", rename = [\"List books=all\"], uuid = true,").expect("a client");
        assert!(renamed.contains("pub fn all"), "{renamed}");
    }

    #[test]
    fn what_is_wrong_is_told() {
        for (input, expected) in [
            ("", "the path of a collection must come first"),
            ("\"none.json\"", "none.json"),
            ("\"broken.json\"", "broken.json:2:3"),
            ("\"shop.json\", layuot = \"dir\"", "there is no option `layuot`"),
            ("\"shop.json\", layout = \"dir\"", "`layout` does not apply to a macro"),
            ("\"shop.json\", mode = \"loose\"", "`loose` is not a mode"),
            ("\"shop.json\", uuid = 1", "a value must be a string"),
        ] {
            let error = expanded(input).expect_err(input);
            assert!(error.contains(expected), "{input}: {error}");
        }
    }
}
