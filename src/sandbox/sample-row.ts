/** One row of a list, as the site is first filled. */
export type SampleFields = Readonly<Record<string, string | number | boolean>>;

/** SharePoint's own id, and its columns by internal name. */
export interface SampleRow {
  readonly id: string;
  readonly fields: SampleFields;
  /** Who wrote it and when, where it is no import of firm IT's. */
  readonly written?: { readonly id: string; readonly name: string; readonly email: string; readonly at: string };
}

export const row = (id: number, fields: SampleFields): SampleRow => ({ id: String(id), fields });
