/**
 * The changes one save will make, gathered: several edits may touch the content types or one relationship part,
 * and each must see what the others did. Nothing is written before savePackage(pkg, changes.all()).
 */
import { DocxFault } from "../docx-fault";
import { readRelationships, type DocxPackage, type Relationship } from "./package";
import { growingList, type GrowingList } from "./growing-list";
import {
  emptyRelationships,
  removeContentTypeOverride,
  removeRelationships,
  withRelationship,
  withTypeOfExtension,
  withTypeOfPart,
  type NewRelationship,
} from "./package-edits";
import { CONTENT_TYPES_PART, partKey, relationshipsPartOf } from "./part-names";
import { parseXml } from "../xml/xml-tree";

export class PackageChanges {
  private readonly pending = new Map<string, string | Uint8Array | undefined>();
  /** Lists read for adding to them; good while the part still is what they say. */
  private readonly lists = new Map<string, GrowingList>();
  /** Relationships read from pending parts, with the source they were read from. */
  private readonly read = new Map<string, { readonly xml: string; readonly relationships: readonly Relationship[] }>();
  /** By what names are compared by. */
  private readonly spellings: Map<string, string>;
  private removed = false;

  constructor(readonly pkg: DocxPackage) {
    this.spellings = new Map(pkg.partNames().map((name) => [partKey(name), name]));
  }

  /** What savePackage takes. */
  all(): ReadonlyMap<string, string | Uint8Array | undefined> {
    return this.pending;
  }

  /** A part's name as the package or an earlier change spells it; names differ by case alone in no package. */
  private spelled(part: string): string {
    return this.spellings.get(partKey(part)) ?? part;
  }

  has(part: string): boolean {
    const name = this.spelled(part);
    return this.pending.has(name) ? this.pending.get(name) !== undefined : this.pkg.has(name);
  }

  /** The part's XML as it will be saved. @throws DocxFault missing-part */
  async text(part: string): Promise<string> {
    const name = this.spelled(part);
    if (!this.pending.has(name)) return this.pkg.text(name);
    const content = this.pending.get(name);
    if (content === undefined) throw new DocxFault("missing-part", `The package does not hold ${part}.`, { part });
    return typeof content === "string" ? content : new TextDecoder("utf-8", { fatal: true }).decode(content);
  }

  /** Replaces or adds a part; undefined takes it out. A new one also needs a content type and a relationship. */
  set(part: string, content: string | Uint8Array | undefined): void {
    const name = this.spelled(part);
    if (name === part) this.spellings.set(partKey(part), part);
    this.removed ||= content === undefined;
    this.pending.set(name, content);
  }

  private async list(part: string, otherwise?: GrowingList): Promise<GrowingList> {
    if (otherwise !== undefined && !this.has(part)) return otherwise;
    const xml = await this.text(part);
    const known = this.lists.get(part);
    if (known?.xml === xml) return known;
    const name = this.spelled(part);
    return growingList(xml, part, this.pending.has(name) ? parseXml(xml, part) : await this.pkg.tree(name));
  }

  private setList(part: string, list: GrowingList): void {
    this.lists.set(part, list);
    this.set(part, list.xml);
  }

  /** Adds a part with its content type and the relationship that names it; tells the relationship's id. */
  async add(
    part: string,
    content: string | Uint8Array,
    contentType: string,
    source: string,
    relationshipType: string,
  ): Promise<string> {
    this.set(part, content);
    await this.type(part, contentType);
    return this.relate(source, { type: relationshipType, target: part });
  }

  /** Removes a part, its own relationships and its content type. Relationships to it are the caller's: see unrelate. */
  async remove(part: string): Promise<void> {
    const name = this.spelled(part);
    this.set(name, undefined);
    const rels = this.spelled(relationshipsPartOf(name));
    if (this.has(rels)) this.set(rels, undefined);
    this.set(CONTENT_TYPES_PART, removeContentTypeOverride(await this.text(CONTENT_TYPES_PART), name));
  }

  /** Gives a part its content type. */
  async type(part: string, contentType: string): Promise<void> {
    const before = await this.list(CONTENT_TYPES_PART);
    const list = withTypeOfPart(before, part, contentType);
    if (list !== before) this.setList(CONTENT_TYPES_PART, list);
  }

  /** Gives an extension its content type, unless it has one. */
  async typeOfExtension(extension: string, contentType: string): Promise<void> {
    const before = await this.list(CONTENT_TYPES_PART);
    const list = withTypeOfExtension(before, extension, contentType);
    if (list !== before) this.setList(CONTENT_TYPES_PART, list);
  }

  /** Relationships of a part ("" for the package) as they will be saved. */
  async relationships(source: string): Promise<readonly Relationship[]> {
    const rels = this.spelled(relationshipsPartOf(source));
    if (!this.pending.has(rels) && !this.removed) return this.pkg.relationships(source);
    if (!this.has(rels)) return [];
    const xml = await this.text(rels);
    const known = this.read.get(rels);
    if (known?.xml === xml && !this.removed) return known.relationships;
    const relationships = readRelationships(parseXml(xml, rels), source, rels, (part) =>
      this.has(part) ? this.spelled(part) : undefined,
    );
    this.read.set(rels, { xml, relationships });
    return relationships;
  }

  /** Adds a relationship and tells its id. */
  async relate(source: string, added: NewRelationship): Promise<string> {
    const rels = this.spelled(relationshipsPartOf(source));
    const external = added.external === true;
    const before = external || this.has(added.target) ? await this.relationships(source) : undefined;
    const { list, id } = withRelationship(await this.list(rels, emptyRelationships()), source, added);
    this.setList(rels, list);
    if (before !== undefined)
      this.read.set(rels, {
        xml: list.xml,
        relationships: [...before, { id, type: added.type, target: added.target, external }],
      });
    return id;
  }

  /** Removes relationships by id. */
  async unrelate(source: string, ids: ReadonlySet<string>): Promise<void> {
    const rels = relationshipsPartOf(source);
    if (ids.size > 0 && this.has(rels)) this.set(rels, removeRelationships(await this.text(rels), source, ids));
  }
}
