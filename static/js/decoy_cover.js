/* Cover a page out of sight for five minutes, or at every change of app if the reader chose so, with the decoy page: head
   and body are swapped in place, so that style, title, icon and theme colour go too. Page and typed words stay in this
   tab's memory until Continue. The address becomes the decoy page's, so that a reload or a restored tab shows that. */
const root = document.documentElement;
const { decoy } = root.dataset;
const DELAY = 300000; /* ms */
let hiddenSince = 0;
let timer;
let uncover;

const stored = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {}
};
/* A key of its own: Continue on a covered page must never open the lock of a tab that was left. */
const setState = (covered) => {
  try {
    if (covered) localStorage.setItem("quiet", "1");
    else localStorage.removeItem("quiet");
  } catch {}
};

const cover = () => {
  if (uncover || root.style.display) return;
  setState(true);
  const template = document.getElementById("decoy");
  if (!template) {
    location.replace(decoy);
    return;
  }
  const { activeElement, body, head } = document;
  const { href } = location;
  const { state } = history;
  const { scrollX, scrollY } = window;
  const decoyHead = document.createElement("head");
  const decoyBody = document.createElement("body");
  decoyBody.append(template.content.cloneNode(true));
  decoyHead.append(...decoyBody.querySelectorAll("title, link, style"));
  decoyBody.addEventListener("submit", (event) => {
    event.preventDefault();
    setState(false);
    uncover();
  });
  uncover = () => {
    uncover = null;
    decoyHead.replaceWith(head);
    decoyBody.replaceWith(body);
    history.replaceState(state, "", href);
    /* A removed element is no longer `:target`. */
    if (location.hash) location.replace(location.hash);
    scrollTo(scrollX, scrollY);
    activeElement.focus({ preventScroll: true });
  };
  head.replaceWith(decoyHead);
  body.replaceWith(decoyBody);
  history.replaceState(null, "", decoy);
  scrollTo(0, 0);
};

/* A fragment navigation loads nothing and would put the page's address back. */
addEventListener("popstate", () => {
  if (uncover) history.replaceState(null, "", decoy);
});
addEventListener("storage", ({ key, newValue }) => {
  if (key !== "quiet" || !newValue) return;
  /* Another tab was covered; that must not cover the one in use. */
  if (document.hidden) cover();
  else if (!uncover) setState(false);
});
document.addEventListener("visibilitychange", () => {
  clearTimeout(timer);
  if (document.hidden) {
    hiddenSince = Date.now();
    if (stored("cover")) cover();
    else timer = setTimeout(cover, DELAY);
  } else if (hiddenSince && Date.now() - hiddenSince >= DELAY) cover();
});
