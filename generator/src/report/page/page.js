"use strict";
(() => {
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const root = document.documentElement;
  const folds = () => all("main details");

  // dark or light: the system's, until the button says otherwise
  const dark = matchMedia("(prefers-color-scheme: dark)");
  document.getElementById("theme").addEventListener("click", () => {
    const now = root.dataset.theme || (dark.matches ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
  });

  const fold = (open) => folds().forEach((one) => { if (!one.parentElement.closest("[hidden]")) one.open = open; });
  document.getElementById("unfold").addEventListener("click", () => fold(true));
  document.getElementById("fold").addEventListener("click", () => fold(false));

  // a link to something that is folded unfolds it
  const reveal = () => {
    let id;
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) reveal();
  });

  // search: all words of what was typed, in what an entry says of itself
  const search = document.getElementById("search");
  const found = document.getElementById("found");
  const text = (element) => element.textContent.toLowerCase();
  const entries = all("main [data-entry]").map((element) => {
    const summary = element.querySelector("summary");
    return { element, text: text(summary) + " " + (element.dataset.entry || "").toLowerCase() };
  });
  const links = new Map(all("nav [data-to]").map((item) => [item.dataset.to, item]));
  const groups = all("main [data-group], nav [data-group]").reverse();
  const visible = "[data-entry]:not([hidden]), [data-to]:not([hidden])";
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const entry of entries) {
      const shown = words.every((word) => entry.text.includes(word));
      entry.element.hidden = !shown;
      const link = links.get(entry.element.id);
      if (link) link.hidden = !shown;
      if (shown) count += 1;
    }
    for (const group of groups) group.hidden = words.length > 0 && !group.querySelector(visible);
    found.textContent = words.length ? `${count} of ${entries.length} shown` : "";
  };
  let waiting;
  search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 60); });
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && event.target === search) {
      search.value = "";
      filter();
    }
  });

  if (navigator.clipboard) {
    for (const button of all("[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        const code = button.parentElement.querySelector("code").textContent;
        try {
          await navigator.clipboard.writeText(code);
          button.textContent = "Copied";
        } catch {
          button.textContent = "Not copied";
        }
        setTimeout(() => { button.textContent = "Copy"; }, 1500);
      });
    }
  }

  // on paper all is unfolded
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = folds().filter((one) => !one.open);
    opened.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((one) => { one.open = false; }));

  reveal();
})();
