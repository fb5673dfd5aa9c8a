/**
 * What a scan keeps of the tags it met: scopes of declared prefixes, tags that passed every check, and an element's attributes as spans of the
 * source, decoded when asked for.
 */
import { decodeAttribute } from "./xml-text";

/** The attributes of one element, namespace declarations left out. Values are decoded when asked for. */
export interface XmlAttributes extends Iterable<readonly [name: string, value: string]> {
  readonly size: number;
  /** Decoded value by resolved name (`w:val`, `xml:space`, `Requires`, `{uri}local`). */
  get(name: string): string | undefined;
  has(name: string): boolean;
  /** True when every name passes. */
  allNames(test: (name: string) => boolean): boolean;
  /** All of them, decoded. */
  toMap(): ReadonlyMap<string, string>;
  /** Offsets of the value between its quotes, for a splice. */
  range(name: string): { readonly start: number; readonly end: number } | undefined;
  /** The namespace a prefix of the source stands for here ("" is the default one): mc:Ignorable and Requires hold such prefixes. */
  namespaceOf(sourcePrefix: string): string | undefined;
}

/** Names resolve the same way for every element with the same declarations in scope, so each answer is kept. */
export interface Scope {
  readonly outer: Scope | undefined;
  /** What this scope declares itself; "" undoes the default namespace. */
  readonly declared: ReadonlyMap<string, string>;
  readonly elements: Map<string, string>;
  readonly attributes: Map<string, string>;
  /** Tags that passed every check, by their text: the same text in the same scope is the same tag. Checking each anew was half of a scan. */
  readonly tags: Map<string, Tag>;
  /** The last long tag of each name. */
  readonly long: Map<string, Tag>;
  inner: Map<string, Scope> | undefined;
  noAttributes: XmlAttributes | undefined;
}

export interface Tag {
  readonly raw: string;
  readonly name: string;
  /** The attributes' names, and the spans of their values counted from the tag's own `<`. */
  readonly names: readonly string[];
  readonly spans: readonly number[];
  readonly selfClosing: boolean;
  /** Where its names mean what they mean; undefined for a tag that declares prefixes. */
  readonly home: Scope | undefined;
  /** The whole of it, where it is short enough to come again as it is. */
  readonly text: string | undefined;
  /** Of a longer one what stands before each value (` w14:paraId="`): ids differ from tag to tag, their names and order hardly ever. */
  readonly before: readonly string[] | undefined;
  /** The tag that followed last time: in a document of many like paragraphs, most often the one that follows now. */
  next: Tag | undefined;
}

export const scopeOf = (outer: Scope | undefined, declared: ReadonlyMap<string, string>): Scope => ({
  outer,
  declared,
  elements: new Map(),
  attributes: new Map(),
  tags: new Map(),
  long: new Map(),
  inner: undefined,
  noAttributes: undefined,
});

/** Looked up outwards, not copied inwards: nesting is bounded, what one tag may declare is not. */
export const bindingOf = (scope: Scope, prefix: string): string | undefined => {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    const uri = at.declared.get(prefix);
    if (uri !== undefined) return uri === "" ? undefined : uri;
  }
  return undefined;
};

export class ScannedAttributes implements XmlAttributes {
  constructor(
    private readonly xml: string,
    private readonly part: string,
    private readonly scope: Scope,
    private readonly names: readonly string[],
    /** Start and end of each value, in pairs, counted from `base`. */
    private readonly spans: readonly number[],
    private readonly base: number,
  ) {}

  get size(): number {
    return this.names.length;
  }

  private valueAt(index: number): string {
    return decodeAttribute(
      this.xml.slice(this.base + (this.spans[2 * index] as number), this.base + (this.spans[2 * index + 1] as number)),
      this.part,
    );
  }

  get(name: string): string | undefined {
    const index = this.names.indexOf(name);
    return index < 0 ? undefined : this.valueAt(index);
  }

  has(name: string): boolean {
    return this.names.includes(name);
  }

  allNames(test: (name: string) => boolean): boolean {
    for (let i = 0; i < this.names.length; i += 1) if (!test(this.names[i] as string)) return false;
    return true;
  }

  toMap(): ReadonlyMap<string, string> {
    const map = new Map<string, string>();
    for (let i = 0; i < this.names.length; i += 1) map.set(this.names[i] as string, this.valueAt(i));
    return map;
  }

  range(name: string): { readonly start: number; readonly end: number } | undefined {
    const index = this.names.indexOf(name);
    return index < 0
      ? undefined
      : {
          start: this.base + (this.spans[2 * index] as number),
          end: this.base + (this.spans[2 * index + 1] as number),
        };
  }

  namespaceOf(sourcePrefix: string): string | undefined {
    return bindingOf(this.scope, sourcePrefix);
  }

  *[Symbol.iterator](): Iterator<readonly [string, string]> {
    for (let i = 0; i < this.names.length; i += 1) yield [this.names[i] as string, this.valueAt(i)];
  }
}
