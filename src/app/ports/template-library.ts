/** The firm's published templates. */
export interface TemplateEntry {
  readonly id: string;
  readonly name: string;
  /** `complaint`, `declaration`, `retainer`, ... */
  readonly kind: string;
  readonly courtProfile?: string;
  readonly version: string;
}
export interface TemplateLibrary {
  list(): Promise<readonly TemplateEntry[]>;
  fetch(id: string): Promise<Uint8Array>;
}
