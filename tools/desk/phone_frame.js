/* A page as on a phone, in a frame without scripting, with what has changed since the last yes marked. */

/* Words as they are read, without where a link leads. */
const plain = (text) =>
  text
    .replace(/\[\w+:[^\]]*\]/g, "")
    .replace(/\s+/g, " ")
    .trim();

const framed = ({ html, changed }, { styles, mark }) => {
  const page = new DOMParser().parseFromString(
    html.replace(/<!--style (\d+)-->/g, (_, number) => `<style>${styles[number]}</style>`),
    "text/html",
  );
  const wanted = new Set(changed.map(plain).filter(Boolean));
  for (const element of page.body.querySelectorAll("*"))
    if (wanted.has(plain(element.textContent))) element.setAttribute("data-changed", "");
  page.head.insertAdjacentHTML("beforeend", `<style>${mark}</style>`);
  return `<!doctype html>${page.documentElement.outerHTML}`;
};

const bringPhone = (screen, data) => {
  for (const old of document.querySelectorAll("iframe")) old.remove();
  const place = screen.querySelector("[data-frame]");
  if (!place) return;
  const frame = document.createElement("iframe");
  frame.title = place.dataset.frame;
  frame.setAttribute("sandbox", "");
  frame.srcdoc = framed(data.pages[screen.dataset.page], data);
  place.append(frame);
};
