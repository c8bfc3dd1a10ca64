// Questions are answered one after another: each time the page says how far it is, it asks for the next.
element.addEventListener("click", (event) => {
  if (event.target.closest('[data-act="stop"]')) trigger("stop");
});
watch("value", () => {
  const left = element.querySelector("[data-left]");
  const box = document.querySelector("#brief-add [data-add]");
  if (left && box) box.value = [left.value, box.value].filter(Boolean).join("\n");
  if (element.querySelector("[data-next]")) trigger("next");
});
