/**
 * Template, facts and instructions become a tagged draft in the matter's folder, and Word opens it (design section 7, Create).
 * Missing facts never stop it: they are visible in the document and come back as findings.
 */
import { ID_BYTES, newDraftId } from "../domain/draft/new-id";
import { done, refused } from "../domain/result";
import { writeAudit } from "./audit";
import { clausesOf } from "./clauses-of";
import { engineSetting } from "./engine-setting";
import type { Ports } from "./ports/ports";
import { refusal } from "./refusal";
import { signedIn } from "./signed-in";
import { addDraftRow, uploadNumbered, type NewDraft } from "./store-draft";
import type { CreateDraft } from "./verbs";

type Needs = Pick<Ports, "session" | "matters" | "templates" | "assignments" | "engine" | "drafts" | "audit" | "clock" | "random" | "document">;

export const createDraft = (ports: Needs): CreateDraft => async ({ matter, template, due, assignment, onProgress, open }) => {
  const tell = onProgress ?? (() => undefined);
  const who = await signedIn(ports);
  if (!who.ok) return who;
  tell("reading-facts");
  const [row, facts, templates, sheet] = await Promise.all([ports.matters.read(matter), ports.matters.readFacts(matter), ports.templates.list(), assignment === undefined ? undefined : ports.assignments.read(assignment)]);
  const entry = templates.find((each) => each.id === template);
  if (entry === undefined) return refused(refusal("template-not-found"));
  if (assignment !== undefined && sheet?.matter !== matter) return refused(refusal("assignment-not-found"));
  // The sheet's own deadline holds unless another was given.
  const dueBy = due ?? sheet?.due;
  tell("reading-template");
  const bytes = await ports.templates.fetch(template);
  const clauses = await clausesOf(ports)(bytes);
  tell("composing");
  const draftId = newDraftId(ports.random.bytes(ID_BYTES));
  const composed = await ports.engine.compose(bytes, facts.facts, engineSetting(ports, {
    draft: draftId, matter, timeZone: row.timeZone, template: { id: entry.id, name: entry.name, version: entry.version },
  }), clauses);
  const content = await ports.engine.readContent(composed.docx);
  tell("uploading");
  const draft: NewDraft = { draftId, matter, title: `${entry.name} - ${row.title}`, templateId: entry.id, bytes: composed.docx, ...(dueBy === undefined ? {} : { due: dueBy }), ...(assignment === undefined ? {} : { assignmentId: assignment }) };
  const stored = await uploadNumbered(ports, draft);
  if (!stored.ok) return stored;
  tell("recording");
  const draftRow = await addDraftRow(ports, who.value, draft, stored.value);
  const audited = await writeAudit(ports)(who.value, { matter, draft: draftId }, { kind: "composed", content: content.hash, template: entry.id, templateVersion: entry.version });
  const opened = open === false ? false : await openInWord(ports, draftRow.webUrl, tell);
  tell("done");
  return done({ row: draftRow, findings: composed.findings, units: composed.units, opened, audited });
};

/** Word may be unable to open files for us; the draft is stored all the same and the screen offers its address. */
export const openInWord = async (ports: Pick<Ports, "document">, webUrl: string, tell: (step: "opening") => void): Promise<boolean> => {
  tell("opening");
  try {
    await ports.document.openFile(webUrl);
    return true;
  } catch (fault) {
    if (fault instanceof Error && fault.name === "WordFault") return false;
    throw fault;
  }
};
