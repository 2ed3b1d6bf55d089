//! Tables of fields: name, type, description.

use super::type_words;
use crate::claims::shape::{Kind, Shape};
use crate::description::block::Text;

const NAMES: &[&str] = &[
    "name",
    "field",
    "fields",
    "key",
    "property",
    "attribute",
    "element",
    "parameter",
    "param",
    "member",
    "path",
    "variable",
    "campo",
    "champ",
    "feld",
];
const TYPES: &[&str] = &["type", "datatype", "types", "tipo", "typ"];
/// Formats in tables without a column of types.
const FORMATS: &[&str] = &["format", "value", "formato"];
const DOCS: &[&str] = &[
    "description",
    "desc",
    "meaning",
    "notes",
    "note",
    "comment",
    "comments",
    "details",
    "explanation",
    "definition",
    "descripción",
    "descrição",
    "beschreibung",
];
const REQUIRED: &[&str] = &["required", "mandatory"];

/// Characters before the name of a field that is nested in the one above.
const INSIDE: &[char] = &['»', '›', '→', '↳', '>', '–', '—', '└', '├', '-', '.'];

struct Columns {
    name: usize,
    ty: Option<usize>,
    docs: Option<usize>,
    required: Option<usize>,
}

/// Returns the fields that a table lists; `None` if it lists something else.
pub fn shape(rows: &[Vec<Text>]) -> Option<Shape> {
    let (head, rows) = rows.split_first()?;
    let columns = Columns::of(head)?;
    let mut shape = Shape::default();
    shape.kinds.insert(Kind::Object);
    // the field of each depth above the current one
    let mut above: Vec<Vec<Step>> = Vec::new();
    let mut read = 0;
    for row in rows {
        let cell = |column: Option<usize>| column.and_then(|at| row.get(at));
        let plain = |column: Option<usize>| cell(column).map(Text::plain).unwrap_or_default();
        let (depth, Some(path)) = path(&plain(Some(columns.name))) else { continue };
        read += 1;
        above.truncate(depth);
        let path: Vec<Step> = above.last().into_iter().flatten().cloned().chain(path).collect();
        above.push(path.clone());
        let ty = type_words::shape(&plain(columns.ty));
        let docs = cell(columns.docs).map(|cell| cell.source.trim()).unwrap_or_default();
        let is_required =
            matches!(plain(columns.required).to_lowercase().trim(), "yes" | "true" | "required" | "y" | "✓");
        put(&mut shape, &path, ty, docs, is_required);
    }
    // if most rows have no name, the column holds something else
    (read > 0 && read * 2 >= rows.len()).then_some(shape)
}

impl Columns {
    fn of(head: &[Text]) -> Option<Self> {
        let words: Vec<String> = head.iter().map(|cell| cell.plain().trim().to_lowercase()).collect();
        let column = |known: &[&str]| {
            let is_known = |cell: &String| cell.split(|c: char| !c.is_alphanumeric()).any(|word| known.contains(&word));
            let exact = words.iter().position(|cell| known.contains(&cell.as_str()));
            exact.or_else(|| words.iter().position(is_known))
        };
        let name = column(NAMES)?;
        let other = |known: &[&str]| column(known).filter(|at| *at != name);
        let columns =
            Self { name, ty: other(TYPES).or_else(|| other(FORMATS)), docs: other(DOCS), required: other(REQUIRED) };
        (columns.ty.is_some() || columns.docs.is_some()).then_some(columns)
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Step {
    Key(String),
    Items,
}

/// Returns the depth by the characters before a name, and the path from the field above: `» id`, `data.items[].id`.
fn path(text: &str) -> (usize, Option<Vec<Step>>) {
    let name = text.trim_start_matches(|c: char| INSIDE.contains(&c) || c.is_whitespace());
    let signs = &text[..text.len() - name.len()];
    let depth = signs.chars().filter(|c| INSIDE.contains(c)).count();
    // `id (optional)`, `id *`
    let name = name.split(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let rest =
        text.trim().strip_prefix(signs.trim()).unwrap_or_default().trim().strip_prefix(name).unwrap_or_default().trim();
    let is_remark = rest.is_empty() || rest == "*" || rest.starts_with('(') || matches!(rest, "required" | "optional");
    let name = name.trim_matches(['"', '\'', '*', '`', ':']);
    let name = name.strip_prefix("$.").unwrap_or(name);
    let mut steps = Vec::new();
    for part in name.split('.') {
        let (key, index) = part.split_once('[').unwrap_or((part, ""));
        if !key.is_empty() {
            steps.push(Step::Key(key.to_owned()));
        }
        if part.contains('[') {
            let indices = index.matches(']').count();
            steps.extend((0..indices).map(|_| Step::Items));
        }
    }
    let is_key = |key: &str| {
        key.len() <= 80
            && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '@' | '$' | ':' | '/' | '#'))
    };
    let valid = is_remark
        && steps.iter().any(|step| matches!(step, Step::Key(_)))
        && steps.iter().all(|step| if let Step::Key(key) = step { is_key(key) } else { true });
    (depth, valid.then_some(steps))
}

fn put(shape: &mut Shape, path: &[Step], ty: Shape, docs: &str, is_required: bool) {
    match path {
        [] => shape.and(ty),
        [Step::Items, rest @ ..] => {
            shape.kinds.insert(Kind::List);
            put(shape.items.get_or_insert_default(), rest, ty, docs, is_required);
        }
        [Step::Key(_), ..] if shape.kinds.contains(&Kind::List) && !shape.kinds.contains(&Kind::Object) => {
            put(shape.items.get_or_insert_default(), path, ty, docs, is_required);
        }
        [Step::Key(key), rest @ ..] => {
            shape.kinds.insert(Kind::Object);
            let field = shape.field_mut(key);
            if rest.is_empty() || rest == [Step::Items] {
                field.required |= is_required;
                if field.docs.is_empty() {
                    docs.clone_into(&mut field.docs);
                }
            }
            put(&mut field.shape, rest, ty, docs, is_required);
        }
    }
}
