/* Keep the whole site on the phone for when there is no signal. Where storage is off, nothing happens. */
if ("serviceWorker" in navigator) {
  addEventListener("load", () => {
    navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch(() => {});
  });
}
