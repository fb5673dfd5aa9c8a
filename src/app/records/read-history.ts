/** A draft's audit as people read it: every line by the server's stamp, and every break of a chain by name, before the last sign-off too. */
import { readChains } from "../../domain/audit/chain";
import type { Finding } from "../../domain/draft/finding";
import type { SignOffContent, SignOffRecord } from "../../domain/review/sign-off-record";
import type { ReadRow } from "../../domain/stamped";
import type { Ports } from "../ports/ports";
import { missingHeads } from "../acts/missing-heads";
import type { AuditEvent } from "../../domain/audit/entry";
import type { DraftId } from "../../domain/ids";

export type ReadHistory = (draft: DraftId) => Promise<History>;

export interface History {
  readonly lines: readonly HistoryLine[];
  /** A broken, forked or truncated chain, by name. */
  readonly findings: readonly Finding[];
}

export interface HistoryLine {
  /** The server's stamp. */
  readonly at: string;
  readonly by: string;
  readonly event: AuditEvent;
}

export const readHistory =
  (ports: Pick<Ports, "audit" | "signOffs">): ReadHistory =>
  async (draft) => {
    const [rows, signOffs] = await Promise.all([ports.audit.listForDraft(draft), ports.signOffs.listForDraft(draft)]);
    const chains = readChains(rows, draft);
    const lines = chains.chains.flatMap((chain) =>
      chain.entries.map((row) => ({
        row,
        line: { at: row.createdAt, by: row.createdByName ?? "", event: row.content.event },
      })),
    );
    return {
      lines: lines
        .sort((a, b) => a.row.createdAt.localeCompare(b.row.createdAt) || Number(a.row.itemId) - Number(b.row.itemId))
        .map(({ line }) => line),
      findings: [...chains.findings, ...missingHeads(chains, signOffs.flatMap(asRecord))],
    };
  };

const asRecord = (
  row: ReadRow<SignOffContent>,
): readonly { readonly row: string; readonly at: string; readonly record: SignOffRecord }[] => {
  const record = row.content;
  return record?.kind === "sign-off" ? [{ row: row.itemId, at: row.createdAt, record }] : [];
};
