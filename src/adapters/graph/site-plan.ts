/**
 * What a site lacks of the declared lists, and what of it Graph can bring about: lists, libraries, columns, indexes, choices. Only ever added to:
 * nothing is renamed, retyped or deleted, and what is there otherwise than declared is said, not repaired.
 */
import type { Json } from "./graph-requests";
import type { Column, SiteListSchema } from "./list-schema";

/** A column as Graph lists it. */
export interface FoundColumn {
  readonly id: string;
  readonly name: string;
  readonly type: Column["type"] | "other";
  readonly indexed: boolean;
  readonly unique: boolean;
  readonly choices: readonly string[];
}

export interface FoundList {
  readonly id: string;
  readonly name: string;
  /** Graph's word for what kind of list it is: `genericList`, `documentLibrary`, `events`. */
  readonly template: string;
  readonly columns: readonly FoundColumn[];
}

export type Step =
  | { readonly kind: "make-list"; readonly list: string; readonly library: boolean; readonly body: Json }
  | {
      readonly kind: "make-column";
      readonly list: string;
      readonly listId: string;
      readonly column: string;
      readonly body: Json;
    }
  /** An index, a unique key, or further choices on a column that is there. */
  | {
      readonly kind: "change-column";
      readonly list: string;
      readonly listId: string;
      readonly column: string;
      readonly columnId: string;
      readonly body: Json;
    };

/** Something that is there and is not what is declared; only a person can say what is to become of it. */
export interface Difference {
  /** As it is called on the site. */
  readonly list: string;
  readonly column?: string;
  readonly is: string;
  readonly declared: string;
}

export interface SitePlan {
  readonly steps: readonly Step[];
  readonly differences: readonly Difference[];
}

/** Every list and library has it from its template. */
const OF_THE_TEMPLATE: ReadonlySet<string> = new Set(["Title"]);

const typeBody = ({ type, choices }: Column): Json => {
  switch (type) {
    case "text":
      return { text: { allowMultipleLines: false, maxLength: 255 } };
    case "note":
      return { text: { allowMultipleLines: true, textType: "plain" } };
    case "number":
      return { number: {} };
    case "boolean":
      return { boolean: {} };
    case "dateTime":
      return { dateTime: { format: "dateTime" } };
    case "choice":
      return { choice: { allowTextEntry: false, choices: [...(choices ?? [])], displayAs: "dropDownMenu" } };
  }
};

/** A `columnDefinition` as Graph takes it (v1.0, Create a columnDefinition in a list). */
export const columnBody = (column: Column): Json => ({
  name: column.name,
  displayName: column.name,
  ...typeBody(column),
  ...(column.indexed === true ? { indexed: true } : {}),
  ...(column.unique === true ? { enforceUniqueValues: true } : {}),
});

const TEMPLATES = { list: "genericList", library: "documentLibrary" } as const;

const listBody = (list: SiteListSchema): Json => ({
  displayName: list.siteName,
  description: list.holds,
  list: { template: TEMPLATES[list.kind] },
  columns: list.columns.filter(({ name }) => !OF_THE_TEMPLATE.has(name)).map(columnBody),
});

const columnSteps = (list: SiteListSchema, found: FoundList, column: Column): SitePlan => {
  const at = { list: list.siteName, listId: found.id, column: column.name };
  const there = found.columns.find(({ name }) => name === column.name);
  if (there === undefined)
    return { steps: [{ kind: "make-column", ...at, body: columnBody(column) }], differences: [] };
  if (there.type !== column.type)
    return {
      steps: [],
      differences: [{ list: list.siteName, column: column.name, is: there.type, declared: column.type }],
    };
  const choices = (column.choices ?? []).filter((choice) => !there.choices.includes(choice));
  const body: Json = {
    ...(column.indexed === true && !there.indexed ? { indexed: true } : {}),
    ...(column.unique === true && !there.unique ? { indexed: true, enforceUniqueValues: true } : {}),
    // Choices the firm added stay, in their place.
    ...(choices.length === 0
      ? {}
      : { choice: { allowTextEntry: false, choices: [...there.choices, ...choices], displayAs: "dropDownMenu" } }),
  };
  return {
    steps: Object.keys(body).length === 0 ? [] : [{ kind: "change-column", ...at, columnId: there.id, body }],
    differences: [],
  };
};

/** The steps that make `found` hold everything of `schema`; none when it does. Columns and lists nobody declared are left alone. */
export const planSite = (schema: readonly SiteListSchema[], found: readonly FoundList[]): SitePlan => {
  const plans = schema.map((list): SitePlan => {
    const there = found.find(({ name }) => name === list.siteName);
    if (there === undefined)
      return {
        steps: [{ kind: "make-list", list: list.siteName, library: list.kind === "library", body: listBody(list) }],
        differences: [],
      };
    if (there.template !== TEMPLATES[list.kind])
      return {
        steps: [],
        differences: [{ list: list.siteName, is: there.template, declared: TEMPLATES[list.kind] }],
      };
    const columns = list.columns.map((column) => columnSteps(list, there, column));
    return {
      steps: columns.flatMap(({ steps }) => steps),
      differences: columns.flatMap(({ differences }) => differences),
    };
  });
  return { steps: plans.flatMap(({ steps }) => steps), differences: plans.flatMap(({ differences }) => differences) };
};
