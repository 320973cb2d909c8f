/* Runs `report_clock.js`: reads questions, one JSON object a line, and writes what it found under the same number. */
import { createInterface } from "node:readline";
import { runInNewContext } from "node:vm";

const document = { querySelectorAll: () => [] };

for await (const line of createInterface({ input: process.stdin })) {
  const { id, zone, script, rules, cases } = JSON.parse(line);
  process.env.TZ = zone;
  const code = `${script}; [halvesAt, nameOf, answerFor]`;
  const [halvesAt, nameOf, answerFor] = runInNewContext(code, { Date, document });
  const clock = JSON.parse(rules);
  const told = ([offered, tapped]) => {
    const halves = halvesAt(clock, new Date(offered));
    return [
      halves.map((half) => nameOf(clock, half)),
      halves.map((half) => answerFor(clock, half, new Date(tapped))),
    ];
  };
  console.log(JSON.stringify({ id, found: cases.map(told) }));
}
