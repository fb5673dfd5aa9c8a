/** Facts of which a matter has several rows, in an order of their own: parties, counsel, exhibits, events, deadlines. */
import { factNames, type FactName } from "./fact-names";

export type RowGroup = "parties" | "counsel" | "exhibits" | "events" | "deadlines";

export const rowGroups: readonly {
  readonly group: RowGroup;
  /** One row of it, as people say it. */ readonly one: string;
}[] = [
  { group: "parties", one: "Party" },
  { group: "counsel", one: "Counsel of another party" },
  { group: "exhibits", one: "Exhibit" },
  { group: "events", one: "Event" },
  { group: "deadlines", one: "Deadline" },
];

/** The facts one row holds; the first names the row and must be there. */
export const namesOf = (group: RowGroup): readonly FactName[] =>
  factNames.filter(({ path }) => path.startsWith(`${group}[].`));

/** `role` of `parties[].role`. */
export const keyOf = ({ path }: FactName): string => path.slice(path.indexOf(".") + 1);

/** The group of a path such as `exhibits.0.title` or `exhibits[].title`; undefined for facts with one row. */
export const groupOfPath = (path: string): RowGroup | undefined =>
  rowGroups.find(({ group }) => new RegExp(`^${group}(\\.\\d|\\[|$)`).test(path))?.group;
