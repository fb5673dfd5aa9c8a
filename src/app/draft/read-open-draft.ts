/**
 * What is in Word now: unsaved, not a draft, a copy, a draft with where every unit stands, or "cannot read" with the fault.
 * It never shows part of a document or of the records as if it were the whole (invariants 5 and 6).
 */
import type { ContentHash } from "../../domain/ids";
import { judgeBytes, type JudgedDraft, type JudgeNeeds, type LocatedFile } from "./judge-bytes";
import type { OpenDraft, OpenState } from "./open-draft-state";
import type { MatterRow } from "../ports/matter-source";
import type { Ports } from "../ports/ports";
import { countUnits, missingFacts, unitViews } from "./unit-views";
import { given } from "../../given";

/** Never throws for a document that cannot be read or records that cannot: that is the state `cannot-read`. */
export type ReadOpenDraft = () => Promise<OpenState>;

export const readOpenDraft =
  (ports: JudgeNeeds & Pick<Ports, "session" | "document">): ReadOpenDraft =>
  async () => {
    try {
      const person = await ports.session.current();
      if (person === undefined) return { kind: "cannot-read", code: "not-signed-in", fault: undefined };
      const place = await ports.document.place();
      const judged = await judgeBytes(ports)(await ports.document.readBytes(), place, person);
      switch (judged.kind) {
        case "unsaved":
          return judged;
        case "not-a-draft":
          return { kind: "not-a-draft", ...(await describeFile(ports, judged.file)) };
        case "copy":
          return {
            kind: "copy",
            draftId: judged.draftId,
            ...given({ original: judged.original }),
            ...(await describeFile(ports, judged.file)),
          };
        case "draft":
          return { kind: "draft", draft: asOpenDraft(judged.draft, place.readOnly) };
      }
    } catch (fault) {
      return cannotRead(fault);
    }
  };

const cannotRead = (fault: unknown): OpenState => {
  const code = typeof fault === "object" && fault !== null && "code" in fault ? String(fault.code) : "unknown";
  return { kind: "cannot-read", code, fault };
};

const describeFile = async (
  ports: Pick<Ports, "matters">,
  file: LocatedFile | undefined,
): Promise<{
  readonly file?: { readonly driveItemId: string; readonly name: string; readonly matter?: MatterRow };
}> => {
  if (file === undefined) return {};
  const matter = file.matterId === undefined ? undefined : await ports.matters.read(file.matterId);
  return { file: { driveItemId: file.driveItemId, name: file.name, ...given({ matter }) } };
};

/** The screens' view of one judgement. */
export const asOpenDraft = (judged: JudgedDraft, readOnly: boolean): OpenDraft => {
  const { row, matter, ledger, content, judgement, facts, assignment, readAt } = judged;
  const findings = [...judgement.beforeSignOff, ...judgement.advisories];
  const views = unitViews(judgement.units, findings, {
    ledger,
    facts: facts.facts,
    questions: judgement.questions,
    records: judgement.records,
    ...given({ assignment }),
  });
  const missing = missingFacts(judgement.beforeSignOff);
  return {
    draftId: row.draftId,
    row,
    matter,
    ledger,
    readOnly,
    contentHash: content.hash as ContentHash,
    readAt,
    units: views.filter((view) => !view.furniture),
    furniture: views.filter((view) => view.furniture),
    order: judgement.units.map(({ unit }) => unit.id),
    missing,
    questions: judgement.questions,
    ...given({ assignment }),
    findings,
    counts: countUnits(views, judgement.beforeSignOff, missing, judgement.questions.length),
    gate: judgement,
    roster: judged.roster,
    rights: judged.rights,
    rightsGrounds: judged.rightsGrounds,
    ...given({ forum: judged.forum }),
    round: judgement.records.sentBack.length + 1,
    content,
  };
};
