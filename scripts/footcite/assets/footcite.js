// Previews: shows a note or a reference at the link that leads to it, on hover, on keyboard focus and on tap.
// Without this script, and in browsers without popovers, the links lead to the notes as ever.
(() => {
  "use strict";

  const LINKS = 'a.footnote-ref, a[href*="#fn:"], a[href*="#ref:"], a[data-preview-link]';
  const OPEN_AFTER = 150, CLOSE_AFTER = 300, GAP = 6; // milliseconds, and CSS pixels
  const pages = new Map();
  let link, box, wanted, dismissed, timer;
  let touched = false, pressedInside = false;

  if (!HTMLElement.prototype.showPopover) return;

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const languageName = (tag) => {
    const names = new Intl.DisplayNames([document.documentElement.lang || "en"], { type: "language" });
    try { return names.of(tag); } catch { return tag; }
  };

  const readPage = (address) => {
    if (!pages.has(address)) {
      const read = (text) => new DOMParser().parseFromString(text, "text/html");
      pages.set(address, fetch(address).then((answer) => answer.text()).then(read).catch(() => null));
    }
    return pages.get(address);
  };

  // A copy of what the note says, without ids and links back; addresses are absolute, for it may be from another page.
  const copyText = (target, base) => {
    const nodes = target.matches(".bibliography > li") ? [target.querySelector("p")] : [...target.children];
    const copy = element("div", { id: "footcite-preview-text" }, ...nodes.map((node) => node.cloneNode(true)));
    copy.querySelectorAll(".footnote-backref, .cited-work").forEach((node) => node.remove());
    copy.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));
    copy.querySelectorAll('a[href]:not([href^="http"])').forEach((node) => {
      node.href = new URL(node.getAttribute("href"), base);
    });
    return copy;
  };

  const webLink = (address, text) =>
    /^https?:/i.test(address) ? [element("a", { href: address }, text ?? new URL(address).hostname)] : [];

  const heading = ({ work, kind, language }) => {
    const words = [element("strong", {}, kind)];
    if (work) words.unshift(`${work}: `);
    if (language) words.push(` · ${languageName(language)}`);
    return element("p", { className: "footcite-preview-kind" }, ...words);
  };

  const links = ({ url = "", archive = "", archived, linkState }, text) => {
    const shown = new Set([...text.querySelectorAll("a")].map((node) => node.getAttribute("href")));
    const words = [[url], [archive, archived]].flatMap(([to, name]) => (shown.has(to) ? [] : webLink(to, name)));
    if (linkState) words.push(linkState);
    const parts = words.flatMap((word, index) => (index ? [" · ", word] : [word]));
    return words.length ? [element("p", { className: "footcite-preview-links" }, ...parts)] : [];
  };

  const build = (target, base) => {
    const words = target.closest("[data-preview]").dataset;
    const number = [...target.parentElement.children].indexOf(target) + 1;
    const works = [target, ...target.querySelectorAll(".cited-work")].filter((work) => work.dataset.kind);
    const text = copyText(target, base);
    // A note that cites a work again is short: what its first note says of it follows.
    const first = new Set(works.map((work) => work.dataset.first).filter(Boolean));
    const notes = [...first].map((id) => target.ownerDocument.getElementById(id)).filter(Boolean);
    text.append(...notes.flatMap((note) => [...copyText(note, base).childNodes]));
    const made = element(
      "div",
      { className: "footcite-preview", popover: "manual", role: "dialog", ariaLabel: words.preview.replace("{}", number) },
      ...works.map((work) => heading(work.dataset)),
      text,
      ...works.flatMap((work) => links(work.dataset, text)),
      element("p", { className: "footcite-preview-go" }, element("a", { href: base }, words.open)),
    );
    return made;
  };

  const place = () => {
    const at = link.getClientRects()[0];
    const above = at.top - 2 * GAP, below = innerHeight - at.bottom - 2 * GAP;
    const isBelow = box.offsetHeight <= below || below >= above;
    box.style.maxHeight = `${Math.max(isBelow ? below : above, 120)}px`;
    const farthest = document.documentElement.clientWidth - box.offsetWidth - GAP;
    const left = Math.max(GAP, Math.min(at.left + at.width / 2 - box.offsetWidth / 2, farthest));
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${(isBelow ? at.bottom + GAP : at.top - box.offsetHeight - GAP) + scrollY}px`;
  };

  const close = () => {
    clearTimeout(timer);
    wanted = null;
    if (!link) return;
    const [oldLink, oldBox] = [link, box];
    link = box = null; // First, for a focus within is lost with the box, which calls this again.
    oldBox.remove();
    oldLink.removeAttribute("aria-describedby");
  };

  // Gives back whether the link has a preview: a page from disk cannot read another.
  const open = async (marker) => {
    clearTimeout(timer);
    if (marker === link) return true;
    close();
    wanted = marker;
    const address = new URL(marker.href);
    const id = decodeURIComponent(address.hash.slice(1));
    const isHere = marker.href.split("#")[0] === location.href.split("#")[0];
    const page = isHere ? document : address.origin === location.origin && (await readPage(marker.href.split("#")[0]));
    const target = page && page.getElementById(id);
    if (wanted !== marker || link === marker) return true;
    if (!target?.closest("[data-preview]")) return false;
    link = marker;
    box = build(target, marker.href);
    (link.closest("sup") ?? link).after(box); // Tab goes on from the marker into its preview.
    link.setAttribute("aria-describedby", "footcite-preview-text");
    box.showPopover();
    place();
    return true;
  };

  const isInside = (node) => Boolean(link && node && (link.contains(node) || box.contains(node)));
  const markerOf = (event) => event.target.closest?.(LINKS);
  const hasFocus = () => isInside(document.activeElement);

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const marker = markerOf(event);
    if (marker !== dismissed) dismissed = null;
    clearTimeout(timer);
    if (isInside(event.target) || marker?.closest(".footcite-preview")) return;
    if (marker && !dismissed) timer = setTimeout(open, OPEN_AFTER, marker);
    else if (link && !hasFocus()) timer = setTimeout(close, CLOSE_AFTER);
  });

  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    pressedInside = isInside(event.target);
    if (link && !pressedInside) close();
  });

  document.addEventListener("click", (event) => {
    const marker = markerOf(event);
    if (touched && marker && !isInside(marker)) {
      event.preventDefault();
      open(marker).then((hasPreview) => hasPreview || location.assign(marker.href));
    } else if (link && event.target.closest("a")) {
      close();
    }
  });

  document.addEventListener("focusin", (event) => {
    const marker = markerOf(event);
    if (marker && marker !== dismissed && !isInside(marker) && marker.matches(":focus-visible")) open(marker);
  });

  document.addEventListener("focusout", (event) => {
    if (event.target === dismissed) dismissed = null;
    if (isInside(event.target) && !isInside(event.relatedTarget) && !pressedInside) close();
  });

  document.addEventListener("keydown", (event) => {
    touched = pressedInside = false;
    if (event.key !== "Escape" || !link) return;
    const isWithin = box.contains(document.activeElement);
    dismissed = link;
    close();
    if (isWithin) dismissed.focus();
  });
})();
