/** Withdrawing a sign-off is a new record beside it, with the audit's line first. Any active attorney may; a sign-off in doubt must not stand because one person is away. */
import { done, refused } from "../../domain/result";
import type { WithdrawalRecord } from "../../domain/review/sign-off-record";
import { writeAudit } from "../acts/audit";
import { changeRow } from "../acts/change-row";
import { activeAttorney } from "../acts/active-attorney";
import type { Ports } from "../ports/ports";
import { recordSignOff } from "../acts/record-review";
import { refusal } from "../words/refusal";
import { signedIn } from "../acts/signed-in";
import type { DraftId } from "../../domain/ids";
import type { Result } from "../../domain/result";
import type { Refusal } from "../words/refusal";

/** A new record; the sign-off itself stays. */
export type WithdrawSignOff = (args: {
  readonly draft: DraftId;
  readonly signOffRow: string;
  readonly reason: string;
}) => Promise<Result<{ readonly row: string }, Refusal>>;

type Needs = Pick<Ports, "session" | "roster" | "signOffs" | "audit" | "drafts" | "clock" | "random">;

export const withdrawSignOff =
  (ports: Needs): WithdrawSignOff =>
  async ({ draft, signOffRow, reason }) => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    if (reason.trim() === "") return refused(refusal("reason-needed"));
    const rows = await ports.signOffs.listForDraft(draft);
    const signOff = rows.find(({ itemId, content }) => itemId === signOffRow && content?.kind === "sign-off")?.content;
    const gone = rows.some(({ content }) => content?.kind === "withdrawal" && content.signOffRow === signOffRow);
    if (signOff?.kind !== "sign-off" || gone) return refused(refusal("sign-off-not-found"));
    const attorney = await activeAttorney(ports, who.value.oid);
    if (!attorney.ok) return attorney;
    const { statement, statementHash } = signOff;
    const record: WithdrawalRecord = {
      kind: "withdrawal",
      version: 1,
      tenant: who.value.tenant,
      matter: statement.matter,
      draft: statement.draft,
      signOffRow,
      statementHash,
      reason: reason.trim(),
    };
    if (
      !(await writeAudit(ports)(
        who.value,
        { matter: statement.matter, draft },
        { kind: "withdrawn", signOffRow, statement: statementHash },
      ))
    )
      return refused(refusal("audit-not-written"));
    const row = await recordSignOff(ports, who.value, {
      key: `withdrawal.${statementHash}.${who.value.oid}`,
      matter: statement.matter,
      draft,
      content: record,
    });
    if (!row.ok) return row;
    const inWork = await ports.drafts.findRow(draft);
    if (inWork !== undefined && inWork.state === "signed") await changeRow(ports, inWork, { state: "in-review" });
    return done({ row: row.value.itemId });
  };
