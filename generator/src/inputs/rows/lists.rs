//! Joins rows of one name into a list.

use std::collections::{BTreeMap, BTreeSet};

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

    /// Rows with equal ones can be values of one list.
    fn list(&self) -> (&str, &str, bool) {
        (self.key, self.content_type, self.is_file())
    }
}

/// Returns the decision on each row: rows of one name are a list at the first of them, unless only one is sent, or others are sent between those
/// that are sent. Without `types`, all are texts.
pub(super) fn decide(rows: Vec<Result<Offered<'_>, Decision>>, types: Option<&ValueTypes>) -> Vec<Decision> {
    let mut lists: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        if let Ok(one) = row {
            lists.entry(one.list()).or_default().push(index);
        }
    }
    let sent_before = sent_before(&rows);
    let mut decided: Vec<Option<Decision>> = rows.iter().map(|row| row.as_ref().err().cloned()).collect();
    for index in 0..rows.len() {
        let (Ok(first), None) = (&rows[index], &decided[index]) else { continue };
        let same = &lists[&first.list()];
        let same = &same[same.partition_point(|other| *other < index)..];
        let list = if together(&rows, same, &sent_before) { same.to_vec() } else { vec![index] };
        let of_all: Vec<Row<'_>> = list.iter().filter_map(|i| rows[*i].as_ref().ok()).map(|one| one.row).collect();
        let ty = match types {
            _ if first.is_file() => ValueType::File,
            Some(types) => types.of_rows(first.key, &of_all),
            None => ValueType::Text,
        };
        let (at, values, reason) = match only_value(&rows, &list) {
            Some((only, reason)) => (only, vec![only], reason),
            None => (index, list.clone(), first.reason),
        };
        for other in list {
            decided[other] = Some(Decision::new(Role::Listed, reason));
        }
        decided[at] = Some(Decision::new(Role::Input { ty, rows: values }, reason));
    }
    decided.into_iter().flatten().collect()
}

/// Leaves out the disabled rows whose names are those of constants, which they would be sent beside: other grants of `grant_type`. `keys` are
/// those of the rows.
pub(super) fn leave_out_shadowed<'k>(rows: &mut [Result<Offered<'_>, Decision>], keys: impl Iterator<Item = &'k str>) {
    let is_fixed = |row: &Result<Offered<'_>, Decision>| {
        row.as_ref().err().is_some_and(|decision| {
            let reasons = [RowReason::Protocol, RowReason::TellsApart, RowReason::Configured, RowReason::AllRequests];
            decision.role == Role::Constant && reasons.contains(&decision.reason)
        })
    };
    let fixed: BTreeSet<&str> = rows.iter().zip(keys).filter(|(row, _)| is_fixed(row)).map(|(_, key)| key).collect();
    for row in rows {
        if row.as_ref().is_ok_and(|one| one.row.disabled && fixed.contains(one.key)) {
            *row = Err(Decision::new(Role::LeftOut, RowReason::Shadowed));
        }
    }
}

/// Returns the only row of a list that is sent, with its reason, if the others are other values for it: they have no descriptions of their own.
fn only_value(rows: &[Result<Offered<'_>, Decision>], list: &[usize]) -> Option<(usize, RowReason)> {
    let mut sent = list.iter().copied().filter(|index| is_sent(&rows[*index]));
    let only = sent.next().filter(|_| sent.next().is_none())?;
    let offered = |index: &usize| rows[*index].as_ref().ok();
    let says_nothing = |index: &usize| offered(index).is_none_or(|one| one.row.description.trim().is_empty());
    let one = offered(&only).filter(|one| !one.key.ends_with("[]"))?;
    list.iter().filter(|index| **index != only).all(says_nothing).then_some((only, one.reason))
}

/// Returns how many of the rows before each are sent.
fn sent_before(rows: &[Result<Offered<'_>, Decision>]) -> Vec<usize> {
    let mut sent = 0;
    let mut before = Vec::with_capacity(rows.len());
    for row in rows {
        before.push(sent);
        sent += usize::from(is_sent(row));
    }
    before
}

fn is_sent(row: &Result<Offered<'_>, Decision>) -> bool {
    row.as_ref().map_or(true, |one| !one.row.disabled)
}

/// Returns `true` if nothing else is sent between the rows of a list.
fn together(rows: &[Result<Offered<'_>, Decision>], same: &[usize], sent_before: &[usize]) -> bool {
    let sent: Vec<usize> = same.iter().copied().filter(|index| is_sent(&rows[*index])).collect();
    sent.last().is_none_or(|last| sent_before[*last] - sent_before[same[0]] == sent.len() - 1)
}
