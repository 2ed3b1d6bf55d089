//! What fields are about: pages of a list, its order, a range of times. Independent of the requests, so that another one renames nothing.

/// Fields that select a page.
const PAGES: [&str; 23] = [
    "continuation_token",
    "cursor",
    "ending_before",
    "include_total",
    "items_per_page",
    "limit",
    "marker",
    "max_results",
    "next_cursor",
    "next_page_token",
    "next_token",
    "offset",
    "page",
    "page_index",
    "page_limit",
    "page_no",
    "page_number",
    "page_size",
    "page_token",
    "per_page",
    "results_per_page",
    "skip",
    "starting_after",
];
/// Fields that select a page if others do.
const PAGES_WITH_OTHERS: [&str; 6] = ["count", "max", "rows", "size", "start", "top"];
const ORDERS: [&str; 15] = [
    "ascending",
    "desc",
    "direction",
    "order",
    "order_by",
    "order_direction",
    "orderby",
    "sort",
    "sort_by",
    "sort_dir",
    "sort_direction",
    "sort_order",
    "sorters",
    "sorting",
    "sorts",
];
const FILTERS: [&str; 9] =
    ["filter", "filters", "keyword", "q", "query", "search", "search_query", "search_term", "search_text"];
/// The words for the ends of a range.
const ENDS: [(&str, &str); 5] =
    [("start", "end"), ("from", "to"), ("since", "until"), ("after", "before"), ("min", "max")];

/// Returns what all of several fields are about: `page`, `list`, `time range`.
pub fn of_all(fields: &[&str]) -> Option<String> {
    let known = |topics: &[&[&str]]| fields.iter().all(|field| topics.iter().any(|topic| topic.contains(field)));
    let has = |topic: &[&str]| fields.iter().any(|field| topic.contains(field));
    if fields.len() < 2 {
        None
    } else if has(&PAGES) && known(&[&PAGES, &PAGES_WITH_OTHERS]) {
        Some("page".to_owned())
    } else if (has(&PAGES) || has(&PAGES_WITH_OTHERS) && has(&ORDERS))
        && known(&[&PAGES, &PAGES_WITH_OTHERS, &ORDERS, &FILTERS])
    {
        Some("list".to_owned())
    } else {
        let [start, end] = fields else { return None };
        range(start, end)
    }
}

/// Returns what each field is about, those that select a page once and last.
pub fn of_each(fields: &[&str]) -> Vec<String> {
    let is_page = |field: &&str| PAGES.contains(field) || PAGES_WITH_OTHERS.contains(field);
    let has_page =
        fields.iter().any(|field| PAGES.contains(field)) && fields.iter().filter(|field| is_page(field)).count() > 1;
    let others: Vec<&str> = fields.iter().copied().filter(|field| !(has_page && is_page(field))).collect();
    // `x-api-key` says less than what an API calls by its own words
    let own: Vec<&str> = others.iter().copied().filter(|field| !field.starts_with("x_")).collect();
    let mut left = if own.is_empty() { others } else { own };
    let mut topics: Vec<String> = Vec::new();
    while !left.is_empty() {
        let field = left.remove(0);
        let other = left.iter().enumerate().find_map(|(at, other)| Some((at, range(field, other)?)));
        topics.push(match other {
            Some((at, range)) => {
                left.remove(at);
                range
            }
            None => field.replace('_', " "),
        });
    }
    topics.extend(has_page.then(|| "page".to_owned()));
    topics
}

/// Returns `time range` for `start_time` and `end_time`.
fn range(one: &str, other: &str) -> Option<String> {
    let ends = |field: &'_ str, word: &str| -> Option<String> {
        let words: Vec<&str> = field.split('_').collect();
        let at = words.iter().position(|end| *end == word).filter(|at| *at == 0 || *at + 1 == words.len())?;
        Some([&words[..at], &words[at + 1..]].concat().join(" "))
    };
    ENDS.iter().find_map(|(start, end)| {
        let of = ends(one, start).filter(|of| ends(other, end).as_ref() == Some(of));
        let of = of.or_else(|| ends(one, end).filter(|of| ends(other, start).as_ref() == Some(of)))?;
        Some(format!("{of} range").trim_start().to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::{of_all, of_each};

    #[test]
    fn fields_about_one_thing_are_called_by_it() {
        for (fields, topic) in [
            ("limit offset", Some("page")),
            ("per_page page", Some("page")),
            ("limit offset count", Some("page")),
            ("sort order per_page page", Some("list")),
            ("filter top orderby", Some("list")),
            ("sorters filters", None),
            ("start_time end_time", Some("time range")),
            ("from to", Some("range")),
            ("updated_before updated_after", Some("updated range")),
            ("limit", None),
            ("count size", None),
            ("count filter", None),
            ("symbol limit", None),
        ] {
            assert_eq!(of_all(&fields.split(' ').collect::<Vec<_>>()).as_deref(), topic, "{fields}");
        }
    }

    #[test]
    fn pages_and_ranges_are_one_topic() {
        for (fields, topics) in [
            ("role per_page page", "role, page"),
            ("type sort direction per_page page", "type, sort, direction, page"),
            ("limit offset owner_id", "owner id, page"),
            ("limit offset count owner_id", "owner id, page"),
            ("x_api_key url limit", "url, limit"),
            ("x_api_key x_region", "x api key, x region"),
            ("symbol start_time end_time limit", "symbol, time range, limit"),
        ] {
            assert_eq!(of_each(&fields.split(' ').collect::<Vec<_>>()).join(", "), topics, "{fields}");
        }
    }
}
