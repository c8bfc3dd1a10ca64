// An example is asked by its place in the list; a new turn is brought into view, its question at the top.
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-example]");
  if (button) trigger("example", { place: Number(button.dataset.example) });
});
let seen = 0;
watch("value", () => {
  const turns = element.querySelectorAll(".turn");
  if (turns.length > seen) {
    const last = turns[turns.length - 1];
    last.scrollIntoView({ block: turns.length > 1 ? "start" : "nearest" });
    document.querySelector("#question textarea")?.focus({ preventScroll: true });
  }
  seen = turns.length;
});
