// The question sets. What is looked at is kept here and sent whole; each reply brings the page anew, and the
// version of the file that it shows. A form that is open is only replaced by what was asked of it.
const frame = element.querySelector(".sets-frame");
const shown = element.querySelector(".shown");
const line = element.querySelector(".said");
let look = { set: "", state: "", trap: "", page: 0, current: "" };
let version = "", ids = [], asked = 0, editing = null, busy = false, started = false;
// What is to be said once the page has come to another set.
let arriving = "";

const here = () => document.documentElement.dataset.place === "evaluate" && location.hash.split("/")[1] === "sets";
const address = (set, id) => "#evaluate/sets" + [...set.split("/"), ...(id ? [id] : [])].filter(Boolean).map((one) => `/${encodeURIComponent(one)}`).join("");
const SAID_MS = 8000;
let saying = 0;
const say = (words) => {
  line.textContent = words || "";
  clearTimeout(saying);
  saying = setTimeout(() => { line.textContent = ""; }, SAID_MS);
};
const call = stdqa.asking(server, frame.dataset.unreached);
const focusOn = (key) => {
  const part = key && shown.querySelector(`[data-key="${CSS.escape(key)}"]:not([disabled])`);
  if (part) part.focus({ preventScroll: true });
  return Boolean(part);
};
const draw = (page, key) => {
  const focused = key || (shown.contains(document.activeElement) ? document.activeElement.dataset.key : "");
  const unfolded = shown.querySelector("details.more")?.open;
  shown.innerHTML = page.html;
  if ("version" in page) version = page.version;
  ids = page.ids || [];
  if ("page" in page) look.page = page.page;
  for (const name of ["state", "trap"]) if (name in page) look[name] = page[name];
  if ("current" in page) {
    look.current = page.current;
    // The address names the question that is open; the way back leads past it.
    history.replaceState(null, "", address(look.set, look.current));
  }
  editing = null;
  if (unfolded && shown.querySelector("details.more")) shown.querySelector("details.more").open = true;
  if (focused) focusOn(focused);
};
const show = async (key) => {
  const number = ++asked;
  const page = await call("show", look);
  if (number !== asked) return;
  if (page.failed) { say(page.failed); return; }
  draw(page, key);
};
const scrollTo = (id) => shown.querySelector(`[data-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "nearest" });

// "#evaluate/sets/made/NAME/ID": a set of a folder, and a question of it; "/feedback" what people said.
const enter = () => {
  if (!here()) return;
  const [, , folder, name, id] = location.hash.split("/").map(stdqa.decode);
  const set = folder === "feedback" ? folder : name ? `${folder}/${name}` : "";
  const current = id || "";
  if (started && set === look.set && current === look.current && !editing) return;
  const other = set !== look.set || !started;
  started = true;
  look = other ? { set, state: "", trap: "", page: 0, current } : { ...look, current };
  if (other) { say(arriving); arriving = ""; shown.textContent = ""; }
  show(current && `open-${current}`).then(() => {
    if (other) element.closest(".place")?.scrollTo({ top: 0 });
    if (current) scrollTo(current);
  });
};
const open = (id) => {
  look.current = look.current === id ? "" : id;
  history.replaceState(null, "", address(look.set, look.current));
  return show(`open-${id}`).then(() => { if (look.current) scrollTo(id); });
};
const move = (by) => {
  const at = ids.indexOf(look.current);
  const next = ids[at < 0 ? (by > 0 ? 0 : ids.length - 1) : at + by];
  if (next && next !== look.current) open(next);
};
const change = async (act) => {
  if (busy || (act !== "undo" && !look.current)) return;
  busy = true;
  const id = look.current, at = ids.indexOf(id);
  // What is decided is done with: the next question is open then.
  const next = act === "undo" ? look.current : ids[at + 1] || ids[at - 1] || "";
  const told = { ...look, current: next, id, act, version };
  const page = await call("change", told);
  busy = false;
  say(page.failed || page.said);
  if (page.changed) { show(); return; }
  if (page.failed) return;
  if (act !== "undo") { look.current = next; history.replaceState(null, "", address(look.set, next)); }
  draw(page, look.current && `open-${look.current}`);
  if (look.current) scrollTo(look.current); else shown.focus({ preventScroll: true });
};

// A form is drawn with its words made safe to look at; what is edited must be the words themselves.
const fill = (fields) => {
  const given = (part, value) => { if (typeof value === "string") part.value = value; };
  for (const part of editing.querySelectorAll("textarea, input[type=text]")) if (!part.closest(".place-of")) given(part, fields[part.name]);
  const told = (fields.evidence || []).filter((one) => one.quote || "start" in one || "whole" in one);
  [...editing.querySelectorAll(".place-of")].forEach((part, at) => {
    given(part.querySelector("[name=quote]"), told[at]?.quote ?? "");
    part.dataset.was = told[at]?.was ?? told[at]?.quote ?? "";
  });
};
const put = ({ html, fields = {} }) => {
  draft(html);
  if (editing) fill(fields);
};
const draft = (html) => {
  const place = editing || shown.querySelector(".question.current .opened") || shown.querySelector(".questions, .nothing");
  if (!place) return;
  if (editing) { editing.innerHTML = html; return; }
  const box = document.createElement("div");
  box.className = "editing";
  box.innerHTML = html;
  if (place.matches(".opened")) place.replaceChildren(box); else place.before(box);
  editing = box;
};
const edit = async (id) => {
  if (editing) return;
  const page = await call("edit", { set: look.set, id });
  if (page.failed) { say(page.failed); return; }
  say("");
  put(page);
  editing.dataset.id = id;
  editing.querySelector("[name=question]").focus();
};
const fieldsOf = (form) => {
  const fields = {};
  for (const part of form.querySelectorAll("[name]")) {
    if (part.closest(".place-of")) continue;
    fields[part.name] = part.type === "checkbox" ? part.checked : part.value;
  }
  fields.evidence = [...form.querySelectorAll(".place-of")].map((part) => {
    const place = { doc: part.querySelector("[name=doc]").value, quote: part.querySelector("[name=quote]").value, was: part.dataset.was };
    if (part.dataset.start) { place.start = Number(part.dataset.start); place.end = Number(part.dataset.end); }
    if ("whole" in part.dataset) place.whole = true;
    return place;
  });
  return fields;
};
const save = async (accept) => {
  if (busy || !editing) return;
  busy = true;
  const id = editing.dataset.id;
  const page = await call("save", { ...look, id, version, accept, fields: fieldsOf(editing.querySelector("form")) });
  busy = false;
  if (page.failed) { say(page.failed); if (page.keep) version = page.version; return; }
  if (page.wrong) {
    put(page);
    const wrong = editing.querySelector("[aria-invalid]");
    wrong?.closest("details")?.setAttribute("open", "");
    (wrong || editing.querySelector("[name=question]")).focus();
    return;
  }
  say(page.said);
  draw(page, `open-${page.current}`);
  scrollTo(page.current);
};
const cancel = () => {
  const id = editing?.dataset.id;
  editing = null;
  show(id ? "edit" : "");
};
const make = async (form) => {
  if (busy) return;
  busy = true;
  const told = { traps: [...form.querySelectorAll("[name=trap]:checked")].map((one) => one.value), most: form.querySelector("[name=most]").valueAsNumber };
  if (form.dataset.form === "new") told.name = form.querySelector("[name=name]").value;
  else Object.assign(told, { set: look.set, version });
  const button = form.querySelector("[type=submit]"), wrong = form.querySelector(".wrong");
  const words = button.textContent;
  button.textContent = frame.dataset.making;
  button.setAttribute("aria-busy", "true");
  wrong.hidden = true;
  const page = await call("make", told);
  busy = false;
  button.textContent = words;
  button.removeAttribute("aria-busy");
  if (page.failed) { wrong.textContent = page.failed; wrong.hidden = false; return; }
  if (form.dataset.form === "new") { arriving = page.said; location.hash = address(page.key).slice(1); return; }
  form.closest("details").open = false;
  await show();
  say(page.said);
};
const keepFeedback = async (button) => {
  if (busy) return;
  busy = true;
  const id = button.dataset.make;
  const page = await call("feedback", { id });
  busy = false;
  say(page.failed || page.said);
  if (!page.failed) draw(page, `make-${id}`);
};
const download = async (ending) => {
  const file = await call("download", { set: look.set, ending });
  if (file.failed) { say(file.failed); return; }
  stdqa.save(file);
};

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const { act, open: id, page, download: ending } = button.dataset;
  if (id) open(id);
  else if (page) { look = { ...look, page: Number(page), current: "" }; show(); }
  else if (ending) download(ending);
  else if (button.dataset.make) keepFeedback(button);
  else if (act === "edit") edit(look.current);
  else if (act === "write") { look.current = ""; edit(""); }
  else if (act === "cancel") cancel();
  else if (act === "save-accept") save(true);
  else if (act) change(act);
});
element.addEventListener("change", (event) => {
  const { field } = event.target.dataset;
  if (field) { look = { ...look, [field]: event.target.value, page: 0, current: "" }; show(field); }
});
element.addEventListener("input", (event) => {
  if (event.target.name !== "most") return;
  const button = event.target.form.querySelector("[type=submit]");
  button.textContent = button.dataset.words.replace("{most}", event.target.value || "…");
});
element.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target.dataset.form === "question") save(false); else make(event.target);
});
const KEYS = { j: () => move(1), k: () => move(-1), a: () => change("accept"), x: () => change("reject"), u: () => change("undo"), e: () => look.current && edit(look.current) };
document.addEventListener("keydown", (event) => {
  if (!here() || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && editing?.contains(event.target)) { event.preventDefault(); cancel(); return; }
  // Only a set that can be changed has the buttons that the keys stand for.
  if (editing || event.target.closest("input, textarea, select") || !shown.querySelector(".one-set .keys")) return;
  const key = KEYS[event.key.toLowerCase()];
  if (key) { event.preventDefault(); key(); }
});
addEventListener("hashchange", enter);
enter();
