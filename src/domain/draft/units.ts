/**
 * The units a document really holds, read from its content alone (invariant 2): what carries a unit's tag, what stands in the ledger because
 * Word cannot wrap it there, and what carries nothing. Furniture is decided by what a paragraph is, never by what the ledger says of it.
 */
import type { UnitId, WordsHash } from "../ids";
import { digestInScript, unitHashes, type TextDigest, type UnitHashes } from "./unit-words";
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
  part: story.part,
  story: story.kind,
  paragraph,
  firstWords: (story.paragraphs[paragraph]?.text ?? "").trim().slice(0, FIRST_WORDS),
});

/** Stories in which Word cannot wrap a paragraph through its API (invariant 2). */
const UNWRAPPABLE: readonly StoryKind[] = ["textbox", "footnote", "endnote"];

interface Gathering {
  readonly id: UnitId;
  readonly story: ReviewedStory;
  readonly storyIndex: number;
  /** Numbers of its paragraphs in the story. */
  readonly indexes: number[];
  readonly paragraphs: ReviewedParagraph[];
  readonly tag?: string;
  readonly tagSays?: UnitStatusTag;
  readonly ledger: LedgerUnit | undefined;
}

/** `digest`: a host's own SHA-256; the value is the same without. */
export const unitsOf = (
  content: ReviewedContent,
  ledger: LedgerView | undefined,
  digest: TextDigest = digestInScript,
): UnitsOfDocument => {
  const known = new Map<UnitId, LedgerUnit>();
  for (const unit of ledger?.units ?? []) known.set(unit.id, unit);
  const anchored = anchorsOf(ledger);
  const gathered: Gathering[] = [];
  const untagged: { place: Place; text: string; words: string }[] = [];
  const owners = content.stories.map((): (UnitId | undefined)[] => []);

  content.stories.forEach((story, storyIndex) => {
    // A control may hold others, and then go on: its paragraphs need not stand together.
    const open = new Map<number, Gathering>();
    const owner = owners[storyIndex] ?? [];
    story.paragraphs.forEach((paragraph, index) => {
      const tag = paragraph.tag === undefined ? undefined : readUnitTag(paragraph.tag);
      if (paragraph.tag !== undefined && tag !== undefined) {
        owner[index] = tag.unit;
        const before = paragraph.control === undefined ? undefined : open.get(paragraph.control);
        if (before?.tag === paragraph.tag) {
          before.paragraphs.push(paragraph);
          before.indexes.push(index);
          return;
        }
        const gathering: Gathering = {
          id: tag.unit,
          story,
          storyIndex,
          indexes: [index],
          paragraphs: [paragraph],
          tag: paragraph.tag,
          tagSays: tag.status,
          ledger: known.get(tag.unit),
        };
        if (paragraph.control !== undefined) open.set(paragraph.control, gathering);
        gathered.push(gathering);
        return;
      }
      const standing = UNWRAPPABLE.includes(story.kind) ? anchored.take(story, index, paragraph.words) : undefined;
      if (standing !== undefined) {
        owner[index] = standing.id;
        gathered.push({
          id: standing.id,
          story,
          storyIndex,
          indexes: [index],
          paragraphs: [paragraph],
          ledger: standing,
        });
      } else untagged.push({ place: placeOf(story, index), text: paragraph.text, words: paragraph.words });
    });
  });

  const around: Around = {
    hashes: unitHashes(digest),
    blanks: signatureBlanks(content),
    // Pleading paper's line numbers stand in a text box of its header: as much furniture as the header itself.
    edges: new Set(
      content.stories.filter((story) => story.kind === "header" || story.kind === "footer").map((story) => story.part),
    ),
  };
  const occurrences = new Map<string, number>();
  const units = gathered.map((gathering): DocumentUnit => {
    const occurrence = gathering.tag === undefined ? 0 : (occurrences.get(gathering.tag) ?? 0);
    if (gathering.tag !== undefined) occurrences.set(gathering.tag, occurrence + 1);
    return asUnit(gathering, occurrence, around);
  });
  return { units, untagged, unitAt: (storyIndex, paragraph) => owners[storyIndex]?.[paragraph] };
};

/** The ledger's unwrapped units; each answers for one paragraph with its very words, the nearest by number first. */
const anchorsOf = (ledger: LedgerView | undefined) => {
  const waiting = (ledger?.units ?? []).filter((unit) => unit.anchor !== undefined);
  const taken = new Set<UnitId>();
  return {
    take: (story: ReviewedStory, paragraph: number, words: string): LedgerUnit | undefined => {
      const fits = waiting.filter(
        ({ id, anchor }) =>
          !taken.has(id) && anchor?.part === story.part && anchor.story === story.kind && anchor.words === words,
      );
      const nearest = fits.sort(
        (a, b) => Math.abs((a.anchor?.paragraph ?? 0) - paragraph) - Math.abs((b.anchor?.paragraph ?? 0) - paragraph),
      )[0];
      if (nearest !== undefined) taken.add(nearest.id);
      return nearest;
    },
  };
};

/** What of the document every unit is read with. */
interface Around {
  readonly hashes: UnitHashes;
  /** Paragraphs that hold a blank for a signature. */
  readonly blanks: ReadonlySet<string>;
  /** Parts that are headers or footers. */
  readonly edges: ReadonlySet<string>;
}

type Writable<Of> = { -readonly [Key in keyof Of]: Of[Key] };

const asUnit = (
  { id, story, storyIndex, indexes, paragraphs, tag, tagSays, ledger }: Gathering,
  occurrence: number,
  { hashes, blanks, edges }: Around,
): DocumentUnit => {
  const [first] = paragraphs;
  const unit: Writable<DocumentUnit> = {
    id,
    story: story.kind,
    place: placeOf(story, indexes[0] ?? 0),
    occurrence,
    text:
      paragraphs.length === 1 && first !== undefined
        ? first.text
        : paragraphs.map((paragraph) => paragraph.text).join("\n"),
    words: hashes.words(paragraphs.map((paragraph) => paragraph.words)),
    placeHash: hashes.place(paragraphs.map((paragraph) => paragraph.place)),
    furniture:
      story.kind === "header" ||
      story.kind === "footer" ||
      (story.kind === "textbox" && edges.has(story.part)) ||
      paragraphs.every(isEmpty),
    // What the ledger says of it can only add: a bar number is one however it is introduced.
    signature:
      paragraphs.some((paragraph) => readsAsSignature(paragraph.text)) ||
      ledger?.facts.some(({ path }) => path === "attorney.barNumber") === true ||
      (blanks.size > 0 && indexes.some((index) => blanks.has(`${String(storyIndex)}:${String(index)}`))),
    paragraphs: paragraphs.length,
  };
  // A draft has thousands: each is one object, with what is known of it and no more.
  if (tag !== undefined) unit.tag = tag;
  if (tagSays !== undefined) unit.tagSays = tagSays;
  if (first?.label !== undefined) unit.label = first.label;
  if (ledger !== undefined) unit.ledger = ledger;
  return unit;
};

/** No letter to read and nothing drawn: a picture or an equation is no furniture however empty its text. */
const isEmpty = (paragraph: ReviewedParagraph): boolean => paragraph.text.trim() === "" && paragraph.drawn !== true;
