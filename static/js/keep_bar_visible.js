/* Keep the exit bar inside the visual viewport under pinch zoom and above an on-screen keyboard. */
const { visualViewport } = window;
const KEYBOARD_HEIGHT = 150; /* px; no keyboard is lower */

const place = () => {
  const bar = document.querySelector(".bar");
  const { height, offsetLeft, offsetTop, scale } = visualViewport;
  if (!bar) return;
  bar.style.transform = "";
  if (scale < 1.01 && innerHeight - height < KEYBOARD_HEIGHT) return;
  const { bottom, left } = bar.getBoundingClientRect();
  const translation = `translate(${offsetLeft - left}px, ${offsetTop + height - bottom}px)`;
  bar.style.transformOrigin = "0 100%";
  bar.style.transform = `${translation} scale(${1 / scale})`;
};

if (visualViewport) for (const change of ["resize", "scroll"]) visualViewport.addEventListener(change, place);
