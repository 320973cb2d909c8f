/* A page put away for five minutes, or by choice at every change of app, is covered in place by the Jotter, head and all:
   no style, title, icon or theme colour of the page is left. Page and typed words stay in this tab's memory, and
   Continue brings them back. The address becomes the Jotter's, so that a reload, or a tab that the browser restores,
   shows that. */
const root = document.documentElement;
const { decoy } = root.dataset;
const QUIET_AFTER = 300000;
let hiddenSince = 0;
let timer;
let uncover;

const stored = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {}
};
/* A mark of its own: it can never take the place of the lock of a tab that was left. */
const mark = (quiet) => {
  try {
    if (quiet) localStorage.setItem("quiet", "1");
    else localStorage.removeItem("quiet");
  } catch {}
};

const putAway = () => {
  if (uncover || root.style.display) return;
  mark(true);
  const template = document.getElementById("decoy");
  if (!template) {
    location.replace(decoy);
    return;
  }
  const { activeElement, body, head } = document;
  const { href } = location;
  const { state } = history;
  const { scrollX, scrollY } = window;
  const plain = document.createElement("head");
  const cover = document.createElement("body");
  cover.append(template.content.cloneNode(true));
  plain.append(...cover.querySelectorAll("title, link, style"));
  cover.addEventListener("submit", (event) => {
    event.preventDefault();
    mark(false);
    uncover();
  });
  uncover = () => {
    uncover = null;
    plain.replaceWith(head);
    cover.replaceWith(body);
    history.replaceState(state, "", href);
    /* What was taken out of the page is its target no more. */
    if (location.hash) location.replace(location.hash);
    scrollTo(scrollX, scrollY);
    activeElement.focus({ preventScroll: true });
  };
  head.replaceWith(plain);
  body.replaceWith(cover);
  history.replaceState(null, "", decoy);
  scrollTo(0, 0);
};

/* Back from one screen of a page to another does not load it: the address would be the page's again. */
addEventListener("popstate", () => {
  if (uncover) history.replaceState(null, "", decoy);
});
addEventListener("storage", ({ key, newValue }) => {
  if (key !== "quiet" || !newValue) return;
  /* A tab that was put away must not take the page from a reader who is using another. */
  if (document.hidden) putAway();
  else if (!uncover) mark(false);
});
document.addEventListener("visibilitychange", () => {
  clearTimeout(timer);
  if (document.hidden) {
    hiddenSince = Date.now();
    if (stored("cover")) putAway();
    else timer = setTimeout(putAway, QUIET_AFTER);
  } else if (hiddenSince && Date.now() - hiddenSince >= QUIET_AFTER) putAway();
});
