//! Decides which structs implement `Default`: those whose fields all have a default.

use std::collections::BTreeSet;

use crate::infer::model::{Field, Presence, StructId, Type, Types};

/// Returns the structs with a default: a struct has one unless one of its fields has none.
pub fn of(types: &Types) -> BTreeSet<StructId> {
    let mut found: BTreeSet<StructId> = (0..types.structs.len()).map(StructId).collect();
    loop {
        let has = |field: &Field| field.presence != Presence::Required || is_default(&field.ty, &found);
        let lost = |id: &&StructId| !types.structs[id.0].fields.iter().all(has);
        let lost: Vec<StructId> = found.iter().filter(lost).copied().collect();
        if lost.is_empty() {
            return found;
        }
        found.retain(|id| !lost.contains(id));
    }
}

fn is_default(ty: &Type, structs: &BTreeSet<StructId>) -> bool {
    match ty {
        Type::Number | Type::Path(_) | Type::Union(_) | Type::Enum(_) => false,
        Type::Struct(id) | Type::Boxed(id) => structs.contains(id),
        Type::Bool
        | Type::I64
        | Type::U64
        | Type::F64
        | Type::String
        | Type::Secret
        | Type::Value
        | Type::Object
        | Type::List(_)
        | Type::Map(_)
        | Type::Nullable(_)
        | Type::Parsed(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::infer::model::{Direction, Field, Home, Presence, Struct, StructId, Type, Types};

    fn structure(ty: Type, presence: Presence) -> Struct {
        let field =
            Field { key: "a".into(), name: "a".into(), ty, presence, constant: None, docs: None, example: None };
        Struct {
            name: "A".into(),
            home: Home::Module(None),
            direction: Direction::Answer,
            fields: vec![field],
            rest: None,
            sites: vec![],
        }
    }

    #[test]
    fn no_default_where_a_required_field_has_none() {
        let types = Types {
            structs: vec![
                structure(Type::Struct(StructId(2)), Presence::Required),
                structure(Type::Struct(StructId(2)), Presence::Optional),
                structure(Type::Number, Presence::Required),
                structure(Type::List(Box::new(Type::Number)), Presence::Required),
            ],
            ..Types::default()
        };
        assert_eq!(of(&types).into_iter().collect::<Vec<_>>(), [StructId(1), StructId(3)]);
    }
}
