//! Generates clients and compiles them with cargo, with callers of their own: names, aliases, features, what `diff` says.

mod aliases;
mod build_script;
mod folder_features;
mod mutated_answers;
mod names;
mod own_types;
mod random;
mod samples;
mod semver;
