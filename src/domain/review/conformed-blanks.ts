/**
 * Which blanks an attorney's conformed copy fills: the line above her own name, and the date of that same block. The name below a line says whose it is; a
 * line for the client, a declarant or a witness is never hers, whatever stands near it.
 */
import type { ReviewedContent } from "../draft/reviewed-content";
import { plainName } from "./entitlement";
import { kindOfBlank } from "./filled-blank";

type Blank = ReviewedContent["blanks"][number];

/** How many paragraphs below a line the name may stand, empty ones counted. */
const NAME_BELOW = 3;
/** How far from the line its date may stand. */
const DATE_NEAR = 4;

/** Words of a blank's name that speak of nobody else. A bookmark's name is cut: "signatu" is what is left of "signature". */
const OF_THE_SIGNER =
  /^(?:attorneys?|counsels?|s|for|by|of|the|line|date|dated|signed|signing|sign|sig|sign(?:a|at|atu|atur|ature)|execution)$/u;
const speaksOfNobodyElse = (name: string): boolean =>
  name
    .toLowerCase()
    .replace(/^cs_blank_\d+_/u, "")
    .split(/[^a-z]+/u)
    .every((word) => word === "" || OF_THE_SIGNER.test(word));

const RULED = /^[_ \t\u00a0\u2002\u2003\u2007]*$/u;
const open = ({ name, text }: Blank): boolean => RULED.test(text) && speaksOfNobodyElse(name);

export interface ConformedBlanks {
  readonly signatures: readonly string[];
  readonly dates: readonly string[];
}

/** By name. No signatures: nothing here is hers to sign. */
export const conformedBlanks = (content: ReviewedContent, signer: string): ConformedBlanks => {
  const wanted = plainName(signer);
  const lines = content.blanks.filter(({ name }) => kindOfBlank(name) === "signature");
  const hers = lines.filter((line) => {
    if (!open(line)) return false;
    const paragraphs = content.stories[line.storyIndex]?.paragraphs ?? [];
    return paragraphs
      .slice(line.paragraph, line.paragraph + NAME_BELOW + 1)
      .some(({ text }) => plainName(text.replaceAll("_", " ")).includes(wanted));
  });
  const away = (line: Blank, date: Blank): number =>
    line.storyIndex === date.storyIndex ? Math.abs(line.paragraph - date.paragraph) : Number.POSITIVE_INFINITY;
  const dates = content.blanks.filter((date) => {
    if (kindOfBlank(date.name) !== "date" || !open(date)) return false;
    const nearest = [...lines].sort((a, b) => away(a, date) - away(b, date))[0];
    return nearest !== undefined && hers.includes(nearest) && away(nearest, date) <= DATE_NEAR;
  });
  return { signatures: hers.map(({ name }) => name), dates: dates.map(({ name }) => name) };
};

/** What is put there: `/s/ M. Okoye`, and the day of signing where the matter is. */
export const conformedFillings = (
  { signatures, dates }: ConformedBlanks,
  signer: string,
  day: string,
): ReadonlyMap<string, string> =>
  new Map([
    ...signatures.map((name) => [name, `/s/ ${signer}`] as const),
    ...dates.map((name) => [name, day] as const),
  ]);
