/**
 * A team lead's check: formatting, accuracy, completeness of the words as they are now. Not by the author, never an approval;
 * the sign-off shows it, or that there was none.
 */
import { composersOf } from "../../domain/audit/chain";
import { done, refused } from "../../domain/result";
import { hashOfJson } from "../../domain/review/statement-hash";
import type { QualityCheckRecord } from "../../domain/review/sitting";
import type { Ports } from "../ports/ports";
import { recordAndAudit } from "../acts/record-review";
import { refusal } from "../words/refusal";
import { refusedIfNewer } from "../draft/newer-records";
import { signedIn } from "../acts/signed-in";
import type { Result } from "../../domain/result";
import type { OpenDraft } from "../draft/open-draft-state";
import type { Refusal } from "../words/refusal";

/** A team lead's check of the words as they are now; never by the author, never an approval. */
export type CheckQuality = (args: {
  readonly seen: OpenDraft;
  readonly formatting: boolean;
  readonly accuracy: boolean;
  readonly completeness: boolean;
  readonly note?: string;
}) => Promise<Result<{ readonly row: string }, Refusal>>;

type Needs = Pick<Ports, "session" | "reviews" | "audit" | "clock" | "random">;

export const checkQuality =
  (ports: Needs): CheckQuality =>
  async ({ seen, formatting, accuracy, completeness, note }) => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    const newer = refusedIfNewer(seen);
    if (newer !== undefined) return newer;
    if (!who.value.roles.some((role) => role === "Countersign.TeamLead" || role === "Countersign.Attorney"))
      return refused(refusal("not-permitted"));
    const composers = composersOf(await ports.audit.listForDraft(seen.draftId), seen.draftId);
    if ([seen.row.author, ...composers].includes(who.value.oid)) return refused(refusal("author-may-not-check"));
    const record: QualityCheckRecord = {
      kind: "quality-check",
      role: who.value.roles.includes("Countersign.Attorney") ? "attorney" : "team-lead",
      version: 1,
      tenant: who.value.tenant,
      matter: seen.row.matterId,
      draft: seen.draftId,
      content: seen.contentHash,
      formatting,
      accuracy,
      completeness,
      ...(note === undefined || note.trim() === "" ? {} : { note: note.trim() }),
    };
    const key = `check.${seen.draftId}.${hashOfJson([record, who.value.oid, seen.readAt]).slice(0, 32)}`;
    const row = await recordAndAudit(ports, who.value, key, record, { kind: "checked", row: key });
    return row.ok ? done({ row: row.value.itemId }) : row;
  };
