/* A copy that has not been checked for a month is shown together with the notes of `stale.js`, so that nothing moves; where
   they do not come, half a second later without them. The bar with the exit is there from the start. */
const { dataset } = document.documentElement;
const show = () => delete dataset.old;

if (Math.abs(Date.now() - dataset.checked) > 2592e6) {
  dataset.old = "";
  document.addEventListener("DOMContentLoaded", show);
  setTimeout(show, 500);
}
