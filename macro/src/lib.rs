//! `generate!`: a macro that expands to the client of a collection.

mod expand;
mod input;

use std::path::PathBuf;

use proc_macro::TokenStream;

/// Generates the client of a collection, as items of the enclosing module.
///
/// ```ignore
/// #[allow(dead_code, reason = "a program rarely calls the whole API")]
/// mod shop {
///     postman_codegen::generate!("shop.postman_collection.json");
/// }
///
/// let client = shop::Client::new(shop::Variables::default());
/// ```
///
/// The crate is called `postman-codegen-macro`; `postman-codegen = { package = "postman-codegen-macro", version = "0.1" }` gives it the name
/// above. Paths are relative to the folder of the package's `Cargo.toml`. The options are those of `postman-codegen.toml`, with `_` for `-`. A
/// value is a string, `true` or `false`, or a list of strings; where the file has a table, it is a list of pairs `"KEY=VALUE"`.
///
/// ```ignore
/// postman_codegen::generate!(
///     "shop.postman_collection.json",
///     environment = ["staging.postman_environment.json"],
///     uuid = true,
///     rename = ["Books/Get book=book"],
/// );
/// ```
///
/// Your crate depends on `serde` with the feature `derive`, and on `postman-client` with the features that the collection needs, which
/// `postman-codegen generate` prints.
///
/// # Errors
///
/// A wrong path or option is a compiler error at that argument. A collection that cannot be read is an error at its path, with the line and
/// column of the file in the message. A macro cannot print warnings: `postman-codegen inspect` lists them.
///
/// # Costs
///
/// The compiler builds the generator before your crate, and generates the client again each time it compiles the crate, in `cargo check` and
/// in editors, too. A build script generates only when the collection has changed: for more than about a hundred requests, use
/// `postman_codegen::build()`, or check the client in.
#[proc_macro]
pub fn generate(input: TokenStream) -> TokenStream {
    let input = match syn::parse(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error().into(),
    };
    // cargo sets this variable for each crate
    let root = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    expand::expand(&input, &root).unwrap_or_else(|error| error.to_compile_error()).into()
}
