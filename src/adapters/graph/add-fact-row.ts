/**
 * Adding a party, counsel, exhibit, event or deadline. These lists have no unique key, so a row with the very same values in the same matter is taken
 * for the one that was added: pressing twice, or again after a lost answer, makes one row.
 */
import type { AddedFactRow, NewFactRow } from "../../app/ports/matter-source";
import type { MatterId } from "../../domain/ids";
import type { MatterListName } from "../../domain/matter/matter-lists";
import { keyOf, namesOf } from "../../domain/matter/row-groups";
import { SOURCE_NOTES, listNamed } from "./list-schema";
import { noteOn } from "./fact-rows";
import { GraphFault, isGraphFault } from "./graph-fault";
import type { Fields, FieldValue, ListRows, Row } from "./list-rows";
import { typed } from "./typed-value";

const positionOf = (row: Row): number | undefined => {
  const position = row.fields["Position"];
  return typeof position === "number" ? position : undefined;
};

/** Rows without a position come last, by their id. */
export const byPosition = (rows: readonly Row[]): readonly Row[] =>
  [...rows].sort(
    (left, right) =>
      (positionOf(left) ?? Number.MAX_SAFE_INTEGER) - (positionOf(right) ?? Number.MAX_SAFE_INTEGER) ||
      Number(left.id) - Number(right.id),
  );

/** A position behind all, or between the row named and the one before it; no other row changes. Undefined: the row named has no place of its own. */
export const positionFor = (ordered: readonly Row[], before: string | undefined): number | undefined => {
  const positions = ordered.map(positionOf);
  const last = Math.max(0, ...positions.filter((position) => position !== undefined));
  if (before === undefined) return last + 1;
  const index = ordered.findIndex(({ id }) => id === before);
  const next = positions[index];
  if (next === undefined) return undefined;
  const previous = positions[index - 1] ?? next - 2;
  return (previous + next) / 2;
};

export interface RowColumns {
  readonly list: MatterListName;
  /** The facts alone, as their columns hold them. */
  readonly facts: Readonly<Record<string, FieldValue>>;
  /** Everything a new row begins with but its place. */
  readonly fields: Fields;
}

/** Throws GraphFault `invalid-value` for a fact the group does not have, or a value its column cannot hold. */
export const rowColumns = (matter: MatterId, { group, values, note }: NewFactRow): RowColumns => {
  const names = namesOf(group);
  const list = names[0]?.list as MatterListName;
  const facts: Record<string, FieldValue> = {};
  const notes: Record<string, ReturnType<typeof noteOn>> = {};
  for (const [key, value] of Object.entries(values)) {
    const column = listNamed(list).columns.find(
      ({ name }) => name === names.find((each) => keyOf(each) === key)?.column,
    );
    if (column === undefined) throw new GraphFault("invalid-value", "No such fact is kept in the firm's lists.");
    const stored = typed(column, value);
    if (stored === null) continue;
    facts[column.name] = stored;
    notes[column.name] = noteOn(stored, note);
  }
  return {
    list,
    facts,
    fields: {
      ...facts,
      MatterId: matter,
      ...(Object.keys(notes).length === 0 ? {} : { [SOURCE_NOTES]: JSON.stringify(notes) }),
    },
  };
};

/** A row that says exactly this and nothing else. */
export const sameRow = (
  rows: readonly Row[],
  group: NewFactRow["group"],
  facts: RowColumns["facts"],
): Row | undefined =>
  rows.find((row) => namesOf(group).every(({ column }) => (row.fields[column] ?? null) === (facts[column] ?? null)));

export const answerFor = (kind: AddedFactRow["kind"], { list, facts }: RowColumns, row: Row): AddedFactRow => ({
  kind,
  list,
  itemId: row.id,
  eTag: row.eTag,
  columns: Object.keys(facts),
});

export const addFactRow = async (rows: ListRows, matter: MatterId, row: NewFactRow): Promise<AddedFactRow> => {
  const columns = rowColumns(matter, row);
  const read = async (): Promise<readonly Row[]> =>
    byPosition(await rows.where(columns.list, { column: "MatterId", equals: matter }));
  const there = await read();
  const same = sameRow(there, row.group, columns.facts);
  if (same !== undefined) return answerFor("found", columns, same);
  const position = positionFor(there, row.before);
  if (position === undefined) return { kind: "no-such-place" };
  try {
    return answerFor("added", columns, await rows.add(columns.list, { ...columns.fields, Position: position }));
  } catch (fault) {
    if (!isGraphFault(fault) || !fault.leavesDoubt) throw fault;
    const found = sameRow(await read(), row.group, columns.facts);
    if (found === undefined) throw fault;
    return answerFor("added", columns, found);
  }
};
