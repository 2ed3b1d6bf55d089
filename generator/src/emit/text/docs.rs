//! Doc comments.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::text::literal;

/// `/// line` for each line, for what is inside of an item. Those of the item itself are lines of its block: ten tokens for each line of a
/// client would take longer than the rest.
pub fn outer(lines: &[String]) -> TokenStream {
    let lines = comments(lines);
    quote!(#(#[doc = #lines])*)
}

/// A doc comment of one line.
pub fn line(text: &str) -> TokenStream {
    outer(&[text.to_owned()])
}

/// `//! line` for each line, as text inside `depth` modules.
pub fn inner(lines: &[String], depth: usize) -> String {
    comments(lines).map(|line| format!("{:1$}//!{line}\n", "", 4 * depth)).collect()
}

/// Returns the text after the slashes of each line, without empty lines at the start.
pub fn comments(lines: &[String]) -> impl Iterator<Item = String> {
    lines.iter().map(|line| comment(line)).skip_while(String::is_empty)
}

/// Returns the text after the slashes; nothing in it can end the comment or obscure it.
fn comment(line: &str) -> String {
    let line = line.trim_end();
    if line.is_empty() {
        return String::new();
    }
    if line.bytes().all(|b| matches!(b, b' '..=b'~')) {
        return format!(" {line}");
    }
    let seen = |c| if literal::is_unseen(c) { ' ' } else { c };
    format!(" {}", line.chars().map(seen).collect::<String>())
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::{inner, outer};
    use crate::emit::text::print;

    #[test]
    fn a_line_stays_a_line() {
        let lines = [String::new(), "One \"two\"".to_owned(), String::new(), "  a\n*/b\rc\u{202e}d  ".to_owned()];
        let outer = outer(&lines);
        assert_eq!(inner(&lines, 1), "    //! One \"two\"\n    //!\n    //!   a */b c d\n");
        assert_eq!(print::file(quote!(#outer fn f() {})), "/// One \"two\"\n///\n///   a */b c d\nfn f() {}\n");
    }
}
