/**
 * The changes one save will make, gathered: several edits may touch the content types or one relationship part,
 * and each must see what the others did. Nothing is written before savePackage(pkg, changes.all()).
 */
import { DocxFault } from "./docx-fault";
import { parseRelationships, type DocxPackage, type Relationship } from "./package";
import { addContentTypeDefault, addContentTypeOverride, addRelationship, removeContentTypeOverride, removeRelationships, type NewRelationship } from "./package-edits";
import { CONTENT_TYPES_PART, relationshipsPartOf } from "./part-names";

export class PackageChanges {
  private readonly pending = new Map<string, string | Uint8Array | undefined>();

  constructor(readonly pkg: DocxPackage) {}

  /** What savePackage takes. */
  all(): ReadonlyMap<string, string | Uint8Array | undefined> {
    return this.pending;
  }

  /** A part's name as the package or an earlier change spells it; names differ by case alone in no package. */
  private spelled(part: string): string {
    const lower = part.toLowerCase();
    const same = (name: string): boolean => name.toLowerCase() === lower;
    return [...this.pending.keys()].find(same) ?? (this.pkg.has(part) ? this.pkg.partNames().find(same) : undefined) ?? part;
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
    this.pending.set(this.spelled(part), content);
  }

  /** Adds a part with its content type and the relationship that names it; tells the relationship's id. */
  async add(part: string, content: string | Uint8Array, contentType: string, source: string, relationshipType: string): Promise<string> {
    this.set(part, content);
    await this.type(part, contentType);
    return this.relate(source, { type: relationshipType, target: part });
  }

  /** Removes a part, its own relationships and its content type. Relationships to it are the caller's: see unrelate. */
  async remove(part: string): Promise<void> {
    const name = this.spelled(part);
    this.pending.set(name, undefined);
    const rels = this.spelled(relationshipsPartOf(name));
    if (this.has(rels)) this.pending.set(rels, undefined);
    this.set(CONTENT_TYPES_PART, removeContentTypeOverride(await this.text(CONTENT_TYPES_PART), name));
  }

  /** Gives a part its content type. */
  async type(part: string, contentType: string): Promise<void> {
    this.set(CONTENT_TYPES_PART, addContentTypeOverride(await this.text(CONTENT_TYPES_PART), part, contentType));
  }

  /** Gives an extension its content type, unless it has one. */
  async typeOfExtension(extension: string, contentType: string): Promise<void> {
    this.set(CONTENT_TYPES_PART, addContentTypeDefault(await this.text(CONTENT_TYPES_PART), extension, contentType));
  }

  /** Relationships of a part ("" for the package) as they will be saved. */
  async relationships(source: string): Promise<readonly Relationship[]> {
    const rels = relationshipsPartOf(source);
    return this.has(rels) ? parseRelationships(await this.text(rels), source, rels, (part) => this.has(part)) : [];
  }

  /** Adds a relationship and tells its id. */
  async relate(source: string, added: NewRelationship): Promise<string> {
    const rels = relationshipsPartOf(source);
    const { xml, id } = addRelationship(this.has(rels) ? await this.text(rels) : undefined, source, added);
    this.set(rels, xml);
    return id;
  }

  /** Removes relationships by id. */
  async unrelate(source: string, ids: ReadonlySet<string>): Promise<void> {
    const rels = relationshipsPartOf(source);
    if (ids.size > 0 && this.has(rels)) this.set(rels, removeRelationships(await this.text(rels), source, ids));
  }
}
