/**
 * What a person decides about a difference that refreshing the facts told: the draft stays as it reads, or the value on file comes back.
 * It names the finding by what it is about; a finding about anything else is told as before.
 */
import type { UnitId } from "../ids";
import type { Finding } from "./finding";
import type { FindingCode } from "./finding-catalogue";
import { given } from "../../given";

export interface Settling {
  readonly how: "keep" | "put-back";
  readonly code: FindingCode;
  readonly unit?: UnitId;
  readonly path?: string;
  readonly condition?: string;
}

const told = (finding: Finding, name: string): string | undefined => {
  const value = finding.detail?.[name];
  return value === undefined ? undefined : String(value);
};

export const settlingOf = (finding: Finding, how: Settling["how"]): Settling => {
  const [path, condition] = [told(finding, "path"), told(finding, "condition")];
  return {
    how,
    code: finding.code,
    ...given({ unit: finding.unit, path, condition }),
  };
};

export const settles = (settling: Settling | undefined, how: Settling["how"], finding: Finding): boolean =>
  settling?.how === how &&
  settling.code === finding.code &&
  settling.unit === finding.unit &&
  settling.path === told(finding, "path") &&
  settling.condition === told(finding, "condition");

/** A list that grew or shrank, a condition that is decided otherwise: no single value, so the draft keeps them only together with a question to the attorney. */
export const concernsWholeParagraphs = (code: FindingCode): boolean =>
  code === "list-grew" || code === "list-shrank" || code === "condition-changed";

/** A value that stands in a control of its own can be put back; a paragraph of a list may hold a person's other edits too. */
export const mayPutBack = (finding: Finding): boolean =>
  finding.code === "fact-edited-by-hand" && finding.detail?.["control"] !== undefined;
