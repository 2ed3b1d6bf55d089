//! Numbers for namesakes.

use std::collections::BTreeMap;

/// The number that the next namesake gets, so that the thousandth does not try all numbers before it.
#[derive(Debug, Default)]
pub struct Numbering(BTreeMap<String, usize>);

impl Numbering {
    /// The name itself, else the first one with a number behind it that is free: `name_2`.
    pub fn unique(&mut self, name: &str, is_free: impl Fn(&str) -> bool) -> String {
        if is_free(name) {
            return name.to_owned();
        }
        self.free(name, |number| format!("{name}_{number}"), is_free)
    }

    /// The first name from number 2 on that is free. `wanted` is what the namesakes have in common; what is taken stays taken.
    pub fn free(&mut self, wanted: &str, numbered: impl Fn(usize) -> String, is_free: impl Fn(&str) -> bool) -> String {
        let next = self.0.entry(wanted.to_owned()).or_insert(2);
        loop {
            let name = numbered(*next);
            *next += 1;
            if is_free(&name) {
                return name;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::collections::BTreeSet;

    use super::Numbering;

    #[test]
    fn namesakes_are_numbered_in_as_many_steps() {
        let mut taken = BTreeSet::from(["a3".to_owned()]);
        let (mut numbering, tries) = (Numbering::default(), Cell::new(0));
        let mut take = |wanted: &str| {
            let numbered = |n: usize| {
                tries.set(tries.get() + 1);
                format!("{wanted}{n}")
            };
            let name = numbering.free(wanted, numbered, |name| !taken.contains(name));
            taken.insert(name.clone());
            name
        };
        assert_eq!([take("a"), take("a"), take("b")], ["a2", "a4", "b2"]);
        (0..1000).for_each(|_| drop(take("a")));
        assert_eq!(tries.get(), 1004);
    }
}
