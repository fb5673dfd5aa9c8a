/** What the writing of one part keeps: where it stands, what it has seen, and how what came to nothing is taken back. */
import type { Finding, Place, StoryKind } from "../../domain/draft/finding";
import type { EmittedUnit, Emission, Item } from "./emission";
import type { WorkClass } from "../program/ops";
import { pieceWriter, type PieceWriter } from "../program/piece-writer";
import type { Expression } from "../language/syntax";

/** Ids of a list's round by what they were; a round of a list inside starts its own. */
export interface FreshNames {
  readonly names: Map<string, string>;
  readonly outer: FreshNames | undefined;
}

export interface PartWriting {
  readonly emission: Emission;
  readonly part: string;
  readonly out: PieceWriter;
  /** Visible values and words printed so far: what prints none may vanish. */
  visible: number;
  unit: EmittedUnit | undefined;
  /** Number of the paragraph in its story. */
  paragraph: number;
  story: StoryKind;
  filledRows: number;
  item: Item | undefined;
  /** Every value printed here gets its row in the ledger; not so in long lists without sources, or the ledger would outgrow them. */
  remembers: boolean;
  paragraphsOut: number;
  lastWasParagraph: boolean;
  workClass: WorkClass | undefined;
  /** Index of the template's paragraph being written; -1 outside. */
  template: number;
  /** Unit ids of a text box's first copy, for its second. */
  readonly copies: Map<number, number[]>;
  /** Expressions whose reading in lists is noted already. */
  readonly patterned: Set<Expression>;
  fresh: FreshNames;
  freshLists: ReadonlyMap<string, string>;
  /** How often each bookmark's name went out. */
  readonly repeated: Map<string, number>;
}

export const partWriting = (part: string, story: StoryKind, emission: Emission): PartWriting => ({
  emission,
  part,
  out: pieceWriter(),
  visible: 0,
  unit: undefined,
  paragraph: 0,
  story,
  filledRows: 0,
  item: undefined,
  remembers: true,
  paragraphsOut: 0,
  lastWasParagraph: false,
  workClass: undefined,
  template: -1,
  copies: new Map(),
  patterned: new Set(),
  fresh: { names: new Map(), outer: undefined },
  freshLists: new Map(),
  repeated: new Map(),
});

const here = (writing: PartWriting): Place => ({
  part: writing.part,
  story: writing.story,
  paragraph: writing.paragraph,
  firstWords: (writing.emission.paragraphs[writing.template]?.text ?? "").trim().slice(0, 60),
});

/** Records a finding where the writing stands. */
export const noteFinding = (writing: PartWriting, finding: Finding): void => {
  const { emission, unit } = writing;
  emission.findings.push({
    ...finding,
    ...(unit === undefined ? {} : { unit: emission.unitIds.at(unit.index) }),
    place: here(writing),
  });
};

/** A point the writing can go back to. */
export interface Mark {
  readonly length: number;
  readonly units: number;
  readonly ids: number;
  readonly findings: number;
  readonly missing: number;
  readonly pictures: number;
  readonly blanks: number;
  readonly noted: number;
  readonly paragraph: number;
  readonly paragraphsOut: number;
  readonly lastWasParagraph: boolean;
}

export const markHere = ({ emission, out, paragraph, paragraphsOut, lastWasParagraph }: PartWriting): Mark => ({
  length: out.length,
  units: emission.units.length,
  ids: emission.unitIds.count,
  findings: emission.findings.length,
  missing: emission.missing.length,
  pictures: emission.pictures.length,
  blanks: emission.blanks.length,
  noted: emission.noted.length,
  paragraph,
  paragraphsOut,
  lastWasParagraph,
});

/** Takes back everything since the mark: words, units, findings. */
export const takeBack = (writing: PartWriting, mark: Mark): void => {
  const { emission } = writing;
  writing.out.rewind(mark.length);
  emission.units.length = mark.units;
  emission.unitIds.rewind(mark.ids);
  emission.findings.length = mark.findings;
  emission.missing.length = mark.missing;
  emission.pictures.length = mark.pictures;
  emission.blanks.length = mark.blanks;
  for (const key of emission.noted.splice(mark.noted)) emission.noteUses.get(key)?.pop();
  writing.paragraph = mark.paragraph;
  writing.paragraphsOut = mark.paragraphsOut;
  writing.lastWasParagraph = mark.lastWasParagraph;
};
