// Filters for the lists of the works that a site cites; without this script each is a plain list.
(() => {
  "use strict";

  const languageName = (tag) => {
    const names = new Intl.DisplayNames([document.documentElement.lang || "en"], { type: "language" });
    try { return names.of(tag); } catch { return tag; }
  };

  const valuesOf = (work, name) => (work.dataset[name] ?? "").split("; ").filter(Boolean);

  // A choice for each value that a work has, with the number of works; one value leaves nothing to choose.
  const fill = (select, works) => {
    const counts = new Map();
    for (const value of works.flatMap((work) => valuesOf(work, select.name))) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const nameOf = select.name === "language" ? languageName : (value) => value;
    const choices = [...counts].map(([value, count]) => [`${nameOf(value)} (${count})`, value]);
    choices.sort(([one], [other]) => one.localeCompare(other, document.documentElement.lang || "en"));
    for (const [text, value] of choices) select.add(new Option(text, value));
    select.parentElement.hidden = choices.length < 2;
  };

  const limit = (form, works) => {
    const years = works.flatMap((work) => valuesOf(work, "year")).map(Number);
    for (const input of [form.elements.from, form.elements.to]) {
      input.min = Math.min(...years);
      input.max = Math.max(...years);
      input.parentElement.hidden = new Set(years).size < 2;
    }
    form.elements.from.placeholder = form.elements.from.min;
    form.elements.to.placeholder = form.elements.to.max;
  };

  const isWanted = (work, { kind, language, topics, from, to }) => {
    const year = Number(work.dataset.year);
    return [kind, language, topics].every(({ name, value }) => !value || valuesOf(work, name).includes(value))
      && (!from.value || year >= Number(from.value))
      && (!to.value || (year && year <= Number(to.value)));
  };

  const start = () => {
    const template = document.querySelector("template.bibliography-filters");
    if (!template || document.querySelector("form.bibliography-filters")) return;
    const works = [...document.querySelectorAll("template.bibliography-filters + .bibliography > li")];
    const form = template.content.firstElementChild.cloneNode(true);
    const output = form.querySelector("output");
    const apply = () => {
      works.forEach((work) => { work.hidden = !isWanted(work, form.elements); });
      const shown = works.filter((work) => !work.hidden).length;
      output.textContent = output.dataset.words.replace("{shown}", shown).replace("{all}", works.length);
    };
    form.querySelectorAll("select").forEach((select) => fill(select, works));
    limit(form, works);
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
    // A link to a work that is filtered away must still lead to it.
    window.addEventListener("hashchange", () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target?.hidden) return;
      form.reset();
      setTimeout(() => target.scrollIntoView());
    });
    template.before(form);
  };

  // Material's `navigation.instant` replaces the page and tells of it.
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
