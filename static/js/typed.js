/* What is typed or chosen is gone with the page. Browsers write what differs from a field's default into the file from
   which they restore a tab, Firefox even for `autocomplete="off"`; so the default follows each change. */
const fields = () => document.querySelectorAll('[autocomplete="off"]');

addEventListener("input", () => {
  for (const field of fields())
    if (/radio|checkbox/.test(field.type)) field.defaultChecked = field.checked;
    else field.defaultValue = field.value;
});
addEventListener("pagehide", () => {
  for (const field of fields())
    if (/radio|checkbox/.test(field.type)) field.checked = field.defaultChecked = false;
    else field.value = field.defaultValue = "";
});
