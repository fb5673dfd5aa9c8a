/** The draft goes back to its drafter with what is asked for; every round is counted in the records. */
import { done, refused } from "../../domain/result";
import { hashOfJson } from "../../domain/review/statement-hash";
import type { SentBackRecord } from "../../domain/review/sitting";
import { changeRow } from "../acts/change-row";
import { activeAttorney } from "../acts/active-attorney";
import type { Ports } from "../ports/ports";
import { recordAndAudit } from "../acts/record-review";
import { refusal } from "../words/refusal";
import { refusedIfNewer } from "../draft/newer-records";
import { signedIn } from "../acts/signed-in";
import type { Result } from "../../domain/result";
import type { OpenDraft } from "../draft/open-draft-state";
import type { Refusal } from "../words/refusal";

export type SendBack = (args: {
  readonly seen: OpenDraft;
  readonly note?: string;
}) => Promise<Result<{ readonly round: number }, Refusal>>;

type Needs = Pick<Ports, "session" | "roster" | "reviews" | "audit" | "drafts" | "clock" | "random">;

export const sendBack =
  (ports: Needs): SendBack =>
  async ({ seen, note }) => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    const newer = refusedIfNewer(seen);
    if (newer !== undefined) return newer;
    const lead = who.value.roles.includes("Countersign.TeamLead");
    const attorney = lead ? undefined : await activeAttorney(ports, who.value.oid);
    if (attorney?.ok === false) return attorney;
    const record: SentBackRecord = {
      kind: "sent-back",
      version: 1,
      tenant: who.value.tenant,
      matter: seen.row.matterId,
      draft: seen.draftId,
      round: seen.round,
      ...(note === undefined || note.trim() === "" ? {} : { note: note.trim() }),
    };
    const key = `sent-back.${seen.draftId}.${String(seen.round)}.${hashOfJson([record, seen.readAt]).slice(0, 16)}`;
    const row = await recordAndAudit(ports, who.value, key, record, { kind: "sent-back", round: seen.round });
    if (!row.ok) return row;
    const round = seen.round + 1;
    return (await changeRow(ports, seen.row, { state: "sent-back", round, unitsLeft: seen.counts.left }))
      ? done({ round })
      : refused(refusal("row-not-written"));
  };
