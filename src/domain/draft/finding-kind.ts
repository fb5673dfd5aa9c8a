/** What the catalogue says of each kind of finding; the catalogue itself is finding-catalogue.ts. */

/** blocking: must be ended. toBeSeen: an attorney accepts it by name. advisory: may be accepted with a reason. */
export type Severity = "blocking" | "toBeSeen" | "advisory";

/** The one action in the pane that ends a finding. */
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
  | "choose-forum"
  | "remove-by-hand";

/** The three things a team lead's check speaks of. Accuracy: names, numbers, facts and records that may not be what the file says. Completeness: something is lacking, or waits for somebody. */
export const CHECK_PARTS = ["formatting", "accuracy", "completeness"] as const;
export type CheckPart = (typeof CHECK_PARTS)[number];

/** A detail by its type; with a question mark where not every finding of the kind has it. */
type DetailType = "text" | "number" | "text?" | "number?";

interface Weight {
  readonly severity: Severity;
  /** `acceptance`: an attorney's acceptance is all there is to do. */
  readonly endedBy: EndingAction | "acceptance";
}

export interface FindingKind extends Weight {
  /** Where the same thing weighs otherwise too, by who found it: then whoever does says which. */
  readonly otherwise?: Weight;
  /** Where it stands in the team lead's check; `none` where only the attorney's reading or the check itself ends it, or where no check sees it. */
  readonly group: CheckPart | "none";
  /** Names, paths and numbers its sentence may need. */
  readonly details: Readonly<Record<string, DetailType>>;
  /** Ended by what the file is and where it lies, not by an edit. */
  readonly wholeFile?: true;
}

type Names<Details, Type extends DetailType> = {
  [Name in keyof Details]: Details[Name] extends Type ? Name : never;
}[keyof Details];

/** The details of one kind, as whoever finds it gives them. */
export type DetailsOf<Details> = Details extends unknown
  ? { readonly [Name in Names<Details, "text">]: string } & { readonly [Name in Names<Details, "number">]: number } & {
      readonly [Name in Names<Details, "text?">]?: string;
    } & { readonly [Name in Names<Details, "number?">]?: number }
  : never;
