//! The tables of `docs/scripts.md`.

use std::fs;

use super::{read_test, render};

/// The cells of a row, without the code marks around them.
fn cells(line: &str) -> Option<[String; 2]> {
    let line = line.strip_prefix("| ")?.strip_suffix(" |")?;
    let (expression, value) = line.rsplit_once(" | ")?;
    let code = |cell: &str| {
        let marks = cell.len() - cell.trim_start_matches('`').len();
        let inner = cell.get(marks..cell.len().checked_sub(marks)?)?;
        (marks > 0).then(|| inner.trim().replace("\\|", "|"))
    };
    Some([code(expression)?, code(value)?])
}

#[test]
fn the_guide_says_what_becomes_of_each_expression() {
    let Ok(guide) = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/scripts.md")) else {
        eprintln!("passed over: the guide is not part of the package");
        return;
    };
    let rows: Vec<_> = guide.lines().filter_map(cells).collect();
    assert!(rows.len() > 30, "{}", rows.len());
    let mut wrong = String::new();
    for [expression, value] in rows {
        let script = format!("const j = pm.response.json(); pm.environment.set('k', {expression});");
        let found = render(&read_test(&script));
        if found != format!("env k = {value}") {
            wrong += &format!("{expression} → {found}, not {value}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
