/** One story from its parsed part: what the reader keeps while it goes through it, and what it amounts to. */
import type { StoryKind } from "./document-content";
import { atom, list, listOf, record, type Encoded } from "./encoding";
import { createFieldReader } from "./fields";
import type { Room } from "./paragraph-format";
import { encodeRaw, encodeTarget, type RawContext } from "./raw";
import { NO_CELLS, type Around, type Reading, type StoryReading } from "./reading";
import type { Listing } from "./report";
import type { Resources, StorySource } from "./resources";

/** The listings of one part, made when first used, in document order. */
export interface Listings {
  story(part: string, kind: StoryKind): Listing;
  /** Takes over a listing made elsewhere. */
  adopt(listing: Listing): void;
  readonly all: readonly Listing[];
}

export const createListings = (): Listings => {
  const all: Listing[] = [];
  return {
    all,
    adopt: (listing) => all.push(listing),
    story(part, kind) {
      const known = all.find((one) => one.part === part && one.kind === kind);
      if (known !== undefined) return known;
      const made: Listing = { part, kind, paragraphs: [] };
      all.push(made);
      return made;
    },
  };
};

export interface StorySetting {
  readonly kind: StoryKind;
  readonly place: Encoded;
  readonly room: Room;
  readonly section?: StoryReading["section"];
}

/** Begins a story. Notes of one part share a story: fields and counters go on from note to note. */
export const beginStory = (
  source: StorySource,
  resources: Resources,
  reading: Reading,
  listings: Listings,
  setting: StorySetting,
): StoryReading => {
  const { report, theme, digests } = reading;
  const raw: RawContext = {
    part: source.part,
    relationships: source.relationships,
    digests,
    missing: reading.missing,
    theme,
    unknown: (name) => report.toBeSeen("unknown-markup", { part: source.part }, { name }),
  };
  const bulletContext: RawContext = {
    ...raw,
    part: resources.numberingPart,
    relationships: resources.numberingRelationships,
  };
  return {
    reading,
    part: source.part,
    kind: setting.kind,
    placeOfStory: setting.place,
    listing: listings.story(source.part, setting.kind),
    boxListing: () => listings.story(source.part, "textbox"),
    relationships: source.relationships,
    raw,
    digestOf: (id) => encodeTarget(id, raw),
    fields: createFieldReader(reading.mostPages),
    label: reading.numbering.counters(),
    boxLabel: reading.numbering.counters(),
    heights: [],
    shapeTypes: new Set(),
    noteLabel: undefined,
    room: setting.room,
    section:
      setting.section ??
      ((element) => {
        report.toBeSeen("unknown-markup", { part: source.part }, { name: element.name });
        return [encodeRaw(element, raw)];
      }),
    pictureBullet: (definition) => encodeRaw({ ...definition, attributes: new Map() }, bulletContext),
    openBookmarks: new Map(),
  };
};

export const aroundStory = (reading: Reading): Around => ({
  cells: NO_CELLS,
  path: [],
  depth: 0,
  revision: "",
  behind: reading.paper,
  box: false,
});

/** What closes a story: an unfinished field blocks; stacking order and shape types are counted in. */
export const endStory = (story: StoryReading): Encoded => {
  if (story.fields.open() > 0)
    story.reading.report.blocking("field-malformed", { part: story.part, listing: story.listing });
  const order = [...new Set(story.heights)].sort((a, b) => a - b);
  return list(
    "story-end",
    record("open-fields", String(story.fields.open())),
    record("stacking", ...story.heights.map((height) => String(order.indexOf(height)))),
    listOf([...story.shapeTypes].sort().map(atom)),
  );
};
