/* Parses each script of {name: source} on stdin as ES2019, by acorn; prints {name: [fault, …]}. Beside syntax, a fault
   is a lookbehind, which ES2018 has and Safari before 16.4 has not, and a name that a script shares with others. */
const { parse } = require("../npm/node_modules/acorn");

const DECLARES = /^(Variable|Function|Class)Declaration$/;

function faults(source, shared) {
  const found = [];
  const onToken = ({ type, value }) => {
    if (type.label === "regexp" && /\(\?<[=!]/.test(value.pattern)) found.push(`lookbehind: ${value.pattern}`);
  };
  try {
    const { body } = parse(source, { ecmaVersion: 2019, onToken });
    const declared = body.filter(({ type }) => DECLARES.test(type));
    if (!shared && declared.length) found.push(`shared names: ${declared.map(({ start }) => start)}`);
  } catch (error) {
    found.push(error.message);
  }
  return found;
}

const scripts = Object.entries(JSON.parse(require("node:fs").readFileSync(0, "utf-8")));
const answer = scripts.map(([name, source]) => [name, faults(source, name.startsWith("worker"))]);
console.log(JSON.stringify(Object.fromEntries(answer)));
