//! Values as variables hold them: as texts.

use crate::script::values::transform::Transform;
use crate::script::values::value::Value;

impl Value {
    /// Removes conversions to text where the value becomes one anyway: where it is stored, joined with others or digested.
    pub(crate) fn into_stored(mut self) -> Self {
        self.each_mut(&mut |value| match value {
            Self::Template(parts) => parts.iter_mut().for_each(unconverted),
            Self::Digest { of, key, .. } => {
                unconverted(of);
                key.iter_mut().for_each(|key| unconverted(key));
            }
            _ => {}
        });
        unconverted(&mut self);
        self
    }
}

fn unconverted(value: &mut Value) {
    if let Value::Transformed { of, by: Transform::ToText } = value {
        let of = std::mem::replace(&mut **of, Value::Unset);
        *value = of;
    }
}

#[cfg(test)]
mod tests {
    use super::{Transform, Value};

    #[test]
    fn a_number_is_made_text_only_where_that_makes_a_difference() {
        let text = || Value::Random.with(Transform::ToText);
        let stored = |value: Value| value.into_stored().to_string();
        assert_eq!(stored(text()), "random");
        assert_eq!(stored(Value::Template(vec![Value::text("n"), text()])), "(\"n\" + random)");
        assert_eq!(stored(text().with(Transform::Slice { from: -6, to: None })), "random.text.slice(-6)");
    }
}
