/* Lets a reader choose rows of the tables of a page, by words and by the facets that cells carry as
   `data-facet="Name: value"`. Without a script the tables stand whole. */
"use strict";

const place = document.querySelector(".filter");
if (place) {
  const rows = [...document.querySelectorAll(".md-content tbody tr")]
    .filter((row) => row.querySelector("[data-facet]"))
    .map(describe);
  const form = document.createElement("form");
  form.setAttribute("role", "search");
  form.autocomplete = "off"; // A browser that keeps what was chosen would show fields that do not fit the rows.
  form.setAttribute("aria-label", `Filter the ${place.dataset.noun}`);
  form.append(field("Words", Object.assign(document.createElement("input"), { type: "search" })));
  for (const name of facetNames(rows)) form.append(field(name, choices(name, rows)));
  const clear = Object.assign(document.createElement("button"), { type: "reset", textContent: "Show all" });
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  form.append(clear, status);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => show(form, rows, status));
  // The fields are empty only after the event.
  form.addEventListener("reset", () => setTimeout(() => show(form, rows, status)));
  place.append(form);
  show(form, rows, status);
}

/** Returns a row with its words and its facets, each a name with one or more values. */
function describe(row) {
  const facets = new Map();
  for (const { dataset } of row.querySelectorAll("[data-facet]")) {
    const [name, value] = dataset.facet.split(": ");
    facets.set(name, [...(facets.get(name) ?? []), value]);
  }
  return { row, facets, words: row.textContent.toLowerCase() };
}

function facetNames(rows) {
  return new Set(rows.flatMap(({ facets }) => [...facets.keys()]));
}

/** Returns a select of the values of a facet, in the order of the page. */
function choices(name, rows) {
  const select = document.createElement("select");
  select.append(new Option("any", ""));
  const values = new Set(rows.flatMap(({ facets }) => facets.get(name) ?? []));
  for (const value of values) select.append(new Option(value));
  return select;
}

function field(name, control) {
  const label = document.createElement("label");
  control.name = name;
  label.append(name, control);
  return label;
}

function show(form, rows, status) {
  const { Words: words, ...facets } = Object.fromEntries(new FormData(form));
  const sought = words.toLowerCase().split(/\s+/);
  let count = 0;
  for (const { row, facets: own, words: text } of rows) {
    row.hidden = !(
      sought.every((word) => text.includes(word)) &&
      Object.entries(facets).every(([name, value]) => !value || own.get(name)?.includes(value))
    );
    count += row.hidden ? 0 : 1;
  }
  for (const heading of document.querySelectorAll(".md-content h2")) hideEmptySection(heading);
  status.textContent = `${count} of ${rows.length} ${place.dataset.noun}`;
}

/** Hides a heading and what follows it, if all the rows there are hidden. */
function hideEmptySection(heading) {
  const section = [heading];
  for (let next = heading.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling) {
    section.push(next);
  }
  const rows = section.flatMap((element) => [...element.querySelectorAll("tbody tr")]);
  const isEmpty = rows.length > 0 && rows.every((row) => row.hidden);
  for (const element of section) element.hidden = isEmpty;
}
