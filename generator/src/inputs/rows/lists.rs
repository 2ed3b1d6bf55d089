//! Joins rows of one name into a list.

use crate::inputs::decision::{Decision, Role, RowReason};
use crate::inputs::value_type::{Row, ValueType, ValueTypes};

/// A row that callers may pass.
#[derive(Clone, Copy, Debug)]
pub(super) struct Offered<'a> {
    pub key: &'a str,
    pub row: Row<'a>,
    /// The content type of a part of a multipart form, if it has its own.
    pub content_type: &'a str,
    pub reason: RowReason,
}

impl Offered<'_> {
    fn is_file(&self) -> bool {
        self.reason == RowReason::File
    }

    /// Returns `true` if both can be values of one list.
    fn is_like(&self, other: &Self) -> bool {
        self.key == other.key && self.content_type == other.content_type && self.is_file() == other.is_file()
    }
}

/// Returns the decision on each row: rows of one name are a list at the first of them, unless others are sent between those
/// that are sent. Without `types`, all are texts.
pub(super) fn decide(rows: Vec<Result<Offered<'_>, Decision>>, types: Option<&ValueTypes>) -> Vec<Decision> {
    let mut decided: Vec<Option<Decision>> = rows.iter().map(|row| row.as_ref().err().cloned()).collect();
    for index in 0..rows.len() {
        let (Ok(first), None) = (&rows[index], &decided[index]) else { continue };
        let is_same = |i: &usize| rows[*i].as_ref().is_ok_and(|other| other.is_like(first));
        let same: Vec<usize> = (index..rows.len()).filter(is_same).collect();
        let list = if together(&rows, &same) { same } else { vec![index] };
        let values: Vec<Row<'_>> = list.iter().filter_map(|i| rows[*i].as_ref().ok()).map(|one| one.row).collect();
        let ty = match types {
            _ if first.is_file() => ValueType::File,
            Some(types) => types.of_rows(first.key, &values),
            None => ValueType::Text,
        };
        for other in &list[1..] {
            decided[*other] = Some(Decision::new(Role::Listed, first.reason));
        }
        decided[index] = Some(Decision::new(Role::Input { ty, rows: list }, first.reason));
    }
    decided.into_iter().flatten().collect()
}

/// Returns `true` if nothing else is sent between the rows of a list.
fn together(rows: &[Result<Offered<'_>, Decision>], same: &[usize]) -> bool {
    let disabled = |i: usize| matches!(&rows[i], Ok(one) if one.row.disabled);
    let enabled: Vec<usize> = same.iter().copied().filter(|i| !disabled(*i)).collect();
    let (Some(first), Some(last)) = (enabled.first(), enabled.last()) else { return true };
    let sent_between = |i: usize| !same.contains(&i) && !disabled(i);
    !(*first..*last).any(sent_between) && !(same[0]..*first).any(sent_between)
}
