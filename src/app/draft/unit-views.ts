/** Units as the screens show them: in document order, furniture apart, each with its findings and the first reason why it needs eyes. */
import { approvedTexts } from "./approved-words";
import { instructionsFor, type Assignment } from "../../domain/draft/assignment";
import { differsFromTemplate } from "../../domain/draft/template-wording";
import type { DocumentUnit } from "../../domain/draft/units";
import type { Finding } from "../../domain/draft/finding";
import type { FactUse, LedgerView, WorkClass } from "../../domain/draft/ledger";
import type { UnitId } from "../../domain/ids";
import type { Facts } from "../../domain/matter/facts";
import type { OpenQuestion } from "../../domain/review/open-question";
import type { JudgedUnit } from "../../domain/review/review-gate";
import type { UnitReview } from "../../domain/review/unit-review";
import type { CountedRecords } from "../../domain/review/valid-decision";
import { valueAt } from "../../domain/matter/fact-path";
import type { Attention, Counts, MissingFact, UnitView } from "./open-draft-state";
import { given } from "../../given";

/** What stands around the units: the ledger's hints, the facts as they are now, what is asked, what was instructed. */
export interface Surroundings {
  readonly ledger: LedgerView;
  readonly facts: Facts;
  readonly questions: readonly OpenQuestion[];
  readonly records: CountedRecords;
  readonly assignment?: Assignment;
}

export const unitViews = (
  units: readonly JudgedUnit[],
  findings: readonly Finding[],
  around: Surroundings,
): readonly UnitView[] => {
  const { ledger, assignment } = around;
  const approved = approvedTexts(units, ledger, around.records);
  const headings = headingsAbove(units);
  const byUnit = new Map<UnitId, Finding[]>();
  for (const finding of findings)
    if (finding.unit !== undefined) byUnit.set(finding.unit, [...(byUnit.get(finding.unit) ?? []), finding]);
  return units.map(({ unit, review }, index): UnitView => {
    const facts = unit.ledger?.facts ?? [];
    // What fills facts is factual unless the template says otherwise; interpretive must always be said.
    const workClass: WorkClass = unit.ledger?.workClass ?? (facts.length > 0 ? "factual" : "procedural");
    return {
      unit: unit.id,
      number: index + 1,
      place: unit.place,
      story: unit.story,
      occurrence: unit.occurrence,
      ...given({ tag: unit.tag }),
      text: unit.text,
      ...given({ label: unit.label }),
      ...withTemplate(unit.ledger?.templateParagraph, ledger),
      ...withQuestions(unit.id, around.questions),
      ...withStale(facts, around.facts),
      ...(approved.has(unit.id) ? { approvedText: approved.get(unit.id) ?? "" } : {}),
      ...(assignment === undefined
        ? {}
        : withInstructions(
            instructionsFor(assignment, {
              interpretive: workClass === "interpretive",
              headings: headings[index] ?? [],
              factPaths: facts.map(({ path }) => path),
            }),
          )),
      words: unit.words,
      placeHash: unit.placeHash,
      furniture: unit.furniture,
      workClass,
      signature: unit.signature,
      review,
      facts,
      findings: byUnit.get(unit.id) ?? [],
      attention: attentionOf(review, workClass, facts, saysWhatTemplateSays(unit, ledger)),
    };
  });
};

const withTemplate = (paragraph: number | undefined, ledger: LedgerView): Pick<UnitView, "templateText"> => {
  const text = paragraph === undefined ? undefined : ledger.paragraphs?.[paragraph]?.text;
  return text === undefined ? {} : { templateText: text };
};

const withQuestions = (unit: UnitId, questions: readonly OpenQuestion[]): Pick<UnitView, "questions"> => {
  const here = questions.filter((question) => question.unit === unit);
  return here.length === 0 ? {} : { questions: here };
};

const withInstructions = (instructions: readonly string[]): Pick<UnitView, "instructions"> =>
  instructions.length === 0 ? {} : { instructions };

/** Only a value printed as it is on file can be compared with the file; one a helper wrote out is left alone. */
const withStale = (
  printed: readonly (FactUse & { readonly expression?: string })[],
  facts: Facts,
): Pick<UnitView, "staleFacts"> => {
  const stale = printed.flatMap(({ path, text, expression, missing }) => {
    const now = valueAt(facts, path);
    return expression === undefined &&
      missing !== true &&
      typeof now === "string" &&
      text !== "" &&
      now.trim() !== text.trim()
      ? [{ path, now }]
      : [];
  });
  return stale.length === 0 ? {} : { staleFacts: stale };
};

const LONGEST_HEADING = 80;
const HEADINGS_KEPT = 3;
/** A heading is short and ends without the mark of a sentence. */
const readsAsHeading = (text: string): boolean =>
  text.trim().length > 0 && text.trim().length <= LONGEST_HEADING && /\p{L}/u.test(text) && !/[.;,?!]\s*$/u.test(text);

/** For each unit the headings above it, nearest first. */
const headingsAbove = (units: readonly JudgedUnit[]): readonly (readonly string[])[] => {
  let above: readonly string[] = [];
  return units.map(({ unit }) => {
    const here = above;
    if (unit.story === "body" && readsAsHeading(unit.text)) above = [unit.text, ...above].slice(0, HEADINGS_KEPT);
    return here;
  });
};

/** The ledger says which paragraph of the template it came from; whether its words still are that paragraph's is looked at, not believed. */
const saysWhatTemplateSays = ({ ledger: own, text }: DocumentUnit, ledger: LedgerView): boolean => {
  const template = own?.templateParagraph === undefined ? undefined : ledger.paragraphs?.[own.templateParagraph]?.text;
  return template !== undefined && !differsFromTemplate(template, own?.facts ?? [], text);
};

const attentionOf = (
  review: UnitReview,
  workClass: WorkClass,
  facts: readonly FactUse[],
  templateWords: boolean,
): Attention => {
  if (review.status === "approved") return "done";
  if (workClass === "interpretive") return "interpretive";
  if (review.status === "escalated") return "escalated";
  if (review.status === "lapsed") return "changed-since-approval";
  if (review.status === "changesRequested") return "changes-requested";
  if (review.status === "renumbered" || review.status === "moved") return "displaced";
  if (facts.some(({ source }) => source !== undefined && (source.kind === "note" || source.note !== undefined)))
    return "fact-by-hand";
  if (!templateWords) return "new-words";
  return facts.length > 0 ? "fact-filled" : "template-words";
};

/** One line a missing path, with the units that show it. */
export const missingFacts = (findings: readonly Finding[]): readonly MissingFact[] => {
  const units = new Map<string, UnitId[]>();
  for (const finding of findings) {
    if (finding.code !== "placeholder-left") continue;
    const path = String(finding.detail?.["path"] ?? "");
    units.set(path, [...(units.get(path) ?? []), ...(finding.unit === undefined ? [] : [finding.unit])]);
  }
  return [...units].map(([path, shownIn]) => ({ path, units: shownIn }));
};

export const countUnits = (
  views: readonly UnitView[],
  open: readonly Finding[],
  missing: readonly MissingFact[],
  questions: number,
): Counts => {
  const read = views.filter((view) => !view.furniture);
  const having = (...statuses: readonly UnitReview["status"][]): number =>
    read.filter((view) => statuses.includes(view.review.status)).length;
  return {
    units: read.length,
    furniture: views.length - read.length,
    left: read.length - having("approved"),
    approved: having("approved"),
    changesRequested: having("changesRequested"),
    lapsed: having("lapsed"),
    displaced: having("renumbered", "moved"),
    questions,
    missing: missing.length,
    blocking: open.filter((finding) => finding.severity === "blocking").length,
  };
};
