//! [`Listing`]: a request whose pagination is to be determined.

use crate::infer::model::{Type, Types};
use crate::inputs::RequestInputs;
use crate::lower::naming::plan::OperationPlan;

/// The facts about a request whose pagination is to be determined.
pub struct Listing<'a> {
    pub plan: &'a OperationPlan<'a>,
    pub inputs: &'a RequestInputs,
    pub types: &'a Types,
    /// The type of its answer.
    pub root: &'a Type,
}
