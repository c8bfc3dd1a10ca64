// The entries of a brief. The list is drawn anew after every change, so what somebody is writing, where the
// caret is and what is unfolded are carried over.
const drafts = new Map();
const boxes = () => [...element.querySelectorAll("textarea[data-keep]")];
const grow = (box) => { box.style.height = "auto"; box.style.height = `${box.scrollHeight + 2}px`; };
const keyOf = (part) => part.closest("[data-key]")?.dataset.key;
let focused = null;
let caret = null;
let keeping = 0;
const opened = new Map();

const commit = (box) => {
  const name = box.dataset.keep;
  if (!drafts.has(name)) return;
  const text = box.value;
  if (text.trim() === box.defaultValue.trim()) { drafts.delete(name); box.removeAttribute("data-draft"); return; }
  drafts.get(name).sent = true;
  if (name === "title") trigger("title", { text });
  else if (name.endsWith("-note")) trigger("note", { key: keyOf(box), text });
  else trigger("line", { key: keyOf(box), text });
};

element.addEventListener("input", (event) => {
  const box = event.target.closest("textarea[data-keep]");
  if (!box) return;
  drafts.set(box.dataset.keep, { text: box.value, sent: false });
  box.setAttribute("data-draft", "");
  grow(box);
});
for (const event of ["input", "keyup", "pointerup", "select"]) {
  element.addEventListener(event, ({ target }) => {
    if (target.dataset.keep) caret = [target.dataset.keep, target.selectionStart, target.selectionEnd];
  });
}
element.addEventListener("focusout", (event) => {
  const box = event.target.closest("textarea[data-keep]");
  // A box that is drawn anew loses the caret without anybody having left it.
  if (box && box.isConnected) commit(box);
});
element.addEventListener("focusin", (event) => {
  focused = event.target.dataset.keep || event.target.dataset.focus || null;
});
element.addEventListener("keydown", (event) => {
  const box = event.target.closest("textarea[data-keep]");
  if (!box) return;
  if (event.key === "Escape") {
    box.value = box.defaultValue;
    drafts.delete(box.dataset.keep);
    box.removeAttribute("data-draft");
    grow(box);
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey || box.dataset.keep === "title")) {
    event.preventDefault();
    commit(box);
  }
});
element.addEventListener("toggle", (event) => {
  const key = keyOf(event.target);
  if (key) opened.set(`${key} ${event.target.className}`, event.target.open);
}, true);
element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-act]");
  if (!button) return;
  const key = keyOf(button);
  const act = button.dataset.act;
  if (act === "up") trigger("move", { key, by: -1 });
  else if (act === "down") trigger("move", { key, by: 1 });
  else if (act === "drop") trigger("drop", { key });
  else if (act === "own") trigger("line", { key, text: "" });
  else if (act === "undo") trigger("undo");
});

const place = (part) => {
  part.focus({ preventScroll: Boolean(part.dataset.keep) });
  if (caret && caret[0] === part.dataset.keep) part.setSelectionRange(caret[1], caret[2]);
};
// The button that was pressed may be off now (a first entry does not go up); its neighbour is as near.
const neighbour = (name) => {
  const wanted = element.querySelector(`[data-focus="${CSS.escape(name)}"], [data-keep="${CSS.escape(name)}"]`);
  return wanted?.disabled ? wanted.parentElement.querySelector("button:not([disabled])") : wanted;
};

watch("value", () => {
  const was = focused;
  const active = document.activeElement;
  for (const part of element.querySelectorAll("[data-key] details")) {
    const known = opened.get(`${keyOf(part)} ${part.className}`);
    if (known !== undefined) part.open = known;
  }
  for (const box of boxes()) {
    const draft = drafts.get(box.dataset.keep);
    const arrived = draft && (box.defaultValue.trim() === draft.text.trim() || (draft.sent && !draft.text.trim()));
    if (arrived) drafts.delete(box.dataset.keep);
    // The page keeps its boxes and gives them other words; one that was written in would go on showing the old ones.
    const text = draft && !arrived ? draft.text : box.defaultValue;
    if (box.value !== text) box.value = text;
    box.toggleAttribute("data-draft", Boolean(draft) && !arrived);
    grow(box);
  }
  const names = new Set(boxes().map((box) => box.dataset.keep));
  for (const name of drafts.keys()) if (!names.has(name)) drafts.delete(name);
  // The browser keeps the brief, so that a reload does not lose it; not at each of many changes.
  clearTimeout(keeping);
  keeping = setTimeout(() => trigger("keep"), 1000);
  // Only who was in the list is put back into it.
  if (was && (active === document.body || element.contains(active))) {
    const part = neighbour(was) || element.querySelector('[data-focus="undo"]');
    if (part && part !== document.activeElement) place(part);
  }
});
// What another place has put into the brief is drawn when this one is opened; boxes have no height before.
addEventListener("hashchange", () => {
  if (document.documentElement.dataset.place !== "brief") return;
  trigger("shown");
  requestAnimationFrame(() => boxes().forEach(grow));
});
// What the chat adds is drawn, and so kept, though nobody has opened this place yet.
document.addEventListener("stdqa-briefed", () => trigger("shown"));
addEventListener("resize", () => boxes().forEach(grow));
