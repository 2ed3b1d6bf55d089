//! Tables in Markdown and comma-separated values, where the name is the head of a column.

use std::ops::Range;

use crate::credentials::find::judge::Judge;
use crate::credentials::find::literal::{Literal, Text};
use crate::credentials::find::window::WINDOW;
use crate::credentials::randomness;

/// Shorter values in a table for people are numbers and abbreviations.
const MIN_BYTES: usize = 6;

/// The lines of a text, with the start of each.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches(['\n', '\r']))
    })
}

/// Examines all tables of a text.
pub(in crate::credentials::find) fn find(judge: &mut Judge, text: &str, kind: Text, found: &mut Vec<Literal>) {
    if kind == Text::Data {
        separated(judge, text, found);
    }
    if !text.contains('|') {
        return;
    }
    let mut before: Option<(usize, &str)> = None;
    let (mut columns, mut examples) = (Vec::new(), Vec::new());
    for (start, line) in lines(text) {
        if !line.contains('|') || line.len() > WINDOW {
            columns.clear();
            examples.clear();
            before = None;
            continue;
        }
        if line.contains('-') && line.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' ' | b'\t')) {
            let head = before.map_or_else(Vec::new, |(_, head)| cells(head, '|'));
            examples = before.map_or_else(Vec::new, |(_, line)| columns_of_examples(line, &head));
            columns = before.map_or_else(Vec::new, |(_, line)| columns_of(judge, line, head));
        } else {
            row(judge, text, (start, line), &examples, found);
            for (name, cell) in in_columns(&columns, line, '|') {
                let value = &line[cell.clone()];
                if is_value(value) {
                    add(judge, text, name, start + cell.start..start + cell.end, found);
                }
            }
        }
        before = Some((start, line));
    }
}

/// Returns the columns that hold values, by their heads.
fn columns_of_examples(line: &str, heads: &[Range<usize>]) -> Vec<usize> {
    const VALUES: [&str; 10] =
        ["value", "example", "sample", "default", "beispiel", "wert", "ejemplo", "exemplo", "exemple", "valor"];
    let is_value = |head: &str| VALUES.iter().any(|value| head.to_lowercase().contains(value));
    heads.iter().enumerate().filter(|(_, head)| is_value(&line[(*head).clone()])).map(|(column, _)| column).collect()
}

/// Examines a row that begins with a name: its value is in a column for values.
fn row(judge: &mut Judge, text: &str, (start, line): (usize, &str), examples: &[usize], found: &mut Vec<Literal>) {
    if examples.is_empty() {
        return;
    }
    let cells = cells(line, '|');
    let Some(name) = cells.iter().map(|cell| &line[cell.clone()]).find(|cell| !cell.is_empty()) else { return };
    if !judge.may_name_credential(name) {
        return;
    }
    for cell in examples.iter().filter_map(|column| cells.get(*column)) {
        if is_value(&line[cell.clone()]) {
            add(judge, text, name, start + cell.start..start + cell.end, found);
        }
    }
}

/// Returns `true` if the value in a table for people cannot be a word.
fn is_value(value: &str) -> bool {
    value.len() >= MIN_BYTES && randomness::is_mixed(value) && !value.contains(char::is_whitespace)
}

/// Examines a text whose first line consists only of names.
fn separated(judge: &mut Judge, text: &str, found: &mut Vec<Literal>) {
    let mut lines = lines(text).skip_while(|(_, line)| line.trim().is_empty());
    let Some((_, head)) = lines.next().filter(|(_, head)| head.len() <= WINDOW) else { return };
    let Some(separator) = [',', ';', '\t'].into_iter().find(|separator| head.contains(*separator)) else { return };
    let names = cells(head, separator);
    let is_name = |cell: &Range<usize>| {
        let name = &head[cell.clone()];
        name.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
    };
    if !names.iter().all(is_name) {
        return;
    }
    let count = names.len();
    let columns = columns_of(judge, head, names);
    if columns.is_empty() {
        return;
    }
    for (start, line) in lines.filter(|(_, line)| line.len() <= WINDOW) {
        if cells(line, separator).len() == count {
            for (name, cell) in in_columns(&columns, line, separator) {
                add(judge, text, name, start + cell.start..start + cell.end, found);
            }
        }
    }
}

fn add(judge: &mut Judge, text: &str, name: &str, range: Range<usize>, found: &mut Vec<Literal>) {
    if let Some(reason) = judge.judge(name, &text[range.clone()]) {
        found.push(Literal { range, name: name.to_owned(), reason });
    }
}

/// The columns of credentials: their indices and names.
fn columns_of(judge: &mut Judge, head: &str, cells: Vec<Range<usize>>) -> Vec<(usize, String)> {
    let names = cells.into_iter().map(|cell| &head[cell]).enumerate();
    names.filter(|(_, name)| judge.may_name_credential(name)).map(|(column, name)| (column, name.to_owned())).collect()
}

fn in_columns<'c>(
    columns: &'c [(usize, String)],
    line: &str,
    separator: char,
) -> impl Iterator<Item = (&'c str, Range<usize>)> + use<'c> {
    let cells = if columns.is_empty() { Vec::new() } else { cells(line, separator) };
    columns.iter().filter_map(move |(column, name)| Some((name.as_str(), cells.get(*column)?.clone())))
}

/// The cells of a line, without the quotes around them.
fn cells(line: &str, separator: char) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut start = 0;
    let mut quoted = false;
    for (at, c) in line.char_indices().chain(std::iter::once((line.len(), separator))) {
        match c {
            '"' if separator != '|' => quoted = !quoted,
            _ if c == separator && (!quoted || at == line.len()) => {
                let cell = &line[start..at];
                let begins = cell.trim_start_matches([' ', '\t', '"', '\'', '`', '*', '_']);
                let text = begins.trim_end_matches([' ', '\t', '"', '\'', '`', '*', '_']);
                let from = at - begins.len();
                cells.push(from..from + text.len());
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    cells
}
