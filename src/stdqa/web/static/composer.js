// The box for questions. What is asked before the page is ready waits until it is, and what has no answer yet is
// kept by the tab, so that neither a quick hand nor a reload loses it.
const NAME = "stdqa-question";
const ready = () => "ready" in document.documentElement.dataset;
const box = () => document.querySelector("#question textarea");
const keep = (words) => {
  // Storage may be switched off; then a reload loses the question.
  try { if (words.trim()) sessionStorage.setItem(NAME, words); else sessionStorage.removeItem(NAME); } catch { /* as above */ }
};
const kept = () => { try { return sessionStorage.getItem(NAME) || ""; } catch { return ""; } };
const composer = element.closest("#composer");
const place = element.closest("#ask");
let held = null;

const hold = (event, button) => {
  if (ready()) return;
  event.preventDefault();
  event.stopPropagation();
  held = button;
};
composer.addEventListener("input", (event) => { if (event.target === box()) keep(box().value); });
// Before the toolkit's own listeners: none of them may act on it too.
place.addEventListener("keydown", (event) => {
  if (event.target === box() && event.key === "Enter" && !event.shiftKey && !event.isComposing) hold(event, "#send");
}, true);
place.addEventListener("click", (event) => {
  const button = event.target.closest("#send, [data-example]");
  if (button) hold(event, button.id ? "#send" : `[data-example="${button.dataset.example}"]`);
}, true);
document.addEventListener("stdqa-ready", () => {
  const last = [...document.querySelectorAll("#conversation .question")].pop()?.textContent.trim();
  const words = kept();
  if (words.trim() === last) keep("");
  else if (words && !box().value) {
    box().value = words;
    box().dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (held) place.querySelector(held)?.click();
});
// What was refused stands in the box again, and stays kept.
document.addEventListener("stdqa-answered", () => keep(box().value));
