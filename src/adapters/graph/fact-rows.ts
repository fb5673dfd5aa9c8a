/**
 * From rows to facts. Each value keeps where it came from; an empty column is no fact but keeps its address, so that it can be filled.
 * A note about a value's source speaks only for the value it was written with.
 */
import * as v from "valibot";
import { factNames, type FactList, type FactName } from "../../domain/matter/fact-names";
import { matterLists, type RowGroup } from "../../domain/matter/matter-lists";
import { namesOf } from "../../domain/matter/row-groups";
import type { FactSource, FactValue } from "../../domain/matter/facts";
import type { FactAddress, MatterFacts } from "../../app/ports/matter-source";
import { SOURCE_NOTES } from "./list-schema";
import { columnText, type FieldValue, type Row } from "./list-rows";

/** The rows of one matter, each group as found; a group with one row that is not there yet names where it would be added. */
export interface MatterRows {
  readonly matter: Row;
  readonly client: Row | undefined;
  readonly declarant: Row | undefined;
  readonly firm: Row | undefined;
  readonly attorney: Row | undefined;
  /** The forum whose bar number the attorney's block shows. */
  readonly forum?: string;
  readonly engagement: Row | undefined;
  readonly lists: Readonly<Record<RowGroup, readonly Row[]>>;
  /** Further rows where the facts are taken from the first: another engagement of the matter, another row for the firm. */
  readonly further?: { readonly engagement: readonly Row[]; readonly firm: readonly Row[] };
}

/** Item id of a row that does not exist yet: writing to it adds the row and ties it to its matter. */
export const NEW_ROW = /^new:(client|declarant|engagement):(\d+)$/;
const newRowId = (group: "client" | "declarant" | "engagement", matterId: string): string => `new:${group}:${matterId}`;

const sourceNote = v.object({ value: v.string(), note: v.string() });
type SourceNote = Readonly<v.InferOutput<typeof sourceNote>>;
const notesColumn = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()));

const notesIn = (row: Row): Readonly<Record<string, SourceNote>> => {
  const read = v.safeParse(notesColumn, row.fields[SOURCE_NOTES]);
  // Someone edited the column by hand: the values stand, their notes are lost, and the row's author is shown instead.
  if (!read.success) return {};
  return Object.fromEntries(
    Object.entries(read.output).flatMap(([column, entry]) =>
      v.is(sourceNote, entry) ? [[column, entry] as const] : [],
    ),
  );
};

/** `value` is what the column will hold, not what was typed: `17500`, not `$17,500.00`. */
export const noteOn = (value: FieldValue, note: string): SourceNote => ({ value: String(value ?? ""), note });

/** The notes column after one value changed. */
export const withNote = (row: Row | undefined, column: string, value: FieldValue, note: string): string =>
  JSON.stringify({ ...(row === undefined ? {} : notesIn(row)), [column]: noteOn(value, note) });

const barNumberOf = (row: Row, forum: string | undefined): string | undefined => {
  const lines = columnText(row, "Admissions")
    .split("\n")
    .map((line) => line.split(";").map((part) => part.trim()));
  const line = lines.find(([code]) => code === forum) ?? lines[0];
  return line?.[1] === "" ? undefined : line?.[1];
};

const valueOf = (row: Row, name: FactName, forum: string | undefined): FactValue => {
  if (name.list === "Attorneys" && name.column === "Admissions") return barNumberOf(row, forum);
  const raw = row.fields[name.column];
  if (raw === undefined || raw === null || raw === "") return undefined;
  if (name.type === "lines")
    return columnText(row, name.column)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== "");
  return typeof raw === "string" || typeof raw === "number" || typeof raw === "boolean" ? raw : undefined;
};

const sourceOf = (row: Row, list: FactList, column: string): FactSource => {
  const note = notesIn(row)[column];
  return {
    kind: "list",
    list,
    itemId: row.id,
    column,
    eTag: row.eTag,
    changedBy: row.modifiedByName ?? "",
    changedAt: row.modifiedAt,
    ...(note !== undefined && note.value === columnText(row, column) ? { note: note.note } : {}),
  };
};

/** What further rows say of the same facts, as far as they say anything; the rules compare it with what was taken. */
const otherValues = (rows: MatterRows): NonNullable<MatterFacts["alsoOnFile"]> =>
  (["engagement", "firm"] as const).flatMap((group) =>
    (rows.further?.[group] ?? []).flatMap((row) =>
      factNames
        .filter(({ path }) => path.startsWith(`${group}.`))
        .flatMap((name) => {
          const value = valueOf(row, name, rows.forum);
          return typeof value === "string" || typeof value === "number"
            ? [{ path: name.path, value: String(value) }]
            : [];
        }),
    ),
  );

const SINGLE = ["matter", "court", "client", "declarant", "firm", "attorney", "engagement"] as const;

export const readFactRows = (rows: MatterRows): MatterFacts => {
  const sources: Record<string, FactSource> = {};
  const addresses: Record<string, FactAddress> = {};

  const oneRow = (
    row: Row | undefined,
    names: readonly FactName[],
    prefix: string,
    newId?: string,
  ): Record<string, FactValue> => {
    const values: Record<string, FactValue> = {};
    for (const name of names) {
      const key = name.path.slice(name.path.indexOf(".") + 1);
      const path = `${prefix}.${key}`;
      if (row === undefined) {
        if (newId !== undefined) addresses[path] = { list: name.list, itemId: newId, column: name.column, eTag: "" };
        continue;
      }
      // The roster is kept by record administrators: its values are shown with their source, and have no address to write to.
      if (name.list !== "Attorneys")
        addresses[path] = { list: name.list, itemId: row.id, column: name.column, eTag: row.eTag };
      const value = valueOf(row, name, rows.forum);
      if (value === undefined) continue;
      values[key] = value;
      sources[path] = sourceOf(row, name.list, name.column);
    }
    return values;
  };

  const facts: Record<string, FactValue> = {};
  for (const group of SINGLE) {
    const names = factNames.filter(({ path }) => path.startsWith(`${group}.`));
    const isLinked = group === "client" || group === "declarant" || group === "engagement";
    const own = group === "matter" || group === "court" ? rows.matter : rows[group];
    const fromMatter = group === "matter" || group === "court" ? [] : names.filter(({ list }) => list === "Matters");
    facts[group] = {
      ...oneRow(
        own,
        names.filter((name) => !fromMatter.includes(name)),
        group,
        isLinked ? newRowId(group, rows.matter.id) : undefined,
      ),
      ...oneRow(rows.matter, fromMatter, group),
    };
  }
  for (const { group } of matterLists)
    facts[group] = rows.lists[group].map((row, index) => oneRow(row, namesOf(group), `${group}.${index}`));
  return { facts: { ...facts, $sources: sources }, addresses, alsoOnFile: otherValues(rows) };
};
