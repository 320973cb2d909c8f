/* Hold a copy that has not been checked for a month until `stale_notice.js` has added its notes, so that nothing moves
   when they arrive; after half a second show it without them. The exit bar is never held. */
const { dataset } = document.documentElement;

if (Math.abs(Date.now() - dataset.checked) > 2592e6) {
  dataset.held = "";
  setTimeout(() => delete dataset.held, 500);
}
