//! The names in references to types, and in their definitions.

use crate::lower::model::{Derive, Derives, TypeDef, TypeKind, TypeRef, VariantAnswer};
use crate::lower::modules::imports::names::Names;
use crate::lower::runtime::types as runtime;

impl Names {
    /// Adds the names in a type.
    pub fn reference(&mut self, ty: &TypeRef) {
        match ty {
            TypeRef::Named(ident) | TypeRef::Boxed(ident) => self.named(ident),
            TypeRef::List(of) | TypeRef::Option(of) => self.reference(of),
            TypeRef::Map(of) => {
                self.add(runtime::B_TREE_MAP);
                self.reference(of);
            }
            other => self.runtime_of(other),
        }
    }

    /// Adds the names in a type whose client types are written with paths.
    pub fn runtime_of(&mut self, ty: &TypeRef) {
        match ty {
            TypeRef::Number => self.add(runtime::NUMBER),
            TypeRef::Value => self.add(runtime::VALUE),
            TypeRef::Secret => self.add(runtime::SECRET),
            TypeRef::Object => {
                self.add(runtime::MAP);
                self.add(runtime::VALUE);
            }
            TypeRef::Parsed(_) => self.add(runtime::PARSED),
            TypeRef::List(of) | TypeRef::Option(of) => self.runtime_of(of),
            TypeRef::Map(of) => {
                self.add(runtime::B_TREE_MAP);
                self.runtime_of(of);
            }
            TypeRef::Bool
            | TypeRef::I64
            | TypeRef::U64
            | TypeRef::F64
            | TypeRef::String
            | TypeRef::Path(_)
            | TypeRef::Named(_)
            | TypeRef::Boxed(_) => {}
        }
    }

    /// Adds the names in the definition of a type, and in its impls.
    pub fn definition(&mut self, def: &TypeDef) {
        match &def.kind {
            TypeKind::Struct { fields, .. } => {
                self.derives(def.derives);
                for field in fields {
                    self.reference(&field.ty);
                }
            }
            // the macro of the runtime derives the traits
            TypeKind::Body { fields, .. } => fields.iter().for_each(|field| self.reference(&field.ty)),
            TypeKind::Union(variants) => {
                self.derives(def.derives);
                self.add(runtime::VALUE);
                variants.iter().for_each(|variant| self.reference(&variant.ty));
            }
            TypeKind::Enum(_) => self.derives(def.derives),
            TypeKind::ByStatus(variants) => {
                [runtime::DECODE, runtime::DECODE_ERROR, runtime::RECEIVED].into_iter().for_each(|item| self.add(item));
                for variant in variants {
                    match &variant.answer {
                        VariantAnswer::Json(ty, _) | VariantAnswer::Lines(ty, _) => self.reference(ty),
                        VariantAnswer::Bytes => self.add(runtime::BYTES),
                        VariantAnswer::Text | VariantAnswer::Empty => {}
                    }
                }
            }
        }
    }

    /// Adds the derived traits. One behind a feature has a path: an import would be unused without the feature.
    fn derives(&mut self, derives: Derives) {
        if derives.deserialize == Derive::Yes {
            self.add(runtime::FROM_JSON);
        }
        if derives.serialize == Derive::Yes {
            self.add(runtime::SERIALIZE);
        }
    }
}
