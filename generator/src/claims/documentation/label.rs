//! The labels before a block of JSON or a table, which name what it is.

/// The subject of the block that follows a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// An answer, with its status if one is named.
    Answer(Option<u16>),
    /// Something else: a request, a header, an error.
    Other,
    /// Unknown: `Example:`.
    Open,
    /// A thing with a name of its own: `The profiles of a user`.
    Named,
}

/// Words for answers, in the most common languages of collections.
const ANSWER: &[&str] = &[
    "response",
    "responses",
    "resp",
    "answer",
    "answers",
    "reply",
    "returns",
    "return",
    "returned",
    "responds",
    "output",
    "result",
    "results",
    "respuesta",
    "respuestas",
    "devuelve",
    "réponse",
    "réponses",
    "renvoie",
    "antwort",
    "antworten",
    "rückgabe",
    "resposta",
    "respostas",
    "retorna",
    "retorno",
    "risposta",
    "ответ",
    "返回",
    "响应",
    "返回值",
    "返回参数",
    "响应参数",
    "レスポンス",
    "응답",
    "yanıt",
    "odpowiedź",
];

/// Words for requests, and for parts that are not bodies.
const OTHER: &[&str] = &[
    "request",
    "requests",
    "send",
    "sends",
    "sent",
    "submit",
    "post",
    "put",
    "patch",
    "curl",
    "call",
    "command",
    "webhook",
    "webhooks",
    "callback",
    "callbacks",
    "event",
    "events",
    "header",
    "headers",
    "input",
    "inputs",
    "query",
    "configuration",
    "config",
    "code",
    "codes",
    "solicitud",
    "petición",
    "requête",
    "anfrage",
    "requisição",
    "richiesta",
    "запрос",
    "请求",
    "リクエスト",
    "요청",
    "istek",
    "żądanie",
];

/// Words for failures.
const FAILURE: &[&str] = &[
    "error",
    "errors",
    "fail",
    "fails",
    "failure",
    "failures",
    "failed",
    "unsuccessful",
    "invalid",
    "unauthorized",
    "forbidden",
    "exception",
    "errores",
    "erreur",
    "erreurs",
    "fehler",
    "erro",
    "erros",
    "errore",
    "ошибка",
    "错误",
    "エラー",
    "오류",
    "hata",
];

/// Words without information about the subject.
const OPEN: &[&str] = &[
    "a",
    "an",
    "and",
    "as",
    "attributes",
    "body",
    "content",
    "data",
    "eg",
    "e",
    "g",
    "example",
    "examples",
    "fields",
    "following",
    "for",
    "format",
    "i",
    "is",
    "json",
    "like",
    "model",
    "object",
    "of",
    "parameters",
    "payload",
    "properties",
    "sample",
    "samples",
    "schema",
    "structure",
    "the",
    "this",
    "type",
    "with",
    "where",
    "beispiel",
    "ejemplo",
    "exemple",
    "exemplo",
    "esempio",
    "пример",
    "示例",
    "例",
];

/// Returns the subject of the block that follows a text.
pub fn of(text: &str) -> Label {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    let status = words.iter().find_map(|word| status(word));
    if has(FAILURE) || status.is_some_and(|status| !(200..300).contains(&status)) {
        return Label::Other;
    }
    // the code of a status is not a value: `Status code: 200`
    let other = words.iter().any(|word| OTHER.contains(word) && !(status.is_some() && word.starts_with("code")));
    match status {
        _ if other => Label::Other,
        Some(status) => Label::Answer(Some(status)),
        None if has(ANSWER) => Label::Answer(None),
        None if words.iter().all(|word| OPEN.contains(word)) => Label::Open,
        None => Label::Named,
    }
}

/// Reads a valid status code.
pub fn status(word: &str) -> Option<u16> {
    let code = Some(word).filter(|word| word.len() == 3)?.parse().ok()?;
    matches!(code, 200..=208 | 226 | 300..=308 | 400..=418 | 421..=431 | 451 | 500..=511).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::{Label, of};

    #[test]
    fn labels_say_whether_an_answer_follows() {
        for (text, expected) in [
            ("Response", Label::Answer(None)),
            ("Sample Response:", Label::Answer(None)),
            ("Returns", Label::Answer(None)),
            ("Success response (200 OK)", Label::Answer(Some(200))),
            ("HTTP/1.1 201 Created", Label::Answer(Some(201))),
            ("Status code: 204", Label::Answer(Some(204))),
            ("The response body would look something like:", Label::Answer(None)),
            ("Respuesta", Label::Answer(None)),
            ("Example", Label::Open),
            ("Fields:", Label::Open),
            ("", Label::Open),
            ("Request body", Label::Other),
            ("Response headers", Label::Other),
            ("Error response", Label::Other),
            ("Response 404", Label::Other),
            ("Status codes", Label::Other),
            ("Parameters of the request and response", Label::Other),
            ("The profiles of a user", Label::Named),
        ] {
            assert_eq!(of(text), expected, "{text}");
        }
    }
}
