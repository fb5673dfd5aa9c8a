/**
 * The Graph-side ports in memory: the same promises as the real adapter (unique keys, stamps by the server, nothing changed under
 * another's hands), without HTTP. The contract suites hold both to them. `as(person)` gives the ports one person sees.
 */
import { answerFor, byPosition, positionFor, rowColumns, sameRow } from "../../src/adapters/graph/add-fact-row";
import { NEW_ROW, readFactRows, withNote } from "../../src/adapters/graph/fact-rows";
import type { GraphFaultCode } from "../../src/app/ports/faults";
import { GraphFault } from "../../src/adapters/graph/graph-fault";
import { groupOf, listNamed, SOURCE_NOTES, type ListName, type Rights } from "../../src/adapters/graph/list-schema";
import type { Row } from "../../src/adapters/graph/list-rows";
import { assignmentFields, inOrderOfWork, readAssignmentRow } from "../../src/adapters/graph/assignment-source";
import { newMatterFields, readMatterRow } from "../../src/adapters/graph/matter-source";
import { namesFrom } from "../../src/adapters/graph/names-elsewhere";
import { requireHere } from "../../src/adapters/graph/records-site";
import { readRosterRow } from "../../src/adapters/graph/roster-source";
import type { AssignmentSource } from "../../src/app/ports/assignments";
import type { DraftRow, DraftStore, MatterFolder, StoredFile } from "../../src/app/ports/draft-store";
import type { MatterSource } from "../../src/app/ports/matter-source";
import type { Ports } from "../../src/app/ports/ports";
import {
  readAuditEntry,
  readFilingRow,
  readMatterRights,
  readReviewRecord,
  readSignOffContent,
  contentNamed,
  type ReadContent,
} from "../../src/app/ports/record-shapes";
import type { MatterRightsList, RecordList, SignOffList } from "../../src/app/ports/records";
import type { ReadRow, Stamped } from "../../src/domain/stamped";
import type { TemplateEntry } from "../../src/app/ports/template-library";
import { given } from "../../src/given";
import type { DraftId, MatterId, PersonId } from "../../src/domain/ids";
import { lastWritten } from "../../src/domain/matter/matter-rights";
import { matterLists, type RowGroup } from "../../src/domain/matter/matter-lists";
import type { SignOffContent } from "../../src/domain/review/sign-off-record";

export type MemoryPorts = Pick<
  Ports,
  | "matters"
  | "templates"
  | "drafts"
  | "assignments"
  | "reviews"
  | "signOffs"
  | "audit"
  | "filings"
  | "roster"
  | "rights"
>;

export interface MemoryPerson {
  readonly oid: string;
  readonly name: string;
  readonly roles: readonly string[];
}

export interface MemoryGraphSetting {
  readonly lists: Readonly<
    Record<
      string,
      readonly {
        readonly id: string;
        readonly fields: Readonly<Record<string, string | number | boolean>>;
        readonly written?: { readonly id: string; readonly name: string; readonly at: string };
      }[]
    >
  >;
  /** `file`: its name without the ending, where that is not its title. */
  readonly templates?: readonly { readonly entry: TemplateEntry; readonly file?: string; readonly bytes: Uint8Array }[];
  readonly now?: () => number;
}

export interface MemoryGraph {
  as(person: MemoryPerson): MemoryPorts;
  /** While down, every call fails as when no connection can be made, or as `downAs` says. */
  down: boolean;
  downAs: GraphFaultCode;
  /** What the next append meets: its answer lost with the row written or not, and no way to look it up. */
  nextAppend: "well" | "unknown-and-written" | "unknown-and-not-written";
  /** Every record row as kept, for tests that look behind. */
  readonly records: Readonly<Record<KeptList, readonly Stamped<unknown>[]>>;
  /** Adds a record row as someone else would through SharePoint itself: any author, any content. */
  forge(list: KeptList, about: string, row: Stamped<unknown>): void;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Puts other bytes into a file, as saving in Word does. */
  overwrite(driveItemId: string, bytes: Uint8Array): void;
  /** All it keeps now, for another to begin with. */
  kept(): KeptState;
}

/** Everything the firm's lists and files hold. Rows and bytes are replaced and never changed, so what holds them is all there is to copy. */
export interface KeptState {
  readonly rows: ReadonlyMap<ListName, readonly Row[]>;
  readonly records: Readonly<Record<KeptList, readonly KeptRecord[]>>;
  readonly files: ReadonlyMap<string, KeptFile>;
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  readonly drafts: ReadonlyMap<string, DraftRow>;
}

type KeptList = "Reviews" | "SignOffs" | "Audit" | "FilingRows" | "MatterRights";

interface KeptFile extends StoredFile {
  readonly matterId: MatterId;
  readonly folder: MatterFolder;
}
interface KeptRecord {
  readonly key: string;
  /** The draft it is of; in MatterRights the matter. */
  readonly draftId: string;
  readonly row: Stamped<unknown>;
}

const ORIGIN = "https://memory.example";
const libraryOf: Readonly<Record<MatterFolder, ListName>> = {
  Drafts: "MatterDocuments",
  Finals: "Finals",
  Supervision: "Supervision",
  Filings: "Filings",
};

export const createMemoryGraph = (setting: MemoryGraphSetting, before?: KeptState): MemoryGraph => {
  const now = setting.now ?? (() => Date.parse("2026-11-22T10:00:00Z"));
  const stamp = (): string => `${new Date(now()).toISOString().slice(0, 19)}Z`;
  const rows = new Map<ListName, readonly Row[]>(before?.rows);
  const tag = (list: string, id: string, version: number): string => `"${list}-${id},${version}"`;
  const put = (list: ListName, id: string, fields: Row["fields"], by: { oid: string; name: string }): Row => {
    const kept = rows.get(list) ?? [];
    const before = kept.find((row) => row.id === id);
    const version = before === undefined ? 1 : Number(/,(\d+)"$/.exec(before.eTag)?.[1] ?? 0) + 1;
    const row: Row = {
      id,
      eTag: tag(list, id, version),
      fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== "" && value !== null)),
      body: {},
      createdAt: before?.createdAt ?? stamp(),
      createdById: before?.createdById ?? by.oid,
      createdByName: before?.createdByName ?? by.name,
      modifiedAt: stamp(),
      modifiedById: by.oid,
      modifiedByName: by.name,
    };
    rows.set(
      list,
      before === undefined ? [...kept, row] : kept.map((candidate) => (candidate.id === id ? row : candidate)),
    );
    return row;
  };
  const importer = { oid: "00000000-0000-0000-0000-000000000001", name: "System Account" };
  for (const [list, given] of before === undefined ? Object.entries(setting.lists) : [])
    for (const { id, fields } of given) put(list as ListName, id, fields, importer);
  const all = (list: ListName): readonly Row[] => rows.get(list) ?? [];
  const nextId = (list: ListName): string => String(Math.max(0, ...all(list).map(({ id }) => Number(id))) + 1);

  const records: Record<KeptList, KeptRecord[]> = {
    Reviews: [...(before?.records.Reviews ?? [])],
    SignOffs: [...(before?.records.SignOffs ?? [])],
    Audit: [...(before?.records.Audit ?? [])],
    FilingRows: [...(before?.records.FilingRows ?? [])],
    MatterRights:
      before === undefined
        ? (setting.lists["MatterRights"] ?? []).map(({ id, fields, written }): KeptRecord => {
            const { oid, name, at } = {
              oid: written?.id ?? importer.oid,
              name: written?.name ?? importer.name,
              at: written?.at ?? stamp(),
            };
            return {
              key: String(fields["RecordKey"]),
              draftId: String(fields["MatterId"]),
              row: {
                itemId: id,
                createdById: oid as PersonId,
                createdByName: name,
                createdAt: at,
                modifiedById: oid as PersonId,
                modifiedAt: at,
                content: JSON.parse(String(fields["Content1"])) as unknown,
              },
            };
          })
        : [...before.records.MatterRights],
  };
  const files = new Map<string, KeptFile>(before?.files);
  const bytes = new Map<string, Uint8Array>(before?.bytes);
  const drafts = new Map<string, DraftRow>(before?.drafts);
  let fileCount = files.size;

  const graph: MemoryGraph = {
    down: false,
    downAs: "network",
    nextAppend: "well",
    files: bytes,
    get records() {
      return {
        Reviews: records.Reviews.map(({ row }) => row),
        SignOffs: records.SignOffs.map(({ row }) => row),
        Audit: records.Audit.map(({ row }) => row),
        FilingRows: records.FilingRows.map(({ row }) => row),
        MatterRights: records.MatterRights.map(({ row }) => row),
      };
    },
    forge: (list, about, row) => {
      records[list].push({ key: `forged-${row.itemId}`, draftId: about, row: { ...row, listedFor: about } });
    },
    overwrite: (driveItemId, content) => {
      bytes.set(driveItemId, content.slice());
    },
    kept: () => ({
      rows: new Map(rows),
      records: {
        Reviews: [...records.Reviews],
        SignOffs: [...records.SignOffs],
        Audit: [...records.Audit],
        FilingRows: [...records.FilingRows],
        MatterRights: [...records.MatterRights],
      },
      files: new Map(files),
      bytes: new Map(bytes),
      drafts: new Map(drafts),
    }),
    as: (person) => {
      const reach = (list: ListName, right: keyof Rights): void => {
        if (graph.down) throw new GraphFault(graph.downAs, "Microsoft Graph could not be reached.");
        const group = groupOf(person.roles);
        if (group === undefined || !listNamed(list).may[group][right])
          throw new GraphFault("forbidden", "Microsoft Graph refused this person.", { status: 403 });
      };
      const found = (list: ListName, id: string): Row => {
        const row = all(list).find((candidate) => candidate.id === id);
        if (row === undefined) throw new GraphFault("not-found", "Microsoft Graph has no such item.", { status: 404 });
        return row;
      };

      const here = (matter: string): Row => requireHere(found("Matters", matter), "memory:/sites/countersign");

      const asRead = <Content>(row: Stamped<unknown>, read: ReadContent<Content>): ReadRow<Content> => {
        const content = read(row.content);
        return { ...row, content, ...(content === undefined ? { unread: row.content } : {}) };
      };
      const recordList = <Content>(list: KeptList, read: ReadContent<Content>): RecordList<Content> => ({
        append: async (key, draftId, content) => {
          const fate = graph.nextAppend;
          graph.nextAppend = "well";
          try {
            reach(list, "add");
          } catch (error) {
            if (error instanceof GraphFault && error.code === "forbidden") return { kind: "not-permitted" };
            return { kind: "unknown", reason: "network" };
          }
          if (fate === "unknown-and-not-written") return { kind: "unknown", reason: "network" };
          const there = records[list].find((record) => record.key.toLowerCase() === key.toLowerCase());
          const row: Stamped<unknown> = there?.row ?? {
            listedFor: draftId,
            itemId: String(records[list].length + 1),
            createdById: person.oid as PersonId,
            createdByName: person.name,
            createdAt: stamp(),
            modifiedById: person.oid as PersonId,
            modifiedAt: stamp(),
            content: JSON.parse(JSON.stringify(content)) as unknown,
          };
          if (there === undefined) records[list].push({ key, draftId, row });
          return fate === "unknown-and-written"
            ? { kind: "unknown", reason: "network" }
            : { kind: "recorded", row: asRead(row, read) };
        },
        readById: async (itemId) => {
          reach(list, "read");
          const record = records[list].find(({ row }) => row.itemId === itemId);
          if (record === undefined)
            throw new GraphFault("not-found", "Microsoft Graph has no such item.", { status: 404 });
          return asRead(record.row, read);
        },
        listForDraft: async (draftId) => {
          reach(list, "read");
          return records[list].filter((record) => record.draftId === draftId).map(({ row }) => asRead(row, read));
        },
      });
      const signOffs = (): readonly ReadRow<SignOffContent>[] => {
        reach("SignOffs", "read");
        return records.SignOffs.map(({ row }) => asRead(row, readSignOffContent));
      };
      const signOffList: SignOffList = {
        ...recordList("SignOffs", readSignOffContent),
        listForContent: async (hash) => signOffs().filter((row) => contentNamed(row) === hash),
        listForMatter: async (matter) =>
          signOffs().filter(
            ({ content }) => (content?.kind === "sign-off" ? content.statement : content)?.matter === matter,
          ),
      };

      const rightsRows = recordList("MatterRights", readMatterRights);
      const rights: MatterRightsList = {
        append: (key, content) => rightsRows.append(key, content.matter as unknown as DraftId, content),
        readById: (itemId) => rightsRows.readById(itemId),
        listForMatter: (matter) => rightsRows.listForDraft(matter as unknown as DraftId),
      };

      const linked = (matter: Row, column: string): Row | undefined =>
        all("People").find(({ id }) => id === matter.fields[column]);
      const ofMatter = (list: ListName, id: string): readonly Row[] =>
        all(list).filter(({ fields }) => fields["MatterId"] === id);
      const matters: MatterSource = {
        list: async () => {
          reach("Matters", "read");
          return all("Matters").map(readMatterRow);
        },
        read: async (id) => {
          reach("Matters", "read");
          return readMatterRow(here(id));
        },
        listRightsWaiting: async (oid) => {
          reach("Matters", "read");
          return all("Matters")
            .filter(({ fields }) => fields["RightsWaitFor"] === oid)
            .map(readMatterRow);
        },
        rightsWaitFor: async (matter, oid) => {
          reach("Matters", "edit");
          const before = found("Matters", matter.id);
          if (before.eTag === matter.eTag)
            put("Matters", before.id, { ...before.fields, RightsWaitFor: oid ?? "" }, person);
        },
        namesElsewhere: async (id) => {
          reach("Matters", "read");
          return namesFrom(all("Matters"), all("People"), id);
        },
        readFacts: async (id) => {
          reach("Matters", "read");
          const matter = here(id);
          const drawn = lastWritten(await rights.listForMatter(id)) ?? readMatterRow(matter).proposed;
          const signer = drawn?.signing[0];
          return readFactRows({
            matter,
            client: linked(matter, "ClientPerson"),
            declarant: linked(matter, "DeclarantPerson"),
            firm: all("People").find(({ fields }) => fields["PersonKind"] === "firm"),
            attorney: all("Attorneys")
              .filter(({ fields }) => fields["Oid"] === signer)
              .at(-1),
            ...given({ forum: drawn?.forums[0] }),
            engagement: ofMatter("Engagements", id)[0],
            further: {
              engagement: ofMatter("Engagements", id).slice(1),
              firm: all("People")
                .filter(({ fields }) => fields["PersonKind"] === "firm")
                .slice(1),
            },
            lists: Object.fromEntries(
              matterLists.map(({ group, list }) => [group, byPosition(ofMatter(list, id))]),
            ) as Readonly<Record<RowGroup, readonly Row[]>>,
          });
        },
        add: async (matter) => {
          reach("Matters", "add");
          const there = all("Matters").find(({ fields }) => fields["MatterNumber"] === matter.number);
          if (there !== undefined && there.fields["Title"] !== matter.title)
            throw new GraphFault("already-exists", "Another matter already has this number.");
          return readMatterRow(
            there ??
              put("Matters", nextId("Matters"), { MatterNumber: matter.number, ...newMatterFields(matter) }, person),
          );
        },
        addRow: async (matter, row) => {
          const columns = rowColumns(matter, row);
          reach(columns.list, "add");
          here(matter);
          const there = byPosition(ofMatter(columns.list, matter));
          const same = sameRow(there, row.group, columns.facts);
          if (same !== undefined) return answerFor("found", columns, same);
          const position = positionFor(there, row.before);
          return position === undefined
            ? { kind: "no-such-place" }
            : answerFor(
                "added",
                columns,
                put(columns.list, nextId(columns.list), { ...columns.fields, Position: position }, person),
              );
        },
        correctFact: async (address, value, note) => {
          const list = address.list as ListName;
          reach(list, "edit");
          const type = listNamed(list).columns.find(({ name }) => name === address.column)?.type;
          const number = Number(value.replaceAll(/[$,\s]/g, ""));
          if (type === undefined || (type === "number" && Number.isNaN(number)))
            throw new GraphFault("invalid-value", "This fact is a number.");
          const stored =
            type === "number" ? number : type === "boolean" ? /^(yes|true)$/i.test(value.trim()) : value.trim();
          const [, group, matterId] = NEW_ROW.exec(address.itemId) ?? [];
          const before = group === undefined ? found(list, address.itemId) : undefined;
          if (before !== undefined && before.eTag !== address.eTag) return { kind: "conflict" };
          const row = put(
            list,
            before?.id ?? nextId(list),
            {
              ...before?.fields,
              ...(group === "engagement" ? { MatterId: matterId } : {}),
              [address.column]: stored,
              [SOURCE_NOTES]: withNote(before, address.column, stored, note),
            },
            person,
          );
          if (group === "client" || group === "declarant") {
            const matter = found("Matters", matterId ?? "");
            put(
              "Matters",
              matter.id,
              { ...matter.fields, [group === "client" ? "ClientPerson" : "DeclarantPerson"]: row.id },
              person,
            );
          }
          return {
            kind: "written",
            source: {
              kind: "list",
              list,
              itemId: row.id,
              column: address.column,
              eTag: row.eTag,
              changedBy: person.name,
              changedAt: row.modifiedAt,
              note,
            },
          };
        },
      };

      const assignments: AssignmentSource = {
        listForMatter: async (matter) => {
          reach("Assignments", "read");
          return inOrderOfWork(ofMatter("Assignments", matter).map(readAssignmentRow));
        },
        read: async (itemId) => {
          reach("Assignments", "read");
          const row = all("Assignments").find(({ id }) => id === itemId);
          return row === undefined ? undefined : readAssignmentRow(row);
        },
        add: async (key, matter, text) => {
          reach("Assignments", "add");
          here(matter);
          const there = all("Assignments").find(({ fields }) => fields["AssignmentKey"] === key);
          return readAssignmentRow(
            there ??
              put(
                "Assignments",
                nextId("Assignments"),
                { MatterId: matter, AssignmentKey: key, ...assignmentFields({ ...text, state: "open" }) },
                person,
              ),
          );
        },
        change: async (assignment, change) => {
          reach("Assignments", "edit");
          const before = found("Assignments", assignment.itemId);
          if (before.eTag !== assignment.eTag) return { kind: "conflict" };
          return {
            kind: "changed",
            assignment: readAssignmentRow(
              put("Assignments", before.id, { ...before.fields, ...assignmentFields(change) }, person),
            ),
          };
        },
      };

      const kept = (driveItemId: string, folder: MatterFolder): KeptFile => {
        reach(libraryOf[folder], "read");
        const file = files.get(driveItemId);
        if (file?.folder !== folder)
          throw new GraphFault("not-found", "Microsoft Graph has no such item.", { status: 404 });
        return file;
      };
      const described = ({ driveItemId, name, webUrl, eTag }: KeptFile): StoredFile => ({
        driveItemId,
        name,
        webUrl,
        eTag,
      });
      const named = (matterId: MatterId, folder: MatterFolder, name: string): KeptFile | undefined =>
        [...files.values()].find(
          (file) =>
            file.matterId === matterId && file.folder === folder && file.name.toLowerCase() === name.toLowerCase(),
        );
      const draftStore: DraftStore = {
        evidenceYear: () => Promise.resolve(new Date(now()).getUTCFullYear()),
        upload: async (matterId, folder, name, content) => {
          reach(libraryOf[folder], "add");
          found("Matters", matterId);
          if (named(matterId, folder, name) !== undefined) return { kind: "name-taken" };
          fileCount += 1;
          const driveItemId = `01MEMORY${String(fileCount).padStart(4, "0")}`;
          const file: KeptFile = {
            driveItemId,
            name,
            webUrl: `${ORIGIN}/?document=${driveItemId}`,
            eTag: `"${driveItemId},1"`,
            matterId,
            folder,
          };
          files.set(driveItemId, file);
          bytes.set(driveItemId, content.slice());
          return { kind: "stored", file: described(file) };
        },
        download: async (driveItemId, folder = "Drafts") =>
          (bytes.get(kept(driveItemId, folder).driveItemId) ?? new Uint8Array()).slice(),
        describe: async (driveItemId, folder = "Drafts") => described(kept(driveItemId, folder)),
        locate: async (webUrl) => {
          const file = [...files.values()].find((candidate) => candidate.webUrl === webUrl);
          reach(libraryOf[file?.folder ?? "Drafts"], "read");
          return file === undefined ? undefined : { ...described(file), matterId: file.matterId, folder: file.folder };
        },
        find: async (matterId, folder, name) => {
          reach(libraryOf[folder], "read");
          const file = named(matterId, folder, name);
          return file === undefined ? undefined : described(file);
        },
        addRow: async (row) => {
          reach("Drafts", "add");
          const there = drafts.get(row.draftId);
          if (there !== undefined) return there;
          const added: DraftRow = {
            ...row,
            itemId: String(drafts.size + 1),
            eTag: tag("Drafts", row.draftId, 1),
            changedAt: stamp(),
          };
          drafts.set(row.draftId, added);
          return added;
        },
        changeRow: async (row, change) => {
          reach("Drafts", "edit");
          const present = drafts.get(row.draftId);
          if (present === undefined || present.eTag !== row.eTag) return { kind: "conflict" };
          const changed: DraftRow = {
            ...present,
            ...change,
            eTag: tag("Drafts", row.draftId, Number(/,(\d+)"$/.exec(present.eTag)?.[1] ?? 0) + 1),
            changedAt: stamp(),
          };
          drafts.set(row.draftId, changed);
          return { kind: "changed", row: changed };
        },
        listOpen: async () => {
          reach("Drafts", "read");
          const open = [...drafts.values()]
            .filter(({ state }) => state !== "final")
            .sort((left, right) =>
              left.changedAt < right.changedAt
                ? 1
                : left.changedAt > right.changedAt
                  ? -1
                  : Number(right.itemId) - Number(left.itemId),
            );
          return { rows: open, unreadable: [] };
        },
        findRow: async (draftId) => {
          reach("Drafts", "read");
          return drafts.get(draftId);
        },
      };

      return {
        matters,
        assignments,
        drafts: draftStore,
        signOffs: signOffList,
        reviews: recordList("Reviews", readReviewRecord),
        audit: {
          ...recordList("Audit", readAuditEntry),
          listForDigest: async (digest) => {
            reach("Audit", "read");
            return records.Audit.map(({ row }) => asRead(row, readAuditEntry)).filter(
              ({ content }) =>
                (content?.event.kind === "pdf-recorded" && content.event.digest === digest) ||
                (content?.event.kind === "finalized" && content.event.fileHash === digest),
            );
          },
        },
        filings: {
          ...recordList("FilingRows", readFilingRow),
          listForDigest: async (digest) => {
            reach("FilingRows", "read");
            return records.FilingRows.map(({ row }) => asRead(row, readFilingRow)).filter(
              ({ content }) => content?.kind === "file" && content.sha256 === digest,
            );
          },
        },
        rights,
        roster: {
          read: async () => {
            reach("Attorneys", "read");
            return all("Attorneys")
              .map(readRosterRow)
              .filter((row) => row !== undefined);
          },
        },
        templates: {
          list: async () => {
            reach("Templates", "read");
            return (setting.templates ?? []).flatMap(({ entry }) => (entry.kind === "clause" ? [] : [entry]));
          },
          clause: async (name) => {
            reach("Templates", "read");
            return setting.templates
              ?.find(
                ({ entry, file }) =>
                  entry.kind === "clause" && (file ?? entry.name).toLowerCase() === name.toLowerCase(),
              )
              ?.bytes.slice();
          },
          fetch: async (id) => {
            reach("Templates", "read");
            const template = setting.templates?.find(({ entry }) => entry.id === id);
            if (template === undefined)
              throw new GraphFault("not-found", "Microsoft Graph has no such item.", { status: 404 });
            return template.bytes.slice();
          },
        },
      };
    },
  };
  return graph;
};
