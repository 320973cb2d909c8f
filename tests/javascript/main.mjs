/* Answers questions about phones, one JSON object a line: { id, phone, do, ... } to { id, found } or { id, failed }. */
import { createInterface } from "node:readline";
import { Phone } from "./phone.mjs";

const phones = new Map();

async function answer({ id, phone, do: what, ...given }) {
  try {
    if (what === "buy") phones.set(phone, new Phone(given));
    else if (what === "drop") phones.delete(phone);
    const asked = phones.get(phone);
    const found = ["buy", "drop"].includes(what) ? null : await asked[what](given);
    return { id, found: found ?? null };
  } catch (failed) {
    return { id, failed: failed.stack ?? `${failed}` };
  }
}

process.on("unhandledRejection", () => {});
for await (const line of createInterface({ input: process.stdin }))
  answer(JSON.parse(line)).then((told) => console.log(JSON.stringify(told)));
