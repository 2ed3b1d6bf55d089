//! Follows a script once, with symbols in place of the answer, and notes what reaches a setter.
//!
//! The language ([`language`]) is apart from what scripts call ([`library`]: `pm`, `JSON`, `crypto-js`, `moment` and their like), both
//! work on one [`Follower`].

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
use super::syntax::Program;

/// The outcome of following a script.
pub(crate) struct Followed {
    pub(crate) script: Script,
    /// The places of the setters that were looked at.
    pub(crate) seen: HashSet<usize>,
}

pub(crate) fn follow(source: &str, program: &Program, phase: Phase) -> Followed {
    let mut follower = Follower::new(source, phase);
    follower.block(&program.body);
    follower.claim_stored();
    let Follower { mut script, seen, .. } = follower;
    setter::tidy(&mut script);
    Followed { script, seen }
}
