/* Keeps the whole site on the phone for when there is no signal, and keeps that copy new.
   Where storage is off or full nothing happens: the site works online. */
if ("serviceWorker" in navigator) {
  const SHORTEST = 5000;
  const LONGEST = 36e5;
  const JITTER = 1000;
  const root = document.documentElement;
  const line = document.querySelector("[data-updated]");
  const workers = navigator.serviceWorker;
  let registration;
  let pause = SHORTEST;
  let next = 0;
  let controlled = workers.controller !== null;
  let touched = scrollY > 0 || Boolean(navigator.userActivation && navigator.userActivation.hasBeenActive);

  const state = () => history.state || {};
  const say = (words) => {
    if (line) line.textContent = words;
  };

  /* Asks for a newer build. Each time the copy is not known to be the newest, because the line failed or a build did
     not arrive, the pause is twice as long. `performance.now` does not mind a clock that is wrong. */
  const check = async () => {
    if (!registration || performance.now() < next) return;
    const newest = await registration.update().then(
      () => !registration.installing && !registration.waiting,
      () => false,
    );
    pause = newest ? SHORTEST : Math.min(pause * 2, LONGEST);
    next = performance.now() + pause;
    if (!newest) return;
    if (registration.active) registration.active.postMessage("checked");
    delete root.dataset.checked;
  };
  const checkSoon = () => setTimeout(check, Math.random() * JITTER);

  for (const type of ["pointerdown", "keydown", "focusin", "scroll"]) {
    addEventListener(
      type,
      () => {
        touched = true;
        if (type !== "scroll") say("");
      },
      { capture: true, passive: true },
    );
  }

  /* A new build has taken over. What nobody has touched changes at once, but only once in a view: a server that
     answers with two builds in turn must not make the page flicker. */
  workers.addEventListener("controllerchange", () => {
    if (!controlled) {
      controlled = true;
    } else if (touched || state().updated) {
      say(line && line.dataset.newer);
    } else {
      history.replaceState({ ...state(), updated: "now" }, "");
      location.reload();
    }
  });
  if (state().updated === "now") {
    history.replaceState({ ...state(), updated: "said" }, "");
    say(line && line.dataset.updated);
  }

  addEventListener("online", () => {
    pause = SHORTEST;
    next = 0;
    checkSoon();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && checkSoon());
  document.addEventListener("visibilitychange", () => document.hidden || checkSoon());

  workers
    .register("/sw.js", { updateViaCache: "none" })
    .then((registered) => {
      registration = registered;
      if (controlled) checkSoon();
    })
    .catch(() => {});

  /* Firefox would ask the reader with a box; the others say nothing. */
  const installed = matchMedia("(display-mode: standalone)").matches || navigator.standalone;
  const { storage, userAgent } = navigator;
  if (installed && storage && storage.persist && !userAgent.includes("Firefox/"))
    storage.persist().catch(() => {});
}
