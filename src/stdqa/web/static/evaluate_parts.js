// Which part of Evaluate is open: "#evaluate/sets/…" the question sets, any other address the runs.
const root = document.documentElement;
const mark = () => {
  const [place, part] = location.hash.slice(1).split("/");
  if (place !== "evaluate") return;
  root.dataset.evaluate = part === "sets" ? "sets" : "runs";
  for (const link of element.querySelectorAll("[data-part]")) {
    const open = link.dataset.part === (part === "sets" ? "sets" : "");
    if (open) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
  }
};
addEventListener("hashchange", mark);
mark();
