// What the scripts of several parts do alike; each of them finds it as "stdqa". Loaded before all of them.
window.stdqa = (() => {
  // An address that is typed may hold anything.
  const decode = (part) => { try { return decodeURIComponent(part || ""); } catch { return part; } };
  // Asks the program; where it cannot be reached, the reply says so.
  const asking = (server, unreached) => async (name, told) => {
    try { return (await server[name](told)) || {}; } catch { return { failed: unreached }; }
  };
  const offer = (name, content, type) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  // A file that was made is handed to the person; its content came in Base64.
  const save = ({ name, content }) => offer(name, Uint8Array.from(atob(content), (one) => one.charCodeAt(0)), "application/octet-stream");
  // A file that was chosen, in Base64; an error where it cannot be read.
  const content = (file) => new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error);
    reader.onload = () => resolve(String(reader.result).split(",")[1] || "");
    reader.readAsDataURL(file);
  });
  // A tab's own storage first: another tab may have kept something else since. Storage may be off or full: then a
  // reload loses what was to be kept.
  const inEachStore = (act) => {
    for (const name of ["sessionStorage", "localStorage"]) try { act(window[name]); } catch { /* as above */ }
  };
  return { asking, content, decode, inEachStore, offer, save };
})();
