// Which browser this is, and which conversation its page has open. Both ids are nobody else's to know: the
// browser's is random, a tab's conversation is its own. Where storage is switched off they last as long as the page.
const memory = {};
const stored = (store, key) => { try { return window[store].getItem(key); } catch { return memory[key] ?? null; } };
const store = (store, key, value) => {
  memory[key] = value;
  try { if (value === null) window[store].removeItem(key); else window[store].setItem(key, value); } catch { /* as above */ }
};
const random = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24)))).replace(/\+/g, "-").replace(/\//g, "_");
const browser = () => {
  const known = stored("localStorage", "stdqa-browser");
  if (known) return known;
  store("localStorage", "stdqa-browser", random());
  return stored("localStorage", "stdqa-browser");
};
stdqa.where = () => ({ browser: browser(), conversation: stored("sessionStorage", "stdqa-conversation") });

// What was open before the page was loaded again comes back; until then nothing else is shown in its place.
if (stdqa.where().conversation) element.style.visibility = "hidden";
document.addEventListener("stdqa-ready", () => { element.style.visibility = ""; });

// A new turn is brought into view, its question at the top.
let seen = 0;
let open = null;
watch("value", () => {
  const conversation = element.querySelector(".turns")?.dataset.conversation ?? null;
  store("sessionStorage", "stdqa-conversation", conversation);
  const turns = element.querySelectorAll(".turn");
  // The page keeps its forms: what was begun in one must not stand in that of another conversation.
  if (conversation !== open) for (const form of element.querySelectorAll(".fault")) form.reset();
  if (turns.length > seen || (conversation !== open && turns.length)) {
    turns[turns.length - 1].scrollIntoView({ block: turns.length > 1 ? "start" : "nearest" });
    document.querySelector("#question textarea")?.focus({ preventScroll: true });
  }
  if (!turns.length && seen) { element.scrollTop = 0; scrollTo(0, 0); }
  seen = turns.length;
  open = conversation;
  document.querySelector("#tools")?.toggleAttribute("data-turns", turns.length > 0);
});

const copy = async (text) => {
  try { await navigator.clipboard.writeText(text); return true; } catch { /* not allowed, or not over https */ }
  const box = Object.assign(document.createElement("textarea"), { value: text, className: "sr-only" });
  document.body.append(box);
  box.select();
  const copied = document.execCommand("copy");
  box.remove();
  return copied;
};
stdqa.copy = copy;
const say = (part, words) => { part.closest(".turn").querySelector(".done").textContent = words; };
const thumbs = (turn, good) => {
  for (const thumb of turn.querySelectorAll("[data-mark]")) {
    thumb.setAttribute("aria-pressed", String(good !== null && (thumb.dataset.mark === "good") === good));
  }
};
const mark = async (part, given) => {
  const turn = part.closest(".turn");
  const number = Number(part.closest("[data-turn]").dataset.turn);
  try {
    const words = await server.mark({ where: stdqa.where(), turn: number, mark: given });
    thumbs(turn, given ? given.good : null);
    say(part, words);
  } catch { say(part, part.closest(".turn").querySelector(".done").dataset.lost); }
};
const fold = (form) => {
  form.hidden = true;
  form.closest(".turn").querySelector('[data-mark="wrong"]').focus();
};

const pressed = {
  example: (button) => trigger("example", { place: Number(button.dataset.example), where: stdqa.where() }),
  brief: (button) => trigger("brief", { place: Number(button.dataset.brief) }),
  reopen: (button) => document.dispatchEvent(new CustomEvent("stdqa-reopen", { detail: button.dataset.reopen })),
  cancel: (button) => fold(button.closest("form")),
  copy: async (button) => {
    const done = button.closest(".turn").querySelector(".done");
    const copied = await copy(button.dataset.copy);
    button.focus();
    done.textContent = copied ? done.dataset.copied : done.dataset.failed;
  },
  mark: (button) => {
    const good = button.dataset.mark === "good";
    const on = button.getAttribute("aria-pressed") === "true";
    const form = button.closest(".turn").querySelector(".fault");
    form.hidden = good || !form.hidden;
    // A second press on "good" takes it back; one on "wrong" opens what was said, to be changed.
    if (good) return mark(button, on ? null : { good });
    if (!on) mark(button, { good });
    if (form.hidden) return;
    form.querySelector("input:checked, input").focus({ preventScroll: true });
    form.scrollIntoView({ block: "nearest" });
  },
};
element.addEventListener("click", (event) => {
  for (const [name, act] of Object.entries(pressed)) {
    const button = event.target.closest(`button[data-${name}]`);
    if (button) act(button);
  }
});
element.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  const given = new FormData(form);
  const fault = form.querySelector("input[type=radio]:checked")?.value ?? null;
  mark(form, { good: false, fault, words: given.get("words"), corrected: given.get("corrected") });
  fold(form);
});
element.addEventListener("keydown", (event) => {
  const form = event.target.closest(".fault");
  if (form && event.key === "Escape") fold(form);
});
