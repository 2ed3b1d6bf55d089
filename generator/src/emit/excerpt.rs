//! Excerpts of the generated code, for pages that show them.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use crate::emit::operations::{answer, auth, function};
use crate::emit::text::print;
use crate::emit::types::reference;
use crate::infer::model::Presence;
use crate::lower::model::{Answer, Auth, Field, Operation, TypeRef};

/// A part of the text of a type: a name that the client declares, or the text between such names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Name(String),
    Text(String),
}

/// The signature of an operation's function.
pub fn signature(operation: &Operation) -> String {
    let signature = function::signature(operation, &operation.ident);
    let text = print::file(quote!(#signature {}));
    let without_attributes = text.find("pub fn ").map_or(text.as_str(), |at| &text[at..]);
    without_attributes.trim_end().trim_end_matches("{}").trim_end().to_owned()
}

/// Returns the expression that constructs an auth: `Auth::bearer("{{token}}")`.
pub fn auth(auth: &Auth) -> String {
    let auth = auth::construct(auth);
    let text = print::file(quote!(const _: Auth = #auth;));
    text.trim_start_matches("const _: Auth =").trim().trim_end_matches(';').to_owned()
}

/// Returns the type that a call yields.
pub fn answer(of: &Answer) -> Vec<Piece> {
    let names = match of {
        Answer::Json(ty, _) | Answer::Lines(ty, _) => names(ty),
        Answer::ByStatus(ident) => vec![ident.as_str()],
        Answer::Text | Answer::Bytes | Answer::Empty | Answer::Untyped => Vec::new(),
    };
    pieces(answer::answer(of), &names)
}

/// The type of a field, `Option` included.
pub fn field(field: &Field) -> Vec<Piece> {
    let ty = reference::reference(&field.ty);
    let ty = match field.presence {
        Presence::Required | Presence::List => ty,
        Presence::Optional | Presence::Nullable => quote!(Option<#ty>),
        Presence::OptionalNullable => quote!(Option<Option<#ty>>),
    };
    pieces(ty, &names(&field.ty))
}

pub fn type_reference(ty: &TypeRef) -> Vec<Piece> {
    pieces(reference::reference(ty), &names(ty))
}

/// Returns the names of the client's own types in a type, the outermost first.
pub fn names(ty: &TypeRef) -> Vec<&str> {
    match ty {
        TypeRef::Named(name) | TypeRef::Boxed(name) => vec![name],
        TypeRef::List(of) | TypeRef::Map(of) | TypeRef::Option(of) => names(of),
        _ => Vec::new(),
    }
}

fn pieces(tokens: TokenStream, names: &[&str]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    write(tokens, names, &mut pieces);
    pieces
}

fn write(tokens: TokenStream, names: &[&str], pieces: &mut Vec<Piece>) {
    let mut after_word = false;
    for token in tokens {
        let is_word = matches!(token, TokenTree::Ident(_));
        if is_word && after_word {
            push(pieces, " ");
        }
        after_word = is_word;
        match token {
            TokenTree::Ident(word) => {
                let word = word.to_string();
                match names.contains(&word.as_str()) {
                    true => pieces.push(Piece::Name(word)),
                    false => push(pieces, &word),
                }
            }
            TokenTree::Group(group) => {
                push(pieces, "(");
                write(group.stream(), names, pieces);
                push(pieces, ")");
            }
            TokenTree::Punct(sign) if sign.as_char() == ',' => push(pieces, ", "),
            other => push(pieces, &other.to_string()),
        }
    }
}

fn push(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        Some(Piece::Text(last)) => last.push_str(text),
        _ => pieces.push(Piece::Text(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::sample;
    use crate::lower::model::{Argument, Strictness};

    #[test]
    fn a_signature_has_no_attributes_and_no_body() {
        let arg = |ident: &str| Argument { ident: ident.into(), key: ident.into(), saved: None, is_secret: false };
        let path_args = ["a", "b", "c", "d", "e", "f", "g"].map(arg).to_vec();
        let text = signature(&Operation { path_args, ..sample::operation("find") });
        assert!(text.starts_with("pub fn find(\n    client: &Client,\n") && text.ends_with("Call<Response>"), "{text}");
        assert_eq!(signature(&sample::operation("get")), "pub fn get(client: &Client) -> Call<Response>");
    }

    #[test]
    fn the_clients_own_names_are_told_from_the_rest() {
        let ty = TypeRef::Map(Box::new(TypeRef::List(Box::new(sample::named("Book")))));
        let text = |text: &str| Piece::Text(text.into());
        assert_eq!(
            answer(&Answer::Json(ty, Strictness::Lenient)),
            [text("Json<BTreeMap<String, Vec<"), Piece::Name("Book".into()), text(">>>")]
        );
        let path = TypeRef::Path("my::Id".into());
        assert_eq!(type_reference(&path), [text("my::Id")]);
        assert_eq!(answer(&Answer::Empty), [text("()")]);
    }
}
