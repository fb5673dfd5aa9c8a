/** Facts of which a matter has several rows, asked of the one declaration of them. */
import { factNames, type FactName } from "./fact-names";
import { matterLists, type RowGroup } from "./matter-lists";

export const rowGroups: readonly {
  readonly group: RowGroup;
  /** One row of it, as people say it. */ readonly one: string;
}[] = matterLists;

/** The facts one row holds; the first names the row and must be there. */
export const namesOf = (group: RowGroup): readonly FactName[] =>
  factNames.filter(({ path }) => path.startsWith(`${group}[].`));

/** `role` of `parties[].role`. */
export const keyOf = ({ path }: FactName): string => path.slice(path.indexOf(".") + 1);

/** The group of a path such as `exhibits.0.title` or `exhibits[].title`; undefined for facts with one row. */
export const groupOfPath = (path: string): RowGroup | undefined =>
  rowGroups.find(({ group }) => new RegExp(`^${group}(\\.\\d|\\[|$)`).test(path))?.group;
