/* Add Copy and Share to each phrase, and Copy to the notes and to the code of the help button. Where the clipboard is
   refused, as inside other apps, show and select the text for copying by hand. */
const tools = document.getElementById("phrase-tools");
const shownTexts = [];

/* `execCommand` needs no permission, but a selection. */
const copyManually = (button, status, shownText, text) => {
  shownText.textContent = text;
  getSelection().selectAllChildren(shownText);
  let copied = false;
  try {
    copied = document.execCommand("copy");
  } catch {}
  if (copied) button.textContent = button.dataset.done;
  else status.textContent = button.dataset.manualCopy;
};

/* Make `button` copy what `getText` returns at each press; return the handler. */
const addCopy = (button, getText) => {
  const [status, shownText] = [document.createElement("p"), document.createElement("p")];
  status.setAttribute("role", "status");
  status.className = "output";
  shownText.className = "output";
  button.parentElement.after(status, shownText);
  shownTexts.push(shownText);
  const copy = async () => {
    status.textContent = shownText.textContent = "";
    if (!getText()) return;
    try {
      await navigator.clipboard.writeText(getText());
      button.textContent = button.dataset.done;
    } catch {
      copyManually(button, status, shownText, getText());
    }
  };
  button.onclick = copy;
  return copy;
};

const addTools = (phrase) => {
  const text = phrase.textContent.trim().replace(/^“|”$/g, "");
  phrase.append(tools.content.cloneNode(true));
  const share = phrase.querySelector("[data-share]");
  const copy = addCopy(phrase.querySelector("[data-copy]"), () => text);
  const shareOrCopy = () => navigator.share({ text }).catch((error) => error.name === "AbortError" || copy());
  if (navigator.share) share.onclick = shareOrCopy;
  else share.remove();
};

/* Return each answered question with its answer. */
const notesText = () =>
  [...document.querySelectorAll(".field")]
    .map((field) => [field.firstElementChild.textContent.trim(), field.control.value.trim()])
    .filter(([, answer]) => answer)
    .map(([question, answer]) => `${question}: ${answer}`)
    .join("\n");

if (tools) document.querySelectorAll("[data-phrase]").forEach(addTools);
for (const button of document.querySelectorAll("[data-copy-notes]")) {
  button.hidden = false;
  addCopy(button, notesText);
}
for (const button of document.querySelectorAll("[data-copy-code]")) {
  const code = button.closest("section").querySelector("code").textContent;
  button.hidden = false;
  addCopy(button, () => code);
}
addEventListener("pagehide", () => {
  for (const shownText of shownTexts) shownText.textContent = "";
});
