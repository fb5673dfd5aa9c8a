/**
 * Facts reach a template as one object (`matter.*`, `client.*`, `parties[]`, ...), plain nested JSON.
 * Where each value came from travels beside the values, by path, so that review can show it.
 */
export type FactValue =
  string | number | boolean | null | undefined | readonly FactValue[] | { readonly [name: string]: FactValue };

/** Where one value came from. Times are ISO 8601 in UTC. */
export type FactSource =
  | {
      readonly kind: "list";
      readonly list: string;
      readonly itemId: string;
      readonly column: string;
      readonly eTag: string;
      readonly changedBy: string;
      readonly changedAt: string;
      readonly note?: string;
    }
  | { readonly kind: "note"; readonly note: string; readonly by: string; readonly at: string };

/** `$sources` maps a dotted path (`client.name`, `parties.0.name`) to its source; every other key is a fact. */
export type Facts = { readonly [name: string]: FactValue } & {
  readonly $sources?: Readonly<Record<string, FactSource>>;
};
