//! Headers: those that are always sent, arguments, and those in options.

use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::{Decision, Role, RowReason};
use crate::lower::model::{Argument, Input};
use crate::lower::naming::unique_idents::Idents;
use crate::lower::operations::inputs::fields::{Fields, Source};
use crate::read::model::Header;
use crate::resolve::variables::template;

/// Returns the constants before the first input, and the inputs with the constants between them, so that the order is kept.
pub fn lower<'a>(
    headers: &'a [Header],
    decided: &[Decision],
    arguments: &mut Idents,
    fields: &mut Fields<'_, 'a>,
    left_out: &mut Vec<Diagnostic>,
) -> (Vec<(String, String)>, Vec<Input>) {
    let mut fixed = Vec::new();
    let mut inputs = Vec::new();
    for (header, decision) in headers.iter().zip(decided) {
        match &decision.role {
            Role::Constant if inputs.is_empty() => fixed.push((header.key.clone(), header.value.clone())),
            Role::Constant => inputs.push(Input::FixedHeader(header.key.clone(), header.value.clone())),
            Role::Input { ty, rows } => {
                let sources: Vec<Source<'_>> = rows.iter().map(|index| source(&headers[*index])).collect();
                inputs.push(Input::Header(fields.field(&sources, *ty, "header")));
            }
            Role::Argument => inputs.push(Input::HeaderArgument(Argument {
                ident: arguments.take(template::whole(&header.value).unwrap_or(&header.key), "header"),
                key: header.key.clone(),
                saved: Some(header.value.clone()),
                is_secret: false,
            })),
            Role::Listed | Role::Body | Role::Auth | Role::Common => {}
            Role::LeftOut => left_out.push(header_left_out(header, decision.reason)),
        }
    }
    (fixed, inputs)
}

fn source(header: &Header) -> Source<'_> {
    Source { key: &header.key, value: Some(&header.value), disabled: header.disabled, description: &header.description }
}

fn header_left_out(header: &Header, reason: RowReason) -> Diagnostic {
    // the value may be a credential, and a name that HTTP does not allow may be anything
    let subject = match reason {
        RowReason::NoToken => "a header".to_owned(),
        _ => format!("the header `{}`", header.key),
    };
    Diagnostic::new(Code::HeaderLeftOut, format!("{subject} is left out, because {}", reason.text()))
        .help("add it to the call with `.header(..)`")
}
