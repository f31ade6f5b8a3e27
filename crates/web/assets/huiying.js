// Conveniences only: every page does all of its work without this file.
"use strict";

// A form sent twice by an impatient double click would be answered once anyway (the command id is the same);
// the note tells the person that the first click counted.
document.addEventListener("submit", function (event) {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  const button = form.querySelector("button[type=submit]");
  if (!button || button.dataset.sent) return;
  button.dataset.sent = "yes";
  button.setAttribute("aria-busy", "true");
  window.setTimeout(function () {
    delete button.dataset.sent;
    button.removeAttribute("aria-busy");
  }, 8000);
});

// After a refused form the summary is what must be read first.
const summary = document.querySelector("[data-focus-first]");
if (summary) summary.focus();

// Printing needs a script; the button stays hidden for those without one (they use the browser's menu).
document.querySelectorAll("[data-print]").forEach(function (button) {
  button.hidden = false;
  button.addEventListener("click", function () { window.print(); });
});

// How many characters are left in a long text.
document.querySelectorAll("textarea[maxlength]").forEach(function (area) {
  const note = document.createElement("p");
  note.className = "count";
  note.setAttribute("aria-live", "off");
  const english = document.documentElement.lang === "en";
  const tell = function () {
    const said = [area.value.length, area.maxLength];
    note.textContent = english ? said.join(" of ") + " characters" : "已写 " + said[0] + " 字，最多 " + said[1] + " 字";
  };
  area.insertAdjacentElement("afterend", note);
  area.addEventListener("input", tell);
  tell();
});
