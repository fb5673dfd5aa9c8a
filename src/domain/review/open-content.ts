/**
 * What stands open in the document itself, whatever its ledger says: findings of the reader with the unit they fall in, placeholders left in the text,
 * paragraphs without a tag, ids that are not this draft's or stand twice, tags that claim more than the records (invariants 2 to 5).
 */
import { factNames } from "../matter/fact-names";
import { endingOf, finding, type Finding } from "../draft/finding";
import type { LedgerView } from "../draft/ledger";
import type { ReadFinding, ReviewedContent } from "../draft/reviewed-content";
import { placeOf, type DocumentUnit, type UnitsOfDocument } from "../draft/units";
import type { UnitId } from "../ids";
import type { UnitReview } from "./unit-review";
import { given } from "../../given";

const FACT_GROUPS: ReadonlySet<string> = new Set(factNames.map(({ path }) => path.split(/[.[]/u, 1)[0] ?? ""));

/** A missing fact as composing prints it: `[client.address]`, `[parties.0.name]`. */
const PLACEHOLDER = /\[([A-Za-z_$][\w$]*(?:\.[\w$]+)+)\]/gu;
/** `[p.3]` and `[Ex.4]` are citations; a path is one of the firm's fact groups, or made of words throughout. */
const WORDS = /^[A-Za-z_$][\w$]+(?:\.[A-Za-z_$][\w$]+)+$/u;
const isFactPath = (path: string): boolean => FACT_GROUPS.has(path.split(".", 1)[0] ?? "") || WORDS.test(path);

/** Every missing fact still visible, one finding a unit and path. */
export const placeholdersLeft = (found: UnitsOfDocument): readonly Finding[] => {
  const findings: Finding[] = [];
  for (const { text, id: unit, place } of found.units)
    for (const path of pathsIn(text)) findings.push(finding("placeholder-left", { path }, { unit, place }));
  for (const { text, place } of found.untagged)
    for (const path of pathsIn(text)) findings.push(finding("placeholder-left", { path }, { place }));
  return findings;
};

const NO_PATHS: readonly string[] = [];
/** Nearly no paragraph has a bracket, and is spared the slower look. */
const pathsIn = (text: string): readonly string[] =>
  text.includes("[")
    ? [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? "").filter(isFactPath))]
    : NO_PATHS;

const BRACKETED = /\[[^[\]\n]{2,80}\]/gu;
const RULED_LINE = /_{4,}/u;

/**
 * A document no template made may hold blanks nobody named: in brackets, or as a ruled line. Brackets also stand in quotations, so an attorney
 * accepts them by name; a named blank is content and is not one of these.
 */
export const unnamedBlanks = (
  content: ReviewedContent,
  found: UnitsOfDocument,
  ledger: LedgerView | undefined,
): readonly Finding[] => {
  if (ledger === undefined || ledger.template !== undefined) return [];
  return content.stories.flatMap((story, storyIndex) =>
    story.paragraphs.flatMap((paragraph, index): Finding[] => {
      const named = content.blanks.filter((blank) => blank.storyIndex === storyIndex && blank.paragraph === index);
      const text = named.reduce((rest, blank) => rest.replace(blank.text, ""), paragraph.text);
      const at = { place: placeOf(story, index), unit: found.unitAt(storyIndex, index) };
      const bracketed = (text.match(BRACKETED) ?? []).filter((each) => !pathsIn(each).length);
      return [
        ...(bracketed.length === 0 ? [] : [finding("bracketed-blank", { text: bracketed.join(" ") }, at)]),
        ...(RULED_LINE.test(text) ? [finding("underlined-blank", {}, at)] : []),
      ];
    }),
  );
};

export const tagFindings = (found: UnitsOfDocument): readonly Finding[] => {
  const [once, again] = [new Set<UnitId>(), new Set<UnitId>()];
  for (const { id } of found.units) (once.has(id) ? again : once).add(id);
  const findings: Finding[] = found.untagged.map(({ place }) => finding("untagged", {}, { place }));
  for (const { id: unit, place, ledger } of found.units)
    if (again.has(unit)) findings.push(finding("duplicated-unit", {}, { unit, place }));
    else if (ledger === undefined) findings.push(finding("unknown-unit", {}, { unit, place }));
  return findings;
};

/** A tag that says "reviewed" where the records do not: somebody wrote it there. */
export const tagsAheadOfRecords = (
  units: readonly DocumentUnit[],
  reviews: readonly UnitReview[],
): readonly Finding[] => {
  const findings: Finding[] = [];
  units.forEach((unit, index) => {
    if (unit.tagSays !== "reviewed") return;
    const review = reviews[index];
    const status = review?.status === "escalated" ? review.beneath.status : review?.status;
    const stands = status === "approved" || status === "renumbered" || status === "moved";
    // A unit that lapsed keeps its old tag until someone repairs it: its words are shown as changed, which says more.
    if (!stands && status !== "lapsed")
      findings.push(finding("tag-ahead-of-records", {}, { unit: unit.id, place: unit.place }));
  });
  return findings;
};

/** The reader's findings, each with the unit it falls in. */
export const readerFindings = (content: ReviewedContent, unitAt: UnitsOfDocument["unitAt"]): readonly Finding[] =>
  content.findings.map((each) => withPlace(each, content, unitAt));

const withPlace = (found: ReadFinding, content: ReviewedContent, unitAt: UnitsOfDocument["unitAt"]): Finding => {
  const { storyIndex, paragraph } = found;
  const story = storyIndex === undefined ? undefined : content.stories[storyIndex];
  const unit = storyIndex === undefined || paragraph === undefined ? undefined : unitAt(storyIndex, paragraph);
  const endedBy = endingOf(found.code, found.severity);
  return {
    code: found.code,
    severity: found.severity,
    ...given({ unit }),
    ...(story === undefined || paragraph === undefined ? {} : { place: placeOf(story, paragraph) }),
    detail: { part: found.part, ...found.detail },
    ...given({ endedBy }),
  };
};
