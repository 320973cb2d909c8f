/* Hold a copy that has not been checked for a month until `stale_notice.js` has added its notes, so that nothing moves
   when they arrive; after half a second show it without them. The exit bar is never held. */
const page = document.documentElement;

if (Math.abs(Date.now() - parseFloat(page.getAttribute("data-checked"))) > 2592e6) {
  page.setAttribute("data-held", "");
  setTimeout(() => page.removeAttribute("data-held"), 500);
}
