//! `pm.sendRequest`: a request of its own, whose answer a callback is given.

use crate::script::effects::{Script, Sent};
use crate::script::eval::follower::Follower;
use crate::script::eval::follower::Phase;
use crate::script::eval::frame::{Frame, FrameKind};
use crate::script::eval::setter;
use crate::script::eval::symbol::{Closure, Symbol};
use crate::script::sent;
use crate::script::values::truth::Reason;

const ANSWER: &str = "the answer of `pm.sendRequest`";

impl<'p> Follower<'p> {
    pub(crate) fn send(&mut self, arguments: Vec<Symbol<'p>>) -> Symbol<'p> {
        let mut arguments = arguments.into_iter();
        let request = arguments.next().unwrap_or(Symbol::UNDEFINED);
        if let Some(Symbol::Function(callback)) = arguments.next() {
            let before = self.scopes.clone();
            match self.request(request) {
                Ok(request) => {
                    let captures = self.answered(callback);
                    self.script.sent.push(Sent { request, captures });
                }
                Err(reason) => {
                    let what = format!("{ANSWER}: {reason}");
                    self.doubtful(what.clone(), |follower| {
                        follower.invoke(callback, vec![Symbol::UNDEFINED, Symbol::unknown(what)], FrameKind::Guarded)
                    });
                }
            }
            self.scopes.revise(&before, |_, _, _| Symbol::unknown(ANSWER));
        }
        Symbol::unknown(ANSWER)
    }

    /// The request, where a client can send the same before it sends others.
    fn request(&self, request: Symbol<'p>) -> Result<crate::read::model::Request, Reason> {
        if self.phase == Phase::Test {
            return Err("it is sent after an answer".into());
        }
        if self.in_loop() {
            return Err("it is sent in a loop".into());
        }
        sent::request(request.into_value()?)
    }

    /// Returns the captures of a callback from the answer. When the request is sent is not asked: a client that has no token gets one.
    fn answered(&mut self, callback: Closure<'p>) -> Vec<crate::script::effects::Capture> {
        let outside = std::mem::take(&mut self.script);
        let path = std::mem::take(&mut self.path);
        let frames = std::mem::replace(&mut self.frames, vec![Frame::new(FrameKind::Script, 0)]);
        self.phase = Phase::Test;
        let response = Symbol::Global("pm.response".to_owned());
        self.invoke(callback, vec![Symbol::UNDEFINED, response], FrameKind::Guarded);
        self.phase = Phase::Prerequest;
        self.frames = frames;
        self.path = path;
        let mut inside: Script = std::mem::replace(&mut self.script, outside);
        setter::tidy(&mut inside);
        self.script.unread.append(&mut inside.unread);
        // It cannot be told whether this request is sent before the script goes on.
        self.lost.extend(inside.captures.iter().map(|capture| capture.variable.clone()));
        inside.captures
    }
}
