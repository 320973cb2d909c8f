/* Parses each script of {name: source} on stdin as ES2019, by acorn; prints {name: [fault, …]}. Beside syntax, a fault
   is a lookbehind, which ES2018 has and Safari before 16.4 has not, and a name that a script shares with others.
   With `--alike` it is given {name: [source, sent]} and the fault is that they are not the same program. */
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

/* The tree of a script, without where things stand in it. */
const program = (source) => {
  const tree = parse(source, { ecmaVersion: 2019 });
  return JSON.stringify(tree, (key, value) => (["start", "end", "raw"].includes(key) ? undefined : value));
};
const unlike = ([source, sent]) => (program(source) === program(sent) ? [] : ["another program"]);

const judge = process.argv.includes("--alike")
  ? (_name, pair) => unlike(pair)
  : (name, source) => faults(source, name.startsWith("worker"));
const scripts = Object.entries(JSON.parse(require("node:fs").readFileSync(0, "utf-8")));
const answer = scripts.map(([name, source]) => [name, judge(name, source)]);
console.log(JSON.stringify(Object.fromEntries(answer)));
