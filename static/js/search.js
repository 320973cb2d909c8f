/* Filter a list as the reader types; without scripting it shows every entry. Nothing typed is stored or sent. */
const SHORTEST_FUZZY = 3; /* letters: with fewer, one wrong letter matches nearly everything */

/* Return letters and digits only, lower case, without accents: `Tik-Tok` becomes `tiktok`. */
const normalize = (text) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/* Return each of the `|`-separated names in one piece, and each of its words. */
const termsOf = (names) =>
  names
    .split("|")
    .flatMap((name) => [name, ...name.split(/\s+/)])
    .map(normalize)
    .filter(Boolean);

/* Return whether a prefix of `term` is at most one edit from `query`: one letter wrong, missing, extra or swapped. */
const isNear = (term, query) => {
  let at = 0;
  while (at < query.length && term[at] === query[at]) at += 1;
  const [left, typed] = [term.slice(at), query.slice(at)];
  return (
    left.slice(1).startsWith(typed.slice(1)) ||
    left.slice(1).startsWith(typed) ||
    left.startsWith(typed.slice(1)) ||
    (left[0] === typed[1] && left[1] === typed[0] && left.slice(2).startsWith(typed.slice(2)))
  );
};

/* Return for each entry whether it matches. Fall back to a fuzzy match, and to a name inside a longer query, only where
   no entry matches exactly. */
const matches = (entries, typed) => {
  const query = normalize(typed);
  const test = (predicate) => entries.map((names) => termsOf(names).some(predicate));
  const exact = test((term) => term.includes(query));
  if (exact.includes(true) || query.length < SHORTEST_FUZZY) return exact;
  return test((term) => isNear(term, query) || (term.length > SHORTEST_FUZZY && query.includes(term)));
};

/* The last-resort entry always stays: the status message points to it. */
function addSearch(slot) {
  const list = [...document.getElementById(slot.dataset.search).children];
  const nameOf = (entry) => (entry.querySelector("summary") || entry).textContent;
  const entries = list.map((entry) => `${nameOf(entry)}|${entry.dataset.terms}`);
  const isLastResort = (entry) => entry.hasAttribute("data-last-resort");
  const label = document.createElement("label");
  const field = document.createElement("input");
  const status = document.createElement("p");
  label.textContent = slot.dataset.label;
  Object.assign(field, { type: "search", autocomplete: "off", spellcheck: false });
  status.setAttribute("role", "status");
  label.append(field);
  slot.append(label, status);
  field.addEventListener("input", () => {
    const shown = matches(entries, field.value);
    list.forEach((entry, at) => {
      entry.hidden = !shown[at] && !isLastResort(entry);
    });
    status.textContent = shown.includes(true) ? "" : slot.dataset.noMatch;
  });
}

document.querySelectorAll("[data-search]").forEach(addSearch);
