//! [`from_env`]: variables from the environment of the process.

use super::Variables;

/// Returns the defaults, with values from the environment of the process. Each row is the prefix of the names of environment variables,
/// the field, whose name in capitals follows, and the name of the variable in the collection.
///
/// A variable that is not set in the environment, or not Unicode, keeps its default.
pub fn from_env<V: Variables>(rows: &[(&str, &str, &str)]) -> V {
    from(rows, |name| std::env::var(name).ok())
}

fn from<V: Variables>(rows: &[(&str, &str, &str)], value: impl Fn(&str) -> Option<String>) -> V {
    let mut variables = V::default();
    for (prefix, field, name) in rows {
        let field = field.strip_prefix("r#").unwrap_or(field);
        if let Some(value) = value(&format!("{prefix}{}", field.to_uppercase())) {
            variables.set(name, &value);
        }
    }
    variables
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::variables::Variable;

    #[derive(Clone)]
    struct Shop {
        url: Variable,
        id: Variable,
    }

    impl Default for Shop {
        fn default() -> Self {
            Self { url: "https://shop.example".into(), id: Variable::default() }
        }
    }

    impl Variables for Shop {
        fn get(&self, name: &str) -> Option<&str> {
            match name {
                "url" => self.url.get(),
                "shop id" => self.id.get(),
                _ => None,
            }
        }

        fn set(&mut self, name: &str, value: &str) -> bool {
            match name {
                "url" => self.url = value.into(),
                "shop id" => self.id = value.into(),
                _ => return false,
            }
            true
        }
    }

    #[test]
    fn what_is_set_overrides_the_default() {
        let rows = [("SHOP_", "url", "url"), ("SHOP_", "r#shop_id", "shop id")];
        let shop: Shop = from(&rows, |name| (name == "SHOP_SHOP_ID").then(|| "7".to_owned()));
        assert_eq!((shop.get("url"), shop.get("shop id")), (Some("https://shop.example"), Some("7")));
    }
}
