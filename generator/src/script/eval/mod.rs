//! Evaluates a script once, with symbols in place of the answer, and collects the values that reach setters.
//!
//! The language ([`language`]) is separate from the functions that scripts call ([`library`]: `pm`, `JSON`, `crypto-js`, `moment` and so on);
//! both work on one [`Follower`].

mod claim;
mod follower;
mod frame;
mod guard;
mod language;
mod library;
mod scope;
mod setter;
mod symbol;

use std::collections::HashSet;

pub(crate) use self::follower::Phase;

use self::follower::Follower;
use super::effects::Script;
use super::lines::Lines;
use super::syntax::Program;

/// The outcome of evaluating a script.
pub(crate) struct Followed {
    pub(crate) script: Script,
    /// The positions of the setters that were evaluated.
    pub(crate) seen: HashSet<usize>,
}

pub(crate) fn follow(lines: &Lines<'_>, program: &Program, phase: Phase) -> Followed {
    let mut follower = Follower::new(lines, phase);
    follower.block(&program.body);
    follower.claim_stored();
    let Follower { mut script, seen, .. } = follower;
    setter::tidy(&mut script);
    Followed { script, seen }
}
