// A button behind the links to a record that copies it as BibTeX; without this script the links remain.
(() => {
  "use strict";

  const words = document.querySelector(".footcite-exports[data-copy]")?.dataset;
  if (!words || !navigator.clipboard?.write) return;

  const said = document.createElement("span");
  said.className = "footcite-copied";
  said.setAttribute("role", "status");

  const read = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    return new Blob([await answer.text()], { type: "text/plain" });
  };

  // The text is given as a promise: Safari lets a click write only what it is given at once.
  const copy = (link, button) => {
    said.textContent = "";
    button.after(said);
    const item = new ClipboardItem({ "text/plain": read(link.href) });
    navigator.clipboard.write([item]).then(
      () => { said.textContent = words.copied; },
      () => { location.assign(link.href); },
    );
  };

  const offer = (link) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.copy;
    button.addEventListener("click", () => copy(link, button));
    link.parentElement.append(" ", button);
  };

  // In a turn of its own, for a long list has many: the page answers its reader in between.
  setTimeout(() => document.querySelectorAll('.footcite-exports > a[href$=".bib"]').forEach(offer));
})();
