/* A field that narrows a list while somebody types. The list is whole without it. Nothing typed is kept or sent. */
function addSearch(slot) {
  const list = document.getElementById(slot.dataset.search);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
  const label = document.createElement("label");
  const field = document.createElement("input");
  const told = document.createElement("p");
  label.textContent = slot.dataset.label;
  Object.assign(field, { type: "search", autocomplete: "off", spellcheck: false });
  told.setAttribute("role", "status");
  label.append(field);
  slot.append(label, told);
  field.addEventListener("input", () => {
    const wanted = plain(field.value);
    let found = 0;
    for (const entry of list.children) {
      entry.hidden = !plain(`${entry.textContent} ${entry.dataset.words}`).includes(wanted);
      found += !entry.hidden;
    }
    told.textContent = found ? "" : slot.dataset.none;
  });
}

document.querySelectorAll("[data-search]").forEach(addSearch);
