/**
 * Questions that only an attorney answers and that block sign-off while open: those people raised (records) and those a rule raises.
 * A rule's question is no row: it follows from what is judged, again each time, so that nobody can leave it out or delete it. Its id names
 * the grounds (unit and words, fact and values); the answer counts for these grounds only.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { PersonId, UnitId } from "../ids";
import { closes, openQuestions, type CountedRecords } from "./valid-decision";
import { given } from "../../given";

/**
 * two-values: a fact has two values on file. fact-typed-over: the draft says another value than the file.
 * interpretive-text: interpretive text written without an assignment that says so. declarant-abroad: a declaration executed outside the United States (28 U.S.C. 1746).
 */
export type QuestionRule = "two-values" | "fact-typed-over" | "interpretive-text" | "declarant-abroad";

export interface OpenQuestion {
  readonly id: string;
  readonly unit?: UnitId;
  /** Path of the fact it is about. */
  readonly fact?: string;
  /** Set when a rule raised it; sentences.ts has the words. */
  readonly rule?: QuestionRule;
  /** What the sentence needs; may hold client text, so never logged. */
  readonly detail?: Readonly<Record<string, string | number>>;
  /** Set when a person raised it. */
  readonly text?: string;
  readonly by?: PersonId;
  readonly byName?: string;
  readonly at?: string;
}

/** `grounds` are what the answer will stand on; any change of them is another question. */
export const ruleQuestion = (
  rule: QuestionRule,
  grounds: readonly string[],
  more: Omit<OpenQuestion, "id" | "rule">,
): OpenQuestion => ({
  id: `rule-${bytesToHex(sha256(utf8ToBytes([rule, ...grounds].map((part) => `${String(part.length)}:${part}`).join("")))).slice(0, 32)}`,
  rule,
  ...more,
});

const personsQuestion = ({ record, by, byName, at }: CountedRecords["questions"][number]): OpenQuestion => ({
  id: record.id,
  text: record.text,
  by,
  byName,
  at,
  ...given({ unit: record.unit, fact: record.fact }),
});

/** What is open: people's questions in the order raised, then the rules' that no attorney has answered. */
export const stillAsked = (records: CountedRecords, byRule: readonly OpenQuestion[]): readonly OpenQuestion[] => [
  ...openQuestions(records).map(personsQuestion),
  ...byRule.filter(
    (question) =>
      !records.answers.some(
        (answer) => answer.attorney && answer.record.outcome === "answered" && closes(answer.record, question.id),
      ),
  ),
];
