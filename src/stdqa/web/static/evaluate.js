// The runs of Evaluate: what the address names is asked for and drawn whole. "#evaluate" are all runs,
// "#evaluate/RUN" the report of one, "#evaluate/RUN/" its questions, "#evaluate/RUN/QUESTION" one of them,
// "#evaluate/compare/A/B" two runs, "#evaluate/compare/A/B/QUESTION" one question in both.
const PAUSE_MS = 250;
const frame = element.querySelector(".evaluate-frame");
const shown = frame.querySelector(".shown");
const said = frame.querySelector(".said");
const scroller = element.closest(".place");
const { decode } = stdqa;
// What is wanted of the questions holds for all runs that are looked at, so that they can be told apart by it.
let look = {}, asked = 0, pause = 0, drawn = null, away = false;
const left = {};

const here = () => document.documentElement.dataset.place === "evaluate" && document.documentElement.dataset.evaluate !== "sets";
const address = () => {
  const [, first, ...rest] = location.hash.slice(1).split("/");
  if (first === "compare") return { first: decode(rest[0]), second: decode(rest[1]), question: decode(rest[2]) };
  return { run: decode(first), question: decode(rest[0]), view: rest.length ? "questions" : "report" };
};
const say = (words) => { said.textContent = words || ""; };
const ask = stdqa.asking(server, frame.dataset.unreached);
const tell = (words) => {
  shown.querySelector(".evaluate-notice")?.remove();
  if (!words) return;
  const notice = Object.assign(document.createElement("p"), { className: "notice evaluate-notice", textContent: words });
  notice.setAttribute("role", "alert");
  shown.prepend(notice);
  notice.scrollIntoView({ block: "nearest" });
};
// On a phone the whole page scrolls, else the place.
const scrolled = () => (scroller.scrollHeight > scroller.clientHeight ? scroller.scrollTop : scrollY);
const scrollToY = (top) => { scroller.scrollTop = top; if (scroller.scrollHeight <= scroller.clientHeight) scrollTo(0, top); };

const focusAgain = (key) => {
  if (!key || document.activeElement?.dataset?.key === key) return;
  shown.querySelector(`[data-key="${CSS.escape(key)}"]:not([disabled])`)?.focus({ preventScroll: true });
};
const show = async (at) => {
  const number = ++asked;
  const hash = location.hash;
  const focused = shown.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  // Two large runs take a moment to compare.
  const slow = setTimeout(() => {
    shown.setAttribute("aria-busy", "true");
    if (!shown.childElementCount) shown.append(Object.assign(document.createElement("p"), { className: "note", textContent: frame.dataset.working }));
  }, 300);
  const reply = await ask("show", { ...address(), look });
  clearTimeout(slow);
  if (number !== asked) return;
  shown.removeAttribute("aria-busy");
  // What was typed while the reply was on its way must not be lost.
  const before = shown.querySelector('input[type="search"]');
  const typing = before && before === document.activeElement ? { words: before.value, at: before.selectionEnd } : null;
  if (reply.html) shown.innerHTML = reply.html;
  else tell(reply.failed);
  drawn = hash;
  say(reply.said);
  focusAgain(focused);
  const after = shown.querySelector('input[type="search"]');
  if (typing && after) {
    after.value = typing.words;
    after.focus({ preventScroll: true });
    after.setSelectionRange(typing.at, typing.at);
  }
  if (at !== undefined) scrollToY(at);
  document.dispatchEvent(new Event("stdqa-evaluate-shown"));
};
const enter = () => {
  if (!here()) { away = true; return; }
  const back = away;
  away = false;
  // Meanwhile a set may have been made elsewhere, or a run begun.
  if (drawn === location.hash && back && !address().run && !address().first) redraw();
  if (drawn === location.hash) return;
  if (drawn !== null && shown.childElementCount) left[drawn] = scrolled();
  const step = shown.querySelector("[data-key]:focus")?.dataset.key;
  // Where a page was left, it is found again; a new one begins at its top.
  show(left[location.hash] ?? 0).then(() => { if (!step) shown.focus({ preventScroll: true }); });
};
const change = (values) => { look = { ...look, page: 0, ...values }; return show(); };
const save = async (told) => {
  const file = await ask("download", { ...told, look });
  if (!file.content) { tell(file.failed || frame.dataset.unreached); return; }
  stdqa.save(file);
};
// The question goes into the box of the Ask place, to be asked there by whoever wants to.
const askNow = (question) => {
  const box = document.querySelector("#question textarea");
  if (!box) return;
  box.value = question;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  // Before the place is shown, nothing in it can have the focus.
  addEventListener("hashchange", () => setTimeout(() => box.focus()), { once: true });
  location.hash = "#ask";
};

element.addEventListener("click", (event) => {
  const part = event.target.closest("[data-act]");
  const act = part?.dataset.act;
  if (act === "narrow") look = { held_out: look.held_out, [part.dataset.narrow]: part.dataset.value };
  else if (act === "page") change({ page: Number(part.dataset.page) }).then(() => scrollToY(0));
  else if (act === "download") save({ ...part.dataset });
  else if (act === "ask") askNow(part.dataset.question);
});
element.addEventListener("change", (event) => {
  const { field } = event.target.dataset;
  if (["show", "fault", "category", "tag"].includes(field)) change({ [field]: event.target.value || null });
  else if (field === "held_out") change({ held_out: event.target.checked });
  else if (field === "compare" && event.target.value) location.hash = event.target.value;
});
element.addEventListener("input", (event) => {
  if (event.target.dataset.field !== "words") return;
  clearTimeout(pause);
  pause = setTimeout(() => change({ words: event.target.value }), PAUSE_MS);
});
addEventListener("keydown", (event) => {
  const way = { ArrowLeft: "previous", ArrowRight: "next" }[event.key];
  if (!way || !here() || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  // Where the arrows move something else, they go on doing so.
  if (event.target instanceof Element && event.target.closest("input, select, textarea, .scrolled, [contenteditable]")) return;
  const link = shown.querySelector(`[data-step="${way}"]`);
  if (!link) return;
  event.preventDefault();
  location.hash = link.getAttribute("href");
});
addEventListener("hashchange", enter);
enter();
