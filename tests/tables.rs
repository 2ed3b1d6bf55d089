//! The tables in generated code, `postman_client::codegen::options! { … }` and its like, as the structs that they declare.

use quote::ToTokens;

/// What a table declares.
pub struct Table {
    /// The name of the struct.
    pub name: String,
    /// Its fields.
    pub rows: Vec<Row>,
}

/// `field: ty = place "key"`
pub struct Row {
    /// The name of the field.
    pub field: String,
    /// Of one value: the field is an `Option` of it, or a `Vec`.
    pub ty: String,
    /// `query_list`; empty for a variable.
    pub place: String,
}

/// The table that a macro call is; `None` for another macro.
pub fn read(item: &syn::ItemMacro) -> Option<Table> {
    let kind = item.mac.path.segments.last()?.ident.to_string();
    if !["options", "form", "variables"].contains(&kind.as_str()) {
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
    for token in braces.stream() {
        match token.to_string().as_str() {
            "," => rows.extend(self::row(&std::mem::take(&mut row))),
            "#" => {}
            _ if matches!(token, proc_macro2::TokenTree::Group(_)) => {}
            _ => row.push(token.to_token_stream().to_string()),
        }
    }
    rows.extend(self::row(&row));
    Some(Table { name, rows })
}

fn row(tokens: &[String]) -> Option<Row> {
    let equals = tokens.iter().position(|token| token == "=")?;
    let [field, colon, ty @ ..] = &tokens[..equals] else { return None };
    let place = tokens.get(equals + 1).filter(|place| !place.starts_with('"')).cloned().unwrap_or_default();
    (colon == ":").then(|| Row { field: field.clone(), ty: ty.concat(), place })
}

impl Row {
    /// The type of the field.
    pub fn field_type(&self) -> String {
        match self.place.as_str() {
            "" => format!("postman_client::{}", self.ty),
            place if place.ends_with("_list") => format!("Vec<{}>", self.ty),
            _ => format!("Option<{}>", self.ty),
        }
    }
}
