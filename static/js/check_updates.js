/* Check whether the stored site is the newest, and say when a newer one has come. `after_first_paint.js` registers the
   service worker, which stores it. */
const checkUpdates = () => {
  const SHORTEST = 5000; /* ms between two checks */
  const LONGEST = 36e5;
  const JITTER = 1000; /* ms over which phones that come online at once spread their checks */
  const root = document.documentElement;
  const notice = document.querySelector("[data-updated]");
  const workers = navigator.serviceWorker;
  const { worker } = document.querySelector("[data-worker]").dataset;
  let registration;
  let pause = SHORTEST;
  let next = 0;
  let controlled = workers.controller !== null;
  let touched = scrollY > 0 || Boolean(navigator.userActivation && navigator.userActivation.hasBeenActive);

  const state = () => history.state || {};
  const notify = (text) => {
    if (notice) notice.textContent = text;
  };

  /* Double the pause after each check that fails or finds an update. `performance.now` ignores a wrong clock. */
  const check = async () => {
    if (performance.now() < next) return;
    /* Until the first copy is whole, its download may have failed: begin again. One under way is not disturbed. */
    const checking = registration
      ? registration.update()
      : workers.register(worker, { updateViaCache: "none" });
    const current = await checking.then(
      () => registration && !registration.installing && !registration.waiting,
      () => false,
    );
    pause = current ? SHORTEST : Math.min(pause * 2, LONGEST);
    next = performance.now() + pause;
    if (!current) return;
    if (registration.active) registration.active.postMessage("checked");
    delete root.dataset.checked;
  };
  const checkSoon = () => setTimeout(check, Math.random() * JITTER);

  for (const type of ["pointerdown", "keydown", "focusin", "scroll"]) {
    addEventListener(
      type,
      () => {
        touched = true;
        if (type !== "scroll") notify("");
      },
      { capture: true, passive: true },
    );
  }

  /* A new build has taken over. Reload a view that nobody has touched, but only once: two servers with different builds
     behind one address must not make the page flicker. */
  workers.addEventListener("controllerchange", () => {
    if (!controlled) {
      controlled = true;
    } else if (touched || state().updated) {
      notify(notice && notice.dataset.newer);
    } else {
      history.replaceState({ ...state(), updated: "now" }, "");
      location.reload();
    }
  });
  if (state().updated === "now") {
    history.replaceState({ ...state(), updated: "shown" }, "");
    notify(notice && notice.dataset.updated);
  }

  addEventListener("online", () => {
    pause = SHORTEST;
    next = 0;
    checkSoon();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && checkSoon());
  document.addEventListener("visibilitychange", () => document.hidden || checkSoon());

  workers.ready.then((ready) => {
    registration = ready;
    if (controlled) checkSoon();
  });

  /* Firefox would show a permission prompt; other browsers decide silently. */
  const installed = matchMedia("(display-mode: standalone)").matches || navigator.standalone;
  const { storage, userAgent } = navigator;
  if (installed && storage && storage.persist && !userAgent.includes("Firefox/"))
    storage.persist().catch(() => {});
};

if ("serviceWorker" in navigator) checkUpdates();
