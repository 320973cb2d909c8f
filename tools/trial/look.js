/* Fill the form with what this page sees of the browser it is open on. Nothing stays in the storage it tries. */
const form = document.querySelector("form");
const stores = () => {
  try {
    localStorage.setItem("trial", "1");
    localStorage.removeItem("trial");
    return true;
  } catch {
    return false;
  }
};
const seen = {
  viewport: `${innerWidth}x${innerHeight}`,
  standalone: navigator.standalone === true || matchMedia("(display-mode: standalone)").matches,
  worker: isSecureContext && "serviceWorker" in navigator,
  storage: stores(),
  has: Boolean(window.CSS && CSS.supports && CSS.supports("selector(:has(a))")),
};
for (const [name, value] of Object.entries(seen)) {
  const output = document.getElementById(name);
  const word = value === true ? "yes" : value === false ? "no" : value;
  form.elements[name].value = word;
  output.textContent = output.dataset[word] || word;
  output.parentElement.hidden = false;
}
