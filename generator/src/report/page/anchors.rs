//! The fragments by which parts of the client's page are linked, from itself and from the page of changes.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Module,
    Function,
    Type,
    Variable,
}

/// Returns `fn.books::get_book`, without `r#`: not all browsers accept a second `#` in a fragment.
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
