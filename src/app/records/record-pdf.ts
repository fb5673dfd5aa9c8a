/** A PDF made from a final is recorded by its digest: the hash of its bytes, beside the content it was made from. Who says so stands in the audit. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { readChains } from "../../domain/audit/chain";
import { done, refused } from "../../domain/result";
import { writeAudit } from "../acts/audit";
import type { Ports } from "../ports/ports";
import { refusal } from "../words/refusal";
import { signedIn } from "../acts/signed-in";
import type { DraftId } from "../../domain/ids";
import type { Result } from "../../domain/result";
import type { Refusal } from "../words/refusal";

/** Records a PDF made from the final by its digest, so that verify can take it. */
export type RecordPdf = (args: {
  readonly draft: DraftId;
  readonly pdf: Uint8Array;
}) => Promise<Result<{ readonly digest: string }, Refusal>>;

type Needs = Pick<Ports, "session" | "drafts" | "audit" | "clock" | "random">;

/** A PDF file begins so (ISO 32000-1, 7.5.2). */
export const isPdf = (bytes: Uint8Array): boolean => String.fromCharCode(...bytes.subarray(0, 5)) === "%PDF-";

export const recordPdf =
  (ports: Needs): RecordPdf =>
  async ({ draft, pdf }) => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    if (!isPdf(pdf)) return refused(refusal("not-a-pdf"));
    const row = await ports.drafts.findRow(draft);
    if (row === undefined) return refused(refusal("draft-not-found"));
    const { chains } = readChains(await ports.audit.listForDraft(draft), draft);
    const finals = chains
      .flatMap((chain) => chain.entries)
      .filter((entry) => entry.content.event.kind === "finalized")
      .sort((a, b) => a.createdAt.localeCompare(b.createdAt));
    const final = finals.at(-1)?.content.event;
    if (final?.kind !== "finalized") return refused(refusal("no-final"));
    const digest = bytesToHex(sha256(pdf));
    const written = await writeAudit(ports)(
      who.value,
      { matter: row.matterId, draft },
      { kind: "pdf-recorded", digest, content: final.content },
    );
    return written ? done({ digest }) : refused(refusal("audit-not-written"));
  };
