//! The order of a request's inputs on the wire, where it is not that of their type.

/// Moves the inputs with these names to the front, in the order of the names; the others stay in theirs.
pub(crate) fn sort<T>(inputs: &mut [T], names: &[&str], name: impl Fn(&T) -> &str) {
    if !names.is_empty() {
        inputs.sort_by_key(|input| names.iter().position(|one| *one == name(input)).unwrap_or(names.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::sort;

    #[test]
    fn named_inputs_come_first_and_the_others_stay_in_order() {
        let mut inputs = [("a", 1), ("b", 1), ("c", 1), ("b", 2), ("d", 1)];
        sort(&mut inputs, &["d", "absent", "b"], |(name, _)| name);
        assert_eq!(inputs, [("d", 1), ("b", 1), ("b", 2), ("a", 1), ("c", 1)]);
    }
}
