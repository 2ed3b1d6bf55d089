//! Conditions of scripts as expressions.

use super::values::Words;
use crate::lower::model::Expr;
use crate::lower::operations::scripts::expressions::json_paths::method;
use crate::lower::runtime::functions::found;
use crate::script::{Condition, Relation};

impl Words<'_> {
    pub fn test(&mut self, condition: &Condition) -> Expr {
        match condition {
            Condition::Status(statuses) => {
                let status = self.status();
                let ranges = statuses.ranges().iter();
                any(ranges.map(|&(from, to)| Expr::Status(Box::new(status.clone()), from, to)).collect())
            }
            // a client has one set of variables
            Condition::HasEnvironment => Expr::Bool(true),
            Condition::Truthy(value) => method(self.of(value), found::IS_TRUTHY, vec![]),
            Condition::Missing(value) => method(self.of(value), found::IS_MISSING, vec![]),
            Condition::Array(value) => method(self.of(value), found::IS_ARRAY, vec![]),
            Condition::Contains { of, part } => method(self.of(of), found::CONTAINS, vec![self.operand(part)]),
            Condition::Compare { left, relation, right } => {
                let name = match relation {
                    Relation::Equal => found::EQUALS,
                    Relation::Less => found::IS_LESS,
                    Relation::AtMost => found::IS_AT_MOST,
                    Relation::Greater => found::IS_GREATER,
                    Relation::AtLeast => found::IS_AT_LEAST,
                };
                method(self.of(left), name, vec![self.operand(right)])
            }
            Condition::Not(inner) => Expr::Not(Box::new(self.test(inner))),
            Condition::All(all) => Expr::All(all.iter().map(|one| self.test(one)).collect()),
            Condition::Any(all) => any(all.iter().map(|one| self.test(one)).collect()),
        }
    }
}

fn any(mut all: Vec<Expr>) -> Expr {
    if all.len() == 1 { all.remove(0) } else { Expr::Any(all) }
}
