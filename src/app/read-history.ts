/** A draft's audit as people read it: every line by the server's stamp, and every break of a chain by name, before the last sign-off too. */
import { hashOfEntry, readChains, type Chains } from "../domain/audit/chain";
import type { Finding } from "../domain/draft/finding";
import { readSignOffContent } from "../domain/review/record-shapes";
import type { SignOffRecord } from "../domain/review/sign-off-record";
import type { Stamped } from "../domain/review/stamped";
import type { Ports } from "./ports/ports";
import type { ReadHistory } from "./verbs";

export const readHistory = (ports: Pick<Ports, "audit" | "signOffs">): ReadHistory => async (draft) => {
  const [rows, signOffs] = await Promise.all([ports.audit.listForDraft(draft), ports.signOffs.listForDraft(draft)]);
  const chains = readChains(rows, draft);
  const lines = chains.chains.flatMap((chain) => chain.entries.map((row) => ({ row, line: { at: row.createdAt, by: row.createdByName ?? "", event: row.content.event } })));
  return {
    lines: lines.sort((a, b) => a.row.createdAt.localeCompare(b.row.createdAt) || Number(a.row.itemId) - Number(b.row.itemId)).map(({ line }) => line),
    findings: [...chains.findings, ...missingHeads(chains, signOffs.flatMap(asRecord))],
  };
};

const asRecord = (row: Stamped<unknown>): readonly { readonly row: string; readonly at: string; readonly record: SignOffRecord }[] => {
  const record = readSignOffContent(row.content);
  return record?.kind === "sign-off" ? [{ row: row.itemId, at: row.createdAt, record }] : [];
};

/** A statement names the head of each chain as it was; a head that is no longer there was deleted since. */
export const missingHeads = (chains: Chains, signOffs: readonly { readonly row: string; readonly at: string; readonly record: SignOffRecord }[]): readonly Finding[] => {
  const known = new Set(chains.chains.flatMap((chain) => chain.entries.map((row) => hashOfEntry(row.content))));
  return signOffs.flatMap(({ row, at, record }): Finding[] =>
    record.statement.auditHeads.every(({ hash }) => known.has(hash)) ? [] : [{ code: "audit-truncated", severity: "advisory", detail: { row, at } }]);
};
