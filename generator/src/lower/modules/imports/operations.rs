//! The names in the functions of operations, in their scripts and in their inputs.

use crate::lower::model::{
    Answer, Auth, AuthUse, AuthValue, Body, Capture, Expr, FormDef, Input, InputType, InputValue, Module, Operation,
    Options, Page, Paging, Reads, RenewalBody, SharedInputs,
};
use crate::lower::modules::imports::names::Names;
use crate::lower::runtime::types as runtime;

impl Names {
    /// Adds the names in the items of a module, except for its types. `saved` is `true` if there are functions `saved()`.
    pub fn module(&mut self, module: &Module, saved: bool) {
        if let Some(auth) = module.auth.as_ref().filter(|auth| auth.inherited) {
            self.auth(&auth.auth);
        }
        for script in module.preset.iter().chain(&module.capture) {
            self.script(script, None);
        }
        module.scripts.iter().for_each(|shared| self.script(&shared.function, shared.answer.as_ref()));
        module.paging.iter().for_each(|paging| self.paging(paging));
        module.operations.iter().for_each(|operation| self.operation(operation, saved));
        for inputs in &module.inputs {
            match inputs {
                SharedInputs::Options(options) => self.options(options, saved),
                SharedInputs::Form(form) => self.form(form, saved),
            }
        }
    }

    fn operation(&mut self, operation: &Operation, saved: bool) {
        self.add(runtime::CLIENT);
        self.add(runtime::CALL);
        self.answer(&operation.answer);
        for argument in operation.arguments() {
            self.add(if argument.is_secret { runtime::SECRET } else { runtime::TEXT });
        }
        match &operation.auth {
            AuthUse::Unsigned => self.add(runtime::AUTH),
            AuthUse::Own(auth) => self.auth(auth),
            AuthUse::None | AuthUse::Common | AuthUse::Inherited(_) => {}
        }
        if !operation.behavior.is_empty() {
            self.add(runtime::BEHAVIOR);
        }
        if let Some(body) = &operation.body {
            self.body(body, saved);
        }
        for script in operation.preset.iter().chain(&operation.capture) {
            self.script(script, Some(&operation.answer));
        }
        if let Some(renewal) = &operation.renewal {
            self.add(runtime::RENEWAL);
            self.add(runtime::VARIABLES);
            if let (RenewalBody::Saved, Some(body)) = (&renewal.body, &operation.body) {
                self.saved_body(body);
            }
        }
        if let Some(paging) = &operation.paging {
            self.paging(paging);
        }
        if let Some(options) = &operation.options {
            self.options(options, saved);
        }
        operation.types.iter().for_each(|def| self.definition(def));
        let former = operation.former.iter().flat_map(|former| &former.types);
        former.for_each(|(_, now)| self.named(now));
    }

    pub fn paging(&mut self, paging: &Paging) {
        self.add(runtime::ANSWER);
        self.add(runtime::NEXT_PAGE);
        if let Page::Type(page) = &paging.page {
            self.reference(page);
        }
    }

    /// The type parameter of `Call`.
    fn answer(&mut self, answer: &Answer) {
        match answer {
            Answer::Json(ty, strictness) => {
                self.json(*strictness);
                self.reference(ty);
            }
            Answer::Lines(ty, strictness) => {
                self.lines(*strictness);
                self.reference(ty);
            }
            Answer::Bytes => self.add(runtime::BYTES),
            Answer::Untyped => self.add(runtime::RESPONSE),
            Answer::Text | Answer::Empty | Answer::ByStatus(_) => {}
        }
    }

    /// `Auth::constructor(…)`
    pub fn auth(&mut self, auth: &Auth) {
        self.add(runtime::AUTH);
        let Some(settings) = &auth.settings else { return };
        self.add(settings.ty);
        let parameters = |value: &AuthValue| matches!(value, AuthValue::Parameters(all) if !all.is_empty());
        if settings.fields.iter().any(|(_, value)| parameters(value)) {
            self.add(runtime::TOKEN_PARAMETER);
        }
    }

    /// The argument of the function, and `saved()`, if it is enabled.
    fn body(&mut self, body: &Body, saved: bool) {
        match body {
            Body::Json { ty, .. } | Body::Graphql { variables: Some((ty, _)), .. } => {
                self.add(runtime::BODY);
                self.reference(ty);
            }
            Body::Text { .. } => self.add(runtime::TEXT),
            Body::File { .. } => self.add(runtime::FILE),
            Body::Form { def, .. } => self.form(def, saved),
            Body::JsonConstant(_) | Body::Fixed { .. } | Body::Graphql { variables: None, .. } => {}
        }
    }

    /// The expression of a saved body: `Body::<T>::saved("…")`, without `T`.
    fn saved_body(&mut self, body: &Body) {
        match body {
            Body::Json { .. } | Body::Graphql { variables: Some(_), .. } => self.add(runtime::BODY),
            Body::Text { .. } => self.add(runtime::TEXT),
            Body::File { .. } => self.add(runtime::FILE),
            Body::Form { def, .. } => self.saved_inputs(&def.fields),
            Body::JsonConstant(_) | Body::Fixed { .. } | Body::Graphql { variables: None, .. } => {}
        }
    }

    fn options(&mut self, options: &Options, saved: bool) {
        if options.shared.is_none() {
            self.inputs(&options.inputs, saved);
        }
    }

    fn form(&mut self, form: &FormDef, saved: bool) {
        if form.shared.is_none() {
            self.inputs(&form.fields, saved);
        }
    }

    /// The table, and `saved()`.
    fn inputs(&mut self, inputs: &[Input], saved: bool) {
        for field in inputs.iter().filter_map(Input::field) {
            match field.ty {
                InputType::Text => self.add(runtime::TEXT),
                InputType::Secret => self.add(runtime::SECRET),
                InputType::File => self.add(runtime::FILE),
                InputType::I64 | InputType::Bool => {}
            }
        }
        if saved {
            self.saved_inputs(inputs);
        }
    }

    /// `ListOptions::new().limit(5)`
    fn saved_inputs(&mut self, inputs: &[Input]) {
        for field in inputs.iter().filter_map(Input::field) {
            for value in field.saved.iter() {
                match value {
                    InputValue::I64(_) | InputValue::Bool(_) => {}
                    InputValue::Template(_) if field.ty == InputType::File => self.add(runtime::FILE),
                    InputValue::Template(_) | InputValue::KeyAlone => self.add(runtime::TEXT),
                    InputValue::NamedFile { .. } => {
                        self.add(runtime::FILE);
                        self.add(runtime::TEXT);
                    }
                }
            }
        }
    }

    /// `pub fn capture_name(variables: &mut Variables, answer: &T)`
    fn script(&mut self, script: &Capture, answer: Option<&Answer>) {
        self.add(runtime::VARIABLES);
        match script.reads {
            Reads::Sources => self.add(runtime::SOURCES),
            Reads::Response => self.add(runtime::RESPONSE),
            Reads::Value => self.value(answer),
            Reads::Answer => {
                self.add(runtime::ANSWER);
                self.value(answer);
            }
        }
        script.locals.iter().for_each(|(_, value)| self.expression(value));
        for block in &script.blocks {
            block.guard.iter().for_each(|guard| self.expression(guard));
            block.steps.iter().filter_map(|step| step.value()).for_each(|value| self.expression(value));
        }
    }

    /// The value of an answer, as scripts get it.
    fn value(&mut self, answer: Option<&Answer>) {
        match answer {
            Some(Answer::Json(ty, _) | Answer::Lines(ty, _)) => self.reference(ty),
            Some(other) => self.answer(other),
            None => self.add(runtime::RESPONSE),
        }
    }

    fn expression(&mut self, expression: &Expr) {
        match expression {
            Expr::Found(_, args) => {
                self.add(runtime::FOUND);
                args.iter().for_each(|arg| self.expression(arg));
            }
            Expr::SystemSources => self.add(runtime::SOURCES),
            Expr::Method(of, _, args) => {
                self.expression(of);
                args.iter().for_each(|arg| self.expression(arg));
            }
            Expr::Array(all) | Expr::Tuple(all) | Expr::All(all) | Expr::Any(all) => {
                all.iter().for_each(|one| self.expression(one));
            }
            Expr::If { test, then, otherwise } => [test, then, otherwise].iter().for_each(|one| self.expression(one)),
            Expr::Field(of, _)
            | Expr::Closure(_, of)
            | Expr::Ref(of)
            | Expr::Try(of)
            | Expr::Some(of)
            | Expr::Not(of)
            | Expr::Status(of, ..) => self.expression(of),
            Expr::Local(_) | Expr::Text(_) | Expr::Integer(_) | Expr::Float(_) | Expr::Bool(_) | Expr::None => {}
        }
    }

    /// `examples/replay.rs`, which has the paths of the client's types.
    pub fn replay(&mut self, module: &Module) {
        for operation in module.operations.iter().filter(|operation| operation.position.is_some()) {
            if operation.arguments().next().is_some() {
                self.add(runtime::TEXT);
            }
            if let Some(body) = &operation.body {
                self.saved_body(body);
                body.ty().into_iter().for_each(|ty| self.runtime_of(ty));
            }
            if let Some(options) = &operation.options {
                self.saved_inputs(&options.inputs);
            }
        }
        module.modules.iter().for_each(|inner| self.replay(inner));
    }
}
