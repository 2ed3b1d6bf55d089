//! Places whose texts are the cases of an enum.

use crate::credentials::may_be_credential_name;
use crate::infer::model::InferOptions;
use crate::infer::shapes::arena::Node;
use crate::infer::shapes::json_kinds::Kinds;

/// Returns `true` if the texts of a place, under this key, are the cases of an enum.
pub fn is_enum(node: &Node, key: &str, options: &InferOptions) -> bool {
    let Some(texts) = node.texts.as_ref().filter(|texts| texts.cases().is_some()) else {
        return false;
    };
    if may_be_credential_name(key) || !Kinds::of(node, options.hints).is_text() {
        return false;
    }
    let asked = node.pin.as_ref().and_then(|pin| pin.is_enum);
    asked.unwrap_or_else(|| options.types.enums && node.evidence.format().is_none() && texts.look_like_cases())
}
