//! [`Reader`]: turns the nodes of the parser into syntax.

use tree_sitter::Node;

/// Deeper code is not read, because the stack is finite.
const MAX_DEPTH: usize = 120;

/// Turns nodes into syntax.
pub(super) struct Reader<'s> {
    pub(super) source: &'s str,
    depth: usize,
}

impl<'s> Reader<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self { source, depth: 0 }
    }

    pub(super) fn text(&self, node: Node<'_>) -> &'s str {
        self.source.get(node.byte_range()).unwrap_or_default()
    }

    /// Runs `read` one level deeper; `None` if that is too deep.
    pub(super) fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth == MAX_DEPTH {
            return None;
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        Some(read)
    }
}

/// The children that are code.
pub(super) fn children(node: Node<'_>) -> Vec<Node<'_>> {
    let mut cursor = node.walk();
    node.named_children(&mut cursor).filter(|child| child.kind() != "comment").collect()
}

/// Returns `true` if the parser skipped or inserted tokens at this node.
pub(super) fn is_broken(node: Node<'_>) -> bool {
    let mut cursor = node.walk();
    node.is_error()
        || node.is_missing()
        || node.children(&mut cursor).any(|child| child.is_error() || child.is_missing())
}
