/* Under each sentence to say: a button that copies it and, where the phone can, one that shares it. */
const tools = document.getElementById("say-tools");

async function copy(button, words) {
  await navigator.clipboard.writeText(words);
  button.textContent = button.dataset.done;
}

for (const sentence of tools ? document.querySelectorAll("[data-say]") : []) {
  const words = sentence.textContent.trim().replace(/^“|”$/g, "");
  const buttons = tools.content.cloneNode(true);
  const share = buttons.querySelector("[data-share]");
  buttons.querySelector("[data-copy]").onclick = (event) => copy(event.target, words);
  if (navigator.share) share.onclick = () => navigator.share({ text: words }).catch(() => {});
  else share.remove();
  sentence.append(buttons);
}
