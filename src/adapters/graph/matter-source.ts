/** Matters and their facts from the firm's lists. A value is written with the note that says where it came from, and never over another's change. */
import type { FactAddress, FactWrite, MatterRow, MatterSource, NewMatter } from "../../app/ports/matter-source";
import type { MatterId, PersonId } from "../../domain/ids";
import { lastWritten, namedIn } from "../../domain/matter/matter-rights";
import { readProposedRights } from "../../app/ports/record-shapes";
import { factNames, type FactList } from "../../domain/matter/fact-names";
import { matterLists, type MatterListName, type RowGroup } from "../../domain/matter/matter-lists";
import { addFactRow, byPosition } from "./add-fact-row";
import { NEW_ROW, readFactRows, withNote } from "./fact-rows";
import { createNamesElsewhere } from "./names-elsewhere";
import { GraphFault, isGraphFault } from "./graph-fault";
import { listNamed, SOURCE_NOTES, type Column } from "./list-schema";
import type { ListRows, Row } from "./list-rows";
import { createMatterRightsList } from "./record-list";
import { requireHere } from "./records-site";
import { typed } from "./typed-value";
import { given } from "../../given";

const text = (row: Row, column: string): string | undefined => {
  const value = row.fields[column];
  return typeof value === "string" && value !== "" ? value : undefined;
};
/** Where a matter's row says none, or none there is. */
const DEFAULT_TIME_ZONE = "America/Los_Angeles";

const timeZoneOf = (row: Row): string => {
  const zone = text(row, "TimeZone");
  try {
    if (zone !== undefined) new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone ?? DEFAULT_TIME_ZONE;
  } catch (fault) {
    if (fault instanceof RangeError) return DEFAULT_TIME_ZONE;
    throw fault;
  }
};

export const readMatterRow = (row: Row): MatterRow => {
  const court = text(row, "CourtProfile");
  // A row begun by hand in SharePoint may lack its number: it is listed all the same, and refuses only what needs the number.
  const number = text(row, "MatterNumber") ?? "";
  return {
    id: row.id as MatterId,
    number,
    title: text(row, "Title") ?? number,
    eTag: row.eTag,
    timeZone: timeZoneOf(row),
    ...given({
      court,
      rightsWaitFor: text(row, "RightsWaitFor") as PersonId | undefined,
      proposed: readProposedRights(text(row, "RightsProposed")),
    }),
  };
};

const columnOf = (address: FactAddress): { readonly list: FactList; readonly column: Column } => {
  const fact = factNames.find(({ list }) => list === address.list);
  const column = fact && listNamed(fact.list).columns.find(({ name }) => name === address.column);
  if (fact === undefined || column === undefined || column.name === SOURCE_NOTES)
    throw new GraphFault("invalid-value", "No such fact is kept in the firm's lists.");
  return { list: fact.list, column };
};

/** The columns a new matter begins with; its number is the key it is added under. */
export const newMatterFields = ({ title, court, proposed }: NewMatter): Readonly<Record<string, string>> => ({
  Title: title,
  ...given({
    CourtProfile: court,
    RightsProposed: proposed === undefined ? undefined : JSON.stringify(proposed),
    RightsWaitFor: proposed === undefined ? undefined : namedIn(proposed)[0],
  }),
});

export const createMatterSource = (rows: ListRows, site: string, now: () => number = Date.now): MatterSource => {
  const rights = createMatterRightsList(rows);
  const readRow = async (id: MatterId): Promise<Row> => requireHere(await rows.byId("Matters", id), site);
  const ofMatter = async (name: MatterListName | "Engagements", id: MatterId): Promise<readonly Row[]> =>
    byPosition(await rows.where(name, { column: "MatterId", equals: id }));
  const person = async (row: Row, column: string): Promise<Row | undefined> => {
    const id = text(row, column);
    try {
      return id === undefined ? undefined : await rows.byId("People", id);
    } catch (fault) {
      // The link was typed by hand or leads nowhere: those facts are missing, and visibly so (invariant 8).
      if (isGraphFault(fault, "not-found", "invalid-value")) return undefined;
      throw fault;
    }
  };
  /** Whose block a paper is drafted with: as the attorneys wrote it last, else as proposed. Who may sign is judged elsewhere. */
  const drafting = async (row: Row): Promise<{ readonly attorney?: Row; readonly forum?: string }> => {
    const written = lastWritten(await rights.listForMatter(row.id as MatterId));
    const { signing, forums } = written ?? readMatterRow(row).proposed ?? { signing: [], forums: [] };
    const [oid] = signing;
    const attorney =
      oid === undefined ? undefined : (await rows.where("Attorneys", { column: "Oid", equals: oid })).at(-1);
    return given({ attorney, forum: forums[0] });
  };

  /** Adds the row a fact is missing, then ties it to the matter; if someone tied another meanwhile, theirs stands. */
  const addLinked = async (
    address: FactAddress,
    group: string,
    matterId: MatterId,
    value: string,
    column: Column,
    note: string,
  ): Promise<FactWrite> => {
    const matter = await readRow(matterId);
    const stored = typed(column, value);
    const fields = { [column.name]: stored, [SOURCE_NOTES]: withNote(undefined, column.name, stored, note) };
    let added: Row;
    if (group === "engagement") {
      if ((await ofMatter("Engagements", matterId)).length > 0) return { kind: "conflict" };
      added = await rows.add("Engagements", { ...fields, MatterId: matterId });
    } else {
      const link = group === "client" ? "ClientPerson" : "DeclarantPerson";
      if (text(matter, link) !== undefined) return { kind: "conflict" };
      added = await rows.add("People", { PersonKind: "individual", ...fields });
      if ((await rows.change("Matters", matter.id, matter.eTag, { [link]: added.id })).kind === "conflict")
        return { kind: "conflict" };
    }
    return { kind: "written", source: sourceAfter(address.list, added, column.name, note) };
  };

  const sourceAfter = (
    list: string,
    row: Row,
    column: string,
    note: string,
  ): Extract<FactWrite, { kind: "written" }>["source"] => ({
    kind: "list",
    list,
    itemId: row.id,
    column,
    eTag: row.eTag,
    changedBy: row.modifiedByName ?? "",
    changedAt: row.modifiedAt,
    note,
  });

  return {
    list: async () => (await rows.where("Matters")).map(readMatterRow),
    listRightsWaiting: async (person) =>
      (await rows.where("Matters", { column: "RightsWaitFor", equals: person })).map(readMatterRow),
    rightsWaitFor: async (matter, person) => {
      await rows.change("Matters", matter.id, matter.eTag, { RightsWaitFor: person ?? null });
    },
    namesElsewhere: createNamesElsewhere(rows, now),
    read: async (id) => readMatterRow(await readRow(id)),
    readFacts: async (id) => {
      const matter = await readRow(id);
      const [client, declarant, firms, drawn, engagements, lists] = await Promise.all([
        person(matter, "ClientPerson"),
        person(matter, "DeclarantPerson"),
        rows.where("People", { column: "PersonKind", equals: "firm" }),
        drafting(matter),
        ofMatter("Engagements", id),
        Promise.all(matterLists.map(async ({ group, list }) => [group, await ofMatter(list, id)] as const)),
      ]);
      return readFactRows({
        matter,
        client,
        declarant,
        firm: firms[0],
        attorney: drawn.attorney,
        ...given({ forum: drawn.forum }),
        engagement: engagements[0],
        further: { engagement: engagements.slice(1), firm: firms.slice(1) },
        lists: Object.fromEntries(lists) as Readonly<Record<RowGroup, readonly Row[]>>,
      });
    },
    add: async (matter) => {
      const added = await rows.addUnique(
        "Matters",
        { column: "MatterNumber", value: matter.number },
        {
          TimeZone: DEFAULT_TIME_ZONE,
          Stage: "open",
          ...newMatterFields(matter),
        },
      );
      if (added.kind === "unknown") throw added.fault;
      if (added.kind === "found" && text(added.row, "Title") !== matter.title)
        throw new GraphFault("already-exists", "Another matter already has this number.");
      return readMatterRow(added.row);
    },
    addRow: async (matter, row) => {
      await readRow(matter);
      return addFactRow(rows, matter, row);
    },
    correctFact: async (address, value, note) => {
      const { list, column } = columnOf(address);
      const [, group, matterId] = NEW_ROW.exec(address.itemId) ?? [];
      if (group !== undefined && matterId !== undefined)
        return addLinked(address, group, matterId as MatterId, value, column, note);
      if (!listNamed(list).may.staff.edit)
        throw new GraphFault("forbidden", "This list is kept by the firm's record administrators.");
      const before = await rows.byId(list, address.itemId);
      if (before.eTag !== address.eTag) return { kind: "conflict" };
      const stored = typed(column, value);
      const changed = await rows.change(list, address.itemId, address.eTag, {
        [column.name]: stored,
        [SOURCE_NOTES]: withNote(before, column.name, stored, note),
      });
      return changed.kind === "conflict"
        ? changed
        : { kind: "written", source: sourceAfter(list, changed.row, column.name, note) };
    },
  };
};
