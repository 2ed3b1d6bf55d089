//! The steps of a path into JSON or XML as methods of `Found`.

use super::values::Words;
use crate::lower::model::Expr;
use crate::lower::operations::scripts::expressions::json_paths::{item, method, parameter};
use crate::lower::runtime::functions::found;
use crate::script::{Find, Position, Step};

impl Words<'_> {
    /// Writes the steps; consecutive keys and indices are one JSON pointer.
    pub(super) fn path(&mut self, of: Expr, path: &[Step]) -> Expr {
        let mut of = of;
        let mut pointer = String::new();
        for step in path {
            match step {
                Step::Key(key) => {
                    pointer.push('/');
                    pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
                    continue;
                }
                Step::Index(Position::FromStart(index)) => {
                    pointer.push_str(&format!("/{index}"));
                    continue;
                }
                _ => {}
            }
            of = at(of, &mut pointer);
            of = match step {
                Step::Index(position) => item(of, *position),
                Step::Computed(name) => {
                    let name = self.lent(name);
                    method(of, found::MEMBER, vec![name])
                }
                Step::Find(find) => self.search(of, find),
                Step::Member(position) => item(method(of, found::MEMBERS, vec![]), *position),
                Step::Name(position) => item(method(of, found::NAMES, vec![]), *position),
                Step::Names => method(of, found::NAMES, vec![]),
                Step::Members => method(of, found::MEMBERS, vec![]),
                Step::Length => method(of, found::LENGTH, vec![]),
                Step::Key(_) => of,
            };
        }
        at(of, &mut pointer)
    }

    fn search(&mut self, of: Expr, find: &Find) -> Expr {
        let test = find.test.minimal();
        let name = parameter(|see| test.each(see));
        let test = Box::new(self.test(&test));
        method(of, if find.last { found::FIND_LAST } else { found::FIND }, vec![Expr::Closure(name, test)])
    }
}

/// Applies the collected pointer.
fn at(of: Expr, pointer: &mut String) -> Expr {
    match std::mem::take(pointer) {
        pointer if pointer.is_empty() => of,
        pointer => method(of, found::AT, vec![Expr::Text(pointer)]),
    }
}
