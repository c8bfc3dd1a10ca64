// The brief is kept by the browser until it is emptied. Storage may be off or full: then a reload loses it.
// A tab's own comes first: another one may have kept another brief since.
const NAME = "stdqa-brief";
const inEach = (act) => {
  for (const name of ["sessionStorage", "localStorage"]) try { act(window[name]); } catch { /* as above */ }
};
watch("value", () => {
  const part = element.querySelector("[data-kept]");
  if (!part) return;
  inEach((store) => {
    if (part.dataset.kept) store.setItem(NAME, part.dataset.kept);
    else store.removeItem(NAME);
  });
});
let saved = "";
inEach((store) => { saved ||= store.getItem(NAME) || ""; });
if (saved) trigger("restore", { saved });
