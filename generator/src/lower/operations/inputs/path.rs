//! Arguments for the parts of a path.

use crate::inputs::PathInput;
use crate::lower::model::Argument;
use crate::lower::naming::unique_idents::Idents;

/// Names that the function itself uses: its other arguments, and the function of inherited auth.
const TAKEN: [&str; 3] = ["client", "body", "auth"];

/// Returns the arguments, and the names that they leave for others.
pub fn lower(inputs: &[PathInput]) -> (Vec<Argument>, Idents) {
    let mut idents = Idents::new("segment", &TAKEN);
    let arguments = inputs
        .iter()
        .map(|input| Argument {
            ident: idents.take(&input.name, "segment"),
            key: input.written.clone(),
            saved: Some(input.saved.clone()),
            is_secret: false,
        })
        .collect();
    (arguments, idents)
}

#[cfg(test)]
mod tests {
    use super::lower;
    use crate::inputs::PathInput;

    #[test]
    fn an_argument_hides_nothing_that_the_function_uses() {
        let input = |name: &str| PathInput {
            name: name.to_owned(),
            written: name.to_owned(),
            saved: String::new(),
            description: String::new(),
        };
        let idents: Vec<_> =
            lower(&["client", "body", "auth", "id"].map(input)).0.into_iter().map(|arg| arg.ident).collect();
        assert!(idents[..3].iter().all(|ident| !["client", "body", "auth"].contains(&ident.as_str())), "{idents:?}");
        assert_eq!(idents[3], "id");
    }
}
