// The list of earlier conversations, the menu of exports, and the beginning of a new conversation.
const panel = element.querySelector("#earlier-panel");
const list = panel.querySelector(".list");
const where = (conversation) => ({ ...stdqa.where(), conversation });
const fill = async () => { list.innerHTML = await server.earlier(stdqa.where()); };
const reopen = (conversation) => { panel.hidePopover(); trigger("reopen", { where: where(conversation) }); };
const unfold = (item, part, shown) => {
  item.querySelector(".row").hidden = shown;
  item.querySelector(part).hidden = !shown;
  item.querySelector(shown ? `${part} :is(input, button)` : ".row button").focus();
};

const menu = element.querySelector("#export-menu");
menu.addEventListener("beforetoggle", () => {
  const box = element.querySelector('[popovertarget="export-menu"]').getBoundingClientRect();
  menu.style.setProperty("--menu-left", `${Math.max(8, box.left - 8)}px`);
  menu.style.setProperty("--menu-bottom", `${innerHeight - box.top + 6}px`);
});
panel.addEventListener("toggle", (event) => { if (event.newState === "open") fill(); });
document.addEventListener("stdqa-reopen", (event) => reopen(event.detail));
element.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  const item = button?.closest("[data-conversation]");
  if (button?.id === "anew") {
    trigger("anew", { where: where(null) });
  } else if (button?.dataset.export) {
    menu.hidePopover();
    trigger("export", { form: button.dataset.export });
  } else if (button?.dataset.reopen) {
    reopen(button.dataset.reopen);
  } else if (item && "rename" in button.dataset) {
    unfold(item, "form", true);
  } else if (item && "delete" in button.dataset) {
    unfold(item, ".sure", true);
  } else if (item && "cancel" in button.dataset) {
    unfold(item, ".sure", false);
  } else if (item && "sure" in button.dataset) {
    const gone = item.dataset.conversation;
    await server.forget(where(gone));
    if (gone === stdqa.where().conversation) trigger("anew", { where: where(null) });
    await fill();
    panel.querySelector("button")?.focus();
  }
});
element.addEventListener("submit", async (event) => {
  event.preventDefault();
  const item = event.target.closest("[data-conversation]");
  const title = event.target.querySelector("input").value;
  await server.rename({ ...where(item.dataset.conversation), title });
  await fill();
  [...list.querySelectorAll("[data-conversation]")]
    .find((one) => one.dataset.conversation === item.dataset.conversation)?.querySelector("button").focus();
});
element.addEventListener("keydown", (event) => {
  const item = event.target.closest("[data-conversation]");
  const part = event.target.closest("form, .sure");
  if (event.key !== "Escape" || !item || !part) return;
  event.preventDefault();
  unfold(item, part.matches("form") ? "form" : ".sure", false);
});
