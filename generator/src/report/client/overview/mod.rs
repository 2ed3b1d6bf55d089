//! The parts of the page that show the client as a whole: totals, the tree of modules, and the coverage of the collection.

pub mod coverage;
pub mod totals;
pub mod tree;
