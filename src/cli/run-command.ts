/** From typed words to an outcome. Every fault ends here as one sentence that names the file; nothing else is caught further down. */
import { DocxFault } from "../docx/docx-fault";
import { DraftFault } from "../drafting/setting/draft-setting";
import { mistakeSentence, TemplateFault } from "../drafting/language/template-fault";
import { adopt } from "./adopt";
import { parseArguments } from "./arguments";
import { checkTemplate } from "./check-template";
import { CommandFault, type Command, type Outcome, type Surroundings } from "./command";
import { draft } from "./draft";
import { inspect } from "./inspect";
import { keys } from "./keys";
import { provision } from "./provision";
import { verify } from "./verify";

const COMMANDS: Readonly<Record<string, Command>> = {
  draft,
  adopt,
  "check-template": checkTemplate,
  inspect,
  verify,
  provision,
  keys,
};

const overview = (): readonly string[] => [
  "countersign: drafts that leave the firm only after an attorney's review",
  "",
  ...Object.values(COMMANDS).flatMap(({ usage, about }) => [`  ${usage}`, `      ${about}`]),
  "",
  "--json prints one object for machines. Exit 0: done. 1: findings, a refusal, or it cannot be verified. 2: bad usage or unreadable input.",
];

const badUsage = (sentence: string, usage: readonly string[]): Outcome => ({
  exit: 2,
  says: [],
  complains: [sentence, ...usage],
  json: { error: "usage", sentence },
});

/** Which file an engine's fault is about: the engine has seen bytes only. */
const inputOf = (
  name: string,
  given: { readonly files: readonly string[]; readonly option: (name: string) => string | undefined },
): string => given.files[0] ?? given.option("template") ?? name;

const faultOutcome = (fault: unknown, file: string): Outcome => {
  if (fault instanceof CommandFault)
    return {
      exit: 2,
      says: [],
      complains: [fault.message],
      json: { error: fault.code, ...(fault.file === "" ? {} : { file: fault.file }), sentence: fault.message },
    };
  if (fault instanceof DocxFault)
    return {
      exit: 2,
      says: [],
      complains: [`${file}: ${fault.message}`],
      json: {
        error: fault.code,
        file,
        ...(fault.part === undefined ? {} : { part: fault.part }),
        sentence: fault.message,
      },
    };
  if (fault instanceof TemplateFault)
    return {
      exit: 1,
      says: [],
      complains: fault.mistakes.map((mistake) => `${file}: ${mistakeSentence(mistake)}`),
      json: {
        error: fault.code,
        file,
        mistakes: fault.mistakes.map((mistake) => ({ ...mistake, sentence: mistakeSentence(mistake) })),
      },
    };
  if (fault instanceof DraftFault)
    return {
      exit: 1,
      says: [],
      complains: [`${file}: ${fault.message}`],
      json: { error: fault.code, file, sentence: fault.message },
    };
  throw fault;
};

/** Runs one command. `words` is what stands behind `countersign`. */
export const runCommand = async (words: readonly string[], surroundings: Surroundings): Promise<Outcome> => {
  const [name, ...rest] = words.filter((word) => word !== "--json");
  if (name === undefined || name === "help" || name === "--help" || name === "-h")
    return {
      exit: name === undefined ? 2 : 0,
      says: name === undefined ? [] : overview(),
      complains: name === undefined ? overview() : [],
      json: { usage: Object.values(COMMANDS).map(({ usage }) => usage) },
    };
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return badUsage(`There is no command ${name}.`, overview());
  if (rest.includes("--help") || rest.includes("-h"))
    return {
      exit: 0,
      says: [command.usage, `    ${command.about}`, ...(command.details ?? [])],
      complains: [],
      json: { usage: command.usage },
    };
  const given = parseArguments(rest, command);
  if (!given.ok) return badUsage(given.refusal, [`Usage: ${command.usage}`]);
  try {
    return await command.run(given.value, surroundings);
  } catch (fault) {
    return faultOutcome(fault, inputOf(name, given.value));
  }
};

/** The outcome as it goes to the two streams. */
export const printed = (outcome: Outcome, asJson: boolean): { readonly out: string; readonly err: string } => {
  const lines = (texts: readonly string[]): string => texts.map((text) => `${text}\n`).join("");
  return asJson
    ? { out: `${JSON.stringify({ exit: outcome.exit, ...outcome.json })}\n`, err: "" }
    : { out: lines(outcome.says), err: lines(outcome.complains) };
};
