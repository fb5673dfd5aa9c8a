/**
 * What another matter left behind in a draft: names, case and matter numbers of other matters that this one does not share. A reader who knows
 * only this matter would not see them; an attorney looks at each and accepts it by name.
 */
import { finding, type Finding } from "../draft/finding";
import type { DocumentUnit } from "../draft/units";
import type { FactValue, Facts } from "../matter/facts";

/** Names one other matter is known by: parties, client, case number. */
export interface NamesOfMatter {
  /** The firm's matter number. */
  readonly number: string;
  readonly names: readonly string[];
}

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** One word alone (a surname, a street) says too little: names of several words, and numbers, are looked for. */
const isTelling = (name: string): boolean => name.length >= 6 && (name.includes(" ") || /\d{3}/u.test(name));

/** Parties a title names ("Rivera v. Harborview Market, Inc."), and the first part of any other. */
export const namesInTitle = (title: string): readonly string[] =>
  title
    .split(/\s+-\s+|:\s+/u)[0]
    ?.split(/\s+v(?:s)?\.?\s+/iu)
    .map((name) =>
      name
        .replace(/,?\s*et\s+al\.?$/iu, "")
        .replace(/^(?:in\s+re|estate\s+of|matter\s+of)\s+/iu, "")
        .trim(),
    )
    .filter((name) => name !== "") ?? [];

const textsIn = (value: FactValue): readonly string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap((inner) => textsIn(inner))
      : [];

export const leftovers = (
  units: readonly DocumentUnit[],
  elsewhere: readonly NamesOfMatter[],
  facts: Facts,
): readonly Finding[] => {
  if (elsewhere.length === 0) return [];
  const { $sources: _, ...values } = facts;
  const own = ` ${textsIn(values).map(plain).join(" | ")} `;
  const texts = units.map((unit) => ` ${plain(unit.text)} `);
  const words = new Set(texts.flatMap((text) => text.split(" ")));
  const found: Finding[] = [];
  for (const { number, names } of elsewhere) {
    for (const name of new Set([number, ...names].map(plain))) {
      // Nearly every name of a large firm's matters is ruled out by its first word.
      if (!isTelling(name) || !name.split(" ").every((word) => words.has(word)) || own.includes(` ${name} `)) continue;
      units.forEach((unit, index) => {
        if (texts[index]?.includes(` ${name} `) === true)
          found.push(
            finding(
              "leftover-of-another-matter",
              { name: wording(names, name) ?? number, matter: number },
              { unit: unit.id, place: unit.place },
            ),
          );
      });
    }
  }
  return found;
};

const wording = (names: readonly string[], name: string): string | undefined =>
  names.find((each) => plain(each) === name);
