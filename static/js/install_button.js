/* Suppress the browser's own install prompt, since others may see an icon on a shared phone; offer it by [data-install] on
   the page that explains it. */
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  const button = document.querySelector("[data-install]");
  if (!button) return;
  button.hidden = false;
  button.onclick = () => {
    button.hidden = true;
    event.prompt();
  };
});
