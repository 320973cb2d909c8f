/* How much a page puts on the screen at once, as the reader first sees it. */
window.measure = () => {
  const PRIMARY = ":is(.solid, .raised, .chips a, .pages a, .search input, button):not(.lines > *)";
  const root = document.documentElement;
  const main = document.querySelector("main");
  const bar = document.querySelector(".bar");
  const seen = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
  };
  const every = (selector, inside = document) => [...inside.querySelectorAll(selector)].filter(seen);
  const count = (kind) => every(kind, main).length;
  const edge = bar ? bar.getBoundingClientRect().top : innerHeight;
  const [first] = every(PRIMARY, main);
  return {
    words: (document.body.innerText.match(/\S+/g) || []).length,
    links: every("a[href]").length,
    screens: root.scrollHeight / innerHeight,
    clear: Boolean(first) && first.getBoundingClientRect().bottom <= edge,
    depth: first ? Math.round(first.getBoundingClientRect().top + scrollY) : null,
    kinds: {
      solid: count(".solid"),
      raised: count(".raised, .chips a"),
      line: count("details"),
      flat: count(".flat"),
    },
    above: every("a[href]", main)
      .filter((link) => link.getBoundingClientRect().bottom <= edge)
      .map((link) => link.getAttribute("href")),
  };
};
