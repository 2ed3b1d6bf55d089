//! Scripts: the values that test and pre-request scripts of a collection store into variables.
//!
//! A script is parsed ([`syntax`]), then evaluated once with symbols in place of the answer ([`eval`]). A value that reaches a setter
//! becomes a [`Capture`]; a setter that is not understood, or never reached, becomes an [`effects::Unread`], so that none is dropped silently.
//! A request that a script sends becomes a [`Sent`].

mod effects;
mod eval;
mod halves;
mod lines;
mod sent;
mod syntax;
#[cfg(all(test, feature = "scripts"))]
pub(crate) mod tests;
mod unread;
mod values;

use lines::Lines;

pub(crate) use effects::{Capture, Claim, JsonKind, Member, Says, Schema, Script, Sent, Unread};
pub(crate) use values::statuses::Statuses;
pub(crate) use values::transform::{Algorithm, Arithmetic, Encoding, Shift, TimeFormat, TimeUnit, Transform};
pub(crate) use values::value::{Condition, Constant, Find, Position, Relation, Step, Value};
pub(crate) use values::visit::Part;

/// A longer script is a pasted library; it is reported, and not read.
const MAX_BYTES: usize = 256 * 1024;

/// Reads a test script, which runs after the answer.
#[must_use]
pub(crate) fn read_test(script: &str) -> Script {
    read(script, eval::Phase::Test)
}

/// Reads a pre-request script, which runs before the request is sent.
#[must_use]
pub(crate) fn read_prerequest(script: &str) -> Script {
    read(script, eval::Phase::Prerequest)
}

fn read(script: &str, phase: eval::Phase) -> Script {
    // most scripts only assert the status, and need not be parsed
    const WORDS: [&str; 11] =
        ["set", "clear", "expect", "chema", "tv4", "ajv", "Ajv", "tests[", "tests.", "jsonBody", "sendRequest"];
    let may_change_request = phase == eval::Phase::Prerequest && script.contains("pm.request");
    if !may_change_request && !WORDS.iter().any(|word| script.contains(word)) {
        return Script::default();
    }
    let setters = unread::Setters::find(script);
    let lines = Lines::of(script);
    if script.len() > MAX_BYTES {
        return setters.all_unread(&lines, "the script is too long to be read");
    }
    let program = match syntax::parse(script) {
        Ok(program) => program,
        Err(reason) => return setters.all_unread(&lines, reason),
    };
    let followed = eval::follow(&lines, &program, phase);
    let mut read = followed.script;
    setters.report_unseen(&lines, &program, &followed.seen, &mut read);
    if phase == eval::Phase::Prerequest {
        halves::leave_out(&mut read, &program, &lines);
    }
    read.unread.sort_by_key(|unread| unread.line);
    read
}
