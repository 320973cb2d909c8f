/* Answers questions about phones and single functions, one JSON object a line: { id, phone, do, ... } to { id, found }
   or { id, failed }. */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { runInNewContext } from "node:vm";
import { Phone } from "./phone.mjs";

/* Call one function of a script once for each of `cases`; the page that it stands in is empty. */
function call({ file, name, cases }) {
  const document = { querySelectorAll: () => [], addEventListener() {} };
  const asked = runInNewContext(`${readFileSync(file, "utf-8")}; ${name}`, { document });
  return cases.map((given) => asked(...given));
}

const phones = new Map();

async function answer({ id, phone, do: what, ...given }) {
  try {
    if (what === "call") return { id, found: call(given) };
    if (what === "new") phones.set(phone, new Phone(given));
    else if (what === "drop") phones.delete(phone);
    const asked = phones.get(phone);
    const found = ["new", "drop"].includes(what) ? null : await asked[what](given);
    return { id, found: found ?? null };
  } catch (failed) {
    return { id, failed: failed.stack ?? `${failed}` };
  }
}

process.on("unhandledRejection", () => {});
for await (const line of createInterface({ input: process.stdin }))
  answer(JSON.parse(line)).then((told) => console.log(JSON.stringify(told)));
