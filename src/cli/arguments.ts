/** What was typed, taken apart. Nothing is guessed: an option nobody knows, a missing one or a second file is refused by name. */
import { done, refused, type Result } from "../domain/result";

export interface Grammar {
  /** Names of the files given without an option, in order; all are needed. */
  readonly files: readonly string[];
  /** Options that take a value, and whether they must be there; a flag takes none. */
  readonly options: Readonly<Record<string, "needed" | "optional" | "flag">>;
  readonly usage: string;
}

export interface Arguments {
  readonly files: readonly string[];
  readonly option: (name: string) => string | undefined;
}

/** Takes the words behind the verb apart; the refusal is a sentence. `--json` is taken out before. */
export const parseArguments = (words: readonly string[], grammar: Grammar): Result<Arguments, string> => {
  const files: string[] = [];
  const options = new Map<string, string>();
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] as string;
    if (!word.startsWith("--")) {
      files.push(word);
      continue;
    }
    const equals = word.indexOf("=");
    const name = word.slice(2, equals < 0 ? undefined : equals);
    if (!Object.hasOwn(grammar.options, name)) return refused(`There is no option --${name} here.`);
    if (options.has(name)) return refused(`--${name} is given twice.`);
    if (grammar.options[name] === "flag") {
      if (equals >= 0) return refused(`--${name} takes no value.`);
      options.set(name, "yes");
      continue;
    }
    const value = equals < 0 ? words[(i += 1)] : word.slice(equals + 1);
    if (value === undefined || value === "" || (equals < 0 && value.startsWith("--")))
      return refused(`--${name} needs a value.`);
    options.set(name, value);
  }
  const missing = Object.entries(grammar.options).find(([name, need]) => need === "needed" && !options.has(name));
  if (missing !== undefined) return refused(`--${missing[0]} is missing.`);
  if (files.length < grammar.files.length) return refused(`${grammar.files[files.length] ?? "A file"} is missing.`);
  if (files.length > grammar.files.length)
    return refused(`There is a file too many: ${files[grammar.files.length] ?? ""}.`);
  return done({ files, option: (name) => options.get(name) });
};
