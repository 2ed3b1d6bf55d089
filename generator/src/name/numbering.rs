//! Numbers for namesakes.

use std::collections::BTreeMap;

/// The next number for each name, so that the thousandth namesake does not try all numbers before it.
#[derive(Debug, Default)]
pub struct Numbering(BTreeMap<String, usize>);

impl Numbering {
    /// Returns the name itself, or the first free name with a number: `name_2`.
    pub fn unique(&mut self, name: &str, is_free: impl Fn(&str) -> bool) -> String {
        if is_free(name) {
            return name.to_owned();
        }
        self.free(name, |number| format!("{name}_{number}"), is_free)
    }

    /// Returns the first free name from number 2 on. `wanted` is the common part of the namesakes.
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
