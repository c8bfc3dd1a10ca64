// The Figures place. All that is set is kept here and sent whole, so that the last reply is always right;
// the search box is never drawn anew, and focus stays with what is drawn in place of what had it.
const NAME = "stdqa-figures";
const VIEWS = ["chart", "conflicts", "sums"];
const PAUSE_MS = 120;
const shown = element.querySelector(".shown");
const box = element.querySelector("input[type=search]");
const line = element.querySelector("[role=status]");
const frame = element.querySelector(".figures-frame");
// A tab keeps the words, the filters and the order; storage may be off, then a reload loses them.
const kept = () => { try { return JSON.parse(sessionStorage.getItem(NAME) || "{}"); } catch { return {}; } };
const keep = ({ view, figure, ...values }) => { try { sessionStorage.setItem(NAME, JSON.stringify(values)); } catch { /* as above */ } };
let set = { words: "", view: "table", ...kept() };
box.value = set.words;
let asked = 0, pause = 0, started = false;

const here = () => document.documentElement.dataset.place === "figures";
const show = async () => {
  keep(set);
  const number = ++asked;
  const focused = document.activeElement?.dataset?.key;
  const slow = setTimeout(() => shown.setAttribute("aria-busy", "true"), 300);
  let html;
  try { html = await server.show(set); } catch { html = null; }
  clearTimeout(slow);
  if (number !== asked) return;
  const folded = shown.querySelector(".filters")?.open;
  shown.removeAttribute("aria-busy");
  if (html === null) { shown.textContent = frame.dataset.failed; return; }
  shown.innerHTML = html;
  const filters = shown.querySelector(".filters");
  if (filters) filters.open = folded ?? innerWidth >= 900;
  line.textContent = shown.querySelector("[data-count]")?.dataset.count || "";
  if (focused && shown.querySelector(`[data-key="${CSS.escape(focused)}"]`) !== document.activeElement) {
    const part = shown.querySelector(`[data-key="${CSS.escape(focused)}"]:not([disabled])`);
    (part || box).focus({ preventScroll: true });
  }
};
const change = (values) => { set = { ...set, page: 0, ...values }; return show(); };
const up = () => element.closest(".place").scrollTo({ top: 0 });

// "#figures/chart" is a view, "#figures/ID" the record of a figure.
const enter = () => {
  if (!here()) return;
  const part = stdqa.decode(location.hash.split("/")[1]);
  const view = VIEWS.includes(part) ? part : "table";
  const figure = part && !VIEWS.includes(part) ? part : null;
  if (started && set.view === view && (set.figure || null) === figure) return;
  started = true;
  set = { ...set, view, figure };
  frame.toggleAttribute("data-record", Boolean(figure));
  show().then(up);
};
const save = async (ending) => {
  const was = line.textContent;
  const told = shown.querySelector(".count");
  const count = told?.textContent;
  const slow = setTimeout(() => { line.textContent = frame.dataset.making; if (told) told.textContent = frame.dataset.making; }, 900);
  let file;
  try { file = await server.export({ ...set, ending }); } catch { file = {}; }
  clearTimeout(slow);
  line.textContent = file.content ? was : frame.dataset.failed;
  if (told) told.textContent = file.content ? count : frame.dataset.failed;
  if (!file.content) return;
  stdqa.save(file);
};
const sort = (column) => {
  if (set.sort !== column) return change({ sort: column, reverse: column === "value" });
  // The third time the documents' own order comes back.
  const turned = set.reverse === (column === "value");
  return change(turned ? { reverse: !set.reverse } : { sort: null, reverse: false });
};

box.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => change({ words: box.value }), PAUSE_MS);
});
element.addEventListener("change", (event) => {
  const field = event.target.dataset.field;
  if (field) change({ [field]: event.target.value || null });
});
element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.sort) sort(button.dataset.sort);
  else if (button.dataset.page) { change({ page: Number(button.dataset.page) }).then(up); }
  else if (button.dataset.export) save(button.dataset.export);
  else if (button.dataset.act === "clear") {
    box.value = "";
    set = { words: "", view: set.view, sort: set.sort, reverse: set.reverse };
    show().then(() => box.focus());
  }
});
addEventListener("hashchange", enter);
enter();
