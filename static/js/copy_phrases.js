/* Copies a sentence to say, the notes or the code of the help button, and shares a sentence where the phone can. Where the
   clipboard is refused, as within other apps, the words are shown and selected, to be copied by hand. */
const tools = document.getElementById("phrase-tools");
const forgets = [];

/* The old way needs no permission, but something selected. */
const copyByHand = (button, told, shown, words) => {
  shown.textContent = words;
  getSelection().selectAllChildren(shown);
  let copied = false;
  try {
    copied = document.execCommand("copy");
  } catch {}
  if (copied) button.textContent = button.dataset.done;
  else told.textContent = button.dataset.manualCopy;
};

/* Make `button` copy what `words` returns when it is pressed; return what does so. */
const addCopy = (button, words) => {
  const [told, shown] = [document.createElement("p"), document.createElement("p")];
  told.setAttribute("role", "status");
  told.className = "output";
  shown.className = "output";
  button.parentElement.after(told, shown);
  forgets.push(shown);
  const copy = async () => {
    told.textContent = shown.textContent = "";
    if (!words()) return;
    try {
      await navigator.clipboard.writeText(words());
      button.textContent = button.dataset.done;
    } catch {
      copyByHand(button, told, shown, words());
    }
  };
  button.onclick = copy;
  return copy;
};

const addTools = (sentence) => {
  const words = sentence.textContent.trim().replace(/^“|”$/g, "");
  sentence.append(tools.content.cloneNode(true));
  const share = sentence.querySelector("[data-share]");
  const copy = addCopy(sentence.querySelector("[data-copy]"), () => words);
  const shareOrCopy = () =>
    navigator.share({ text: words }).catch((refused) => refused.name === "AbortError" || copy());
  if (navigator.share) share.onclick = shareOrCopy;
  else share.remove();
};

/* Each question with what was written under it. */
const notes = () =>
  [...document.querySelectorAll(".field")]
    .map((field) => [field.firstElementChild.textContent.trim(), field.control.value.trim()])
    .filter(([, words]) => words)
    .map(([question, words]) => `${question}: ${words}`)
    .join("\n");

if (tools) document.querySelectorAll("[data-phrase]").forEach(addTools);
for (const button of document.querySelectorAll("[data-copy-notes]")) {
  button.hidden = false;
  addCopy(button, notes);
}
for (const button of document.querySelectorAll("[data-copy-code]")) {
  const code = button.parentElement.previousElementSibling.textContent;
  button.hidden = false;
  addCopy(button, () => code);
}
addEventListener("pagehide", () => {
  for (const shown of forgets) shown.textContent = "";
});
