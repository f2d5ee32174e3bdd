// Lints the definition of the sweep's state machine with two linters, after the substitution that CloudFormation makes.
// Then it plants faults in it: each one must be found, so that a linter that finds nothing does not pass for a clean definition.
//
// usage: node lint.mjs FOLDER DEFINITION     FOLDER is where `npm ci` installed package.json
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [folder, file] = process.argv.slice(2);
const require = createRequire(resolve(folder, "package.json"));
const validator = require("asl-validator");
const service = require("amazon-states-language-service");

const LINTERS = ["asl-validator", "amazon-states-language-service"];

// What template.yaml substitutes, as it may be when deployed.
const SUBSTITUTED = {
  Partition: "aws",
  SweepFunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:sweep",
};

// Each one changes a copy of the definition.
const FAULTS = {
  "a state that is not there": (machine) => (machine.States.Plan.Next = "Moer"),
  "a state that nothing leads to": (machine) => (machine.States.Idle = { Type: "Succeed" }),
  "a first state that is not there": (machine) => (machine.StartAt = "Begin"),
  "a state without an end": (machine) => delete page(machine).Lost.End,
  "a state type that does not exist": (machine) => (machine.States.Report.Type = "Tsak"),
  "a task without a resource": (machine) => delete machine.States.Report.Resource,
  "a choice without a condition": (machine) => delete machine.States.More.Choices[0].StringEquals,
  "a path that is not one": (machine) => (machine.States.Pages.ItemsPath = "pages"),
  "a time limit that is not a number": (machine) => (machine.TimeoutSeconds = "11 hours"),
  "a page that is caught by a state outside": (machine) => (page(machine).Page.Catch[0].Next = "Report"),
};

function page(machine) {
  return machine.States.Pages.ItemProcessor.States;
}

/** Every problem that a linter sees, as one line each. */
async function problems(text) {
  const found = [];
  const { errors } = validator(JSON.parse(text), { checkArn: true, checkPaths: true });
  for (const error of errors) {
    const where = error.path ?? error.instancePath;
    found.push(["asl-validator:", where, error.Message ?? error.message].filter(Boolean).join(" "));
  }
  const document = service.TextDocument.create("sweep.asl.json", "json", 1, text);
  const language = service.getLanguageService({});
  for (const problem of await language.doValidation(document, language.parseJSONDocument(document))) {
    found.push(`amazon-states-language-service: line ${problem.range.start.line + 1}: ${problem.message}`);
  }
  return found;
}

const text = readFileSync(file, "utf8").replace(/\$\{(\w+)}/g, (open, name) => SUBSTITUTED[name] ?? open);
const found = await problems(text);
if (text.includes("${")) {
  found.push(`substitution: unknown name in ${text.match(/\$\{[^}]*}?/)[0]}`);
}
const idle = new Set(LINTERS);
for (const [fault, plant] of Object.entries(FAULTS)) {
  const machine = JSON.parse(text);
  plant(machine);
  const planted = await problems(JSON.stringify(machine, null, 2));
  const finders = LINTERS.filter((linter) => planted.some((problem) => problem.startsWith(linter)));
  finders.forEach((linter) => idle.delete(linter));
  if (finders.length === 0) {
    found.push(`no linter finds ${fault}`);
  }
  console.log(`planted: ${fault}; found by ${finders.join(" and ") || "none"}`);
}
idle.forEach((linter) => found.push(`${linter} finds no fault at all`));
found.forEach((problem) => console.error(`${file}: ${problem}`));
process.exitCode = found.length === 0 ? 0 : 1;
