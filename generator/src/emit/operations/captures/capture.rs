//! Captures and presets.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::operations::answer;
use crate::emit::operations::captures::expression;
use crate::emit::text::block::Block;
use crate::emit::text::print;
use crate::emit::types::reference;
use crate::lower::model::{Answer, Capture, CaptureBlock, CaptureStep, CaptureUse, Expr, Reads, ScriptName};
use crate::lower::runtime::functions::{call, request, variable};
use crate::lower::runtime::types::{ANSWER, RESPONSE, SOURCES, VARIABLES};

/// `.capture(super::capture_all)`
pub fn step(used: &CaptureUse) -> TokenStream {
    let method = match used.reads {
        Reads::Sources => request::PRESET,
        Reads::Value => call::CAPTURE,
        Reads::Answer => call::CAPTURE_ANSWER,
        Reads::Response => call::CAPTURE_RESPONSE,
    };
    let ident = print::ident(&used.ident);
    if used.module.is_empty() {
        return quote!(.#method(#ident));
    }
    let module = print::path(&used.module);
    quote!(.#method(#module::#ident))
}

/// `pub fn capture_name(variables: &mut #VARIABLES, answer: &T)`; a folder's has no answer of its own.
pub fn define(capture: &Capture, answer: Option<&Answer>) -> Block {
    let ident = print::ident(&capture.ident);
    let value = match answer {
        Some(Answer::Json(ty, _)) => reference::reference(ty),
        Some(Answer::Lines(ty, _)) => {
            let ty = reference::reference(ty);
            quote!(Vec<#ty>)
        }
        Some(other) => answer::answer(other),
        None => quote!(#RESPONSE),
    };
    let (argument, ty) = match capture.reads {
        Reads::Sources => ("sources", quote!(#SOURCES)),
        Reads::Value => ("answer", value),
        Reads::Answer => ("answer", quote!(#ANSWER<#value>)),
        Reads::Response => ("answer", quote!(#RESPONSE)),
    };
    let argument = print::ident(&if capture.reading { argument.to_owned() } else { format!("_{argument}") });
    let locals = capture.locals.iter().map(|(name, value)| {
        let (name, value) = (print::ident(name), expression::write(value));
        quote!(let #name = #value;)
    });
    let blocks = capture.blocks.iter().map(block);
    let body = quote!(#(#locals)* #(#blocks)*);
    let near_constant = expression::has_near_constant(body.clone())
        .then(|| quote!(#[allow(clippy::approx_constant, reason = "as in the script")]));
    let function = quote! {
        #near_constant
        pub fn #ident(variables: &mut #VARIABLES, #argument: &#ty) {
            #body
        }
    };
    Block::documented(&capture.docs, function)
}

/// `pub use super::capture_shared as capture_name;`
pub fn name(name: &ScriptName) -> TokenStream {
    let module = print::path(if name.module.is_empty() { "self" } else { &name.module });
    let (shared, ident) = (print::ident(&name.shared), print::ident(&name.ident));
    let alias = (name.shared != name.ident).then(|| quote!(as #ident));
    quote!(pub use #module::#shared #alias;)
}

fn block(block: &CaptureBlock) -> TokenStream {
    let steps = block.steps.iter().map(set);
    let otherwise = block.otherwise.then(|| quote!(else));
    match &block.guard {
        None if block.otherwise => quote!(else { #(#steps)* }),
        None => quote!(#(#steps)*),
        Some(guard) => {
            let guard = expression::write(guard);
            quote!(#otherwise if #guard { #(#steps)* })
        }
    }
}

fn set(step: &CaptureStep) -> TokenStream {
    let (capture, unset) = (variable::CAPTURE, variable::UNSET);
    match step {
        CaptureStep::Let(name, value) => {
            let (name, value) = (print::ident(name), expression::write(value));
            quote!(let #name = #value;)
        }
        CaptureStep::Set(variable, Expr::Ref(value)) if is_long(value) => {
            let (variable, value) = (print::ident(variable), expression::write(value));
            quote!(let value = #value; variables.#variable.#capture(&value);)
        }
        CaptureStep::Set(variable, value) => {
            let (variable, value) = (print::ident(variable), expression::write(value));
            quote!(variables.#variable.#capture(#value);)
        }
        CaptureStep::Unset(variable) => {
            let variable = print::ident(variable);
            quote!(variables.#variable.#unset();)
        }
    }
}

/// Returns `true` if the printer would break the line inside the call. Places are never moved out of.
fn is_long(value: &Expr) -> bool {
    const LINE: usize = 64;
    !matches!(value, Expr::Field(..) | Expr::Local(_)) && expression::write(value).to_string().len() > LINE
}

#[cfg(test)]
mod tests {
    use super::{define, step};
    use crate::emit::sample;
    use crate::emit::text::print;
    use crate::lower::model::{Answer, Capture, CaptureBlock, CaptureStep, CaptureUse, Expr, Reads, Strictness};
    use crate::lower::runtime::functions::found;

    fn local(name: &str) -> Box<Expr> {
        Box::new(Expr::Local(name.into()))
    }

    fn capture(reads: Reads, guard: Option<Expr>, value: Option<Expr>) -> Capture {
        let variable = "token".to_owned();
        let steps = vec![match value {
            Some(value) => CaptureStep::Set(variable, value),
            None => CaptureStep::Unset(variable),
        }];
        Capture {
            ident: "capture_login".into(),
            docs: vec!["Sets `{{token}}`.".into()],
            reads,
            reading: true,
            locals: vec![],
            blocks: vec![CaptureBlock { otherwise: false, guard, steps }],
        }
    }

    #[test]
    fn a_field_is_captured_from_the_answer() {
        let field = Expr::Ref(Box::new(Expr::Field(local("answer"), "access_token".into())));
        assert_eq!(
            print::text([define(
                &capture(Reads::Value, None, Some(field)),
                Some(&Answer::Json(sample::named("Login"), Strictness::Lenient))
            )]),
            r#"
/// Sets `{{token}}`.
pub fn capture_login(variables: &mut Variables, answer: &Login) {
    variables.token.capture(&answer.access_token);
}
"#
        );
    }

    #[test]
    fn a_number_near_a_constant_is_the_scripts_own() {
        let text = |number| print::text([define(&capture(Reads::Value, None, Some(Expr::Float(number))), None)]);
        let allowed = "#[allow(clippy::approx_constant, reason = \"as in the script\")]\npub fn capture_login";
        #[allow(clippy::approx_constant, reason = "what is tested")]
        for number in [3.14, -2.718, 0.3183, 1.618, 6.283_185_307] {
            assert!(text(number).contains(allowed), "{}", text(number));
        }
        for number in [5.5, 10.5, 0.1] {
            assert!(!text(number).contains("allow"), "{}", text(number));
        }
    }

    #[test]
    fn conditions_and_status() {
        let status = Box::new(Expr::Field(local("answer"), "status".into()));
        let guard = Expr::All(vec![
            Expr::Any(vec![Expr::Status(status.clone(), 200, 200), Expr::Status(status, 202, 204)]),
            Expr::Not(Box::new(Expr::Method(
                Box::new(Expr::Found(found::OF, vec![Expr::Integer(-1)])),
                found::IS_TRUTHY,
                vec![],
            ))),
        ]);
        assert_eq!(
            print::text([define(&capture(Reads::Answer, Some(guard), None), Some(&Answer::Text))]),
            r#"
/// Sets `{{token}}`.
pub fn capture_login(variables: &mut Variables, answer: &Answer<String>) {
    if (answer.status == 200 || (202..=204).contains(&answer.status.as_u16()))
        && !Found::of(-1).is_truthy()
    {
        variables.token.unset();
    }
}
"#
        );
    }

    #[test]
    fn calls_name_the_module() {
        let used = |module: &str, reads| CaptureUse { module: module.into(), ident: "capture_all".into(), reads };
        let text = |used| step(&used).to_string().replace(' ', "");
        assert_eq!(text(used("super::super", Reads::Response)), ".capture_response(super::super::capture_all)");
        assert_eq!(text(used("", Reads::Sources)), ".preset(capture_all)");
    }
}
