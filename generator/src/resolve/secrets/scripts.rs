//! Credentials that scripts hold as literals.

use super::search::Search;
use crate::credentials::{Class, Spot, Text, classify, is_credential_name, is_placeholder, looks_like_credential};
use crate::read::model::Event;
use crate::resolve::captures::Scripts;
use crate::resolve::variables::template;
use crate::script::{Constant, Transform, Value};

impl Search {
    /// Replaces the values of variables and parameters within a script, whose extent is known after the script was evaluated.
    pub(super) fn script_texts(&mut self, events: &[Event]) {
        if self.names.is_some() {
            return;
        }
        for event in events {
            for literal in self.shown.finder.find(&event.script, Text::Data) {
                let value = &event.script[literal.range.clone()];
                let quoted = event.script[..literal.range.start].ends_with(['"', '\'', '`', '\\']);
                if (quoted || looks_like_credential(value)) && !template::has_variables(value) {
                    self.in_scripts.entry(value.to_owned()).or_insert(literal.name);
                }
            }
        }
    }

    /// Leaves to the caller the literals that a script stores in variables with the name of a credential; other literal credentials
    /// become variables.
    pub(super) fn scripts(&mut self, scripts: &mut Scripts) {
        for (_, script) in scripts.of_mut(&self.place) {
            script.captures.retain_mut(|capture| {
                self.used.insert(capture.variable.clone());
                if let Value::Constant(Constant::Text(text)) = &capture.value
                    && (is_credential_name(&capture.variable)
                        || matches!(classify(&capture.variable, text, Spot::Named), Class::Credential(_)))
                    && !is_placeholder(text)
                    && !template::has_variables(text)
                {
                    let found = self.found("script", &capture.variable);
                    self.keep(capture.variable.clone(), text.clone(), found);
                    return false;
                }
                if is_credential_name(&capture.variable) {
                    self.alternatives(&capture.variable, &mut capture.value);
                }
                let mut hide = |value: &mut Value| self.script_value(value);
                capture.value.each_mut(&mut hide);
                if let Some(guard) = &mut capture.guard {
                    guard.each_mut(&mut hide);
                }
                true
            });
        }
    }

    /// `pm.environment.get("a") || "…"`: the default of a variable with the name of a credential.
    fn alternatives(&mut self, name: &str, value: &mut Value) {
        match value {
            Value::First(values) => values.iter_mut().for_each(|value| self.alternatives(name, value)),
            Value::Choice { then, otherwise, .. } => {
                self.alternatives(name, then);
                self.alternatives(name, otherwise);
            }
            value => self.script_text(value, name),
        }
    }

    fn script_value(&mut self, value: &mut Value) {
        match value {
            Value::Constant(Constant::Text(text)) if self.in_scripts.contains_key(text) => {
                let name = self.in_scripts[text].clone();
                self.script_text(value, &name);
            }
            Value::Constant(Constant::Text(text)) if looks_like_credential(text) => self.script_text(value, "token"),
            Value::Constant(Constant::Text(text)) => {
                let mut replaced = text.clone();
                self.within("script", &mut replaced);
                if replaced != *text {
                    *value = Value::Substituted(replaced);
                }
            }
            Value::Substituted(text) => self.within("script", text),
            Value::Object(members) => {
                for (name, value) in members {
                    if let Value::Constant(Constant::Text(text)) = value
                        && matches!(classify(name, text, Spot::Named), Class::Credential(_))
                    {
                        self.script_text(value, name);
                    }
                }
            }
            Value::Digest { key: Some(key), .. } | Value::Token { key, .. } => self.script_text(key, "key"),
            // `user:password`
            Value::Transformed { of, by: Transform::ToBase64 } => match of.as_mut() {
                Value::Constant(Constant::Text(text)) if text.contains(':') => self.script_text(of, "credentials"),
                Value::Template(parts) => parts.iter_mut().skip(1).for_each(|part| self.script_text(part, "password")),
                _ => {}
            },
            _ => {}
        }
    }

    fn script_text(&mut self, value: &mut Value, name: &str) {
        if let Value::Constant(Constant::Text(text)) = value
            && text.trim_matches(':').len() > 1
            && !is_placeholder(text)
            && !template::has_variables(text)
            && let Some(variable) = self.variable("script", name, text)
        {
            *value = Value::Variable(variable);
        }
    }
}
