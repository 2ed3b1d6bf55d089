//! What an answer leaves in the variables.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, literal, operation, print, types};
use crate::lower::model::{Answer, Capture, CaptureSource, CaptureStep, Operation};

/// `.capture(capture_name)`
pub(super) fn step(operation: &Operation) -> Option<TokenStream> {
    let capture = operation.capture.as_ref()?;
    let ident = print::ident(&capture.ident);
    Some(match is_raw(operation, capture) {
        true => quote!(.capture_response(#ident)),
        false => quote!(.capture(#ident)),
    })
}

/// `pub fn capture_name(variables: &mut Variables, answer: &T)`
pub(super) fn define(operation: &Operation) -> Option<TokenStream> {
    let capture = operation.capture.as_ref()?;
    let docs = docs::outer(&capture.docs);
    let ident = print::ident(&capture.ident);
    let answer = match &operation.answer {
        _ if is_raw(operation, capture) => quote!(Response),
        Answer::Json(ty) => types::reference(ty),
        other => operation::answer(other),
    };
    let steps = capture.steps.iter().map(|step| {
        let variable = print::ident(&step.variable);
        let value = match &step.from {
            CaptureSource::Field(field) => {
                let field = print::ident(field);
                quote!(&answer.#field)
            }
            CaptureSource::Pointer(pointer) => {
                let pointer = literal::string(pointer);
                quote!(&answer.pointer(#pointer))
            }
        };
        quote!(variables.#variable.capture(#value);)
    });
    Some(quote! {
        #docs
        pub fn #ident(variables: &mut Variables, answer: &#answer) {
            #(#steps)*
        }
    })
}

/// Whether it reads the response, and not the typed answer.
fn is_raw(operation: &Operation, capture: &Capture) -> bool {
    let pointer = |step: &CaptureStep| matches!(step.from, CaptureSource::Pointer(_));
    !matches!(operation.answer, Answer::Untyped) && capture.steps.iter().any(pointer)
}

#[cfg(test)]
mod tests {
    use super::{define, step};
    use crate::emit::{print, sample};
    use crate::lower::model::{Answer, Capture, CaptureSource, CaptureStep, Operation};

    fn operation(answer: Answer, from: CaptureSource) -> Operation {
        let steps = vec![CaptureStep { variable: "token".into(), from }];
        let capture = Capture { ident: "capture_login".into(), docs: vec!["Sets `{{token}}`.".into()], steps };
        Operation { answer, capture: Some(capture), ..sample::operation("login") }
    }

    #[test]
    fn a_field_is_captured_from_the_answer() {
        let operation = operation(Answer::Json(sample::named("Login")), CaptureSource::Field("access_token".into()));
        assert_eq!(
            print::text(define(&operation)),
            r#"
/// Sets `{{token}}`.
pub fn capture_login(variables: &mut Variables, answer: &Login) {
    variables.token.capture(&answer.access_token);
}
"#
        );
        assert_eq!(step(&operation).unwrap_or_default().to_string(), ". capture (capture_login)");
    }

    #[test]
    fn what_no_field_holds_is_captured_from_the_response() {
        let operation = operation(Answer::Json(sample::named("Login")), CaptureSource::Pointer("/a/0".into()));
        assert_eq!(
            print::text(define(&operation)),
            r#"
/// Sets `{{token}}`.
pub fn capture_login(variables: &mut Variables, answer: &Response) {
    variables.token.capture(&answer.pointer("/a/0"));
}
"#
        );
        assert_eq!(step(&operation).unwrap_or_default().to_string(), ". capture_response (capture_login)");
    }
}
