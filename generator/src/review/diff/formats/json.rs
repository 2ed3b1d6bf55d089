//! The changes as JSON.

use serde_json::json;

use crate::review::diff::{Class, Difference};

impl Difference {
    /// Returns one object: `step`, `step_0x`, `counts`, and `changes` with `class`, `action`, `subject`, `path`, `message`, `rule`,
    /// `compiles`, `now`, `before`, `after`, `items`, `help`.
    pub fn to_json(&self) -> String {
        let changes: Vec<_> = self
            .changes
            .iter()
            .map(|change| {
                json!({
                    "class": change.class.to_string(),
                    "action": change.action.to_string(),
                    "subject": change.subject.to_string(),
                    "path": change.path,
                    "message": change.message,
                    "rule": change.rule,
                    "compiles": change.compiles,
                    "now": change.now,
                    "before": change.before,
                    "after": change.after,
                    "items": change.items,
                    "help": change.help,
                })
            })
            .collect();
        let count = |class| self.of(class).count();
        let all = json!({
            "step": self.step().to_string(),
            "step_0x": self.step().before_1_0().to_string(),
            "counts": {
                "breaking": count(Class::Breaking),
                "compatible": count(Class::Compatible),
                "docs": count(Class::Docs),
            },
            "changes": changes,
        });
        format!("{all:#}\n")
    }
}
