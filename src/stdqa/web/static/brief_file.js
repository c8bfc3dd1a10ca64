// A file that has come is handed to the person, and kept nowhere.
watch("value", () => {
  const part = element.querySelector("[data-file]");
  if (!part) return;
  stdqa.save({ name: part.dataset.file, content: part.dataset.content });
});
