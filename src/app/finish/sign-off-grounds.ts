/**
 * What a statement rests on: one complete look at document and records. While Graph is down a look of the last 30 minutes may serve,
 * if the document still holds the very same words; the statement then names that read and its time.
 */
import { readChains, type Chains } from "../../domain/audit/chain";
import type { DraftId } from "../../domain/ids";
import type { Roster } from "../../domain/matter/roster";
import { done, refused, type Result } from "../../domain/result";
import type { SignOffContent } from "../../domain/review/sign-off-record";
import type { ReadRow } from "../../domain/stamped";
import { judgeBytes } from "../draft/judge-bytes";
import { openDraftOrRefuse, type AtWork, type OpenNeeds } from "../draft/open-draft-or-refuse";
import type { OpenDraft } from "../draft/open-draft-state";
import { isOutOfReach } from "../ports/faults";
import type { Ports } from "../ports/ports";
import { asOpenDraft } from "../draft/read-open-draft";
import { refusal, type Refusal } from "../words/refusal";
import { signedIn } from "../acts/signed-in";

/** Records read completely within this time may carry a sign-off while Graph is down; the statement names the read. */
export const RECORDS_HOLD_MS = 30 * 60 * 1000;

export type GroundsNeeds = OpenNeeds & Pick<Ports, "audit">;

export interface Grounds extends AtWork {
  readonly roster: Roster;
  /** Undefined while Graph is down. */
  readonly records?: { readonly chains: Chains; readonly matterSignOffs: readonly ReadRow<SignOffContent>[] };
}

export const groundsFor = async (
  ports: GroundsNeeds,
  wanted: { readonly draft?: DraftId; readonly seen?: OpenDraft },
): Promise<Result<Grounds, Refusal>> => {
  try {
    const work =
      wanted.draft === undefined ? await openDraftOrRefuse(ports, "to-read") : await storedDraft(ports, wanted.draft);
    if (!work.ok) return work;
    const { draft } = work.value;
    const [roster, auditRows, matterSignOffs] = await Promise.all([
      ports.roster.read(),
      ports.audit.listForDraft(draft.draftId),
      ports.signOffs.listForMatter(draft.row.matterId),
    ]);
    return done({ ...work.value, roster, records: { chains: readChains(auditRows, draft.draftId), matterSignOffs } });
  } catch (fault) {
    if (wanted.seen === undefined || !isOutOfReach(fault)) throw fault;
    return groundsWhileDown(ports, wanted.seen);
  }
};

const groundsWhileDown = async (ports: GroundsNeeds, seen: OpenDraft): Promise<Result<Grounds, Refusal>> => {
  const who = await signedIn(ports);
  if (!who.ok) return who;
  const standing = await stillAsSeen(ports, seen);
  return standing === undefined ? done({ person: who.value, draft: seen, roster: seen.roster }) : refused(standing);
};

/** Why a look may no longer be relied on: too old, or the document holds other words by now. */
export const stillAsSeen = async (
  ports: Pick<Ports, "engine" | "document" | "clock">,
  seen: OpenDraft,
): Promise<Refusal | undefined> => {
  const age = ports.clock.now() - Date.parse(seen.readAt);
  if (!(age >= 0 && age <= RECORDS_HOLD_MS)) return refusal("records-too-old");
  const content = await ports.engine.readContent(await ports.document.readBytes());
  return content.hash === (seen.contentHash as string) ? undefined : refusal("words-changed-since-read");
};

/** A draft signed without being open in Word: its stored words are what is judged and signed. */
const storedDraft = async (ports: GroundsNeeds, draft: DraftId): Promise<Result<AtWork, Refusal>> => {
  const who = await signedIn(ports);
  if (!who.ok) return who;
  const row = await ports.drafts.findRow(draft);
  if (row === undefined) return refused(refusal("draft-not-found"));
  const judged = await judgeBytes(ports)(
    await ports.drafts.download(row.driveItemId),
    { url: row.webUrl, readOnly: true },
    who.value,
  );
  return judged.kind === "draft"
    ? done({ person: who.value, draft: asOpenDraft(judged.draft, true) })
    : refused(refusal("copy-of-a-draft"));
};
