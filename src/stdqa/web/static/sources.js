// The address names a document and a span of it: "#sources/DOCUMENT/START-END". Everything here follows it.
const read = element.querySelector(".read");
const side = element.querySelector(".record");
const hint = side.innerHTML;
let now = { document: null };

const address = () => {
  const [place, name, span, ...rest] = location.hash.slice(1).split("/");
  if (place !== "sources" || !name) return null;
  // What cannot be decoded will not be found, and that is said.
  const document = stdqa.decode(name);
  const numbers = /^(\d{1,9})-(\d{1,9})$/.exec(span ?? "");
  if (span === undefined) return { document };
  if (!numbers || rest.length) return { document, bad: true };
  return { document, start: Number(numbers[1]), end: Number(numbers[2]) };
};
const span = (told) => (told.start === undefined ? null : `${told.start}-${told.end}`);
// Where a sentence is a whole paragraph, it is the sentence that is meant.
const find = (place) => (place ? [...read.querySelectorAll(`[data-span="${place}"]`)].pop() : null);
const tell = (record) => {
  side.innerHTML = record ?? hint;
  side.toggleAttribute("data-open", Boolean(record));
};
const unmark = () => {
  for (const mark of read.querySelectorAll("mark")) mark.replaceWith(...mark.childNodes);
  for (const part of read.querySelectorAll(".cited")) part.classList.remove("cited");
};
const reach = (target, near) => {
  if (!target) return;
  // A mark inside a figure is not focused itself: the figure is.
  const focused = target.closest("a, [tabindex]") ?? target;
  const box = target.getBoundingClientRect();
  // On a phone the record lies over the foot of the page.
  const foot = getComputedStyle(side).position === "fixed" ? side.getBoundingClientRect().top : innerHeight;
  const seen = box.top >= 80 && box.bottom <= foot - 20;
  focused.focus({ preventScroll: true });
  target.scrollIntoView({ block: near && seen ? "nearest" : "center" });
};
const chosen = () => {
  for (const item of element.querySelectorAll(".documents > li")) {
    const on = item.dataset.document === now.document;
    const link = item.querySelector("a");
    if (on) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    if (!on) item.querySelector(".contents").replaceChildren();
  }
};

// The parts around the one that is read are fetched one by one, so that nothing waits and the browser's own
// search finds everything in the end.
const fetchAll = async (visit) => {
  const waiting = () => [...read.querySelectorAll("[data-part]:not([data-drawn])")];
  for (let parts = waiting(); parts.length && now === visit; parts = waiting()) {
    const near = (part) => Math.abs(Number(part.dataset.part) - visit.part);
    const part = parts.find((one) => one.hasAttribute("data-wanted")) ?? parts.reduce((a, b) => (near(b) < near(a) ? b : a));
    const html = await server.part({ document: visit.document, part: Number(part.dataset.part) });
    if (now !== visit) return;
    part.innerHTML = html;
    part.setAttribute("data-drawn", "");
    await new Promise((done) => setTimeout(done, 0));
  }
};
const wanted = new IntersectionObserver((entries) => {
  for (const entry of entries) entry.target.toggleAttribute("data-wanted", entry.isIntersecting);
}, { rootMargin: "1000px" });

const open = async (told) => {
  const visit = { document: told.document };
  now = visit;
  chosen();
  read.setAttribute("aria-busy", "true");
  const found = await server.read(told);
  if (now !== visit) return;
  read.removeAttribute("aria-busy");
  read.innerHTML = found.html;
  tell(found.record);
  if (found.part === undefined) { now = { document: null }; return; }
  visit.part = found.part;
  for (const item of element.querySelectorAll(".documents > li")) {
    if (item.dataset.document === told.document && found.contents) item.querySelector(".contents").innerHTML = found.contents;
  }
  wanted.disconnect();
  for (const part of read.querySelectorAll("[data-part]")) wanted.observe(part);
  if (found.found) reach(find(found.found) ?? read.querySelector("mark"));
  else { read.scrollTop = 0; element.scrollIntoView({ block: "start" }); }
  fetchAll(visit);
};
// Inside a document that is open nothing is drawn again unless the span is no part of it by itself.
const move = async (told) => {
  const visit = now;
  const found = await server.at(told);
  if (now !== visit || found.part === null) return found.part !== null;
  const part = read.querySelector(`[data-part="${found.part}"]`);
  unmark();
  if (!find(span(told)) || !part.hasAttribute("data-drawn")) {
    part.innerHTML = await server.part({ ...told, part: found.part });
    part.setAttribute("data-drawn", "");
  }
  if (now !== visit) return true;
  const target = find(span(told));
  target?.classList.add("cited");
  tell(found.record);
  reach(target ?? part.querySelector("mark"), true);
  return true;
};
const follow = async () => {
  const told = address();
  // Who comes back from another place finds what was open.
  if (location.hash === "#sources" && now.hash) history.replaceState(null, "", now.hash);
  if (!told) return;
  try {
    const same = told.document === now.document && told.start !== undefined && now.part !== undefined;
    if (!(same && (await move(told)))) await open(told);
    now.hash = now.document && location.hash;
  } catch {
    read.textContent = read.dataset.failed;
    now = { document: null };
  }
};

element.addEventListener("click", async (event) => {
  const target = event.target;
  if (target.closest("[data-link]")) {
    const done = target.closest("p").querySelector("[role=status]");
    const copied = await stdqa.copy(location.href);
    done.textContent = copied ? done.dataset.copied : done.dataset.failed;
  } else if (target.closest("[data-close]")) {
    tell(null);
    find(span(address() ?? {}))?.focus();
  } else if (!target.closest("a, button") && getSelection().isCollapsed) {
    // A sentence that is clicked is a place to link to.
    const sentence = target.closest(".sentence, tr[data-span]");
    if (sentence) location.hash = `sources/${encodeURIComponent(now.document)}/${sentence.dataset.span}`;
  }
});
addEventListener("hashchange", follow);
follow();
