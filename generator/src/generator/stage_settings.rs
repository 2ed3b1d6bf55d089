//! The options of the generator → the settings of each stage.

use super::Generator;
use crate::claims::claimed::{Believed, Claimed};
use crate::emit::RuntimeDependency;
use crate::inputs::InputSettings;
use crate::lock::KeptNames;
use crate::lower::Settings;
use crate::lower::model::Derive;
use crate::name::package;
use crate::observe::evidence::Observed;
use crate::options::{Layout, TypeOptions, TypeSource};
use crate::read::input::Input;
use crate::resolve::Api;

impl Generator {
    /// Returns `true` if types come from this source.
    pub(super) fn takes(&self, source: TypeSource) -> bool {
        match self.options.types_from.as_slice() {
            [] => TypeSource::DEFAULT.contains(&source),
            given => given.contains(&source),
        }
    }

    pub(super) fn believed(&self) -> Believed {
        Believed {
            schemas: self.takes(TypeSource::Schemas),
            documentation: self.takes(TypeSource::Documentation),
            assertions: self.takes(TypeSource::Assertions),
        }
    }

    pub(super) fn input_settings(&self, kept: &KeptNames) -> InputSettings {
        InputSettings {
            arguments: self.options.arguments.clone(),
            variables: self.options.variables.clone(),
            constants: self.options.constants.clone(),
            kept: kept.inputs.clone(),
            known_requests: kept.functions.keys().cloned().collect(),
        }
    }

    pub(super) fn settings(
        &self,
        input: &Input,
        api: &Api,
        observed: Observed,
        claimed: Claimed,
        kept: KeptNames,
    ) -> Settings {
        let is_crate = self.chosen_layout() == Layout::Crate;
        // a separate crate has no other features
        let feature_prefix = || if is_crate { String::new() } else { self.client_key(api) };
        Settings {
            source: input.name().to_owned(),
            package: self.package(api),
            other_direction: if is_crate { Derive::Feature } else { Derive::No },
            tests: is_crate,
            types: self.type_options(),
            rename: self.options.rename.iter().cloned().collect(),
            pages: self.options.pages.iter().cloned().collect(),
            folder_features: self.options.folder_features.then(feature_prefix),
            saved: self.options.saved,
            examples: self.takes(TypeSource::Examples),
            observed,
            claimed,
            kept,
        }
    }

    /// Returns the key of the client in the lock.
    pub(super) fn client_key(&self, api: &Api) -> String {
        self.key.clone().unwrap_or_else(|| self.package(api))
    }

    pub(super) fn runtime(&self) -> RuntimeDependency {
        match &self.options.runtime_path {
            Some(path) => RuntimeDependency::Path(path.0.clone()),
            None => RuntimeDependency::Version(env!("CARGO_PKG_VERSION").to_owned()),
        }
    }

    fn type_options(&self) -> TypeOptions {
        TypeOptions {
            mode: self.options.mode.unwrap_or_default(),
            dates: self.options.dates.unwrap_or_default(),
            uuid: self.options.uuid,
            enums: self.options.enums,
            overrides: self.options.type_override.clone(),
        }
    }

    fn package(&self, api: &Api) -> String {
        package::name(self.options.name.as_deref().unwrap_or(&api.name))
    }
}
