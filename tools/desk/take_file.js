/* The file that a reader hands back: TOML, of which no more than this is written or read. Basic strings of TOML are
   those of JSON once nothing is in them that cannot be seen. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]/gu;
const KEPT = ["id", "page", "sha256", "answer", "because", "blocks", "how", "welsh", "reader"];

/* What a reader typed, on one line, as it can be taken; nothing where no letter or digit is left. */
const clean = (typed) => {
  const seen = typed.replace(/\s+/g, " ").replace(UNSEEN, "").trim();
  return /[\p{L}\p{N}]/u.test(seen) ? seen : "";
};

const asTable = (answer) =>
  [
    "[[answer]]",
    ...KEPT.filter((key) => answer[key] !== undefined).map(
      (key) => `${key} = ${JSON.stringify(answer[key])}`,
    ),
    `day = ${answer.day}`,
  ].join("\n");

const writeTake = (role, answers) =>
  `${[`format = 1\nrole = ${JSON.stringify(role)}`, ...answers.map(asTable)].join("\n\n")}\n`;

const fromToml = (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? text : JSON.parse(text));

/* Throws where a line is none of ours. */
const readTake = (text) => {
  const file = { answers: [] };
  let table = file;
  for (const line of text.split(/\r?\n/)) {
    const [, key, value] = line.match(/^(\w+) = (.+)$/) || [];
    if (line === "[[answer]]") {
      table = {};
      file.answers.push(table);
    } else if (key) table[key] = fromToml(value);
    else if (line.trim() && !line.startsWith("#")) throw new SyntaxError(line);
  }
  return file;
};
