//! The attributes of types, fields and variants.

use syn::meta::ParseNestedMeta;
use syn::{Attribute, Error, LitStr};

use crate::casing::Casing;

/// The attributes of one field, or of one variant.
#[derive(Default)]
pub struct Attributes {
    pub rename: Option<String>,
    pub flatten: bool,
    pub required: bool,
    pub by_serde: bool,
}

impl Attributes {
    /// Reads them, except for those that only control how serde writes a value.
    pub fn of(attributes: &[Attribute]) -> Result<Self, Error> {
        let mut read = Self::default();
        for attribute in attributes {
            if attribute.path().is_ident("required") {
                read.required = true;
            } else if attribute.path().is_ident("by_serde") {
                read.by_serde = true;
            } else if attribute.path().is_ident("serde") {
                attribute.parse_nested_meta(|meta| {
                    if meta.path.is_ident("rename") {
                        read.rename = Some(text(&meta)?.value());
                    } else if meta.path.is_ident("flatten") {
                        read.flatten = true;
                    } else {
                        skip(&meta)?;
                    }
                    Ok(())
                })?;
            }
        }
        Ok(read)
    }
}

/// Returns the rule of `#[serde(rename_all = "…")]`.
pub fn rename_all(attributes: &[Attribute]) -> Result<Casing, Error> {
    let mut casing = Casing::Snake;
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        attribute.parse_nested_meta(|meta| {
            if !meta.path.is_ident("rename_all") {
                return skip(&meta);
            }
            let rule = text(&meta)?;
            let unknown = || Error::new(rule.span(), "this is no rule of serde");
            casing = Casing::named(&rule.value()).ok_or_else(unknown)?;
            Ok(())
        })?;
    }
    Ok(casing)
}

fn text(meta: &ParseNestedMeta<'_>) -> Result<LitStr, Error> {
    meta.value()?.parse()
}

/// Passes over what belongs to serde's derive macros alone, and refuses what would change what is read.
fn skip(meta: &ParseNestedMeta<'_>) -> Result<(), Error> {
    const WRITING: [&str; 4] = ["skip_serializing_if", "serialize_with", "untagged", "rename_all"];
    if !WRITING.iter().any(|name| meta.path.is_ident(name)) {
        return Err(meta.error("`FromJson` does not know this attribute"));
    }
    if meta.input.peek(syn::Token![=]) {
        text(meta)?;
    }
    Ok(())
}
