/* The browser must never offer to install by itself: an icon on a shared phone is the reader's own choice,
   made on the page that explains it, where [data-install] is the button. */
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
