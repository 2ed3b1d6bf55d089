//! Presets: functions that set variables before the request is built.

use std::any::Any;
use std::borrow::Cow;
use std::sync::Arc;

use crate::template::{Sources, Text, whole_name};
use crate::variables::Variables;

/// Sets variables (`&mut V`). The parts of the path that the caller gave are the values of their variables meanwhile.
pub(crate) type Preset = Arc<dyn Fn(&mut dyn Any, &Sources, &[(Cow<'static, str>, Text)]) + Send + Sync>;

/// Erases the type of the variables `V` of a preset.
pub(in crate::call) fn erase_variables<V: Variables>(preset: fn(&mut V, &Sources)) -> Preset {
    Arc::new(move |variables, sources, path| {
        let Some(variables) = variables.downcast_mut::<V>() else { return };
        let given = path.iter().filter_map(|(key, text)| Some((whole_name(key)?, text.plain()?)));
        let before: Vec<(&str, Option<String>)> = given
            .map(|(name, value)| {
                let before = variables.get(name).map(str::to_owned);
                variables.set(name, value);
                (name, before)
            })
            .collect();
        preset(variables, sources);
        for (name, value) in before {
            match value {
                Some(value) => variables.set(name, &value),
                None => variables.unset(name),
            };
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Default)]
    struct Shop {
        order: Option<String>,
        key: Option<String>,
    }

    impl Variables for Shop {
        fn get(&self, name: &str) -> Option<&str> {
            if name == "order" { self.order.as_deref() } else { self.key.as_deref() }
        }

        fn set(&mut self, name: &str, value: &str) -> bool {
            *(if name == "order" { &mut self.order } else { &mut self.key }) = Some(value.to_owned());
            true
        }

        fn unset(&mut self, name: &str) -> bool {
            *(if name == "order" { &mut self.order } else { &mut self.key }) = None;
            true
        }
    }

    #[test]
    fn a_preset_sees_the_arguments_of_the_call_and_does_not_keep_them() {
        let preset = erase_variables(|shop: &mut Shop, _: &Sources| shop.key = shop.order.clone());
        let path = |text: Text| [(Cow::Borrowed("{{order}}"), text)];
        for (of_client, argument, seen) in [
            (None, Text::from("o-1"), Some("o-1")),
            (Some("o-0"), Text::from("o-1"), Some("o-1")),
            (Some("o-0"), Text::saved("{{order}}"), Some("o-0")),
            (Some("o-0"), Text::from("{{key}}"), Some("o-0")),
        ] {
            let mut shop = Shop { order: of_client.map(str::to_owned), key: None };
            preset(&mut shop, &Sources::system(), &path(argument));
            assert_eq!((shop.key.as_deref(), shop.order.as_deref()), (seen, of_client));
        }
    }
}
