//! The fragments by which parts of the client's page are linked, from itself and from the page of changes.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Module,
    Function,
    Type,
    Variable,
}

/// `fn.books::get_book`. A Rust path has no `r#` in it: a second `#` would not be part of a fragment everywhere.
pub fn anchor(kind: Kind, path: &str) -> String {
    let kind = match kind {
        Kind::Module => "mod",
        Kind::Function => "fn",
        Kind::Type => "type",
        Kind::Variable => "var",
    };
    format!("{kind}.{}", path.replace("r#", ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_is_a_fragment() {
        assert_eq!(anchor(Kind::Function, "a::r#type::r#match"), "fn.a::type::match");
        assert_ne!(anchor(Kind::Function, "books"), anchor(Kind::Module, "books"));
    }
}
