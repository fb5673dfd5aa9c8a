/**
 * "Bring this document under review": what no template made, or a copy of a draft, becomes a draft of its own in the matter's Drafts folder,
 * under a new id and all pending. The file in Word stays as it is.
 */
import { ID_BYTES, newDraftId } from "../../domain/draft/new-id";
import { done } from "../../domain/result";
import { writeAudit } from "../acts/audit";
import { openInWord } from "./create-draft";
import { engineSetting } from "../acts/engine-setting";
import type { Ports } from "../ports/ports";
import { signedIn } from "../acts/signed-in";
import { addDraftRow, uploadNumbered, type NewDraft } from "./store-draft";
import type { MatterId } from "../../domain/ids";
import type { Result } from "../../domain/result";
import type { Refusal } from "../words/refusal";
import type { CreateStep, CreatedDraft } from "./create-draft";

/** "Bring this document under review": tags what no template made, or a copy of a draft, under a new draft id, as a new file in Drafts. */
export type AdoptOpenDocument = (args: {
  readonly matter: MatterId;
  readonly title: string;
  readonly onProgress?: (step: CreateStep) => void;
}) => Promise<Result<CreatedDraft, Refusal>>;

type Needs = Pick<Ports, "session" | "matters" | "engine" | "drafts" | "audit" | "clock" | "random" | "document">;

export const adoptOpenDocument =
  (ports: Needs): AdoptOpenDocument =>
  async ({ matter, title, onProgress }) => {
    const tell = onProgress ?? (() => undefined);
    const who = await signedIn(ports);
    if (!who.ok) return who;
    tell("reading-facts");
    const [row, bytes] = await Promise.all([ports.matters.read(matter), ports.document.readBytes()]);
    tell("composing");
    const draftId = newDraftId(ports.random.bytes(ID_BYTES), await ports.drafts.evidenceYear());
    const adopted = await ports.engine.adopt(
      bytes,
      engineSetting(ports, { draft: draftId, matter, timeZone: row.timeZone }),
    );
    const content = await ports.engine.readContent(adopted.docx);
    tell("uploading");
    const draft: NewDraft = { draftId, matter, title, bytes: adopted.docx };
    const stored = await uploadNumbered(ports, draft);
    if (!stored.ok) return stored;
    tell("recording");
    const draftRow = await addDraftRow(ports, who.value, draft, stored.value);
    const audited = await writeAudit(ports)(
      who.value,
      { matter, draft: draftId },
      { kind: "adopted", content: content.hash },
    );
    const opened = await openInWord(ports, draftRow.webUrl, tell);
    tell("done");
    return done({ row: draftRow, findings: adopted.findings, units: adopted.units, opened, audited });
  };
