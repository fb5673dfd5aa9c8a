/**
 * A finding is one thing that is wrong or open, with the place it points at (design section 1).
 * Codes are stable and machine-readable; the sentences people read are in src/app/sentences.ts.
 */
import type { UnitId } from "../ids";

/** blocking: must be ended. toBeSeen: an attorney accepts it by name. advisory: may be accepted with a reason. */
export type Severity = "blocking" | "toBeSeen" | "advisory";

export type StoryKind = "body" | "header" | "footer" | "footnote" | "endnote" | "textbox";

/** Where in the document: package part, story, zero-based paragraph within that story's listing, first words (at most 60 characters, for the screen only: never logged). */
export interface Place {
  readonly part: string;
  readonly story: StoryKind;
  readonly paragraph: number;
  readonly firstWords: string;
}

/** The one action in the pane that ends a blocking finding. */
export type EndingAction =
  | "fill"
  | "name-blank"
  | "mark-not-applicable"
  | "freeze-field"
  | "keep-value"
  | "unhide-or-delete"
  | "accept-marks"
  | "retag"
  | "review"
  | "remove-by-hand";

export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly unit?: UnitId;
  readonly place?: Place;
  /** Names, paths and numbers the sentence needs; may hold client text, so never logged. */
  readonly detail?: Readonly<Record<string, string | number>>;
  readonly endedBy?: EndingAction;
}
