/**
 * The signature block belongs to the attorney: Word's lock keeps others out, she opens it for her own edit, and her decision locks it again.
 * What changed there all the same is named in the draft's history, once for each wording, by whoever works with the draft next.
 */
import type { DraftId, MatterId, UnitId } from "../../domain/ids";
import { done, refused } from "../../domain/result";
import { readChains } from "../../domain/audit/chain";
import { writeAudit } from "../acts/audit";
import type { OpenDraft } from "./open-draft-state";
import { activeAttorney } from "../acts/active-attorney";
import type { Ports } from "../ports/ports";
import type { Person } from "../ports/session";
import { refusal } from "../words/refusal";
import { signedIn } from "../acts/signed-in";
import { tagChange } from "./tag-repair";
import type { Result } from "../../domain/result";
import type { Refusal } from "../words/refusal";

/** Lifts Word's lock on a unit of the signature block for an attorney's own edit; her decision on it locks it again. */
export type OpenSignature = (args: {
  readonly seen: OpenDraft;
  readonly unit: UnitId;
}) => Promise<Result<true, Refusal>>;

type Needs = Pick<Ports, "session" | "roster" | "document" | "clock">;

export const openSignature =
  (ports: Needs): OpenSignature =>
  async ({ seen, unit }) => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    const attorney = await activeAttorney(ports, who.value.oid);
    if (!attorney.ok) return attorney;
    const view = seen.units.find((each) => each.unit === unit);
    const change = view === undefined ? undefined : tagChange({ view, status: view.review.status });
    if (change?.kind !== "retag") return refused(refusal("unit-not-found", { detail: { unit } }));
    const outcome = await ports.document.applyTags([{ ...change, locked: false }]);
    return outcome.notDone.length === 0 ? done(true) : refused(refusal("lock-stays"));
  };

/** False when the history could not be written. Nothing is written twice for the same words. */
export const noteSignatureChanges = async (
  ports: Pick<Ports, "audit" | "clock" | "random">,
  person: Person,
  draft: Pick<OpenDraft, "units" | "findings" | "draftId"> & { readonly row: { readonly matterId: MatterId } },
): Promise<boolean> => {
  const changed = draft.findings.flatMap((finding) => {
    const view =
      finding.code === "signature-block-changed" ? draft.units.find((each) => each.unit === finding.unit) : undefined;
    return view === undefined ? [] : [view];
  });
  if (changed.length === 0) return true;
  const about: { readonly matter: MatterId; readonly draft: DraftId } = {
    matter: draft.row.matterId,
    draft: draft.draftId,
  };
  const noted = new Set(
    readChains(await ports.audit.listForDraft(draft.draftId), draft.draftId).chains.flatMap((chain) =>
      chain.entries.flatMap(({ content: { event } }) =>
        event.kind === "signature-block-changed" ? [`${event.unit} ${event.words}`] : [],
      ),
    ),
  );
  for (const { unit, words } of changed) {
    if (noted.has(`${unit} ${words}`)) continue;
    if (!(await writeAudit(ports)(person, about, { kind: "signature-block-changed", unit, words }))) return false;
  }
  return true;
};
