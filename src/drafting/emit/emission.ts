/** What composing keeps while it writes: the units made, the facts printed, what is missing, and how much was done already. */
import type { Finding } from "../../domain/draft/finding";
import type { WorkClass } from "../../domain/draft/ledger";
import type { UnitId } from "../../domain/ids";
import type { ControlIds, UnitIds } from "../control/unit-controls";
import type { DraftLimits } from "../setting/draft-setting";
import type { HelperSetting } from "../helpers/helper";
import type { RunShape, TemplateParagraph } from "../program/ops";
import type { Picture } from "./picture";
import type { Scope } from "../language/scope";
import type { EmittedDecision } from "../ledger/decision";

/** The item of a list a unit stands in. */
export interface Item {
  /** Path of the list; undefined when it is no fact. */
  readonly list: string | undefined;
  readonly key: string;
  readonly outer: Item | undefined;
}
export const itemPath = (item: Item | undefined): string | undefined =>
  item?.list === undefined ? undefined : `${item.list}.${item.key}`;

export interface EmittedUnit {
  /** Which of the draft's ids it has, counted from 0. */
  readonly index: number;
  readonly furniture: boolean;
  readonly template: number;
  workClass: WorkClass;
  /** Rows of the ledger's facts, counted from 1. */
  readonly facts: number[];
  /** Those of them printed where no control names them: refreshing has nothing to rewrite there, and tells it. */
  bare?: number[];
  readonly item: Item | undefined;
  /** Contexts it stands in (scope-steps.ts), where they are more than its item's round. */
  readonly steps?: string;
}
/** Rounds of one list that made the same units each: kept as one entry, or a long table's ledger would outgrow the table. */
export interface EmittedRun {
  readonly run: true;
  /** Id of the first unit; the others count up. */
  readonly index: number;
  readonly list: string;
  readonly from: number;
  readonly rounds: number;
  readonly units: readonly Pick<EmittedUnit, "template" | "furniture" | "workClass">[];
}

export interface EmittedFact {
  readonly path: string;
  /** The placeholder without braces, where it is more than the path. */
  readonly expression?: string;
  /** The context the expression is read in (row-context.ts), where it is not the root. */
  readonly within?: string;
  /** As printed; "" when missing. */
  readonly value: string;
  readonly missing: boolean;
}
/** A picture a fact brought, and where it is shown. */
export interface EmittedPicture {
  readonly picture: Picture;
  readonly part: string;
  /** Id of the part's relationship the markup names. */
  readonly relationship: string;
}
export interface EmittedBlank {
  readonly bookmark: string;
  readonly name: string;
}

export interface Emission {
  readonly setting: HelperSetting;
  readonly limits: DraftLimits;
  readonly paragraphs: readonly TemplateParagraph[];
  readonly unitIds: UnitIds;
  readonly controlIds: ControlIds;
  /** Without controls: the plain filled document, for comparing hashes. */
  readonly tagged: boolean;
  /** Facts carry sources: then every fact printed in a list gets its row, however long the list. */
  readonly sourced: boolean;
  readonly units: (EmittedUnit | EmittedRun)[];
  readonly facts: EmittedFact[];
  readonly factRows: Map<string, number>;
  /** Facts' controls written so far, by the format and the row they stand in. */
  readonly controls: Map<RunShape, Map<number, Uint8Array>>;
  /** Of template paragraphs in lists: the facts they print, seen from the item (`.name`), each once. */
  readonly patterns: Map<number, Set<string>>;
  /** By contexts and marker. */
  readonly decisions: Map<string, EmittedDecision>;
  readonly pictures: EmittedPicture[];
  readonly blanks: EmittedBlank[];
  readonly findings: Finding[];
  readonly missing: { readonly path: string; readonly unit?: UnitId }[];
  /** The two legend controls, with fresh ids. */
  readonly legend: () => string;
  /** Places that refer to a note inside a list, by kind and original id, each with the id its copy gets. */
  readonly noteUses: Map<string, { readonly id: string; readonly scope: Scope; readonly item: Item | undefined }[]>;
  /** Keys of `noteUses` in the order of their uses, for taking them back. */
  readonly noted: string[];
  /** Lists made anew: the fresh `w:numId` and the one it begins again. */
  readonly freshLists: { readonly id: number; readonly original: string }[];
  nextList: number;
  nextNote: number;
  nextBookmark: number;
  iterations: number;
  /** Inline controls that name a fact. */
  factControls: number;
  written: number;
}

/**
 * Replaces the units a list has made by runs, as far as its rounds are alike.
 * @param starts where in `units` each round begins
 */
export const foldRounds = (emission: Emission, list: string | undefined, starts: readonly number[]): void => {
  const { units } = emission;
  const begin = starts[0];
  if (list === undefined || begin === undefined || starts.length < 3) return;
  const ends = [...starts.slice(1), units.length];
  const folded: (EmittedUnit | EmittedRun)[] = [];
  const plain = (unit: EmittedUnit | EmittedRun, key: string): unit is EmittedUnit =>
    !("run" in unit) &&
    unit.facts.length === 0 &&
    unit.steps === undefined &&
    unit.item?.list === list &&
    unit.item.key === key &&
    unit.item.outer === undefined;
  for (let round = 0; round < starts.length;) {
    const from = starts[round] as number;
    const size = (ends[round] as number) - from;
    const shape = units.slice(from, from + size);
    let alike = 0;
    let expected = (shape[0] as EmittedUnit | undefined)?.index ?? -1;
    while (size > 0 && round + alike < starts.length) {
      const at = starts[round + alike] as number;
      if ((ends[round + alike] as number) - at !== size) break;
      let same = true;
      for (let n = 0; same && n < size; n += 1) {
        const unit = units[at + n] as EmittedUnit | EmittedRun;
        const first = shape[n] as EmittedUnit;
        same =
          plain(unit, String(round + alike)) &&
          unit.index === expected + n &&
          unit.template === first.template &&
          unit.furniture === first.furniture &&
          unit.workClass === first.workClass;
      }
      if (!same) break;
      expected += size;
      alike += 1;
    }
    if (alike > 1) {
      folded.push({
        run: true,
        index: (shape[0] as EmittedUnit).index,
        list,
        from: round,
        rounds: alike,
        units: (shape as EmittedUnit[]).map(({ template, furniture, workClass }) => ({
          template,
          furniture,
          workClass,
        })),
      });
      round += alike;
    } else {
      folded.push(...shape);
      round += 1;
    }
  }
  units.length = begin;
  for (const entry of folded) units.push(entry);
};
