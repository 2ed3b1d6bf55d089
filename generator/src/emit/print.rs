//! Tokens to text: prettyplease, and the blank lines that it does not know.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// Behind a `//`, it stands for a blank line. No literal or comment has it: control characters are escaped there.
const BLANK: &str = "\u{1}";

/// A Rust identifier of the model.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// `super::super::types`
pub(super) fn path(path: &str) -> TokenStream {
    let segments = path.split("::").map(ident);
    quote!(#(#segments)::*)
}

/// A blank line before the item, field or method that follows.
pub(super) fn blank() -> TokenStream {
    quote!(#[comment = #BLANK])
}

/// A blank line before the inner attribute that follows.
pub(super) fn inner_blank() -> TokenStream {
    quote!(#![comment = #BLANK])
}

/// The blocks, a blank line before each but the first. A block is one item, or several that stand together.
pub(super) fn spaced(blocks: impl IntoIterator<Item = TokenStream>) -> TokenStream {
    let mut spaced = TokenStream::new();
    for block in blocks.into_iter().filter(|block| !block.is_empty()) {
        if !spaced.is_empty() {
            spaced.extend(blank());
        }
        spaced.extend(block);
    }
    spaced
}

/// The text of a file.
pub(super) fn file(tokens: TokenStream) -> String {
    let file = match syn::parse2(tokens) {
        Ok(file) => file,
        Err(error) => unreachable!("what emission writes is Rust: {error}"),
    };
    let text = prettyplease::unparse(&file);
    let line = |line| if is_blank(line) { "\n" } else { line };
    text.split_inclusive('\n').map(line).collect()
}

/// The text of the blocks, for tests.
#[cfg(test)]
pub(super) fn text(blocks: impl IntoIterator<Item = TokenStream>) -> String {
    format!("\n{}", file(spaced(blocks)))
}

fn is_blank(line: &str) -> bool {
    line.trim().strip_prefix("//") == Some(BLANK)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::{blank, file, spaced};
    use crate::emit::literal;

    #[test]
    fn blank_lines_are_where_they_are_asked_for_and_literals_keep_their_lines() {
        let text = literal::string("\n  //\u{a0}\n  { \"a\": 1 }\n");
        let blank = blank();
        let inner = spaced([
            quote!(
                use a::b;
                use c::d;
            ),
            quote!(),
            quote!(const A: &str = #text;),
            quote!(impl A { fn a() {} #blank fn b() {} }),
        ]);
        assert_eq!(
            file(quote!(pub mod m { #inner })),
            "pub mod m {\n    use a::b;\n    use c::d;\n\n    const A: &str = r#\"\n  //\u{a0}\n  { \"a\": 1 }\n\"#;\n\n    \
             impl A {\n        fn a() {}\n\n        fn b() {}\n    }\n}\n"
        );
    }
}
