/* Runs `open_status.js`: reads questions, one JSON object a line, and writes what it found under the same number. */
import { createInterface } from "node:readline";
import { runInNewContext } from "node:vm";

const document = { querySelectorAll: () => [], addEventListener() {} };

for await (const line of createInterface({ input: process.stdin })) {
  const { id, what, zone, script, cases } = JSON.parse(line);
  process.env.TZ = zone;
  const code = `${script}; [stateAt, statusText]`;
  const [stateAt, statusText] = runInNewContext(code, { Date, document, setInterval() {} });
  const asked = { state: stateAt, text: (hours, moment) => statusText(hours, stateAt(hours, moment)) }[what];
  const found = cases.map(([rules, moment]) => asked(JSON.parse(rules), new Date(moment)));
  console.log(JSON.stringify({ id, found }));
}
