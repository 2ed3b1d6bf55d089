//! Expressions of captures.

use std::f64::consts;

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::quote;

use crate::emit::text::{literal, print};
use crate::lower::model::Expr;
use crate::lower::runtime::functions::sources::SYSTEM;
use crate::lower::runtime::functions::standard::AS_U16;
use crate::lower::runtime::types::{FOUND, SOURCES};

pub fn write(expr: &Expr) -> TokenStream {
    match expr {
        Expr::Local(name) => {
            let name = print::ident(name);
            quote!(#name)
        }
        Expr::Text(text) => {
            let text = literal::string(text);
            quote!(#text)
        }
        Expr::Integer(number) => {
            // an argument may be generic, for which a literal without a suffix is an `i32`
            let fits = i32::try_from(*number).is_ok();
            let number = if fits { Literal::i64_unsuffixed(*number) } else { Literal::i64_suffixed(*number) };
            quote!(#number)
        }
        Expr::Float(number) => {
            let number = Literal::f64_unsuffixed(*number);
            quote!(#number)
        }
        Expr::Bool(value) => quote!(#value),
        Expr::Field(of, name) => {
            let (of, name) = (write(of), print::ident(name));
            quote!(#of.#name)
        }
        Expr::Method(of, name, args) => {
            let (of, args) = (receiver(of), args.iter().map(write));
            quote!(#of.#name(#(#args),*))
        }
        Expr::Found(function, args) => {
            let args = args.iter().map(write);
            quote!(#FOUND::#function(#(#args),*))
        }
        Expr::SystemSources => quote!(#SOURCES::#SYSTEM()),
        Expr::Closure(name, body) => {
            let (name, body) = (print::ident(name), write(body));
            quote!(|#name| #body)
        }
        Expr::Array(values) => {
            let values = values.iter().map(write);
            quote!([#(#values),*])
        }
        Expr::Tuple(values) => {
            let values = values.iter().map(write);
            quote!((#(#values),*))
        }
        Expr::Ref(of) => {
            let of = receiver(of);
            quote!(&#of)
        }
        Expr::Try(of) => {
            let of = write(of);
            quote!(#of?)
        }
        Expr::Some(of) => {
            let of = write(of);
            quote!(Some(#of))
        }
        Expr::None => quote!(None),
        Expr::If { test, then, otherwise } => {
            let (test, then, otherwise) = (write(test), write(then), write(otherwise));
            quote!(if #test { #then } else { #otherwise })
        }
        Expr::Not(of) => match &**of {
            Expr::Status(status, from, to) if from == to => {
                let (status, code) = (write(status), Literal::u16_unsuffixed(*from));
                quote!(#status != #code)
            }
            of => {
                let of = part(of);
                quote!(!#of)
            }
        },
        Expr::All(all) => {
            let all = all.iter().map(part);
            quote!(#(#all)&&*)
        }
        Expr::Any(any) => {
            let any = any.iter().map(part);
            quote!(#(#any)||*)
        }
        Expr::Status(status, from, to) if from == to => {
            let (status, code) = (write(status), Literal::u16_unsuffixed(*from));
            quote!(#status == #code)
        }
        Expr::Status(status, from, to) => {
            let (from, to) = (Literal::u16_unsuffixed(*from), Literal::u16_unsuffixed(*to));
            let status = write(status);
            quote!((#from..=#to).contains(&#status.#AS_U16()))
        }
    }
}

/// The constants of Rust that clippy suggests in place of similar numbers.
const CONSTANTS: [f64; 20] = [
    consts::E,
    consts::FRAC_1_PI,
    consts::FRAC_1_SQRT_2,
    consts::FRAC_2_PI,
    consts::FRAC_2_SQRT_PI,
    consts::FRAC_PI_2,
    consts::FRAC_PI_3,
    consts::FRAC_PI_4,
    consts::FRAC_PI_6,
    consts::FRAC_PI_8,
    consts::LN_10,
    consts::LN_2,
    consts::LOG10_2,
    consts::LOG10_E,
    consts::LOG2_10,
    consts::LOG2_E,
    consts::PI,
    consts::SQRT_2,
    consts::TAU,
    // the golden ratio
    1.618_033_988_749_895,
];

/// Returns `true` if a number in the code is close to a constant, such as `3.14`.
pub fn has_near_constant(code: TokenStream) -> bool {
    code.into_iter().any(|token| match token {
        TokenTree::Group(group) => has_near_constant(group.stream()),
        TokenTree::Literal(literal) => {
            let number = literal.to_string().parse::<f64>();
            number.is_ok_and(|number| CONSTANTS.iter().any(|constant| (number.abs() / constant - 1.0).abs() < 0.01))
        }
        _ => false,
    })
}

/// Returns an operand of `!`, `&&` or `||`.
fn part(expr: &Expr) -> TokenStream {
    match expr {
        Expr::All(of) | Expr::Any(of) if of.len() > 1 => parenthesized(expr),
        _ => write(expr),
    }
}

fn parenthesized(expr: &Expr) -> TokenStream {
    let written = write(expr);
    quote!((#written))
}

/// Returns the receiver of a method.
fn receiver(expr: &Expr) -> TokenStream {
    let written = write(expr);
    match expr {
        Expr::If { .. } | Expr::Closure(..) | Expr::Ref(_) | Expr::Not(_) | Expr::All(_) | Expr::Any(_) => {
            quote!((#written))
        }
        _ => written,
    }
}
