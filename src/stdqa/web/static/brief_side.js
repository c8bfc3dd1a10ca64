// The boxes beside a brief: questions typed or in a file, and the forms it can be downloaded in.
const box = () => element.querySelector("textarea[data-add]");
const add = () => {
  const typed = box();
  trigger("questions", { text: typed.value });
  if (typed.value.trim()) typed.value = "";
};
// A line that somebody has just written must be in the file: its box is left first, and its check waited for.
const settled = async () => {
  document.activeElement?.blur?.();
  for (let tries = 0; tries < 100 && document.querySelector("#brief-list [data-draft], #brief-list .checking"); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
element.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.choose) element.querySelector(`input[data-act="${button.dataset.choose}"]`).click();
  else if (button.dataset.act === "add") add();
  else if (button.dataset.act === "clear") trigger("anew");
  else if (button.dataset.export) { await settled(); trigger("export", { ending: button.dataset.export }); }
});
element.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target === box()) {
    event.preventDefault();
    add();
  }
});
element.addEventListener("change", async (event) => {
  const field = event.target.closest("input[type=file]");
  const file = field?.files[0];
  if (!file) return;
  // What cannot be read is sent without its content, which is refused in words.
  const data = { name: file.name, content: await stdqa.content(file).catch(() => null) };
  if (field.dataset.act === "open") trigger("saved", data);
  else trigger("question_file", data);
  field.value = "";
});
