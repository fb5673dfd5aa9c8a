/** What the parts of the reader share while one document is read. */
import type { Relationship } from "../package/package";
import type { ParagraphContent, StoryKind } from "./document-content";
import type { XmlElement } from "../xml/xml-tree";
import type { BoundValues } from "./bound-controls";
import type { Encoded } from "./encoding";
import type { FieldReader } from "./fields";
import type { Label, Numbering } from "./numbering";
import type { ParagraphProperties, Room } from "./paragraph-format";
import type { RunProperties } from "./properties";
import type { RawContext } from "./raw";
import type { Listing, Report, Where } from "./report";
import type { RunFormat, Surroundings } from "./run-format";
import type { Styles } from "./styles";
import type { Theme } from "./theme";

/** The whole document's resources and what reading gathers. */
export interface Reading {
  readonly theme: Theme;
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly report: Report;
  readonly formatOf: (around: Surroundings, direct: RunProperties) => RunFormat;
  readonly digests: ReadonlyMap<string, string>;
  /** Parts pointed at that have no digest yet. */
  readonly missing: Set<string>;
  /** Names of bookmarks that a field or link refers to, lower case. */
  readonly referred: ReadonlySet<string>;
  readonly bookmarks: ReadonlySet<string>;
  readonly boundValues: BoundValues;
  /** Ids of comments that are not resolved. */
  readonly openComments: ReadonlySet<string>;
  /** What readers take in different ways, as it is spelled, by paragraph. */
  readonly loose: ReadonlyMap<XmlElement, readonly string[]>;
  /** Something opaque stands in front of the text somewhere: all layout decides which words show. */
  readonly wordsCanBeCovered: boolean;
  /** Twips from one unsaid tab stop to the next, as written. */
  readonly defaultTab: string;
  /** Hex of the page's own colour. */
  readonly paper: string;
  /** Text to hash named blanks as, by name. */
  readonly blanksAs: ReadonlyMap<string, string>;
  readonly blanks: {
    readonly name: string;
    readonly text: string;
    readonly listing: Listing;
    readonly paragraph: number;
  }[];
  /** Note ids by kind in the order of their references, `custom` when the mark is the author's own. */
  readonly notes: { readonly footnote: NoteReference[]; readonly endnote: NoteReference[] };
  readonly blankNames: Set<string>;
  /** No page number of this document can be higher. */
  readonly mostPages: number;
  /** Next ordinal for a unit control. */
  controls: number;
  /** Set when a drawing takes its look from the theme's numbered formats. */
  usesThemeFormats: boolean;
}

export interface NoteReference {
  readonly id: string;
  readonly custom: boolean;
}

/** The unit control around a paragraph. */
export interface Control {
  readonly tag: string;
  readonly id?: string;
  readonly ordinal: number;
}

/** What a table adds to the paragraphs of one of its cells. */
export interface CellAround {
  readonly run: RunProperties;
  readonly paragraph: ParagraphProperties;
  /** The cell's shading as text, "" for none. */
  readonly shading: string;
}

/** One story while it is read. */
export interface StoryReading {
  readonly reading: Reading;
  readonly part: string;
  readonly kind: StoryKind;
  /** What `place` says about the story: header types shown, note or box. */
  readonly placeOfStory: Encoded;
  readonly listing: Listing;
  /** Paragraphs in text boxes of the same part are listed apart. */
  readonly boxListing: () => Listing;
  readonly relationships: ReadonlyMap<string, Relationship>;
  readonly raw: RawContext;
  /** Digest or address of what a relationship id points at. */
  readonly digestOf: (id: string) => string;
  readonly fields: FieldReader;
  readonly label: (numId: string, level: number) => Label | undefined;
  readonly boxLabel: (numId: string, level: number) => Label | undefined;
  /** Stacking order of floating drawings, as met. */
  readonly heights: number[];
  /** Shape types of old drawings, by digest-ready encoding. */
  readonly shapeTypes: Set<string>;
  /** Printed in front of the next paragraph: a note's number. */
  noteLabel: string | undefined;
  /** Room of the section being read. */
  room: Room;
  /** Called for a `w:sectPr`: what stands in the structure for it. The body's own ends the document and stands for nothing. */
  readonly section: (element: XmlElement, inParagraph: boolean) => Blocks;
  /** A picture bullet's definition with its picture by digest. */
  readonly pictureBullet: (definition: XmlElement) => Encoded;
  readonly openBookmarks: Map<string, string>;
}

/** Where in the story: what surrounds the block being read. */
export interface Around {
  readonly control?: Control;
  /** Outermost table first. */
  readonly cells: readonly CellAround[];
  /** Row and cell indexes, outermost first, and what moves with added rows. */
  readonly path: readonly Encoded[];
  readonly depth: number;
  /** Row or cell revision marks around, "ins" or "del". */
  readonly revision: string;
  /** Hex behind the text, or "?" where it cannot be known. */
  readonly behind: string;
  /** Room of a cell or box; the section's where absent. */
  readonly room?: Room;
  /** Inside a text box: its own list and label counters. */
  readonly box: boolean;
}

/** One array for everything outside tables: resolved formats are kept by it. */
export const NO_CELLS: readonly CellAround[] = [];

/** What reading a block yields for the structure of its story. */
export type Blocks = readonly Encoded[];

export interface ReadParagraph {
  readonly content: ParagraphContent;
  readonly structure: Encoded;
  /** True when it is as if it were not there: nothing in it, nothing on it. */
  readonly bare: boolean;
}

export const whereOf = (story: StoryReading, around: Around): Where => {
  const listing = around.box ? story.boxListing() : story.listing;
  return { part: story.part, listing, paragraph: Math.max(0, listing.paragraphs.length) };
};
