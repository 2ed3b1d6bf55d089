//! Tokens → text: prettyplease, and blank lines, which it does not write.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

#[cfg(test)]
use crate::emit::text::block::Block;
use crate::lower::runtime::functions::Name;
use crate::lower::runtime::types::Item;

/// After `//`, it marks a blank line. No literal or comment contains it: control characters are escaped there.
const BLANK: &str = "\u{1}";

/// A Rust identifier of the model.
pub fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

impl ToTokens for Name {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        ident(self.as_str()).to_tokens(tokens);
    }
}

impl ToTokens for Item {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        ident(self.name).to_tokens(tokens);
    }
}

/// `super::super::types`
pub fn path(path: &str) -> TokenStream {
    let segments = path.split("::").map(ident);
    quote!(#(#segments)::*)
}

/// Returns a blank line before the next item, field or method.
pub fn blank() -> TokenStream {
    quote!(#[comment = #BLANK])
}

/// Joins blocks by blank lines, for tests.
#[cfg(test)]
pub fn spaced(blocks: impl IntoIterator<Item = TokenStream>) -> TokenStream {
    let mut spaced = TokenStream::new();
    for block in blocks.into_iter().filter(|block| !block.is_empty()) {
        if !spaced.is_empty() {
            spaced.extend(blank());
        }
        spaced.extend(block);
    }
    spaced
}

/// Returns the text of items, as inside `depth` modules.
pub fn items(tokens: TokenStream, depth: usize) -> String {
    if tokens.is_empty() {
        return String::new();
    }
    // moved into the group, because `quote` would copy a named value
    let within = |inner, _| {
        let body = TokenTree::from(Group::new(Delimiter::Brace, inner));
        quote!(mod m).into_iter().chain([body]).collect()
    };
    let text = file((0..depth).fold(tokens, within));
    let around = |line: &str| (0..depth).map(|level| 4 * level + line.len()).sum::<usize>();
    let items = text.get(around("mod m {\n")..text.len().saturating_sub(around("}\n")));
    items.map(str::to_owned).unwrap_or(text)
}

/// Joins the texts that are not empty by blank lines.
pub fn joined(texts: impl IntoIterator<Item = String>) -> String {
    let mut joined = String::new();
    for text in texts.into_iter().filter(|text| !text.is_empty()) {
        if !joined.is_empty() {
            joined.push('\n');
        }
        joined.push_str(&text);
    }
    joined
}

/// The text of a file.
pub fn file(tokens: TokenStream) -> String {
    let file = match syn::parse2(tokens) {
        Ok(file) => file,
        Err(error) => unreachable!("emission writes valid Rust: {error}"),
    };
    let printed = prettyplease::unparse(&file);
    let is_blank = |line: &str| line.trim().strip_prefix("//") == Some(BLANK);
    printed.split_inclusive('\n').map(|line| if is_blank(line) { "\n" } else { line }).collect()
}

/// The tokens of text that emission wrote.
pub fn parse(text: &str) -> TokenStream {
    match text.parse() {
        Ok(tokens) => tokens,
        Err(error) => unreachable!("emission writes valid Rust: {error}"),
    }
}

/// Returns the text of the blocks, for tests.
#[cfg(test)]
pub fn text<B: Into<Block>>(blocks: impl IntoIterator<Item = B>) -> String {
    format!("\n{}", joined(blocks.into_iter().map(|block| block.into().text(0))))
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::{blank, file, spaced};
    use crate::emit::text::literal;

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
