//! Suggestions for names that do not exist.

use super::message::Diagnostic;

/// Returns the closest of the candidates, if any is close.
pub(crate) fn nearest<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let alike =
        |candidate: &&str| strsim::normalized_damerau_levenshtein(&text.to_lowercase(), &candidate.to_lowercase());
    candidates
        .into_iter()
        .map(|candidate| (alike(&candidate), candidate))
        .filter(|(alike, _)| *alike > 0.4)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

/// Suggests the closest of the candidates, or lists all of them if there are few.
pub(crate) fn suggest<'a>(
    diagnostic: Diagnostic,
    text: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    match nearest(text, candidates.iter().copied()) {
        Some(nearest) => diagnostic.help(&format!("did you mean `{nearest}`?")),
        None if !candidates.is_empty() && candidates.len() <= 20 => diagnostic.help(&format!(
            "choose one of {}",
            candidates.iter().map(|one| format!("`{one}`")).collect::<Vec<_>>().join(", ")
        )),
        None => diagnostic,
    }
}
