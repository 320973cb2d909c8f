/* Notes and plan: print on request, and clear the notes when the page goes. */
const fields = document.querySelectorAll(".field textarea");

for (const print of document.querySelectorAll("[data-print]")) {
  print.hidden = !window.print; /* some in-app browsers have none */
  print.onclick = () => window.print();
}

/* Print clips a textarea at its visible height, so give paper the text in a paragraph. */
for (const field of fields) {
  const printCopy = document.createElement("p");
  printCopy.className = "print-only output";
  field.parentElement.after(printCopy);
  const update = () => {
    printCopy.textContent = field.value;
    field.classList.toggle("printed", field.value !== "");
  };
  field.addEventListener("input", update);
  addEventListener("beforeprint", update);
  addEventListener("pagehide", () => {
    field.value = "";
    update();
  });
}
