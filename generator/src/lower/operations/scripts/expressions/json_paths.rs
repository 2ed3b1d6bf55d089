//! A path into the JSON of an answer as plain Rust on its type.

use crate::infer::model::{Field, Presence, Type, Types};
use crate::lower::model::{Expr, Ident};
use crate::lower::runtime::functions::{Name, found, standard};
use crate::script::{Position, Step, Value};

/// Returns `&answer.token`, `answer.count`, `answer.data.as_ref().and_then(|data| data.items.first()?.id.as_ref())`; `None` if a step is not in the
/// type, or leads to more than a scalar.
///
/// With `headed`, the answer has its status and headers beside the value, so that fields of the same names are accessed through the value.
pub fn reach(types: &Types, root: &Type, path: &[Step], headed: bool) -> Option<Expr> {
    let (first, rest) = path.split_first()?;
    let mut walk = Walk { types, opened: None, tries: false };
    let answer = Expr::Local("answer".into());
    let hidden = matches!(first, Step::Key(key) if OF_ANSWER.contains(&key.as_str()));
    let root_place = if headed && hidden { Expr::Field(Box::new(answer), "value".into()) } else { answer };
    walk.step(root_place, root, first, rest)
}

/// The fields of the runtime's `Answer`, which hide those of its value.
const OF_ANSWER: [&str; 3] = ["value", "status", "headers"];

struct Walk<'t> {
    types: &'t Types,
    /// The receiver of `and_then`, and the closure's argument.
    opened: Option<(Expr, Ident)>,
    tries: bool,
}

impl Walk<'_> {
    fn step(&mut self, of: Expr, ty: &Type, step: &Step, rest: &[Step]) -> Option<Expr> {
        match (ty, step) {
            (Type::Struct(id) | Type::Boxed(id), Step::Key(key)) => {
                let field = self.types.structs.get(id.0)?.fields.iter().find(|field| field.key == *key)?;
                let Field { name, ty, presence, .. } = field.clone();
                let place = Expr::Field(Box::new(of), name.clone());
                match presence {
                    Presence::Required | Presence::List => self.place(place, &ty, rest),
                    Presence::Optional | Presence::Nullable => self.optional(place, name, &ty, rest, true),
                    Presence::OptionalNullable => None,
                }
            }
            (Type::List(inner), Step::Index(position)) => {
                let item = match position {
                    Position::FromStart(0) => method(of, standard::FIRST, vec![]),
                    Position::FromEnd(0) => method(of, standard::LAST, vec![]),
                    Position::FromStart(index) => {
                        method(of, standard::GET, vec![Expr::Integer(i64::try_from(*index).ok()?)])
                    }
                    Position::FromEnd(_) => return None,
                };
                self.optional(item, "item".into(), inner, rest, false)
            }
            (Type::Map(inner), Step::Key(key)) => {
                let item = method(of, standard::GET, vec![Expr::Text(key.clone())]);
                self.optional(item, "item".into(), inner, rest, false)
            }
            _ => None,
        }
    }

    /// A place that always has a value.
    fn place(&mut self, place: Expr, ty: &Type, rest: &[Step]) -> Option<Expr> {
        match rest.split_first() {
            Some((step, rest)) => self.step(place, ty, step, rest),
            None if self.opened.is_none() && ty.is_copy() => Some(place),
            None => is_scalar(ty).then(|| self.close(Expr::Ref(Box::new(place)), false)),
        }
    }

    /// A place that may have none: an `Option` in a field if `owned`, otherwise an `Option` of a reference.
    fn optional(&mut self, place: Expr, name: Ident, ty: &Type, rest: &[Step], owned: bool) -> Option<Expr> {
        let borrowed = |place| if owned { method(place, standard::AS_REF, vec![]) } else { place };
        let Some((step, rest)) = rest.split_first() else {
            let place = match &self.opened {
                None if owned && ty.is_copy() => return Some(place),
                None if owned => Expr::Ref(Box::new(place)),
                _ => borrowed(place),
            };
            return is_scalar(ty).then(|| self.close(place, true));
        };
        let next = if self.opened.is_none() {
            let name = if name.starts_with("r#") { "value".to_owned() } else { name };
            self.opened = Some((borrowed(place), name.clone()));
            Expr::Local(name)
        } else {
            self.tries = true;
            Expr::Try(Box::new(borrowed(place)))
        };
        self.step(next, ty, step, rest)
    }

    /// Returns the whole expression, around the body of the closure.
    fn close(&mut self, value: Expr, optional: bool) -> Expr {
        let Some((receiver, name)) = self.opened.take() else { return value };
        let (with, body) = match (optional, self.tries) {
            (true, _) => (standard::AND_THEN, value),
            (false, true) => (standard::AND_THEN, Expr::Some(Box::new(value))),
            (false, false) => (standard::MAP, value),
        };
        method(receiver, with, vec![Expr::Closure(name, Box::new(body))])
    }
}

pub fn method(of: Expr, name: Name, args: Vec<Expr>) -> Expr {
    Expr::Method(Box::new(of), name, args)
}

/// Returns the element at a position.
pub fn item(of: Expr, position: Position) -> Expr {
    let (name, count) = match position {
        Position::FromStart(count) => (found::ITEM, count),
        Position::FromEnd(count) => (found::LAST, count),
    };
    method(of, name, vec![Expr::Integer(i64::try_from(count).unwrap_or(i64::MAX))])
}

fn is_scalar(ty: &Type) -> bool {
    matches!(ty, Type::Bool | Type::I64 | Type::U64 | Type::F64 | Type::Number | Type::String | Type::Value)
}

/// The parameter of a closure for the elements of a list; `_` if nothing in the closure is of an element.
pub fn parameter(each: impl FnOnce(&mut dyn FnMut(&Value))) -> Ident {
    let mut is_used = false;
    each(&mut |value| is_used |= matches!(value, Value::Element(_)));
    if is_used { "item".into() } else { "_".into() }
}
