// A file that was made for this page is saved under its name.
watch("value", () => {
  if (!props.value) return;
  const [name, text] = props.value;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
});
