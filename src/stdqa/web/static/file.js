// A file that was made for this page is saved under its name.
watch("value", () => {
  if (!props.value) return;
  const [name, text] = props.value;
  stdqa.offer(name, text, "text/plain;charset=utf-8");
});
