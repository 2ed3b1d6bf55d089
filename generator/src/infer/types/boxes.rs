//! Adds boxes where a struct would contain itself, or a large one.

use crate::infer::model::{Struct, StructId, Type, Union};

/// Boxes one edge of each cycle without a list or map: the edge that closes it, in the order of the structs.
pub fn break_cycles(structs: &mut [Struct], unions: &mut [Union]) {
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

/// A struct with more words than this is boxed in another one. Readers keep a struct on the stack while they read it, several
/// times in builds without optimisation, with all nested ones: without a limit, deep answers overflow a thread's 2 MiB.
const MAX_WORDS: usize = 256;

/// Boxes the fields with large structs. Runs after [`break_cycles`], so that the recursion ends.
pub fn bound_sizes(structs: &mut [Struct], unions: &mut [Union]) {
    let mut words = vec![None; structs.len()];
    for at in 0..structs.len() {
        struct_words(StructId(at), structs, unions, &mut words);
    }
}

fn struct_words(id: StructId, structs: &mut [Struct], unions: &mut [Union], words: &mut [Option<usize>]) -> usize {
    if let Some(known) = words[id.0] {
        return known;
    }
    // a struct is not reached again while it is measured, because its cycle is broken
    words[id.0] = Some(1);
    let mut sum = 0;
    for field in 0..structs[id.0].fields.len() {
        let mut ty = structs[id.0].fields[field].ty.clone();
        sum += bounded(&mut ty, structs, unions, words);
        structs[id.0].fields[field].ty = ty;
    }
    words[id.0] = Some(sum);
    sum
}

/// Returns the inline size of a value of the type; boxes it if it is a large struct.
fn bounded(ty: &mut Type, structs: &mut [Struct], unions: &mut [Union], words: &mut [Option<usize>]) -> usize {
    match ty {
        Type::Struct(target) => {
            let size = struct_words(*target, structs, unions, words);
            if size <= MAX_WORDS {
                return size;
            }
            *ty = Type::Boxed(*target);
            1
        }
        Type::Nullable(inner) => 1 + bounded(inner, structs, unions, words),
        Type::Union(union) => {
            let mut most = 0;
            for variant in 0..unions[union.0].variants.len() {
                let mut ty = unions[union.0].variants[variant].1.clone();
                most = most.max(bounded(&mut ty, structs, unions, words));
                unions[union.0].variants[variant].1 = ty;
            }
            most + 1
        }
        Type::Boxed(_) | Type::Bool => 1,
        Type::I64 | Type::U64 | Type::F64 => 2,
        Type::Parsed(_) | Type::Path(_) | Type::Value | Type::Object => 9,
        Type::Number | Type::String | Type::Secret | Type::Enum(_) | Type::List(_) | Type::Map(_) => 3,
    }
}
