/**
 * The document open in the Word stand-in. Its bytes are the truth: what is on screen is a view of them and what is
 * saved is what they say. A part is parsed when it is first asked for and serialised again only when it was changed,
 * so that an untouched part leaves exactly as it came (Word on the web does the same: office-js issue 640).
 */
import { DOMParser, XMLSerializer, type Document, type Element } from "@xmldom/xmldom";
import {
  openPackage,
  readRelationships,
  savePackage,
  type DocxPackage,
  type Relationship,
} from "../../docx/package/package";
import {
  addContentTypeOverride,
  addRelationship,
  removeContentTypeOverride,
  removeRelationships,
} from "../../docx/package/package-edits";
import { CONTENT_TYPES_PART, relationshipsPartOf } from "../../docx/package/part-names";
import { parseXml } from "../../docx/xml/xml-tree";
import { giveControlId } from "./control-ids";
import { reserialiseAsDesktop } from "./desktop-reserialiser";
import { HostFault } from "./host-fault";
import { descendants, isW } from "./wordprocessing";

/** Who sits at this keyboard: the author of revision marks and comments. */
export interface PersonAtKeyboard {
  readonly name: string;
  readonly initials: string;
}

export type HostMode = "web" | "desktop";

export interface HostDocumentSetting {
  readonly mode: HostMode;
  readonly person: PersonAtKeyboard;
  /** The document's address as Word knows it; empty while unsaved. */
  readonly url: string;
  readonly readOnly?: boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** In [0, 1): control ids, paragraph ids. */
  readonly random: () => number;
  /** Where `save` puts the bytes. Absent: nothing to save to, and save refuses. */
  readonly store?: (bytes: Uint8Array) => Promise<void>;
  /** What Word makes of the package when it writes it. Desktop mode re-serialises unless told otherwise; the web writes what it holds. */
  readonly rewrite?: (bytes: Uint8Array, occasion: "getFile" | "save") => Promise<Uint8Array>;
}

export type ChangeCause = "person" | "add-in" | "loaded";
export interface DocumentChange {
  readonly cause: ChangeCause;
  readonly parts: readonly string[];
  /** Counts every change of this document, from 1. */
  readonly version: number;
}

/** Where a paragraph stands: package part, zero-based index among that part's paragraphs in document order, text boxes left out. */
export interface ParagraphPlace {
  readonly part: string;
  readonly paragraph: number;
}
/** Offsets count visible text, from 0. */
export interface TextSelection extends ParagraphPlace {
  readonly start: number;
  readonly end: number;
}

/** `touch` names the parts an edit changed. */
export type Edit<Outcome> = (touch: (part: string) => void) => Outcome;

const XML_PART = /\.(xml|rels|vml)$/i;

export class HostDocument {
  readonly setting: HostDocumentSetting;
  #package: DocxPackage;
  #texts: Map<string, string>;
  #documents = new Map<string, Document>();
  readonly #touched = new Set<string>();
  readonly #removed = new Set<string>();
  readonly #changeListeners = new Set<(change: DocumentChange) => void>();
  readonly #selectionListeners = new Set<(selection: TextSelection, cause: ChangeCause) => void>();
  #version = 0;
  #savedVersion = 0;
  #selection: TextSelection | undefined;
  #gathered: { cause: ChangeCause; readonly parts: Set<string> } | undefined;

  constructor(opened: DocxPackage, texts: Map<string, string>, setting: HostDocumentSetting) {
    this.#package = opened;
    this.#texts = texts;
    this.setting = setting;
  }

  get mainPart(): string {
    return this.#package.mainPart;
  }
  /** Number of changes so far; changes when and only when the document does. */
  get version(): number {
    return this.#version;
  }
  get isSaved(): boolean {
    return this.#savedVersion === this.#version;
  }

  partNames(): string[] {
    const names = new Set([...this.#package.partNames(), ...this.#texts.keys()]);
    for (const name of this.#removed) names.delete(name);
    return [...names];
  }
  has(part: string): boolean {
    return !this.#removed.has(part) && (this.#texts.has(part) || this.#package.has(part));
  }

  /** The part's root element, live. Change it only inside `change`. */
  root(part: string): Element {
    const document = this.#documents.get(part) ?? this.#parse(part);
    const root = document.documentElement;
    if (root === null) throw new HostFault("GeneralException", `${part} has no root element`);
    return root;
  }
  #parse(part: string): Document {
    const text = this.#removed.has(part) ? undefined : this.#texts.get(part);
    if (text === undefined) throw new HostFault("ItemNotFound", `the package has no XML part ${part}`);
    const document = new DOMParser({ locator: false }).parseFromString(text, "text/xml");
    for (const control of descendants(document, (element) => isW(element, "sdt")))
      giveControlId(control, () => this.freshControlId());
    this.#documents.set(part, document);
    return document;
  }

  /** Runs one edit and tells the listeners once, whatever it touched. Nothing touched, nothing told. */
  change<Outcome>(cause: ChangeCause, edit: Edit<Outcome>): Outcome {
    // An add-in's batch may only read: it is stopped where it would change something. A person's edit is stopped at once.
    const refuse = (): void => {
      if (this.setting.readOnly === true && cause !== "loaded")
        throw new HostFault("ReadOnly", "the document is open for reading only");
    };
    if (cause === "person") refuse();
    const parts = new Set<string>();
    try {
      return edit((part) => {
        refuse();
        parts.add(part);
        this.#touched.add(part);
      });
    } finally {
      if (parts.size > 0) this.#announce(cause, [...parts]);
    }
  }
  /** Runs several changes and tells the listeners once, when all are done: an add-in's batch is one change on screen. */
  async together<Outcome>(task: () => Promise<Outcome>): Promise<Outcome> {
    const outer = this.#gathered;
    const gathered = outer ?? { cause: "add-in" as ChangeCause, parts: new Set<string>() };
    this.#gathered = gathered;
    try {
      return await task();
    } finally {
      if (outer === undefined) {
        this.#gathered = undefined;
        if (gathered.parts.size > 0) this.#tell(gathered.cause, [...gathered.parts]);
      }
    }
  }
  #announce(cause: ChangeCause, parts: readonly string[]): void {
    this.#version += 1;
    if (this.#gathered === undefined) this.#tell(cause, parts);
    else {
      this.#gathered.cause = cause;
      for (const part of parts) this.#gathered.parts.add(part);
    }
  }
  #tell(cause: ChangeCause, parts: readonly string[]): void {
    const change = { cause, parts, version: this.#version };
    for (const listener of [...this.#changeListeners]) listener(change);
  }

  /** The XML of a part that is kept as text (content types, relationships), or serialised as it stands. */
  text(part: string): string {
    const document = this.#documents.get(part);
    if (document !== undefined && this.#touched.has(part)) return new XMLSerializer().serializeToString(document);
    const text = this.#removed.has(part) ? undefined : this.#texts.get(part);
    if (text === undefined) throw new HostFault("ItemNotFound", `the package has no XML part ${part}`);
    return text;
  }
  /** Puts other XML in place of a part's, or adds the part. Call inside `change`. */
  setText(touch: (part: string) => void, part: string, xml: string): void {
    this.#removed.delete(part);
    this.#documents.delete(part);
    this.#texts.set(part, xml);
    touch(part);
  }

  /** Adds a part with its content type and a relationship from `owner`; returns the relationship's id. Call inside `change`. */
  addXmlPart(
    touch: (part: string) => void,
    added: {
      readonly part: string;
      readonly xml: string;
      readonly contentType: string;
      readonly owner: string;
      readonly relationshipType: string;
    },
  ): string {
    this.setText(touch, added.part, added.xml);
    this.setText(
      touch,
      CONTENT_TYPES_PART,
      addContentTypeOverride(this.text(CONTENT_TYPES_PART), added.part, added.contentType),
    );
    const relationships = relationshipsPartOf(added.owner);
    const { xml, id } = addRelationship(this.has(relationships) ? this.text(relationships) : undefined, added.owner, {
      type: added.relationshipType,
      target: added.part,
    });
    this.setText(touch, relationships, xml);
    return id;
  }
  /** Removes a part with its own relationships, every relationship to it and its content type. Call inside `change`. */
  removePart(touch: (part: string) => void, part: string): void {
    for (const relationships of this.partNames().filter((name) => name.endsWith(".rels"))) {
      const owner = relationships.replace(/_rels\/([^/]*)\.rels$/, "$1");
      const ids = this.relationships(owner)
        .filter((row) => row.target === part)
        .map((row) => row.id);
      if (ids.length > 0)
        this.setText(touch, relationships, removeRelationships(this.text(relationships), owner, new Set(ids)));
    }
    this.setText(touch, CONTENT_TYPES_PART, removeContentTypeOverride(this.text(CONTENT_TYPES_PART), part));
    for (const gone of [part, relationshipsPartOf(part)]) {
      if (!this.has(gone)) continue;
      this.#removed.add(gone);
      this.#documents.delete(gone);
      touch(gone);
    }
  }

  /** Relationships of a part ("" for the package); targets are part names unless external. */
  relationships(owner: string): readonly Relationship[] {
    const part = relationshipsPartOf(owner);
    return this.has(part)
      ? readRelationships(parseXml(this.text(part), part), owner, part, (name) => (this.has(name) ? name : undefined))
      : [];
  }
  /** Target of a relationship of `owner`; undefined when there is none of that id. */
  relationshipTarget(owner: string, id: string): string | undefined {
    return this.relationships(owner).find((row) => row.id === id)?.target;
  }
  /** Part names `owner` points to by relationships whose type ends in `kind` (`/customXml`, `/comments`). */
  relatedParts(owner: string, kind: string): string[] {
    return this.relationships(owner)
      .filter((row) => !row.external && row.type.endsWith(kind))
      .map((row) => row.target);
  }

  /** The package as it stands now, as the web serves it: untouched parts byte for byte. */
  async bytes(): Promise<Uint8Array> {
    const changes = new Map<string, string | Uint8Array | undefined>();
    for (const part of this.#touched) {
      if (!this.#removed.has(part)) changes.set(part, this.text(part));
      else if (this.#package.has(part)) changes.set(part, undefined);
    }
    return savePackage(this.#package, changes);
  }
  /** What `getFileAsync` answers: in desktop mode the package as Word re-serialises it, and the document then asks to be saved (office-js issue 298). */
  async fileBytes(): Promise<Uint8Array> {
    if (this.setting.mode === "desktop") this.#savedVersion = -1;
    return this.#rewritten("getFile");
  }
  /** Saves to where the document came from. */
  async save(): Promise<void> {
    if (this.setting.store === undefined) throw new HostFault("NotAllowed", "the document has no place to be saved to");
    if (this.setting.readOnly === true) throw new HostFault("ReadOnly", "the document is open for reading only");
    const version = this.#version;
    await this.setting.store(await this.#rewritten("save"));
    this.#savedVersion = version;
  }
  async #rewritten(occasion: "getFile" | "save"): Promise<Uint8Array> {
    const bytes = await this.bytes();
    const {
      mode,
      random,
      rewrite = mode === "desktop" ? (plain: Uint8Array) => reserialiseAsDesktop(plain, occasion, random) : undefined,
    } = this.setting;
    return rewrite === undefined ? bytes : rewrite(bytes, occasion);
  }

  /** Puts another package in place of this one (the page opened or reloaded a file). */
  async replace(bytes: Uint8Array): Promise<void> {
    const { opened, texts } = await readTexts(bytes);
    this.#package = opened;
    this.#texts = texts;
    this.#documents = new Map();
    this.#touched.clear();
    this.#removed.clear();
    this.#selection = undefined;
    this.#announce("loaded", this.partNames());
    this.#savedVersion = this.#version;
  }

  get selection(): TextSelection | undefined {
    return this.#selection;
  }
  /** Moves the selection; the listeners scroll to it when an add-in asked, and the add-in hears of it when a person did. */
  select(selection: TextSelection, cause: ChangeCause): void {
    this.#selection = selection;
    for (const listener of [...this.#selectionListeners]) listener(selection, cause);
  }

  /** Returns how to stop. */
  onChange(listener: (change: DocumentChange) => void): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }
  /** Returns how to stop. */
  onSelection(listener: (selection: TextSelection, cause: ChangeCause) => void): () => void {
    this.#selectionListeners.add(listener);
    return () => this.#selectionListeners.delete(listener);
  }

  /** A fresh control id: positive, 31 bits, as Word writes them (ECMA-376 17.5.2.18 takes a signed 32-bit number). */
  freshControlId(): string {
    return String(1 + Math.floor(this.setting.random() * 0x7ffffffe));
  }
  /** A fresh `w14:paraId`: eight hexadecimal digits below 80000000 ([MS-DOCX] 2.6.2.3). */
  freshParagraphId(): string {
    return (1 + Math.floor(this.setting.random() * 0x7ffffffe)).toString(16).toUpperCase().padStart(8, "0");
  }
}

const readTexts = async (bytes: Uint8Array): Promise<{ opened: DocxPackage; texts: Map<string, string> }> => {
  const opened = await openPackage(bytes);
  const texts = new Map<string, string>();
  for (const part of opened.partNames()) if (XML_PART.test(part)) texts.set(part, await opened.text(part));
  return { opened, texts };
};

/** Opens a package for editing. Throws DocxFault when it cannot be read. */
export const openHostDocument = async (bytes: Uint8Array, setting: HostDocumentSetting): Promise<HostDocument> => {
  const { opened, texts } = await readTexts(bytes);
  return new HostDocument(opened, texts, setting);
};
