//! Words that structure a title: verbs, and words that begin a new phrase.

use crate::name::words::word_list::{WordList, word_list};

/// Returns `true` if a word is a verb of paths and titles that is hardly ever the name of a thing.
pub(crate) fn is_verb(word: &str) -> bool {
    VERBS.has(word)
}

/// Returns `true` for words that say only how a thing is found: `get by id`, `find by status`.
pub(crate) fn is_lookup(words: &[String]) -> bool {
    let by = words.iter().position(|word| word == "by");
    by.is_some_and(|by| words[..by].iter().all(|word| is_verb(word)))
}

/// Returns the verb of its form in the third person: `search` of `searches`.
pub(crate) fn verb_of(word: &str) -> Option<String> {
    let [s, es, ies] = ["s", "es", "ies"].map(|end| word.strip_suffix(end));
    let forms = [s.map(str::to_owned), es.map(str::to_owned), ies.map(|stem| format!("{stem}y"))];
    forms.into_iter().flatten().find(|verb| is_verb(verb))
}

/// Returns `true` for verbs with a slash between them: `Creates/updates`.
pub(crate) fn is_alternatives(text: &str) -> bool {
    let is_one = |word: &str| is_verb(word) || verb_of(word).is_some();
    let parts = || text.split('/').map(str::to_lowercase);
    parts().count() > 1 && parts().all(|part| is_one(&part))
}

static VERBS: WordList = word_list(
    "\
    accept acknowledge activate add aggregate analyze annotate append apply approve archive assign associate attach \
    authenticate authorize browse bulk calculate cancel change check clear clone close compare complete compute \
    configure confirm connect convert copy count create deactivate decide decline decrypt delete deny deploy destroy \
    detach disable disconnect discover dismiss dispatch download duplicate edit enable encrypt enroll estimate \
    evaluate execute export fetch finalise finalize find finish follow forward generate get ignore import infer ingest \
    initiate insert install invite join leave list load lock login logout lookup make mark merge migrate modify move \
    mute obtain open overwrite patch pause perform poll post predict preview promote provision publish put query \
    reactivate read reassign recalculate reconcile redeem redirect refresh refund register reject release reload \
    remove rename renew reopen replace request resend reset resolve restart restore restrict resume retrieve retry \
    return reveal revoke rotate run save search select send set show sign simulate start stop submit subscribe \
    suspend sync synchronize terminate toggle trigger unapply unarchive unassign unblock unfollow uninstall unlink unlock \
    unmark unpublish unsubscribe unsuspend update upload upsert validate verify view void withdraw write",
);

pub(super) fn is_article(word: &str) -> bool {
    ["a", "an", "the"].contains(&word)
}

/// Returns `true` if a word begins a new part of a phrase, so that the part before it is complete.
pub(crate) fn begins_phrase(word: &str) -> bool {
    PREPOSITIONS.has(word)
}

static PREPOSITIONS: WordList = word_list(
    "\
    about across after against among and as associated at based before belonging between by containing during for from given if in \
    including into of on onto or over per regarding related since so that through to under until upon using via when where which \
    while who with within without",
);

/// Returns `true` for a word that depends on words that were cut: `linked` (to), `out` (of), `available` (for).
pub(super) fn is_dangling(word: &str) -> bool {
    begins_phrase(word) || DANGLING.has(word) || (word.len() > 4 && word.ends_with("ed"))
}

static DANGLING: WordList = word_list(
    "\
    accessible are available be been being belonging can connecting containing corresponding currently has have is matching may must off \
    out pointing present regarding relative representing residing should starting their up valid was were will your",
);
