/* What is typed is gone with the page. Browsers write what differs from a field's default into the file from which they
   restore a tab, Firefox even for `autocomplete="off"`; so the default follows each change. */
const fields = () => document.querySelectorAll('[autocomplete="off"]');

addEventListener("input", () => {
  for (const field of fields()) field.defaultValue = field.value;
});
addEventListener("pagehide", () => {
  for (const field of fields()) field.value = field.defaultValue = "";
});
