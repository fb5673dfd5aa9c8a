/** The work of someone who is away or left goes on under another name; the audit keeps whose it was (the name at the time stays in the record). */
import { done, refused } from "../../domain/result";
import { writeAudit } from "../acts/audit";
import type { Ports } from "../ports/ports";
import { refusal } from "../words/refusal";
import { signedIn } from "../acts/signed-in";
import type { DraftId } from "../../domain/ids";
import type { Result } from "../../domain/result";
import type { DraftRow } from "../ports/draft-store";
import type { Refusal } from "../words/refusal";

/** The work of someone who is away or left; the name at the time stays in the record. */
export type TakeOver = (args: { readonly draft: DraftId }) => Promise<Result<DraftRow, Refusal>>;

type Needs = Pick<Ports, "session" | "drafts" | "audit" | "clock" | "random">;

export const takeOver =
  (ports: Needs): TakeOver =>
  async ({ draft }) => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    const row = await ports.drafts.findRow(draft);
    if (row === undefined) return refused(refusal("draft-not-found"));
    if (row.author === who.value.oid) return refused(refusal("already-yours"));
    if (
      !(await writeAudit(ports)(who.value, { matter: row.matterId, draft }, { kind: "taken-over", from: row.author }))
    )
      return refused(refusal("audit-not-written"));
    const changed = await ports.drafts.changeRow(row, { author: who.value.oid, authorName: who.value.name });
    return changed.kind === "changed" ? done(changed.row) : refused(refusal("conflict"));
  };
