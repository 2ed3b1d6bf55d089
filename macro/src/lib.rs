//! `generate!`: the client of a collection where the macro stands.

mod expand;
mod input;

use std::path::PathBuf;

use proc_macro::TokenStream;

/// Generates the client of a collection: what `postman-codegen generate --layout include` writes, as items of the module around it.
///
/// ```ignore
/// mod shop {
///     postman_codegen::generate!("shop.postman_collection.json");
/// }
///
/// let client = shop::Client::new(shop::Variables::default());
/// ```
///
/// The crate is called `postman-codegen-macro`; `postman-codegen = { package = "postman-codegen-macro", version = "0.1" }` gives it the name
/// above. Paths start at the folder of the package's `Cargo.toml`. The options are those of `postman-codegen.toml`, with `_` for `-`: a text,
/// `true` or `false`, or a list of texts, of pairs `"KEY=VALUE"` where the file has a table.
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
/// The crate needs `serde` with the feature `derive`, and the features of `postman-client` that the collection needs:
/// `postman-codegen generate` says which.
///
/// # Errors
///
/// A path or an option that is wrong is an error of the compiler at that text, a collection that cannot be read one at its path, with line and
/// column of the file in the message. Warnings have no way out of a macro: `postman-codegen inspect` has them.
///
/// # What it costs
///
/// The generator is compiled for the host (about as long as `syn` and `serde` together), and the collection is generated anew each time that
/// the crate is compiled, `cargo check` and editors included, whereas a build script runs when the collection has changed. For more than
/// about a hundred requests take `postman_codegen::build()`, or check the client in.
#[proc_macro]
pub fn generate(input: TokenStream) -> TokenStream {
    let input = match syn::parse(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error().into(),
    };
    // cargo sets it for each crate
    let root = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    expand::expand(&input, &root).unwrap_or_else(|error| error.to_compile_error()).into()
}
