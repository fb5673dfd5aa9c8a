/**
 * The document open in Word. Its bytes are read whole every time (invariant 6); what is written goes in one batch.
 * A failing host raises WordFault; what Word cannot do here is reported, never guessed.
 */
import type { UnitId } from "../../domain/ids";
import type { StoryKind } from "../../domain/draft/finding";

/** Where a paragraph or control stands, as the reader numbers them: story part, then index in that part's order. */
export interface ParagraphAddress {
  readonly part: string;
  readonly story: StoryKind;
  readonly paragraph: number;
}

export type TagChange =
  /**
   * Re-tag the control whose tag reads `from`; `occurrence` picks among duplicates, zero-based in document order. Where it stands (`at`)
   * matters among duplicates: those in text boxes are counted by the reader and not by Word's API.
   */
  | {
      readonly kind: "retag";
      readonly from: string;
      readonly occurrence: number;
      readonly to: string;
      readonly title: string;
      readonly color: string;
      readonly at?: ParagraphAddress;
      /** Whether its words may be edited from now on (`cannotEdit`); absent: as it was. */ readonly locked?: boolean;
    }
  /** Wrap an untagged paragraph (up to and with paragraph `last` of the same story when given) in a new control. */
  | {
      readonly kind: "wrap";
      readonly at: ParagraphAddress;
      readonly last?: number;
      readonly tag: string;
      readonly title: string;
      readonly color: string;
    };

/** Changes Word could not carry out on this platform, by index into what was asked. */
export interface TagOutcome {
  readonly notDone: readonly number[];
}

/** Words of one control to be replaced: which of the places that read `find` (counted from 0), and what comes there, in that place's format. */
export interface WordsChange {
  readonly tag: string;
  readonly words: readonly {
    readonly find: string;
    readonly nth: number;
    readonly text: string;
    readonly highlight: boolean;
  }[];
}

export interface UnitNote {
  readonly unit: UnitId;
  readonly text: string;
}

export interface DocumentPlace {
  /** The document's web address as Word knows it; undefined while unsaved. */
  readonly url?: string;
  readonly readOnly: boolean;
}

export interface OpenDocument {
  place(): Promise<DocumentPlace>;
  /** The whole package as Word would save it now. Throws WordFault `cannot-read` rather than give a part. */
  readBytes(): Promise<Uint8Array>;
  applyTags(changes: readonly TagChange[]): Promise<TagOutcome>;
  /** Rewrites inline controls by their exact tag (`countersign-fact:3`) with plain text; with `over`, only those that read just that. */
  replaceControlText(
    changes: readonly {
      readonly tag: string;
      readonly text: string;
      readonly highlight: boolean;
      readonly over?: string;
    }[],
  ): Promise<void>;
  /** Rewrites words inside controls found by their exact tag, all places looked up before the first is changed. What is not found is left; the caller reads again. */
  replaceWords(changes: readonly WordsChange[]): Promise<void>;
  /** Replaces our one ledger part (by namespace); adds it when absent. */
  writeLedger(namespace: string, xml: string): Promise<void>;
  /** Loads whole bytes into this document, replacing what it holds. Only for a blank document. */
  load(bytes: Uint8Array): Promise<void>;
  /** Scrolls to and selects the control or paragraph. */
  goTo(target: { readonly tag: string; readonly occurrence?: number } | ParagraphAddress): Promise<void>;
  /** Adds Word comments at units in one batch; returns the units Word could put none at. */
  comment(notes: readonly UnitNote[]): Promise<readonly UnitId[]>;
  /** Accepts every revision mark inside the controls with these tags, where Word can do it for us (WordApi 1.6). */
  acceptRevisions?(
    targets: readonly { readonly tag: string; readonly occurrence: number }[],
  ): Promise<"accepted" | "not-supported">;
  save(): Promise<void>;
  /** Opens a file of the firm's library in Word. */
  openFile(webUrl: string): Promise<void>;
  /** Hints only: calls back when the document may have changed. Returns how to stop. */
  watch(onHint: () => void): Promise<() => void>;
}
