/* The page a locked phone sees. "#go" is in the address of the tab that was left, and of no other. */
const { safe, home } = document.documentElement.dataset;
const here = location.pathname;

if (location.hash === "#go") {
  /* A new entry takes away what Forward could reach; replacing alone does not. */
  history.replaceState(null, "", here);
  history.pushState(null, "", here);
  const installed = navigator.standalone || matchMedia("(display-mode: standalone)").matches;
  if (!installed) {
    fetch("/up.txt", { cache: "no-store" }).then(
      (answer) => answer.ok && !answer.redirected && location.replace(safe),
      () => {},
    );
  }
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  try {
    localStorage.removeItem("away");
  } catch {}
  document.cookie = "away=;path=/;max-age=0";
  const open = () => location.replace(home);
  /* The server can also take away the lock that a browser without scripting was given. */
  fetch(event.target.action, { method: "POST", redirect: "manual" }).then(open, open);
});
