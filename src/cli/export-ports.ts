/** The verifying verb's ports over an exported file: what is not in the file is unknown, and nothing can be written. */
import { contentNamed } from "../app/ports/record-shapes";
import * as v from "valibot";
import { engineInProcess } from "../app/engine/engine-in-process";
import type { Ports } from "../app/ports/ports";
import type { RecordList, SignOffList } from "../app/ports/records";
import type { ReadRow } from "../domain/stamped";
import type { ReadRecords } from "../app/ports/records-export";
import type { DraftId, PersonId } from "../domain/ids";
import { CommandFault } from "./command";
import type { Trust } from "./token-trust";
import { given } from "../given";

type VerifyPorts = Pick<
  Ports,
  | "session"
  | "engine"
  | "signOffs"
  | "reviews"
  | "matters"
  | "roster"
  | "rights"
  | "intake"
  | "document"
  | "clock"
  | "verifier"
>;

/** A port of which the verb needs only some members here; asking for another is a mistake that must not pass as an empty answer. */
export const only = <Port extends object>(members: Partial<Port>, name: string): Port =>
  new Proxy(members as Port, {
    get: (port, member) => {
      if (!Object.hasOwn(port, member)) throw new Error(`Verifying here never asks for ${name}.`);
      return Reflect.get(port, member) as unknown;
    },
  });

/** The draft a row is about; undefined when it says none, and then it may be about any. */
const draftOf = ({ content, unread }: ReadRow<unknown>): string | undefined => {
  const said = v.safeParse(
    v.union([v.object({ draft: v.string() }), v.object({ statement: v.object({ draft: v.string() }) })]),
    content ?? unread,
  );
  if (!said.success) return undefined;
  return "draft" in said.output ? said.output.draft : said.output.statement.draft;
};

const readOnlyList = <Content>(
  records: ReadRecords,
  rows: readonly ReadRow<Content>[],
  file: string,
): RecordList<Content> => ({
  append: async () => ({ kind: "not-permitted" }),
  readById: async (itemId) => {
    const row = rows.find((one) => one.itemId === itemId);
    if (row === undefined) throw new CommandFault("unreadable", `${file} does not hold the row ${itemId}.`, file);
    return row;
  },
  listForDraft: async (draft: DraftId) => {
    // Zero rows mean unknown unless the export says that it holds all of this draft's.
    if (!records.drafts.includes(draft))
      throw new CommandFault("unreadable", `${file} does not hold the records of this draft.`, file);
    return rows.filter((row) => (draftOf(row) ?? draft) === draft);
  },
});

/** The ports `app/verify` needs. @param file the export's name, for sentences */
export const exportPorts = (records: ReadRecords, file: string, trust: Trust | undefined): VerifyPorts => {
  const signOffs: SignOffList = {
    ...readOnlyList(records, records.signOffs, file),
    listForContent: async (content) => records.signOffs.filter((row) => contentNamed(row) === content),
    listForMatter: async (matter) =>
      records.signOffs.filter(
        ({ content: record }) => (record?.kind === "sign-off" ? record.statement : record)?.matter === matter,
      ),
  };
  const read: Ports["matters"]["read"] = async (id) => {
    const row = records.matters.find((matter) => matter.id === id);
    if (row === undefined)
      throw new CommandFault("unreadable", `${file} does not hold the matter a sign-off names.`, file);
    return row;
  };
  return {
    // Nobody is signed in; the verb asks only for the tenant whose records it reads.
    session: only<Ports["session"]>(
      { current: async () => ({ oid: "" as PersonId, tenant: records.tenant, name: "", userName: "", roles: [] }) },
      "signing in",
    ),
    engine: engineInProcess,
    signOffs,
    reviews: readOnlyList(records, records.reviews, file),
    matters: only<Ports["matters"]>({ read }, "another matter"),
    roster: { read: async () => records.roster },
    // "Today" is the day of the export: of what was written since, the file knows nothing.
    clock: { now: () => Date.parse(records.exportedAt) },
    document: only<Ports["document"]>({}, "Word"),
    // Rows and not the export's word decide who might sign; who gives rights in any matter is the verifier's own knowledge.
    rights: only<Ports["rights"]>(
      { listForMatter: async (matter) => records.rights.filter(({ content }) => content?.matter === matter) },
      "another matter's rights",
    ),
    ...given({ verifier: trust?.verifier, intake: trust?.intake }),
  };
};
