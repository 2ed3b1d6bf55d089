//! Enums of the texts that one place may have.

use crate::emit::text::block::{Block, Lines};
use crate::emit::text::literal;
use crate::emit::types::reference;
use crate::lower::model::{Ident, TypeDef};

/// Writes the enum; serde reads unknown values into the last variant.
pub fn define(def: &TypeDef, variants: &[(Ident, String)]) -> Block {
    let mut lines = Lines::of_docs(&def.docs);
    reference::derives(&["PartialEq", "Eq"], def.derives, &mut lines);
    lines.line(0, "#[non_exhaustive]");
    lines.line(0, format!("pub enum {} {{", def.ident));
    for (name, text) in variants {
        if name != text {
            lines.line(1, format!("#[serde(rename = {})]", literal::string(text)));
        }
        lines.line(1, format!("{name},"));
    }
    lines.line(1, "/// Any other value, as it came.");
    lines.line(1, "#[serde(untagged)]");
    lines.line(1, "Other(String),");
    lines.line(0, "}");
    Block::Definition(lines)
}

#[cfg(test)]
mod tests {
    use super::define;
    use crate::emit::sample;
    use crate::emit::text::print;
    use crate::lower::model::TypeKind;

    #[test]
    fn unknown_values_are_kept() {
        let variants = vec![("Open".into(), "open".into()), ("Closed".into(), "Closed".into())];
        let def = sample::define("Status", sample::ANSWER, TypeKind::Enum(variants.clone()));
        assert_eq!(
            print::text(vec![define(&def, &variants)]),
            r#"
#[derive(Clone, Debug, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "serialize", derive(serde::Serialize))]
#[non_exhaustive]
pub enum Status {
    #[serde(rename = "open")]
    Open,
    Closed,
    /// Any other value, as it came.
    #[serde(untagged)]
    Other(String),
}
"#
        );
    }
}
