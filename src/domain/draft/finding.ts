/**
 * A finding is one thing that is wrong or open, with the place it points at. What each kind is, and what ends it, says finding-catalogue.ts;
 * the sentences people read are in src/app/words. `finding` makes one, so that nobody writes severity or ending by hand.
 */
import type { UnitId } from "../ids";
import { kindOf, type Details, type FindingCode, type SeverityOf } from "./finding-catalogue";
import type { EndingAction, Severity } from "./finding-kind";

export type StoryKind = "body" | "header" | "footer" | "footnote" | "endnote" | "textbox";

/** Where in the document: package part, story, zero-based paragraph within that story's listing, first words (at most 60 characters, for the screen only: never logged). */
export interface Place {
  readonly part: string;
  readonly story: StoryKind;
  readonly paragraph: number;
  readonly firstWords: string;
}

export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly unit?: UnitId;
  readonly place?: Place;
  /** Names, paths and numbers the sentence needs; may hold client text, so never logged. */
  readonly detail?: Readonly<Record<string, string | number>>;
  readonly endedBy?: EndingAction;
}

/** The unit it points at, and where that stands. */
export interface FoundAt {
  readonly unit?: UnitId | undefined;
  readonly place?: Place | undefined;
}

/** What ends a finding of that weight; undefined where an attorney's acceptance is all there is to do. */
export const endingOf = (code: FindingCode, severity: Severity): EndingAction | undefined => {
  const { otherwise, ...kind } = kindOf(code);
  const { endedBy } = otherwise?.severity === severity ? otherwise : kind;
  return endedBy === "acceptance" ? undefined : endedBy;
};

type Given<Code extends FindingCode> =
  Record<never, never> extends Details<Code>
    ? readonly [detail?: Details<Code>, at?: FoundAt]
    : readonly [detail: Details<Code>, at?: FoundAt];

/** For the few kinds whose weight depends on who found it. */
export const findingOf = <Code extends FindingCode>(
  severity: SeverityOf<Code>,
  code: Code,
  ...[detail, { unit, place } = {}]: Given<Code>
): Finding => {
  const endedBy = endingOf(code, severity);
  return {
    code,
    severity,
    ...(unit === undefined ? {} : { unit }),
    ...(place === undefined ? {} : { place }),
    ...(detail === undefined || Object.keys(detail).length === 0 ? {} : { detail }),
    ...(endedBy === undefined ? {} : { endedBy }),
  };
};

export const finding = <Code extends FindingCode>(code: Code, ...given: Given<Code>): Finding =>
  findingOf<Code>(kindOf(code).severity, code, ...given);
