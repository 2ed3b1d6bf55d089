//! Boxes where a struct would contain itself.

use super::model::{Struct, StructId, Type, Union};

/// Boxes one edge of each cycle that has no list or map in it: the edge that closes it, in the order of the structs.
pub(super) fn break_cycles(structs: &mut [Struct], unions: &mut [Union]) {
    let mut state = vec![State::New; structs.len()];
    for at in 0..structs.len() {
        visit(StructId(at), structs, unions, &mut state);
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

fn visit(id: StructId, structs: &mut [Struct], unions: &mut [Union], state: &mut [State]) {
    if state[id.0] != State::New {
        return;
    }
    state[id.0] = State::Open;
    for field in 0..structs[id.0].fields.len() {
        match structs[id.0].fields[field].ty {
            Type::Struct(target) if state[target.0] == State::Open => {
                structs[id.0].fields[field].ty = Type::Boxed(target);
            }
            Type::Struct(target) => visit(target, structs, unions, state),
            Type::Union(union) => {
                for variant in 0..unions[union.0].variants.len() {
                    match unions[union.0].variants[variant].1 {
                        Type::Struct(target) if state[target.0] == State::Open => {
                            unions[union.0].variants[variant].1 = Type::Boxed(target);
                        }
                        Type::Struct(target) => visit(target, structs, unions, state),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    state[id.0] = State::Done;
}
