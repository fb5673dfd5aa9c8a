/**
 * Where rows of evidence stand: in one list, or in a list a year. A draft's id says whose year's list its evidence begins in, so its rows are looked for
 * from that list to the newest; an id that says none is looked for in all of them. Rows are written to the present year's list, or the last before it.
 * Nothing is written about a draft whose id names a later year than that: it would stand where nobody looks for it.
 */
import { yearOfDraft } from "../../domain/draft/new-id";
import { GraphFault } from "./graph-fault";
import type { Fields, ListRows, Row } from "./list-rows";
import type { SingleListName, YearlyListName } from "./list-schema";

/** A row and the id it is known by in the records: its own, or with the year before it. */
export interface PlacedRow {
  readonly row: Row;
  readonly itemId: string;
}

export interface EvidencePlaces {
  readonly title: string;
  /** `draft`: only from the year its id names. */
  where(column: string, equals: string, draft?: string): Promise<readonly PlacedRow[]>;
  byId(itemId: string): Promise<PlacedRow>;
  add(key: string, fields: Fields, draft?: string): Promise<Added>;
}

type Added =
  { readonly kind: "added"; readonly itemId: string } | { readonly kind: "unknown"; readonly fault: GraphFault };

const KEY = "RecordKey";

export const onePlace = (rows: ListRows, list: SingleListName): EvidencePlaces => ({
  title: list,
  where: async (column, equals) => (await rows.where(list, { column, equals })).map((row) => ({ row, itemId: row.id })),
  byId: async (itemId) => ({ row: await rows.byId(list, itemId), itemId }),
  add: async (key, fields) => {
    const added = await rows.addUnique(list, { column: KEY, value: key }, fields);
    return added.kind === "unknown" ? added : { kind: "added", itemId: added.row.id };
  },
});

/** SharePoint counts a list's rows anew each year (and to 30 million at most): the year before nine digits keeps ids apart and in order. */
const IN_A_YEAR = 1_000_000_000;
const itemIdOf = (year: number, id: string): string => String(year * IN_A_YEAR + Number(id));

export const yearlyPlaces = (rows: ListRows, list: YearlyListName): EvidencePlaces => ({
  title: list,
  where: async (column, equals, draft) => {
    const since = draft === undefined ? undefined : yearOfDraft(draft);
    const years = (await rows.years(list)).filter((year) => since === undefined || year >= since);
    const found = await Promise.all(
      years.map(async (year) =>
        (await rows.where({ list, year }, { column, equals })).map((row) => ({ row, itemId: itemIdOf(year, row.id) })),
      ),
    );
    return found.flat();
  },
  byId: async (itemId) => {
    const number = Number(itemId);
    if (!Number.isSafeInteger(number) || number <= IN_A_YEAR)
      throw new GraphFault("invalid-value", "A row's id names its year.");
    const [year, id] = [Math.floor(number / IN_A_YEAR), String(number % IN_A_YEAR)];
    return { row: await rows.byId({ list, year }, id), itemId };
  },
  add: async (key, fields, draft) => {
    const year = await rows.presentYear(list);
    if (draft !== undefined && (yearOfDraft(draft) ?? year) > year)
      throw new GraphFault("invalid-value", "The draft's id names a year whose records have not begun.");
    const added = await rows.addUnique({ list, year }, { column: KEY, value: key }, fields);
    return added.kind === "unknown" ? added : { kind: "added", itemId: itemIdOf(year, added.row.id) };
  },
});
