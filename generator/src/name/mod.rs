//! Text → Rust names, by the same rules for packages, functions, modules, fields and types.

mod case;
pub(crate) mod file;
pub(crate) mod made_up;
pub(crate) mod method;
mod numbering;
pub(crate) mod package;
mod reserved;
pub(crate) mod title;
mod words;

pub(crate) use case::{escape, is_type_name, snake, snake_plain, upper_camel};
pub(crate) use numbering::Numbering;
pub(crate) use reserved::{STAND_INS, is_ambiguous_in_docs, is_keyword, is_reserved_type_name};
pub(crate) use title::phrase::{begins_phrase, is_lookup, is_verb};
pub(crate) use words::generic;
pub(crate) use words::id::{id_of, is_id, is_name_of_id, is_own_id, owner_of_id};
pub(crate) use words::paging::is_paging;
pub(crate) use words::singular::{singular, singular_word};

pub(crate) use words::word_list::{WordList, word_list};
pub(crate) use words::{without_accent, words};
