/**
 * Template, facts and instructions become a tagged draft in the matter's folder, and Word opens it.
 * Missing facts never stop it: they are visible in the document and come back as findings.
 */
import { ID_BYTES, newDraftId } from "../../domain/draft/new-id";
import { done, refused } from "../../domain/result";
import { writeAudit } from "../acts/audit";
import { clausesOf } from "./clauses-of";
import { engineSetting } from "../acts/engine-setting";
import type { Ports } from "../ports/ports";
import { refusal } from "../words/refusal";
import { signedIn } from "../acts/signed-in";
import { addDraftRow, uploadNumbered, type NewDraft } from "./store-draft";
import type { Finding } from "../../domain/draft/finding";
import type { DraftRow } from "../ports/draft-store";
import type { MatterId } from "../../domain/ids";
import type { Result } from "../../domain/result";
import type { Refusal } from "../words/refusal";
import { isFault } from "../ports/faults";

export type CreateDraft = (args: {
  readonly matter: MatterId;
  readonly template: string;
  readonly due?: string;
  /** Row id of the instruction sheet the draft answers. */ readonly assignment?: string;
  readonly onProgress?: (step: CreateStep) => void;
  readonly open?: boolean;
}) => Promise<Result<CreatedDraft, Refusal>>;

export interface CreatedDraft {
  readonly row: DraftRow;
  readonly findings: readonly Finding[];
  readonly units: number;
  /** False when Word could not be told to open it; the screen then offers the link. */
  readonly opened: boolean;
  /** False when the audit's line could not be written; the draft is stored all the same, and the screen says so. */
  readonly audited: boolean;
}

export type CreateStep =
  "reading-facts" | "reading-template" | "composing" | "uploading" | "recording" | "opening" | "done";

type Needs = Pick<
  Ports,
  "session" | "matters" | "templates" | "assignments" | "engine" | "drafts" | "audit" | "clock" | "random" | "document"
>;

export const createDraft =
  (ports: Needs): CreateDraft =>
  async ({ matter, template, due, assignment, onProgress, open }) => {
    const tell = onProgress ?? (() => undefined);
    const who = await signedIn(ports);
    if (!who.ok) return who;
    tell("reading-facts");
    const [row, facts, templates, sheet] = await Promise.all([
      ports.matters.read(matter),
      ports.matters.readFacts(matter),
      ports.templates.list(),
      assignment === undefined ? undefined : ports.assignments.read(assignment),
    ]);
    const entry = templates.find((each) => each.id === template);
    if (entry === undefined) return refused(refusal("template-not-found"));
    if (assignment !== undefined && sheet?.matter !== matter) return refused(refusal("assignment-not-found"));
    // The sheet's own deadline holds unless another was given.
    const dueBy = due ?? sheet?.due;
    tell("reading-template");
    const bytes = await ports.templates.fetch(template);
    const clauses = await clausesOf(ports)(bytes);
    tell("composing");
    const draftId = newDraftId(ports.random.bytes(ID_BYTES), await ports.drafts.evidenceYear());
    const composed = await ports.engine.compose(
      bytes,
      facts.facts,
      engineSetting(ports, {
        draft: draftId,
        matter,
        timeZone: row.timeZone,
        template: { id: entry.id, name: entry.name, version: entry.version },
      }),
      clauses,
    );
    const content = await ports.engine.readContent(composed.docx);
    tell("uploading");
    const draft: NewDraft = {
      draftId,
      matter,
      title: `${entry.name} - ${row.title}`,
      templateId: entry.id,
      bytes: composed.docx,
      ...(dueBy === undefined ? {} : { due: dueBy }),
      ...(assignment === undefined ? {} : { assignmentId: assignment }),
    };
    const stored = await uploadNumbered(ports, draft);
    if (!stored.ok) return stored;
    tell("recording");
    const draftRow = await addDraftRow(ports, who.value, draft, stored.value);
    const audited = await writeAudit(ports)(
      who.value,
      { matter, draft: draftId },
      { kind: "composed", content: content.hash, template: entry.id, templateVersion: entry.version },
    );
    const opened = open === false ? false : await openInWord(ports, draftRow.webUrl, tell);
    tell("done");
    return done({ row: draftRow, findings: composed.findings, units: composed.units, opened, audited });
  };

/** Word may be unable to open files for us; the draft is stored all the same and the screen offers its address. */
export const openInWord = async (
  ports: Pick<Ports, "document">,
  webUrl: string,
  tell: (step: "opening") => void,
): Promise<boolean> => {
  tell("opening");
  try {
    await ports.document.openFile(webUrl);
    return true;
  } catch (fault) {
    if (isFault(fault, "word")) return false;
    throw fault;
  }
};
