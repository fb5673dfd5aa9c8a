/**
 * What becomes of a final once it leaves: rows anybody of the staff adds and nobody changes. A row entered in error is named by a later one and stands
 * for nothing from then on. What a file's words were when it came is repeated here for reading; what counts is its digest, and verify reads it anew.
 */
import type { About } from "./sitting";
import { untouchedSinceWritten, type ReadRow, type Stamped } from "../stamped";

export const FILED_KINDS = ["filled", "conformed", "executed", "file-stamped"] as const;
export type FiledKind = (typeof FILED_KINDS)[number];

export const FILING_STEPS = ["submitted", "rejected", "resubmitted", "accepted", "served", "proof-filed"] as const;
export type FilingStep = (typeof FILING_STEPS)[number];

export interface FilledBlank {
  readonly name: string;
  readonly text: string;
}

/** What a file was found to hold when it came. A PDF or a scan shows words nobody can read here: its digest is kept, and that is said. */
export type Arrival =
  | { readonly words: "signed"; readonly filled: readonly FilledBlank[] }
  | { readonly words: "other" }
  | { readonly words: "not-compared"; readonly why: "pdf" | "not-readable" };

export interface FiledFile extends About {
  readonly kind: "file";
  readonly file: FiledKind;
  readonly driveItem: string;
  readonly name: string;
  /** SHA-256 of the file as it lies in Filings, lower-case hex. */
  readonly sha256: string;
  readonly arrival: Arrival;
}

export interface FilingEvent extends About {
  readonly kind: FilingStep;
  /** The day it happened: `2026-12-01`. */
  readonly on: string;
  /** The court's or the service's number for it. */
  readonly number?: string;
  /** To whom, how, or why. */
  readonly note?: string;
}

export interface SystemNumber extends About {
  readonly kind: "system-number";
  /** The file's number in the firm's document system. */
  readonly number: string;
}

export interface EnteredInError extends About {
  readonly kind: "entered-in-error";
  readonly row: string;
  readonly why: string;
}

export type FilingRow = FiledFile | FilingEvent | SystemNumber | EnteredInError;

const isFilingEvent = (row: FilingRow): row is FilingEvent => FILING_STEPS.some((step) => step === row.kind);

/** What may be told next after what was told last. Service goes its own way beside the court's. */
const AFTER: Readonly<Record<"nothing" | FilingStep, readonly FilingStep[]>> = {
  nothing: ["submitted"],
  submitted: ["accepted", "rejected"],
  rejected: ["resubmitted"],
  resubmitted: ["accepted", "rejected"],
  accepted: [],
  served: ["proof-filed"],
  "proof-filed": [],
};

export interface FilingStanding {
  /** Rows that stand, as the server stamped them, oldest first. */
  readonly rows: readonly Stamped<FilingRow>[];
  readonly inError: ReadonlySet<string>;
  /** Row ids of what cannot be read, was changed since, or is of another draft: shown, and counted for nothing. */
  readonly notCounted: readonly string[];
  readonly next: readonly FilingStep[];
}

export const standingOfFiling = (
  rows: readonly ReadRow<FilingRow>[],
  about: Pick<About, "tenant" | "matter" | "draft">,
): FilingStanding => {
  const notCounted: string[] = [];
  const good: Stamped<FilingRow>[] = [];
  for (const row of [...rows].sort(
    (a, b) => a.createdAt.localeCompare(b.createdAt) || Number(a.itemId) - Number(b.itemId),
  )) {
    const { content } = row;
    const here =
      content !== undefined &&
      content.tenant === about.tenant &&
      content.matter === about.matter &&
      content.draft === about.draft &&
      untouchedSinceWritten(row);
    if (here) good.push({ ...row, content });
    else notCounted.push(row.itemId);
  }
  const inError = new Set(good.flatMap(({ content }) => (content.kind === "entered-in-error" ? [content.row] : [])));
  const told = good.flatMap(({ itemId, content }) =>
    isFilingEvent(content) && !inError.has(itemId) ? [content.kind] : [],
  );
  const ofService = told.filter((step) => step === "served" || step === "proof-filed");
  const ofFiling = told.filter((step) => step !== "served" && step !== "proof-filed");
  return {
    rows: good,
    inError,
    notCounted,
    next: [...AFTER[ofFiling.at(-1) ?? "nothing"], "served", ...(ofService.includes("served") ? AFTER.served : [])],
  };
};
