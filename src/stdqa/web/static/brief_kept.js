// The brief is kept by the browser until it is emptied. Storage may be off or full: then a reload loses it.
const NAME = "stdqa-brief";
watch("value", () => {
  const part = element.querySelector("[data-kept]");
  if (!part) return;
  try {
    if (part.dataset.kept) localStorage.setItem(NAME, part.dataset.kept);
    else localStorage.removeItem(NAME);
  } catch { /* as above */ }
});
let saved = "";
try { saved = localStorage.getItem(NAME) || ""; } catch { /* as above */ }
if (saved) trigger("restore", { saved });
