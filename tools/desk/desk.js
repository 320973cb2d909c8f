/* A desk: one screen at a time. Answers are kept in this window only, until they are downloaded. */
const data = JSON.parse(document.getElementById("data").textContent);
const { role, words, items } = data;
const screens = [...document.querySelectorAll("[data-screen]")];
const forms = [...document.querySelectorAll("[data-card]")].map((form) => ({
  form,
  item: items[form.dataset.card],
  buttons: [...form.querySelectorAll("[data-answer]")],
  because: form.querySelector("textarea"),
  fault: form.querySelector(".fault"),
}));
const [told, bar, status, summary, reader] = ["told", "bar", "status", "summary", "reader"].map((id) =>
  document.getElementById(id),
);
const contents = document.getElementById("contents");
const given = new Map(); /* the answers, by id of their item */
let shown = 0;
let saved = true;

const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const checked = (form, name) => (form.querySelector(`[data-${name}]:checked`) || {}).value;
const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/London" }).format(new Date());
/* A no needs its reason, and a yes to a number how it was checked. */
const isWhole = (answer) => {
  if (!answer) return false;
  if (answer.answer === "no") return Boolean(answer.because);
  return role !== "numbers" || answer.answer !== "yes" || Boolean(answer.how);
};
const isDone = ({ id }) => isWhole(given.get(id));

/* What stands in a form becomes its answer, of today and by whoever has the desk now. */
const keep = ({ form, item, because }, answer) => {
  const reason = answer === "no" ? clean(because.value) : "";
  given.set(item.id, {
    answer,
    ...(reason && { because: reason }),
    ...(checked(form, "how") && { how: checked(form, "how") }),
    ...(checked(form, "welsh") && { welsh: checked(form, "welsh") }),
  });
  saved = false;
};

const draw = ({ form, item, buttons, fault }) => {
  const answer = given.get(item.id);
  for (const button of buttons)
    button.setAttribute("aria-pressed", String(Boolean(answer) && button.dataset.answer === answer.answer));
  form.querySelector("[data-because]").hidden = !answer || answer.answer !== "no";
  if (!answer || isWhole(answer)) fault.textContent = "";
};

const progress = () => {
  const part = screens[shown].dataset.part;
  const here = items.filter((item) => (part ? String(item.part) === part : !item.approved));
  const left = here.filter((item) => !isDone(item));
  const seconds = left.reduce((sum, item) => sum + item.seconds, 0);
  bar.max = here.length || 1;
  bar.value = here.length - left.length;
  told.textContent = say(words.progress, {
    done: here.length - left.length,
    all: here.length,
    minutes: Math.ceil(seconds / 60),
  });
  const open = new Set(items.filter((item) => !isDone(item)).map(({ screen }) => screen));
  for (const place of contents.querySelectorAll(".mark"))
    place.textContent = open.has(Number(place.parentElement.dataset.go)) ? "" : `(${words.done})`;
  const count = (answer) =>
    items.filter((item) => isDone(item) && given.get(item.id).answer === answer).length;
  const waiting = items.filter((item) => !item.approved && !isDone(item)).length;
  summary.textContent = say(words.summary, { yes: count("yes"), no: count("no"), left: waiting });
};

const show = (number) => {
  shown = Math.max(0, Math.min(number, screens.length - 1));
  screens.forEach((screen, place) => {
    screen.hidden = place !== shown;
  });
  bringPhone(screens[shown], data);
  progress();
  scrollTo(0, 0);
  screens[shown].querySelector("h2").focus();
};

const answered = (entry, answer) => {
  keep(entry, answer);
  draw(entry);
  progress();
  if (!isWhole(given.get(entry.item.id))) {
    if (answer === "no") return entry.because.focus();
    status.textContent = entry.fault.textContent = words.needs_how;
    return entry.form.querySelector("[data-how]").focus();
  }
  if (answer !== "no" && screens[shown].querySelectorAll("[data-card]").length === 1) show(shown + 1);
};

const missingReason = () => {
  const open = forms.filter(({ form }) => screens[shown].contains(form));
  const entry = open.find(({ item }) => given.has(item.id) && !isWhole(given.get(item.id)));
  if (!entry || entry.fault.textContent) return false; /* told once; a second press goes on */
  entry.fault.textContent = given.get(entry.item.id).answer === "no" ? words.needs_reason : words.needs_how;
  entry.because.focus();
  return true;
};

for (const entry of forms) {
  for (const button of entry.buttons) button.onclick = () => answered(entry, button.dataset.answer);
  entry.form.addEventListener("input", () => {
    const answer = given.get(entry.item.id);
    if (!answer) return;
    keep(entry, answer.answer);
    draw(entry);
    progress();
  });
}

for (const button of document.querySelectorAll("[data-rest]"))
  button.onclick = () => {
    const open = forms.filter(({ form, item }) => screens[shown].contains(form) && !given.has(item.id));
    for (const entry of open) answered(entry, "yes");
    show(shown + 1);
  };
for (const button of document.querySelectorAll("[data-next]"))
  button.onclick = () => missingReason() || show(shown + 1);
for (const button of document.querySelectorAll("[data-back]")) button.onclick = () => show(shown - 1);
for (const button of contents.querySelectorAll("[data-go]"))
  button.onclick = () => {
    contents.open = false;
    show(Number(button.dataset.go));
  };

const download = () => {
  const ready = items.filter(isDone);
  if (!ready.length) {
    status.textContent = words.none_yet;
    return;
  }
  const by = { reader: clean(reader.value.replace(/@/g, "")) || words.reader, day: today() };
  const answers = ready.map(({ id, page, sha256, blocks }) => ({
    ...{ id, page, sha256, ...(role === "safeguarding" && { blocks }) },
    ...by,
    ...given.get(id),
  }));
  const name = `${role}-${by.day}.toml`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([writeTake(role, answers)], { type: "application/toml" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  saved = true;
  const lost = given.size - ready.length;
  status.textContent = [
    say(words.downloaded, { name, count: ready.length }),
    ...(lost ? [say(words.left_out, { count: lost })] : []),
  ].join(" ");
};

const restore = ({ id, page, sha256, blocks, ...answer }) => {
  const entry = forms.find(({ item }) => item.id === id && item.sha256 === sha256);
  if (!entry) return false;
  given.set(id, answer);
  entry.because.value = answer.because || "";
  for (const radio of entry.form.querySelectorAll("[type=radio]"))
    radio.checked = [answer.how, answer.welsh].includes(radio.value);
  draw(entry);
  return true;
};

const resume = async (file) => {
  let take;
  try {
    take = readTake(await file.text());
  } catch {
    take = {};
  }
  if (take.format !== 1 || take.role !== role) {
    status.textContent = words.not_ours;
    return;
  }
  const back = take.answers.filter(restore).length;
  if (take.answers.length) reader.value = take.answers[0].reader;
  const next = items.find((item) => !item.approved && !given.has(item.id));
  show(next ? next.screen : screens.length - 1);
  status.textContent = say(words.resumed, { count: back, changed: take.answers.length - back });
};

document.getElementById("resume").onchange = ({ target }) => target.files[0] && resume(target.files[0]);
for (const button of document.querySelectorAll("#download, [data-download]")) {
  button.hidden = false;
  button.onclick = download;
}
addEventListener("beforeunload", (event) => {
  if (saved) return;
  event.preventDefault();
  event.returnValue = true; /* asked for by browsers of before 2023 */
});
reader.value = `${words.reader} ${Math.floor(Math.random() * 9000) + 1000}`;
bar.hidden = false;
progress();
