/* Clear what is typed when the page goes. Browsers write a field's value to the session file unless it equals the default
   value, Firefox even under `autocomplete="off"`; so the default follows each change. */
const fields = () => document.querySelectorAll('[autocomplete="off"]');

addEventListener("input", () => {
  for (const field of fields()) field.defaultValue = field.value;
});
addEventListener("pagehide", () => {
  for (const field of fields()) field.value = field.defaultValue = "";
});
