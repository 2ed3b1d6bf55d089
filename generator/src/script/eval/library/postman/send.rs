//! `pm.sendRequest`: a separate request, whose answer is passed to a callback or awaited.

use std::borrow::Cow;

use crate::script::effects::{Capture, Script, Sent};
use crate::script::eval::follower::Follower;
use crate::script::eval::follower::Phase;
use crate::script::eval::frame::{Frame, FrameKind};
use crate::script::eval::setter;
use crate::script::eval::symbol::{SENT_RESPONSE, Symbol};
use crate::script::sent;
use crate::script::syntax::{Call, Statement};
use crate::script::values::truth::{Reason, Truth};
use crate::script::values::value::Value;

const ANSWER: &str = "the answer of `pm.sendRequest`";
/// The reason why a callback cannot use parts of the other answer.
const OTHER_ANSWER: &str = "an answer before that of `pm.sendRequest`";
/// The paths of the parts of an answer.
const OF_ANSWER: [&str; 4] = ["pm.response", "pm.cookies", "response", "postman.getResponse"];

impl<'p> Follower<'p> {
    pub(crate) fn send(&mut self, arguments: Vec<Symbol<'p>>) -> Symbol<'p> {
        let mut arguments = arguments.into_iter();
        let request = arguments.next().unwrap_or(Symbol::UNDEFINED);
        let Some(Symbol::Function(callback)) = arguments.next() else {
            return Symbol::Sending(Box::new(request));
        };
        self.sent(request, |follower, answer| {
            follower.invoke(callback, vec![Symbol::UNDEFINED, answer], FrameKind::Guarded);
        });
        Symbol::unknown(ANSWER)
    }

    /// `pm.sendRequest(…).then(callback)`
    pub(crate) fn then(&mut self, request: Symbol<'p>, method: &str, arguments: Vec<Symbol<'p>>) -> Symbol<'p> {
        let mut arguments = arguments.into_iter();
        match (method, arguments.next()) {
            ("then", Some(Symbol::Function(callback))) => self.sent(request, |follower, answer| {
                follower.invoke(callback, vec![answer], FrameKind::Guarded);
            }),
            (_, first) => return self.unknown_call(ANSWER, first.into_iter().chain(arguments).collect()),
        }
        Symbol::unknown(ANSWER)
    }

    /// Follows statements of which the first awaits the answer of a request, as the callback of that request.
    pub(crate) fn awaiting(&mut self, request: &'p Call, statements: &'p [Statement]) {
        let always = self.guard_from(0) == Truth::Always;
        let at = self.script.sent.len();
        let symbol = request.arguments.first().map_or(Symbol::UNDEFINED, |request| self.expression(request));
        self.sent(symbol, |follower, answer| {
            let around = follower.awaited.replace((request, answer));
            follower.block(statements);
            follower.awaited = around;
        });
        // what does not come from the answer is set without it, too
        if always && let Some(sent) = self.script.sent.get_mut(at) {
            let is_own =
                |capture: &Capture| !Symbol::Value(capture.value.clone()).is_of_answer() && capture.guard.is_none();
            let (own, of_answer): (Vec<Capture>, Vec<Capture>) =
                std::mem::take(&mut sent.captures).into_iter().partition(is_own);
            sent.captures = of_answer;
            self.script.captures.extend(own);
        }
        // the function gives back what is there after the answer
        self.returned(Symbol::unknown(ANSWER));
    }

    /// Follows what the answer to a request is given to.
    pub(crate) fn sent(&mut self, request: Symbol<'p>, follow: impl FnOnce(&mut Self, Symbol<'p>)) {
        let before = self.scopes.clone();
        let mut seen = before.clone();
        match self.request(request) {
            Ok(request) => {
                // the callback has its own answer: symbols of the other one would be confused with it
                self.scopes.forget(Symbol::is_of_answer, OTHER_ANSWER);
                seen = self.scopes.clone();
                let at = self.script.sent.len();
                let captures = self.answered(follow);
                self.script.sent.insert(at, Sent { request, captures });
            }
            Err(reason) => {
                let what = format!("{ANSWER}: {reason}");
                self.doubtful(what.clone(), |follower| {
                    follower.enter(FrameKind::Guarded);
                    follow(follower, Symbol::unknown(what));
                    follower.exit();
                });
            }
        }
        self.scopes.revise(&seen, |_, _, _| Symbol::unknown(ANSWER));
        self.scopes.restore(&seen, before);
    }

    /// Returns the request if it consists of constants and variables, including those that the script has set, so that a client can send it at any time.
    fn request(&self, request: Symbol<'p>) -> Result<crate::read::model::Request, Reason> {
        if self.in_loop() {
            return Err("it is sent in a loop".into());
        }
        let mut request = request.into_value()?;
        request.each_mut(&mut |value| {
            let is_kept = |capture: &&Capture| capture.guard.is_none() && capture.value == *value;
            if !matches!(value, Value::Constant(_) | Value::Variable(_))
                && let Some(capture) = self.script.captures.iter().rev().find(is_kept)
            {
                *value = Value::Variable(capture.variable.clone());
            }
        });
        sent::request(request)
    }

    /// Returns the canonical path of a part of an answer; an error for the answer that does not belong to the callback.
    pub(crate) fn path_of_answer<'a>(&self, path: &'a str) -> Result<Cow<'a, str>, Reason> {
        match path.strip_prefix(SENT_RESPONSE) {
            Some(rest) => Ok(format!("pm.response{rest}").into()),
            None if self.answering && OF_ANSWER.iter().any(|of_answer| path.starts_with(of_answer)) => {
                Err(OTHER_ANSWER.into())
            }
            None => Ok(path.into()),
        }
    }

    /// Returns the captures from its answer, whatever the condition under which the request is sent: a client without a token needs one.
    fn answered(&mut self, follow: impl FnOnce(&mut Self, Symbol<'p>)) -> Vec<Capture> {
        let outside = std::mem::take(&mut self.script);
        let path = std::mem::take(&mut self.path);
        let frames = std::mem::replace(&mut self.frames, vec![Frame::new(FrameKind::Script, 0)]);
        let phase = std::mem::replace(&mut self.phase, Phase::Test);
        let answering = std::mem::replace(&mut self.answering, true);
        follow(self, Symbol::Global(SENT_RESPONSE.to_owned()));
        self.answering = answering;
        self.phase = phase;
        self.frames = frames;
        self.path = path;
        let mut inside: Script = std::mem::replace(&mut self.script, outside);
        setter::tidy(&mut inside);
        self.script.unread.append(&mut inside.unread);
        self.script.sent.append(&mut inside.sent);
        // it is unknown whether this request is sent before the script continues
        self.lost.extend(inside.captures.iter().map(|capture| capture.variable.clone()));
        inside.captures
    }
}
