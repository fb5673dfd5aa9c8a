/** Clauses from a folder: `{{> offshore-disclosure}}` is `offshore-disclosure.docx` there. A name never leads out of the folder. */
import { join } from "node:path";
import type { TemplateLibrary } from "../drafting/compile/compile-template";
import type { Surroundings } from "./command";
import { given } from "../given";

const PLAIN_NAME = /^[\p{L}\p{N}][\p{L}\p{N} _.-]*$/u;

export const clauseLibrary = (
  surroundings: Surroundings,
  folder: string | undefined,
  factNames?: readonly string[],
): TemplateLibrary => ({
  clause: async (name) =>
    folder === undefined || !PLAIN_NAME.test(name) || name.includes("..")
      ? undefined
      : surroundings.readFileIfThere(join(folder, `${name}.docx`)),
  ...given({ factNames }),
});
