/** What a value prints as, which name a blank's bookmark has, and which story is written: the parts of writing that keep no state. */
import type { StoryKind } from "../../domain/draft/finding";
import { withoutIllegal } from "../../docx/xml/xml-text";
import { unprintableAt } from "../program/piece-writer";
import type { Emission } from "./emission";
import type { Op } from "../program/ops";

export interface PrintedValue {
  /** What prints; undefined: nothing can. */
  readonly text?: string;
  /** Code of the finding, when something is wrong with the value. */
  readonly refusal?: "value-too-long" | "characters-dropped" | "number-out-of-range" | "fact-not-printable";
}

/** A value that is there, as text. Never guesses: what has no one right form in print is refused by name. */
export const printedValue = (value: unknown, mostCharacters: number): PrintedValue => {
  switch (typeof value) {
    case "string":
      if (value.length > mostCharacters) return { refusal: "value-too-long" };
      return unprintableAt(value) < 0
        ? { text: value }
        : { text: withoutIllegal(value), refusal: "characters-dropped" };
    case "number":
      return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER
        ? { text: String(value) }
        : { refusal: "number-out-of-range" };
    case "boolean":
    case "bigint":
      return { text: String(value) };
    default:
      return { refusal: "fact-not-printable" };
  }
};

/** `cs_blank_<n>_<slug>`, at most 40 characters of letters, digits and underscores, as Word asks of a bookmark. */
export const blankBookmark = (n: number, label: string): string => {
  const slug = label
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 24)
    .replace(/_+$/, "");
  return `cs_blank_${n}_${slug === "" ? "blank" : slug}`;
};

/** The story the part's own paragraphs belong to. */
export const storyOf = (ops: readonly Op[], emission: Emission): StoryKind => {
  const find = (list: readonly Op[]): StoryKind | undefined => {
    for (const op of list) {
      if (typeof op === "string" || op instanceof Uint8Array) continue;
      if (op.op === "unit" || op.op === "paragraph") return emission.paragraphs[op.template]?.story;
      if ("body" in op) {
        const inner = find(op.body);
        if (inner !== undefined) return inner;
      }
    }
    return undefined;
  };
  return find(ops) ?? "body";
};
