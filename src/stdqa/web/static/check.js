// The Check place. The draft is held here and sent whole; what is checked comes back as a page of its own.
const NAME = "stdqa-check";
const frame = element.querySelector(".check-frame");
const write = frame.querySelector(".write");
const result = frame.querySelector(".result");
const box = write.querySelector("textarea");
const notice = write.querySelector(".notice");
const running = write.querySelector(".running");
const said = frame.querySelector(".said");
const field = write.querySelector("input[type=file]");
const QUIET_MS = 600, ASK_MS = 350, MOST_PAST = 100, MOST_KEPT = 2_000_000;
// The text, the texts before what was accepted, the file that it came as, and whether it is shown checked.
let draft = { text: "", past: [], name: "", content: "", checked: false };
let asked = 0, busy = null, keeping = 0;

const here = () => document.documentElement.dataset.place === "check";
const say = (words) => { said.textContent = words || ""; };
const tell = (words) => { notice.textContent = words || ""; };
const keep = () => {
  clearTimeout(keeping);
  keeping = setTimeout(() => {
    const light = draft.content.length > MOST_KEPT ? { ...draft, content: "" } : draft;
    stdqa.inEachStore((store) => {
      if (draft.text.trim()) store.setItem(NAME, JSON.stringify(light));
      else store.removeItem(NAME);
    });
  }, 300);
};
const ask = stdqa.asking(server, frame.dataset.unreached);

const claims = () => [...result.querySelectorAll("[data-claim]")];
const problems = () => claims().filter((claim) => !claim.classList.contains("supported"));
const chosen = () => result.querySelector('[data-claim][aria-expanded="true"]');
const remarkOf = (claim) => document.getElementById(claim.getAttribute("aria-controls"));
const choose = (claim, focus) => {
  for (const other of claims()) {
    const on = other === claim;
    other.setAttribute("aria-expanded", String(on));
    remarkOf(other).hidden = !on;
  }
  if (!claim) return;
  remarkOf(claim).scrollTop = 0;
  if (focus) claim.focus({ preventScroll: true });
  claim.scrollIntoView({ block: "nearest" });
};
const step = (by) => {
  const all = claims();
  const now = all.indexOf(document.activeElement);
  const to = all[Math.min(all.length - 1, Math.max(0, now + by))];
  if (to) choose(to, true);
};
const nextProblem = () => {
  const all = claims(), left = problems();
  const now = all.indexOf(chosen());
  const to = left.find((claim) => all.indexOf(claim) > now) || left[0];
  if (to) choose(to, true);
};

const edit = () => {
  draft.checked = false;
  result.hidden = true;
  write.hidden = false;
  box.value = draft.text;
  keep();
};
const show = (reply, at) => {
  draft.text = reply.text;
  draft.checked = true;
  result.innerHTML = reply.html;
  result.querySelector('[data-act="undo"]').hidden = !draft.past.length;
  write.hidden = true;
  result.hidden = false;
  const all = claims();
  choose((at === undefined ? problems()[0] : all[Math.min(at, all.length - 1)]) || all[0], false);
  if (at === undefined) { result.scrollTo({ top: 0 }); scrollTo({ top: 0 }); }
  keep();
};
const watchOver = async (key) => {
  while (busy === key) {
    const far = await ask("progress", { key });
    if (busy !== key) return;
    running.querySelector("p").textContent = far.words || "";
    const bar = running.querySelector("progress");
    bar.max = far.total || 1;
    bar.value = far.done || 0;
    await new Promise((resolve) => setTimeout(resolve, ASK_MS));
  }
};
const check = async (at) => {
  const number = ++asked;
  const key = crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random()}`;
  tell("");
  if (!draft.text.trim()) { edit(); tell(frame.dataset.empty); box.focus(); return null; }
  busy = key;
  // Below a second nothing is said: words that flash by are read as a fault.
  const slow = setTimeout(() => {
    if (busy !== key) return;
    // It stands where the person looks: below the box, or above the draft that is checked again.
    if (result.hidden) notice.before(running);
    else { result.setAttribute("aria-busy", "true"); result.querySelector("header").append(running); }
    running.hidden = false;
    watchOver(key);
  }, QUIET_MS);
  const reply = await ask("check", { text: draft.text, key });
  clearTimeout(slow);
  if (number !== asked) return null;
  busy = null;
  running.hidden = true;
  result.removeAttribute("aria-busy");
  if (reply.failed) { edit(); tell(reply.failed); return null; }
  show(reply, at);
  say(reply.said);
  return reply;
};
const begin = async () => {
  if (busy) return;
  if (box.value !== draft.text) draft.past = [];
  draft.text = box.value;
  const done = await check();
  if (done) (chosen() || result.querySelector("button")).focus({ preventScroll: true });
};
const accept = async (numbers) => {
  if (busy) return;
  const before = draft.text;
  const reply = await ask("accept", { text: before, claims: numbers });
  if (reply.failed) { edit(); tell(reply.failed); return; }
  draft.past = [...draft.past, before].slice(-MOST_PAST);
  draft.text = reply.text;
  const done = await check(numbers[0]);
  if (!done) return;
  chosen()?.focus({ preventScroll: true });
  say(`${reply.said} ${done.said}`);
};
const undo = async () => {
  if (busy || !draft.past.length) return;
  const all = claims();
  const at = Math.max(0, all.indexOf(chosen()));
  draft.text = draft.past[draft.past.length - 1];
  draft.past = draft.past.slice(0, -1);
  const done = await check(at);
  if (!done) return;
  chosen()?.focus({ preventScroll: true });
  say(`${frame.dataset.undone} ${done.said}`);
};
const copy = async (button) => {
  let words = frame.dataset.copied;
  try { await navigator.clipboard.writeText(draft.text); } catch { words = frame.dataset.notCopied; }
  say(words);
  const was = button.dataset.words || button.textContent;
  button.dataset.words = was;
  button.textContent = words;
  setTimeout(() => { button.textContent = was; }, 2500);
};
const save = async (ending) => {
  const file = await ask("export", { text: draft.text, ending, name: draft.name, content: draft.content });
  if (file.failed) { edit(); tell(file.failed); return; }
  stdqa.save(file);
};
const open = async (file) => {
  let content;
  try { content = await stdqa.content(file); } catch { tell(frame.dataset.unreadable); return; }
  const reply = await ask("read", { name: file.name, content });
  if (reply.failed) { tell(reply.failed); return; }
  const word = file.name.toLowerCase().endsWith(".docx");
  draft = { text: reply.text, past: [], name: file.name, content: word ? content : "", checked: false };
  edit();
  tell("");
  say(reply.said);
  await begin();
};

element.addEventListener("click", (event) => {
  const claim = event.target.closest("[data-claim]");
  if (claim) { choose(claim, true); return; }
  const button = event.target.closest("button[data-act]");
  if (!button) return;
  const act = button.dataset.act;
  if (act === "check") begin();
  else if (act === "choose") field.click();
  else if (act === "stop") { ask("stop", { key: busy }); }
  else if (act === "next") nextProblem();
  else if (act === "accept") accept(button.dataset.claims.split(" ").map(Number));
  else if (act === "undo") undo();
  else if (act === "edit") { edit(); box.focus(); }
  else if (act === "copy") copy(button);
  else if (act === "export") save(button.dataset.ending);
});
field.addEventListener("change", () => {
  const file = field.files[0];
  field.value = "";
  if (file) open(file);
});
box.addEventListener("input", () => {
  if (box.value !== draft.text) draft.past = [];
  draft.text = box.value;
  // What is emptied and begun anew no longer comes from that file.
  if (!draft.text.trim()) { draft.name = ""; draft.content = ""; }
  keep();
});
box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); begin(); }
});
write.addEventListener("dragover", (event) => event.preventDefault());
write.addEventListener("drop", (event) => {
  const file = event.dataTransfer?.files[0];
  if (file) { event.preventDefault(); open(file); }
});
result.addEventListener("keydown", (event) => {
  const claim = event.target.closest("[data-claim]");
  const remark = event.target.closest(".remark");
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
  if (claim && by) { event.preventDefault(); step(by); }
  else if (claim && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    choose(claim, false);
    const part = remarkOf(claim);
    (part.querySelector("button, a") || part).focus();
  } else if (remark && event.key === "Escape") { event.preventDefault(); chosen()?.focus(); }
});
result.addEventListener("focusin", (event) => {
  const claim = event.target.closest("[data-claim]");
  if (claim && claim !== chosen()) choose(claim, false);
});

let saved = null;
stdqa.inEachStore((store) => { saved ??= JSON.parse(store.getItem(NAME) || "null"); });
if (saved && typeof saved.text === "string") {
  const past = Array.isArray(saved.past) ? saved.past.filter((one) => typeof one === "string") : [];
  draft = { text: saved.text, past, name: String(saved.name || ""), content: String(saved.content || ""), checked: false };
  box.value = draft.text;
  // A draft that was shown checked is checked anew when its place is open: the documents may have changed.
  if (saved.checked === true) {
    draft.checked = true;
    const resume = () => { if (here()) { removeEventListener("hashchange", resume); check(); } };
    addEventListener("hashchange", resume);
    resume();
  }
}
