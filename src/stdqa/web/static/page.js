// Runs before the page is drawn: the theme and the place first, so that nothing flashes, then the listeners.
(() => {
  const root = document.documentElement;
  const wide = matchMedia("(min-width: 900px)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  // Storage may be switched off; then the choice lasts as long as the page.
  const stored = () => { try { return localStorage.getItem("stdqa-theme"); } catch { return null; } };
  const store = (theme) => { try { localStorage.setItem("stdqa-theme", theme); } catch { /* as above */ } };
  const show = (theme) => { root.dataset.theme = theme; };

  show(stored() || (dark.matches ? "dark" : "light"));
  dark.addEventListener("change", () => { if (!stored()) show(dark.matches ? "dark" : "light"); });

  // The address says which place is open: "#figures", or "#sources/DOCUMENT/START-END" for a part of one.
  const places = ["ask", "check", "brief", "figures", "sources", "evaluate"];
  // On a phone the places do not all fit beside each other.
  const reveal = (link) => {
    const nav = link.closest("nav");
    const by = link.getBoundingClientRect().right - nav.getBoundingClientRect().right;
    if (by > 0) nav.scrollLeft += by;
  };
  const mark = () => {
    const links = [...document.querySelectorAll("#bar nav a")];
    // Not every page has every place: an address of one that is not here would show nothing at all.
    const here = links.some((link) => link.getAttribute("href") === `#${root.dataset.place}`);
    if (links.length && !here) root.dataset.place = "ask";
    for (const link of links) {
      const open = link.getAttribute("href") === `#${root.dataset.place}`;
      if (open) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
      if (open) reveal(link);
    }
  };
  // How far down each place was left: on a phone they all scroll the one page, which would keep the last one's.
  const left = {};
  const enter = () => {
    const before = root.dataset.place;
    const place = location.hash.slice(1).split("/")[0];
    root.dataset.place = places.includes(place) ? place : "ask";
    mark();
    if (before && before !== root.dataset.place) scrollTo(0, left[root.dataset.place] ?? 0);
  };
  enter();
  addEventListener("hashchange", enter);
  // The toolkit draws the bar some time after the page has loaded.
  new MutationObserver((_, observer) => {
    if (document.querySelector("#bar nav a")) { mark(); observer.disconnect(); }
  }).observe(document, { childList: true, subtree: true });

  // All parts listen, and what was open before is back.
  document.addEventListener("stdqa-ready", () => { root.dataset.ready = ""; });

  const select = (turn, folds) => {
    const open = folds && turn.hasAttribute("data-selected");
    for (const other of document.querySelectorAll(".turn")) {
      const on = other === turn && !open;
      other.toggleAttribute("data-selected", on);
      other.querySelector(".pick")?.setAttribute("aria-expanded", String(on));
    }
  };

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (!(target instanceof Element)) return;
    if (target.closest('a[href^="#"]')) left[root.dataset.place] = scrollY;
    if (target.closest("#theme")) {
      const theme = root.dataset.theme === "dark" ? "light" : "dark";
      show(theme);
      store(theme);
      return;
    }
    const part = target.closest("[data-evidence]");
    const turn = part?.closest(".turn");
    if (!turn) return;
    const pick = target.closest(".pick");
    // On a phone the button folds its evidence away again; beside a wide page there is always one shown.
    select(turn, Boolean(pick) && !wide.matches);
    const marker = target.closest(".marker");
    if (marker) {
      const citation = document.getElementById(marker.dataset.citation);
      // What stands folded away beside an answer is unfolded first.
      citation?.closest("details")?.setAttribute("open", "");
      citation?.focus({ preventScroll: true });
      citation?.scrollIntoView({ block: "nearest" });
    }
  });
})();
