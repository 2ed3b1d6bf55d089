//! Objects whose keys are data, although no key alone shows that.

use std::collections::BTreeMap;

use crate::kind::Kind;
use crate::shape::Shape;

/// More are no names.
const MAX_NAMES: usize = 200;

/// Returns `true` if the keys of the objects at a place are data.
pub(crate) fn are_data(shape: &Shape) -> bool {
    !shape.fields.is_empty() && (shape.fields.len() > MAX_NAMES || names_all_values(shape) || is_scattered(shape))
}

/// Every value is an object that holds its own key: `{"ada": {"name": "ada", …}, …}`.
fn names_all_values(shape: &Shape) -> bool {
    let values: u64 = shape.fields.values().map(Shape::total).sum();
    shape.self_named > 0 && shape.self_named == values
}

/// Several objects that have almost no key in common, though what is under the keys is alike. The fields of a choice (`{"create": …}`,
/// `{"delete": …}`) are few and come again.
fn is_scattered(shape: &Shape) -> bool {
    const MIN_KEYS: usize = 6;
    let objects = shape.objects();
    if objects < 3 || shape.fields.len() < MIN_KEYS {
        return false;
    }
    let pairs = |count: u64| count as f64 * (count as f64 - 1.0) / 2.0;
    let total: u64 = shape.fields.values().map(Shape::total).sum();
    let common = shape.fields.values().map(|field| pairs(field.total())).sum::<f64>() / pairs(objects);
    let size = total as f64 / objects as f64;
    let mostly_once = (total as f64) < 1.5 * shape.fields.len() as f64;
    mostly_once && common / (2.0 * size - common) < 0.2 && are_alike(&shape.fields)
}

/// All values have the same kinds and, where they are objects, a field in common.
fn are_alike(fields: &BTreeMap<String, Shape>) -> bool {
    let mut kinds = fields.values().map(|field| {
        let kinds = field.kinds.keys().filter(|kind| **kind != Kind::Null).filter_map(|kind| kind.class());
        kinds.collect::<Vec<_>>()
    });
    let first = kinds.next();
    let same_kinds = kinds.all(|kinds| Some(&kinds) == first.as_ref());
    let mut objects = fields.values().filter(|field| field.count(Kind::Object) > 0);
    let shared = objects.next().is_none_or(|one| {
        one.fields.is_empty()
            || one.fields.keys().any(|name| objects.clone().all(|other| other.fields.contains_key(name)))
    });
    same_kinds && shared
}
