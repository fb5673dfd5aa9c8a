/**
 * The units a document really holds, read from its content alone (invariant 2): what carries a unit's tag, what stands in the ledger because
 * Word cannot wrap it there, and what carries nothing. Furniture is decided by what a paragraph is, never by what the ledger says of it.
 */
import type { UnitId, WordsHash } from "../ids";
import { unitPlace, unitWords } from "../review/unit-words";
import type { Place, StoryKind } from "./finding";
import type { LedgerUnit, LedgerView } from "./ledger";
import type { ReviewedContent, ReviewedParagraph, ReviewedStory } from "./reviewed-content";
import { readsAsSignature, signatureBlanks } from "./signature-block";
import { readUnitTag, type UnitStatusTag } from "./tag";

/** One control (or one unwrapped paragraph known to the ledger) with the id it claims. Two of them with one id are two units in the document. */
export interface DocumentUnit {
  readonly id: UnitId;
  readonly place: Place;
  readonly story: StoryKind;
  /** Its tag as the document holds it; absent for a unit known by the ledger's anchor. */
  readonly tag?: string;
  readonly tagSays?: UnitStatusTag;
  /** Which of the controls with this very tag, zero-based. */
  readonly occurrence: number;
  readonly text: string;
  readonly label?: string;
  readonly words: WordsHash;
  readonly placeHash: string;
  readonly furniture: boolean;
  /** Holds a signature's line, "/s/" or a bar number: decided one by one. */
  readonly signature: boolean;
  readonly paragraphs: number;
  readonly ledger?: LedgerUnit;
}

export interface UnitsOfDocument {
  readonly units: readonly DocumentUnit[];
  /** Paragraphs that belong to no unit. */
  readonly untagged: readonly { readonly place: Place; readonly text: string; readonly words: string }[];
  /** The unit a paragraph belongs to, by index into `stories` and into that story's `paragraphs`. */
  readonly unitAt: (storyIndex: number, paragraph: number) => UnitId | undefined;
}

const FIRST_WORDS = 60;

export const placeOf = (story: ReviewedStory, paragraph: number): Place => ({
  part: story.part, story: story.kind, paragraph, firstWords: (story.paragraphs[paragraph]?.text ?? "").trim().slice(0, FIRST_WORDS),
});

/** Stories in which Word cannot wrap a paragraph through its API (design, invariant 2). */
const UNWRAPPABLE: readonly StoryKind[] = ["textbox", "footnote", "endnote"];

interface Gathering {
  readonly id: UnitId;
  readonly story: ReviewedStory;
  readonly indexes: number[];
  readonly storyIndex: number;
  readonly first: number;
  readonly paragraphs: ReviewedParagraph[];
  readonly tag?: string;
  readonly ledger?: LedgerUnit;
}

export const unitsOf = (content: ReviewedContent, ledger: LedgerView | undefined): UnitsOfDocument => {
  const known = new Map(ledger?.units.map((unit) => [unit.id, unit]) ?? []);
  const anchored = anchorsOf(ledger);
  const gathered: Gathering[] = [];
  const untagged: { place: Place; text: string; words: string }[] = [];
  const owners = content.stories.map((): Map<number, UnitId> => new Map());

  content.stories.forEach((story, storyIndex) => {
    const open = new Map<string, Gathering>();
    story.paragraphs.forEach((paragraph, index) => {
      const tag = paragraph.tag === undefined ? undefined : readUnitTag(paragraph.tag);
      if (paragraph.tag !== undefined && tag !== undefined) {
        owners[storyIndex]?.set(index, tag.unit);
        const key = `${String(paragraph.control ?? `paragraph ${String(index)}`)} ${paragraph.tag}`;
        const before = open.get(key);
        if (before !== undefined) {
          before.paragraphs.push(paragraph);
          before.indexes.push(index);
        }
        else {
          const ledgerUnit = known.get(tag.unit);
          const gathering: Gathering = { id: tag.unit, story, storyIndex, first: index, indexes: [index], paragraphs: [paragraph], tag: paragraph.tag, ...(ledgerUnit === undefined ? {} : { ledger: ledgerUnit }) };
          open.set(key, gathering);
          gathered.push(gathering);
        }
        return;
      }
      const standing = UNWRAPPABLE.includes(story.kind) ? anchored.take(story, index, paragraph.words) : undefined;
      if (standing !== undefined) {
        owners[storyIndex]?.set(index, standing.id);
        gathered.push({ id: standing.id, story, storyIndex, first: index, indexes: [index], paragraphs: [paragraph], ledger: standing });
      } else untagged.push({ place: placeOf(story, index), text: paragraph.text, words: paragraph.words });
    });
  });

  const blanks = signatureBlanks(content);
  // Pleading paper's line numbers stand in a text box of its header: as much furniture as the header itself.
  const edges = new Set(content.stories.filter((story) => story.kind === "header" || story.kind === "footer").map((story) => story.part));
  const occurrences = new Map<string, number>();
  const units = gathered.map((gathering): DocumentUnit => {
    const occurrence = gathering.tag === undefined ? 0 : (occurrences.get(gathering.tag) ?? 0);
    if (gathering.tag !== undefined) occurrences.set(gathering.tag, occurrence + 1);
    return asUnit(gathering, occurrence, blanks, edges);
  });
  return { units, untagged, unitAt: (storyIndex, paragraph) => owners[storyIndex]?.get(paragraph) };
};

/** The ledger's unwrapped units; each answers for one paragraph with its very words, the nearest by number first. */
const anchorsOf = (ledger: LedgerView | undefined) => {
  const waiting = (ledger?.units ?? []).filter((unit) => unit.anchor !== undefined);
  const taken = new Set<UnitId>();
  return {
    take: (story: ReviewedStory, paragraph: number, words: string): LedgerUnit | undefined => {
      const fits = waiting.filter(({ id, anchor }) => !taken.has(id) && anchor?.part === story.part && anchor.story === story.kind && anchor.words === words);
      const nearest = fits.sort((a, b) => Math.abs((a.anchor?.paragraph ?? 0) - paragraph) - Math.abs((b.anchor?.paragraph ?? 0) - paragraph))[0];
      if (nearest !== undefined) taken.add(nearest.id);
      return nearest;
    },
  };
};

const asUnit = ({ id, story, storyIndex, first, indexes, paragraphs, tag, ledger }: Gathering, occurrence: number, blanks: ReadonlySet<string>, edges: ReadonlySet<string>): DocumentUnit => {
  const label = paragraphs[0]?.label;
  const tagSays = tag === undefined ? undefined : readUnitTag(tag)?.status;
  return {
    id, story: story.kind, place: placeOf(story, first), occurrence,
    ...(tag === undefined ? {} : { tag }),
    ...(tagSays === undefined ? {} : { tagSays }),
    text: paragraphs.map((paragraph) => paragraph.text).join("\n"),
    ...(label === undefined ? {} : { label }),
    words: unitWords(paragraphs.map((paragraph) => paragraph.words)),
    placeHash: unitPlace(paragraphs.map((paragraph) => paragraph.place)),
    furniture: story.kind === "header" || story.kind === "footer" || (story.kind === "textbox" && edges.has(story.part)) || paragraphs.every(isEmpty),
    // What the ledger says of it can only add: a bar number is one however it is introduced.
    signature: paragraphs.some((paragraph) => readsAsSignature(paragraph.text)) || ledger?.facts.some(({ path }) => path === "attorney.barNumber") === true || indexes.some((index) => blanks.has(`${String(storyIndex)}:${String(index)}`)),
    paragraphs: paragraphs.length,
    ...(ledger === undefined ? {} : { ledger }),
  };
};

/** No letter to read and nothing drawn: a picture or an equation is no furniture however empty its text. */
const isEmpty = (paragraph: ReviewedParagraph): boolean => paragraph.text.trim() === "" && paragraph.drawn !== true;
