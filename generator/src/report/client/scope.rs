//! The scope of a part of the page: its module, and the modules that declare the names in it.

use crate::emit::Names;
use crate::lower::model::{Client, Module, TypeDef};
use crate::report::page::{Kind, anchor};

#[derive(Clone)]
pub struct Scope<'a> {
    pub client: &'a Client,
    names: &'a Names<'a>,
    /// The module and the enclosing ones, the root first.
    path: Vec<&'a str>,
    around: Vec<&'a Module>,
}

impl<'a> Scope<'a> {
    pub fn new(client: &'a Client, names: &'a Names<'a>) -> Self {
        Self { client, names, path: Vec::new(), around: vec![&client.root] }
    }

    pub fn inside(&self, module: &'a Module) -> Self {
        let mut inside = self.clone();
        inside.path.push(&module.ident);
        inside.around.push(module);
        inside
    }

    /// Returns the scope of a module by its path.
    pub fn at(&self, path: &[&'a str]) -> Self {
        let mut at = Self::new(self.client, self.names);
        for ident in path {
            let found = at.around.last().and_then(|module| module.modules.iter().find(|inner| inner.ident == *ident));
            if let Some(module) = found {
                at = at.inside(module);
            }
        }
        at
    }

    /// `books::covers`
    pub fn module_path(&self) -> String {
        self.path.join("::")
    }

    /// `books::get_book`
    pub fn path_of(&self, ident: &str) -> String {
        self.path.iter().copied().chain([ident]).collect::<Vec<_>>().join("::")
    }

    /// Returns the module of `super::super`, and its path.
    pub fn above(&self, path: &str) -> Option<(&'a Module, String)> {
        let up = path.split("::").filter(|segment| *segment == "super").count();
        let depth = self.path.len().checked_sub(up)?;
        Some((self.around.get(depth)?, self.path.get(..depth)?.join("::")))
    }

    /// Returns the type with this name in scope, and the module that declares it.
    pub fn find(&self, name: &'a str) -> Option<(Vec<&'a str>, &'a TypeDef)> {
        self.names.find(&self.path, name)
    }

    /// Returns the fragment of the type with this name in scope.
    pub fn link(&self, name: &'a str) -> Option<String> {
        let (home, def) = self.find(name)?;
        let path: Vec<&str> = home.into_iter().chain([def.ident.as_str()]).collect();
        Some(anchor(Kind::Type, &path.join("::")))
    }
}
