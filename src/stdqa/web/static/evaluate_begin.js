
// Runs begun, watched, stopped and deleted, and sets picked and uploaded. The run is the program's: every page
// that is open sees it, and one that is loaded again finds it.
const WATCH_MS = 700, IDLE_MS = 4000;
const panel = frame.querySelector(".going");
const bar = panel.querySelector("progress");
let picking = 0, running = null, watching = 0, told = false;

const field = (name) => shown.querySelector(`[data-field="${name}"]`);
// One run at a time: until it has ended, none can be begun.
const hold = () => {
  for (const button of shown.querySelectorAll('[data-act="run"], [data-act="again"]')) button.disabled = Boolean(running);
};
const pick = async (key) => {
  const number = ++picking;
  const box = shown.querySelector(".picked");
  shown.querySelector(".told").textContent = "";
  box.replaceChildren();
  if (!key) return;
  const reply = await ask("pick", { set: key });
  if (number === picking) { box.innerHTML = reply.html || ""; hold(); }
  if (!reply.html) tell(reply.failed);
};
const send = async (file) => {
  const line = shown.querySelector(".told"), box = shown.querySelector(".picked");
  const number = ++picking;
  let content;
  try { content = await stdqa.content(file); } catch { tell(frame.dataset.unreadable); return; }
  const reply = await ask("upload", { name: file.name, content });
  if (number !== picking) return;
  if (reply.failed && !reply.key) { box.replaceChildren(); tell(reply.failed); return; }
  tell("");
  line.textContent = reply.said || "";
  const select = field("set");
  // The first set makes a list where there was none.
  if (reply.picker && select) select.outerHTML = reply.picker;
  else if (reply.picker) { await show(); shown.querySelector(".told").textContent = reply.said; field("set").outerHTML = reply.picker; }
  shown.querySelector(".picked").innerHTML = reply.html || "";
  hold();
  if (reply.refused && field("set")) field("set").value = "";
};

const draw = (far) => {
  panel.hidden = !far.running;
  if (!far.running) return;
  panel.querySelector(".what").textContent = far.what;
  panel.querySelector(".far").textContent = far.words;
  bar.max = far.total || 1;
  if (far.total) bar.value = far.done; else bar.removeAttribute("value");
  bar.setAttribute("aria-valuetext", far.words);
  panel.querySelector("button").disabled = far.stopping;
};
const ended = (far) => {
  frame.querySelector(".outcome")?.remove();
  const outcome = Object.assign(document.createElement("div"), { className: "outcome", innerHTML: far.html || "" });
  outcome.setAttribute("role", "status");
  panel.after(outcome);
  // A set that is picked stays so: only what the run has changed is drawn anew.
  if (here()) redraw();
};
const redraw = async () => {
  const { run, first } = address();
  const set = field("set")?.value, part = field("part")?.value;
  await show();
  if (run || first || !set || !field("set")) return;
  field("set").value = set;
  await pick(set);
  if (field("part")) field("part").value = part ?? "";
};
const watchOver = async () => {
  clearTimeout(watching);
  if (here() && !document.hidden) {
    const far = await ask("progress", {});
    if (!far.failed) {
      draw(far);
      const now = far.running ? far.run : null;
      const before = running;
      running = now;
      hold();
      if (before && !now) ended(far);
      else if (now && now !== before) { frame.querySelector(".outcome")?.remove(); told = false; }
      // It is in the list from its first answer on.
      if (now && !told && far.done && far.asking) {
        told = true;
        if (!address().run && !address().first) redraw();
      }
    }
  }
  clearTimeout(watching);
  watching = setTimeout(watchOver, running ? WATCH_MS : IDLE_MS);
};
const begin = async (name, told) => {
  tell("");
  const reply = await ask(name, told);
  if (reply.failed) { tell(reply.failed); return; }
  frame.querySelector(".outcome")?.remove();
  await watchOver();
  panel.scrollIntoView({ block: "nearest" });
};
const unfold = (part, sure) => {
  part.querySelector('[data-act="delete"]').hidden = sure;
  part.querySelector(".asked").hidden = !sure;
  part.querySelector(sure ? '[data-act="cancel"]' : '[data-act="delete"]').focus();
};
const remove = async (run) => {
  const reply = await ask("remove", { run });
  if (reply.failed) { tell(reply.failed); return; }
  frame.querySelector(".outcome")?.remove();
  if (address().run) location.hash = "#evaluate";
  else await redraw();
  say(reply.said);
  shown.focus({ preventScroll: true });
};

element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-act]");
  if (!button) return;
  const { act, run, set } = button.dataset;
  if (act === "choose") shown.querySelector('input[type="file"]').click();
  else if (act === "run") begin("begin", { set, part: field("part")?.value || "", generated: Boolean(field("generated")?.checked) });
  else if (act === "again") begin("again", { run });
  else if (act === "stop") { button.disabled = true; ask("stop", {}).then(watchOver); }
  else if (act === "delete") unfold(button.closest(".delete"), true);
  else if (act === "cancel") unfold(button.closest(".delete"), false);
  else if (act === "sure") remove(run);
});
element.addEventListener("keydown", (event) => {
  const part = event.target.closest(".delete");
  if (part && event.key === "Escape" && !part.querySelector(".asked").hidden) unfold(part, false);
});
element.addEventListener("change", (event) => {
  if (event.target.dataset.field === "set") pick(event.target.value);
  else if (event.target.type === "file") {
    const file = event.target.files[0];
    event.target.value = "";
    if (file) send(file);
  }
});
document.addEventListener("visibilitychange", () => { if (!document.hidden) watchOver(); });
addEventListener("hashchange", () => {
  if (!here()) return;
  // It was read where it stood; of a run that is deleted it would no longer be true.
  frame.querySelector(".outcome")?.remove();
  watchOver();
});
document.addEventListener("stdqa-evaluate-shown", hold);
watchOver();
