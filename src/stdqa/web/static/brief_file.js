// A file that has come is handed to the person, and kept nowhere.
watch("value", () => {
  const part = element.querySelector("[data-file]");
  if (!part) return;
  const bytes = Uint8Array.from(atob(part.dataset.content), (one) => one.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  link.download = part.dataset.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
});
