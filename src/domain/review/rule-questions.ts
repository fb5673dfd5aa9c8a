/**
 * The lines drawn before work starts (who decides what): where one is crossed the draft asks the attorney, whoever drafted it and whether or not
 * anyone said so. An attorney ends it by answering, or, for the words of one unit, by approving them as they stand.
 */
import { allowsInterpretive, type Assignment } from "../draft/assignment";
import { differsFromTemplate, takeApart, templateWording, type TakenApart } from "../draft/template-wording";
import type { FactUse, LedgerView } from "../draft/ledger";
import type { DocumentUnit } from "../draft/units";
import type { MatterId } from "../ids";
import type { FactValue, Facts } from "../matter/facts";
import type { Roster } from "../matter/roster";
import { isUnitedStates } from "../matter/united-states";
import { ruleQuestion, type OpenQuestion } from "./open-question";
import type { UnitReview } from "./unit-review";

/** One more value on file for a fact, as printed. */
export interface OtherValue {
  readonly path: string;
  readonly value: string;
}

export interface RuleGrounds {
  readonly matter: MatterId;
  readonly units: readonly DocumentUnit[];
  /** Where each stands by people's decisions alone. */
  readonly reviews: readonly UnitReview[];
  readonly ledger: LedgerView | undefined;
  readonly roster: Roster;
  readonly assignment?: Assignment;
  /** The matter's facts as they are now; absent when they were not read (a stored final judged from its records). */
  readonly facts?: Facts;
  readonly alsoOnFile?: readonly OtherValue[];
}

const asText = (value: FactValue): string =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value).trim() : "";
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
const spaced = (text: string): string => text.replace(/\s+/gu, " ").trim();
const rowOf = (value: FactValue): Readonly<Record<string, FactValue>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, FactValue>>)
    : {};
const rowsOf = (value: FactValue): readonly Readonly<Record<string, FactValue>>[] =>
  Array.isArray(value) ? (value as readonly FactValue[]).map(rowOf) : [];

const NONE: readonly OpenQuestion[] = [];
const isApproved = (review: UnitReview | undefined): boolean =>
  review?.status === "approved" || review?.status === "renumbered" || review?.status === "moved";

export const raisedByRule = (grounds: RuleGrounds): readonly OpenQuestion[] => [
  ...interpretiveText(grounds),
  ...typedOver(grounds),
  ...twoValues(grounds),
  ...declarantAbroad(grounds),
];

/** Interpretive text is the attorney's: a drafter writes it only along an outline she gave. */
const interpretiveText = ({
  matter,
  units,
  reviews,
  ledger,
  roster,
  assignment,
}: RuleGrounds): readonly OpenQuestion[] => {
  if (allowsInterpretive(assignment, matter, roster)) return [];
  return units.flatMap((unit, index): readonly OpenQuestion[] => {
    if (unit.ledger?.workClass !== "interpretive" || isApproved(reviews[index])) return NONE;
    const template = templateOf(unit, ledger);
    if (template === undefined || !differsFromTemplate(template, unit.ledger.facts, unit.text)) return [];
    return [ruleQuestion("interpretive-text", [unit.id, unit.words], { unit: unit.id, detail: { number: index + 1 } })];
  });
};

const templateOf = (unit: DocumentUnit, ledger: LedgerView | undefined): string | undefined =>
  unit.ledger?.templateParagraph === undefined ? undefined : ledger?.paragraphs?.[unit.ledger.templateParagraph]?.text;

/** The draft prints a fact, and somebody wrote something else over it: the file says one thing and the draft another. */
const typedOver = ({ units, reviews, ledger }: RuleGrounds): readonly OpenQuestion[] => {
  const questions: OpenQuestion[] = [];
  const apart = new Map<string, TakenApart>();
  units.forEach((unit, index) => {
    // Once approved, a change is shown against what was approved and decided as such.
    const template = templateOf(unit, ledger);
    const facts = unit.ledger?.facts ?? [];
    if (template === undefined || facts.length === 0 || reviews[index]?.status !== "pending") return;
    let parts = apart.get(template);
    if (parts === undefined) apart.set(template, (parts = takeApart(template)));
    const gone = new Set<FactUse>();
    for (const { fact } of templateWording(parts, facts))
      if (fact !== undefined && fact.missing !== true && !holds(unit.text, fact.text)) gone.add(fact);
    for (const fact of gone)
      questions.push(
        ruleQuestion("fact-typed-over", [unit.id, unit.words, fact.path, fact.text], {
          unit: unit.id,
          fact: fact.path,
          detail: { number: index + 1, path: fact.path, onFile: fact.text },
        }),
      );
  });
  return questions;
};

/** Whether the value stands in the text, however either is spaced; a value of nothing but white space stands everywhere. */
const holds = (text: string, value: string): boolean => text.includes(value) || spaced(text).includes(spaced(value));

/** Two values on file for one fact the draft prints: which one holds is not the drafter's to say. */
const twoValues = ({ ledger, facts, alsoOnFile = [] }: RuleGrounds): readonly OpenQuestion[] => {
  const printed = new Set((ledger?.facts ?? []).map((fact) => fact.path));
  if (facts === undefined) return [];
  const others = [...alsoOnFile, ...sameClientTwice(facts), ...sameDeclarantTwice(facts)];
  return others.flatMap(({ path, value }): OpenQuestion[] => {
    const [group = "", name = ""] = path.split(".");
    const chosen = asText(rowOf(facts[group])[name]);
    if (!printed.has(path) || chosen === "" || plain(chosen) === plain(value)) return [];
    return [
      ruleQuestion("two-values", [path, ...[chosen, value].sort()], {
        fact: path,
        detail: { path, one: chosen, other: value },
      }),
    ];
  });
};

/** The client as such, and the same client as a party of the caption. */
const sameClientTwice = (facts: Facts): readonly OtherValue[] => {
  const asParty = rowsOf(facts["parties"]).filter((party) => party["isClient"] === true);
  const [party] = asParty;
  if (party === undefined || asParty.length > 1) return [];
  return ["name", "address"].flatMap((name): OtherValue[] =>
    asText(party[name]) === "" ? [] : [{ path: `client.${name}`, value: asText(party[name]) }],
  );
};

/** Client and declarant under one name, with different particulars. */
const sameDeclarantTwice = (facts: Facts): readonly OtherValue[] => {
  const [client, declarant] = [rowOf(facts["client"]), rowOf(facts["declarant"])];
  if (asText(client["name"]) === "" || plain(asText(client["name"])) !== plain(asText(declarant["name"]))) return [];
  return ["address", "county", "state"].flatMap((name): OtherValue[] =>
    asText(client[name]) === "" ? [] : [{ path: `declarant.${name}`, value: asText(client[name]) }],
  );
};

const PERJURY = /penalty\s+of\s+perjury/iu;
const US_LAW = /laws\s+of\s+the\s+United\s+States/iu;
/** "Executed on March 3, 2026, at Toronto, Canada." */
const EXECUTED_AT = /\bexecuted\b[^;]{0,80}?\b(?:at|in)\s+([^;]{2,80}?)(?=\.\s|\.?$|;)/imu;

/** Outside the United States a declaration counts in federal court only "under the laws of the United States of America" (28 U.S.C. 1746(1)). */
const declarantAbroad = ({ units, facts }: RuleGrounds): readonly OpenQuestion[] => {
  const state = asText(rowOf(facts?.["declarant"])["state"]);
  const lives = state !== "" && !isUnitedStates(state) ? state : undefined;
  return units.flatMap((unit, index): readonly OpenQuestion[] => {
    if (!PERJURY.test(unit.text)) return NONE;
    const where =
      units
        .slice(index, index + 4)
        .map(({ text }) => abroad(text))
        .find((place) => place !== undefined) ?? lives;
    if (where === undefined) return [];
    return [
      ruleQuestion("declarant-abroad", [unit.id, unit.words, where], {
        unit: unit.id,
        detail: { number: index + 1, place: where, saysSo: US_LAW.test(unit.text) ? 1 : 0 },
      }),
    ];
  });
};

/** A place after "executed at" whose last part is named and is no state of the union. */
const abroad = (text: string): string | undefined => {
  const place = EXECUTED_AT.exec(text)?.[1];
  const parts = (place ?? "")
    .split(",")
    .map((part) => part.replace(/[\d_]+/gu, "").trim())
    .filter((part) => part !== "");
  const last = parts.at(-1);
  return parts.length < 2 || last === undefined || !/^\p{Lu}/u.test(last) || isUnitedStates(last) ? undefined : last;
};
