/** The firm's published templates, and the clauses they bring in. */
export interface TemplateEntry {
  readonly id: string;
  readonly name: string;
  /** `complaint`, `declaration`, `retainer`, ... */
  readonly kind: string;
  readonly courtProfile?: string;
  readonly version: string;
}
export interface TemplateLibrary {
  /** What a draft can be made from; clauses are not among them. */
  list(): Promise<readonly TemplateEntry[]>;
  fetch(id: string): Promise<Uint8Array>;
  /** The clause that `{{> name}}` asks for; undefined when the library has none of that name. */
  clause(name: string): Promise<Uint8Array | undefined>;
}
