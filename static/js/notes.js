/* The sheet for notes and the list of the plan: printed only when asked, and gone with the page. */
const fields = document.querySelectorAll(".field textarea");

for (const print of document.querySelectorAll("[data-print]")) {
  print.hidden = !window.print; /* as within some apps */
  print.onclick = () => window.print();
}

/* A field is cut at what is visible of it, so paper gets its words as text. */
for (const field of fields) {
  const written = document.createElement("p");
  written.className = "print-only output";
  field.parentElement.after(written);
  const write = () => {
    written.textContent = field.value;
    field.classList.toggle("printed", field.value !== "");
  };
  field.addEventListener("input", write);
  addEventListener("beforeprint", write);
  addEventListener("pagehide", () => {
    field.value = "";
    write();
  });
}
