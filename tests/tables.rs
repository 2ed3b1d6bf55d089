//! The tables in generated code, `postman_client::codegen::options! { … }` and its like, as the structs that they declare.

use quote::ToTokens;

/// A table of declarations.
pub struct Table {
    /// The name of the macro.
    pub kind: String,
    /// The name of the struct.
    pub name: String,
    /// Its fields.
    pub rows: Vec<Row>,
}

/// `pub field: ty = place "key"`, in a body `pub field?: ty = "key"`
pub struct Row {
    /// The name of the field.
    pub field: String,
    /// Of one value: the field is an `Option` of it, or a `Vec`.
    pub ty: String,
    /// `query_list`; `body` or `body?` for a field of a body; empty for a variable.
    pub place: String,
}

/// The table that a macro call is; `None` for another macro.
pub fn read(item: &syn::ItemMacro) -> Option<Table> {
    let kind = item.mac.path.segments.last()?.ident.to_string();
    if !["options", "form", "body", "variables"].contains(&kind.as_str()) {
        return None;
    }
    let tokens: Vec<_> = item.mac.tokens.clone().into_iter().collect();
    let at = tokens.iter().position(|token| token.to_string() == "struct")?;
    let name = tokens.get(at + 1)?.to_string();
    let braces = tokens.iter().find_map(|token| match token {
        proc_macro2::TokenTree::Group(group) if group.delimiter() == proc_macro2::Delimiter::Brace => Some(group),
        _ => None,
    })?;
    let mut rows = Vec::new();
    let mut row: Vec<String> = Vec::new();
    // within the `<…>` of a type
    let mut depth = 0;
    for token in braces.stream() {
        match token.to_string().as_str() {
            "," if depth == 0 => rows.extend(self::row(&kind, &std::mem::take(&mut row))),
            "#" => {}
            _ if matches!(token, proc_macro2::TokenTree::Group(_)) => {}
            text => {
                depth += i32::from(text == "<") - i32::from(text == ">");
                row.push(token.to_token_stream().to_string());
            }
        }
    }
    rows.extend(self::row(&kind, &row));
    Some(Table { kind, name, rows })
}

fn row(kind: &str, tokens: &[String]) -> Option<Row> {
    let equals = tokens.iter().position(|token| token == "=").unwrap_or(tokens.len());
    let (field, place, ty) = match &tokens[..equals] {
        [_, field, mark, colon, ty @ ..] if mark == "?" && colon == ":" => (field, "body?", ty),
        [_, field, colon, ty @ ..] if colon == ":" && kind == "body" => (field, "body", ty),
        [_, field, colon, ty @ ..] if colon == ":" => {
            (field, tokens.get(equals + 1).filter(|place| !place.starts_with('"')).map_or("", String::as_str), ty)
        }
        _ => return None,
    };
    Some(Row { field: field.clone(), ty: ty.concat(), place: place.to_owned() })
}

impl Row {
    /// The type of the field.
    pub fn field_type(&self) -> String {
        match self.place.as_str() {
            "" => format!("postman_client::{}", self.ty),
            "body" => self.ty.clone(),
            place if place.ends_with("_list") => format!("Vec<{}>", self.ty),
            _ => format!("Option<{}>", self.ty),
        }
    }
}
