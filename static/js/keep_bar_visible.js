/* Keeps the bar with the exit in what is seen: a page that is zoomed in by two fingers, or half behind a keyboard,
   would leave it outside. */
const { visualViewport } = window;
const KEYBOARD = 150;

const place = () => {
  const bar = document.querySelector(".bar");
  const { height, offsetLeft, offsetTop, scale } = visualViewport;
  if (!bar) return;
  bar.style.transform = "";
  if (scale < 1.01 && innerHeight - height < KEYBOARD) return;
  const { bottom, left } = bar.getBoundingClientRect();
  const moved = `translate(${offsetLeft - left}px, ${offsetTop + height - bottom}px)`;
  bar.style.transformOrigin = "0 100%";
  bar.style.transform = `${moved} scale(${1 / scale})`;
};

if (visualViewport) for (const change of ["resize", "scroll"]) visualViewport.addEventListener(change, place);
