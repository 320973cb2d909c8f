/* A field that narrows a list while somebody types. The list is whole without it. Nothing typed is kept or sent. */
const SHORTEST_GUESS = 3; /* letters: with fewer, one wrong letter fits nearly everything */

/* Letters and digits only, without accents: `Tik-Tok` is `tiktok`. */
const fold = (text) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/* A name in one piece, and each of its words. */
const termsOf = (names) =>
  names
    .split("|")
    .flatMap((name) => [name, ...name.split(/\s+/)])
    .map(fold)
    .filter(Boolean);

/* Whether `term` begins with `wanted`, but for one letter that is wrong, missing, too many or swapped with the next. */
const isNear = (term, wanted) => {
  let at = 0;
  while (at < wanted.length && term[at] === wanted[at]) at += 1;
  const [left, typed] = [term.slice(at), wanted.slice(at)];
  return (
    left.slice(1).startsWith(typed.slice(1)) ||
    left.slice(1).startsWith(typed) ||
    left.startsWith(typed.slice(1)) ||
    (left[0] === typed[1] && left[1] === typed[0] && left.slice(2).startsWith(typed.slice(2)))
  );
};

/* For each of `entries`, which are names with `|` between, whether it is what was typed. Only where none is, one slip
   and words around a name are forgiven. */
const found = (entries, typed) => {
  const wanted = fold(typed);
  const tried = (test) => entries.map((names) => termsOf(names).some(test));
  const exact = tried((term) => term.includes(wanted));
  if (exact.includes(true) || wanted.length < SHORTEST_GUESS) return exact;
  return tried((term) => isNear(term, wanted) || (term.length > SHORTEST_GUESS && wanted.includes(term)));
};

/* What is for everything else stays whatever is typed: the advice leads there. */
function addSearch(slot) {
  const list = [...document.getElementById(slot.dataset.search).children];
  const nameOf = (entry) => (entry.querySelector("summary") || entry).textContent;
  const entries = list.map((entry) => `${nameOf(entry)}|${entry.dataset.terms}`);
  const isLastResort = (entry) => entry.hasAttribute("data-last-resort");
  const label = document.createElement("label");
  const field = document.createElement("input");
  const told = document.createElement("p");
  label.textContent = slot.dataset.label;
  Object.assign(field, { type: "search", autocomplete: "off", spellcheck: false });
  told.setAttribute("role", "status");
  label.append(field);
  slot.append(label, told);
  field.addEventListener("input", () => {
    const shown = found(entries, field.value);
    list.forEach((entry, at) => {
      entry.hidden = !shown[at] && !isLastResort(entry);
    });
    told.textContent = shown.includes(true) ? "" : slot.dataset.noMatch;
  });
}

document.querySelectorAll("[data-search]").forEach(addSearch);
