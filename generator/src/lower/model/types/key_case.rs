//! The case of the keys of a JSON object, which is declared once for the struct instead of for each field.

/// A rule of serde for all fields of a struct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Casing {
    Camel,
    Pascal,
    ScreamingSnake,
    Kebab,
}

const ALL: [Casing; 4] = [Casing::Camel, Casing::Pascal, Casing::ScreamingSnake, Casing::Kebab];

impl Casing {
    /// Returns the rule that saves the most renames; `None` if no rule saves any. Each field is a pair of its name and its key.
    pub fn of<'f>(fields: impl Iterator<Item = (&'f str, &'f str)> + Clone) -> Option<Self> {
        // serde's derive panics where the first letter of a field is not one byte
        if !fields.clone().all(|(name, _)| name.is_ascii()) {
            return None;
        }
        let plain = fields.clone().filter(|(name, key)| serde_name(name) == *key).count();
        let fitting = |casing: &Self| fields.clone().filter(|(name, key)| casing.apply(name) == *key).count();
        // the first of several that save equally many
        let best = ALL.into_iter().rev().max_by_key(fitting)?;
        (fitting(&best) > plain).then_some(best)
    }

    /// Returns serde's key of a field, by the same steps as its `RenameRule::apply_to_field`.
    pub fn apply(self, name: &str) -> String {
        let name = serde_name(name);
        match self {
            Self::Camel => {
                let pascal = Self::Pascal.apply(name);
                let mut chars = pascal.chars();
                let first = chars.next().map(|c| c.to_ascii_lowercase());
                first.into_iter().chain(chars).collect()
            }
            Self::Pascal => {
                let mut pascal = String::new();
                let mut capitalize = true;
                for c in name.chars() {
                    if c == '_' {
                        capitalize = true;
                    } else if std::mem::take(&mut capitalize) {
                        pascal.push(c.to_ascii_uppercase());
                    } else {
                        pascal.push(c);
                    }
                }
                pascal
            }
            Self::ScreamingSnake => name.to_ascii_uppercase(),
            Self::Kebab => name.replace('_', "-"),
        }
    }

    /// Returns the value of `rename_all`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Camel => "camelCase",
            Self::Pascal => "PascalCase",
            Self::ScreamingSnake => "SCREAMING_SNAKE_CASE",
            Self::Kebab => "kebab-case",
        }
    }
}

/// Returns the name without `r#`, which serde removes.
pub fn serde_name(ident: &str) -> &str {
    ident.strip_prefix("r#").unwrap_or(ident)
}

#[cfg(test)]
mod tests {
    use super::Casing;

    fn of(fields: &[(&str, &str)]) -> Option<Casing> {
        Casing::of(fields.iter().copied())
    }

    #[test]
    fn the_rule_is_the_one_that_most_keys_have() {
        assert_eq!(of(&[("id", "id"), ("user_name", "userName"), ("x", "X")]), Some(Casing::Camel));
        assert_eq!(of(&[("id", "Id"), ("user_name", "UserName")]), Some(Casing::Pascal));
        assert_eq!(of(&[("id", "ID"), ("user_name", "USER_NAME")]), Some(Casing::ScreamingSnake));
        assert_eq!(of(&[("user_name", "user-name"), ("id", "id")]), Some(Casing::Kebab));
        assert_eq!(of(&[("id", "id"), ("user_name", "user_name")]), None);
        assert_eq!(of(&[("links", "_links"), ("id", "id")]), None);
        assert_eq!(of(&[("größe", "größe"), ("user_name", "userName")]), None);
        assert_eq!(of(&[]), None);
    }

    /// The tests of the generated clients compare this with a derive of serde.
    #[test]
    fn names_with_digits_and_raw_identifiers() {
        assert_eq!(Casing::Camel.apply("r#type"), "type");
        assert_eq!(Casing::Camel.apply("address_1"), "address1");
        assert_eq!(Casing::Pascal.apply("a__b"), "AB");
    }
}
