// The brief is kept by the browser until it is emptied.
const NAME = "stdqa-brief";
watch("value", () => {
  const part = element.querySelector("[data-kept]");
  if (!part) return;
  stdqa.inEachStore((store) => {
    if (part.dataset.kept) store.setItem(NAME, part.dataset.kept);
    else store.removeItem(NAME);
  });
});
let saved = "";
stdqa.inEachStore((store) => { saved ||= store.getItem(NAME) || ""; });
if (saved) trigger("restore", { saved });
