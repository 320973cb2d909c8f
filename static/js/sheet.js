/* The sheet for notes and the list of the plan: printed or copied only when asked, and gone with the page. */
const fields = [...document.querySelectorAll(".field")];

for (const print of document.querySelectorAll("[data-print]")) {
  print.hidden = false;
  print.onclick = () => window.print();
}

for (const button of document.querySelectorAll("[data-copy-notes]")) {
  button.hidden = false;
  button.onclick = async () => {
    const written = fields.map((field) => [field.textContent.trim(), field.control.value.trim()]);
    const lines = written.filter(([, words]) => words).map(([question, words]) => `${question}: ${words}`);
    await navigator.clipboard.writeText(lines.join("\n"));
    button.textContent = button.dataset.done;
  };
}

addEventListener("pagehide", () => {
  for (const field of fields) field.control.value = "";
});
