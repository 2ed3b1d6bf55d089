#!/usr/bin/env bash
# What the action does, with its inputs in the environment: CONFIG, CLIENTS, DENY, COMMENT, BASE, PULL_REQUEST, REPOSITORY, PAGES.
set -euo pipefail

failed=0
postman-codegen check --config "$CONFIG" || failed=1

if [ -z "${BASE:-}" ]; then
    echo "not a pull request: there is nothing to compare with"
    exit "$failed"
fi
before=$(mktemp -d)
trap 'git worktree remove --force "$before/base" 2>/dev/null || true; rm -rf "$before"' EXIT
git cat-file -e "$BASE^{commit}" 2>/dev/null || git fetch --quiet --depth=1 origin "$BASE"
git worktree add --quiet --detach "$before/base" "$BASE"
old=$before/base/$CONFIG
if [ ! -f "$old" ]; then
    echo "$CONFIG is new: there is nothing to compare with"
    exit "$failed"
fi
mkdir -p "$PAGES"

# posts the text, or puts it in the place of what was posted before
comment() { # FILE MARKER
    local known
    known=$(gh api --paginate "repos/$REPOSITORY/issues/$PULL_REQUEST/comments" --jq ".[] | select(.body | startswith(\"$2\")) | .id" | head -n 1)
    if [ -n "$known" ]; then
        gh api --silent --method PATCH "repos/$REPOSITORY/issues/comments/$known" -F "body=@$1"
    else
        gh api --silent "repos/$REPOSITORY/issues/$PULL_REQUEST/comments" -F "body=@$1"
    fi
}

review() { # NAME, or nothing
    local name=$1 of=${1:+#$1} page=${1:-client}
    # a name is a file name here and stands in a filter
    if [[ ! $page =~ ^[A-Za-z0-9_-]+$ ]]; then
        echo "the client \`$page\` is skipped: its name has characters other than letters, digits, _ and -"
        failed=1
        return
    fi
    postman-codegen report "$CONFIG$of" -o "$PAGES/$page.html"
    postman-codegen diff "$old$of" "$CONFIG$of" --format html --report "$page.html" > "$PAGES/$page-changes.html"
    local marker="<!-- postman-codegen: $page -->" text=$before/comment.md
    {
        printf '%s\n## Rust API of `%s`\n\n' "$marker" "$page"
        postman-codegen diff "$old$of" "$CONFIG$of" --format markdown
    } > "$text"
    cat "$text" >> "${GITHUB_STEP_SUMMARY:-/dev/stdout}"
    if [ "$COMMENT" = true ]; then
        comment "$text" "$marker" || echo "the comment cannot be posted: does the job have the permission \`pull-requests: write\`?"
    fi
    if [ "$DENY" != none ] && ! postman-codegen diff "$old$of" "$CONFIG$of" --deny "$DENY" > /dev/null; then
        echo "the client \`$page\` has changes of the class $DENY, or more severe ones"
        failed=1
    fi
}

if [ -z "$CLIENTS" ]; then
    review ""
else
    for name in $CLIENTS; do review "$name"; done
fi
exit "$failed"
