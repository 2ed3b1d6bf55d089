//! Names of ids: `id`, `userId`, `orgunitid`, `userUuid`.

use super::singular::singular;
use super::word_list::{WordList, word_list};
use super::words;

/// Words for the id of a thing, alone or after the thing.
static IDS: WordList = word_list("guid id uuid");

/// Keys of a thing's own id, without any other word. `sid` and `oid` are no ids after a word: `accountSid` is a name.
static OWN_IDS: WordList = word_list("_id gid guid id oid sid uid uuid");

/// Words that end like ids.
static NO_IDS: WordList = word_list(
    "acid aid android arid avoid bid centroid covid fluid grid hybrid invalid kid liquid maid maxbid minbid overpaid paid prepaid pyramid \
     raid rapid solid squid unpaid valid void",
);

/// Returns `true` for a word that means an id.
pub(crate) fn is_id(word: &str) -> bool {
    IDS.has(word)
}

/// Returns `true` for the words of an id: `id`, `user id`, `user uuid`.
pub(crate) fn is_name_of_id(words: &[String]) -> bool {
    words.last().is_some_and(|last| is_id(last))
}

/// Returns `true` for the key of a thing's own id.
pub(crate) fn is_own_id(key: &str) -> bool {
    OWN_IDS.has(&key.to_ascii_lowercase())
}

/// Returns the words before `id` in the name of an id, in any spelling: `org unit` for `OrgUnitId` and `org_unit_id`, `orgunit` for `orgunitid`.
pub(crate) fn owner_of_id(name: &str) -> Option<Vec<String>> {
    let mut words = words(name);
    if let Some(at) = words.iter().rposition(|word| is_id(word)) {
        let names_id = at > 0 || words.len() == 1;
        words.truncate(at);
        return names_id.then_some(words);
    }
    let last = words.pop().filter(|last| !NO_IDS.has(last))?;
    let end = IDS.end_of(&last)?;
    words.push(last[..last.len() - end.len()].to_owned());
    Some(words)
}

/// Returns the words for the id of what a noun names: `user id` for `Users`, and `order id` for `orderIds`.
pub(crate) fn id_of(noun: &str) -> String {
    let words = singular(words(noun));
    if words.rsplit(' ').next().is_some_and(is_id) { words } else { format!("{words} id") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_one_owner_in_every_spelling() {
        for name in ["courseId", "course_id", "courseid", "COURSE-ID", "CourseUUID", "course_guid", "courseuuid"] {
            assert_eq!(owner_of_id(name).map(|owner| owner.concat()).as_deref(), Some("course"), "{name}");
        }
        for (name, owner) in
            [("id", ""), ("project_id_without_b", "project"), ("OrgUnitId", "orgunit"), ("orgunitid", "orgunit")]
        {
            assert_eq!(owner_of_id(name).map(|owner| owner.concat()).as_deref(), Some(owner), "{name}");
        }
        for name in ["realm", "valid", "is_paid", "id_type", "grid", "idle", ""] {
            assert_eq!(owner_of_id(name), None, "{name}");
        }
    }

    #[test]
    fn an_id_is_named_after_its_thing() {
        for (noun, id) in [("Users", "user id"), ("orderIds", "order id"), ("uuid", "uuid"), ("id", "id")] {
            assert_eq!(id_of(noun), id, "{noun}");
        }
    }

    #[test]
    fn the_own_id_of_a_thing_has_no_other_word() {
        assert!(["id", "_id", "ID", "uuid", "sid"].into_iter().all(is_own_id));
        assert!(!["userId", "valid", "__id", ""].into_iter().any(is_own_id));
    }
}
