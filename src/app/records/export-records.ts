/** The draft's records in one file for verifying away from Microsoft 365; read completely or not written. The export itself is a line of the audit. */
import { done, refused } from "../../domain/result";
import { stampedAudit } from "../acts/audit";
import type { Ports } from "../ports/ports";
import { rowToExport, type RecordsExport } from "../ports/records-export";
import { refusal } from "../words/refusal";
import { signedIn } from "../acts/signed-in";
import type { DraftId } from "../../domain/ids";
import type { Result } from "../../domain/result";
import type { Refusal } from "../words/refusal";

/** The draft's records as one JSON text that `countersign verify --records` reads without a connection. */
export type ExportRecords = (
  draft: DraftId,
) => Promise<Result<{ readonly name: string; readonly json: string }, Refusal>>;

type Needs = Pick<
  Ports,
  "session" | "drafts" | "matters" | "roster" | "rights" | "reviews" | "signOffs" | "audit" | "clock" | "random"
>;

export const exportRecords =
  (ports: Needs): ExportRecords =>
  async (draft) => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    const row = await ports.drafts.findRow(draft);
    if (row === undefined) return refused(refusal("draft-not-found"));
    const [matter, roster, rights, reviews, signOffs] = await Promise.all([
      ports.matters.read(row.matterId),
      ports.roster.read(),
      ports.rights.listForMatter(row.matterId),
      ports.reviews.listForDraft(draft),
      ports.signOffs.listForDraft(draft),
    ]);
    const stamp = await stampedAudit(ports)(
      who.value,
      { matter: row.matterId, draft },
      { kind: "exported", rows: reviews.length + signOffs.length },
    );
    if (stamp === undefined) return refused(refusal("audit-not-written"));
    const exported: RecordsExport = {
      kind: "countersign-records",
      version: 1,
      tenant: who.value.tenant,
      exportedAt: stamp.createdAt,
      drafts: [draft],
      matters: [matter],
      roster,
      rights: rights.map(rowToExport),
      reviews: reviews.map(rowToExport),
      signOffs: signOffs.map(rowToExport),
    };
    return done({ name: `records-${draft}.json`, json: JSON.stringify(exported, undefined, 2) });
  };
