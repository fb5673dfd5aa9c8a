/**
 * Judging a draft from its bytes and the firm's records, read whole every time (invariant 6). Screens, sign-off and finalize all come through here,
 * so that none of them looks at less than the others. Faults of reading are thrown; only the caller decides how to show them.
 */
import { wasEntitledBy } from "../../domain/review/entitlement";
import type { DraftId, PersonId } from "../../domain/ids";
import type { Assignment } from "../../domain/draft/assignment";
import type { LedgerView } from "../../domain/draft/ledger";
import type { ReviewedContent } from "../../domain/draft/reviewed-content";
import type { RightsStanding } from "../../domain/matter/matter-rights";
import { namesInTitle } from "../../domain/review/leftovers";
import { nowBeside, rightsOfStatement, standingRights, type RightsGrounds } from "../../domain/review/rights-relied-on";
import type { GateJudgement } from "../../domain/review/review-gate";
import { activeRow, type Roster } from "../../domain/matter/roster";
import { composersOf } from "../../domain/audit/chain";
import type { ReviewRecord } from "../../domain/review/sitting";
import type { ReadRow } from "../../domain/stamped";
import { holdsNewer } from "../ports/record-shapes";
import { checkTokens } from "../acts/check-tokens";
import type { DraftRow } from "../ports/draft-store";
import type { MatterFacts, MatterRow } from "../ports/matter-source";
import type { DocumentPlace } from "../ports/open-document";
import type { Ports } from "../ports/ports";
import type { Person } from "../ports/session";
import { given } from "../../given";

export type JudgeNeeds = Pick<
  Ports,
  | "engine"
  | "drafts"
  | "matters"
  | "assignments"
  | "reviews"
  | "audit"
  | "signOffs"
  | "roster"
  | "rights"
  | "intake"
  | "clock"
  | "verifier"
  | "firmAsks"
>;

export type LocatedFile = NonNullable<Awaited<ReturnType<Ports["drafts"]["locate"]>>>;

export interface JudgedDraft {
  readonly row: DraftRow;
  readonly matter: MatterRow;
  readonly ledger: LedgerView;
  readonly content: ReviewedContent;
  readonly judgement: GateJudgement;
  /** As they are now. */
  readonly facts: MatterFacts;
  readonly assignment?: Assignment;
  readonly roster: Roster;
  /** Every row of the matter's rights, for judging any time by what stood then. */
  readonly rightsGrounds: RightsGrounds;
  /** What stands now. */
  readonly rights: RightsStanding;
  /** The forum the draft is for; undefined where it goes before none, or does not say which of several. */
  readonly forum?: string;
  /** ISO 8601, UTC: when the records were read. */
  readonly readAt: string;
}

export type JudgedBytes =
  | { readonly kind: "unsaved"; readonly ledgerDraft?: DraftId }
  | { readonly kind: "not-a-draft"; readonly file?: LocatedFile }
  | { readonly kind: "copy"; readonly draftId: DraftId; readonly original?: DraftRow; readonly file?: LocatedFile }
  | { readonly kind: "draft"; readonly draft: JudgedDraft };

/** Anyone on staff may add a row that calls itself newer; an attorney's is believed. */
const byAttorney =
  (roster: Roster) =>
  ({ createdById, createdAt }: ReadRow<unknown>): boolean =>
    createdById !== undefined && activeRow(roster, createdById, createdAt) !== undefined;

/** Whose draft it is by its row, which staff may change, and by the stamped line of its making, which nobody may; read where somebody checked it. */
const authorsOf = async (
  ports: Pick<Ports, "audit">,
  { draftId, author }: DraftRow,
  reviews: readonly ReadRow<ReviewRecord>[],
): Promise<readonly PersonId[]> =>
  reviews.some(({ content }) => content?.kind === "quality-check")
    ? [author, ...composersOf(await ports.audit.listForDraft(draftId), draftId)]
    : [author];

/** Fetched with the first draft: the first screen does without the names of courts and states. */
const forumFor = async (
  row: DraftRow,
  forums: readonly string[],
  content: ReviewedContent,
): Promise<string | undefined> => {
  const { forumOfPaper } = await import("../../domain/review/captions");
  return forumOfPaper(row.forum, forums, content);
};

export const judgeBytes =
  (ports: JudgeNeeds) =>
  async (bytes: Uint8Array, place: DocumentPlace, person: Person): Promise<JudgedBytes> => {
    const ledger = await ports.engine.readLedger(bytes);
    if (place.url === undefined)
      return { kind: "unsaved", ...(ledger === undefined ? {} : { ledgerDraft: ledger.draft }) };
    const row = ledger === undefined ? undefined : await ports.drafts.findRow(ledger.draft);
    const file = await ports.drafts.locate(place.url, row);
    if (ledger === undefined) return { kind: "not-a-draft", ...given({ file }) };
    if (
      row === undefined ||
      file === undefined ||
      file.driveItemId !== row.driveItemId ||
      (file.matterId !== undefined && file.matterId !== row.matterId)
    )
      return {
        kind: "copy",
        draftId: ledger.draft,
        ...given({ original: row, file }),
      };
    const [content, matter, facts, elsewhere, assignment, roster, rightsRows, reviews, signOffs] = await Promise.all([
      ports.engine.readContent(bytes),
      ports.matters.read(row.matterId),
      ports.matters.readFacts(row.matterId),
      ports.matters.namesElsewhere(row.matterId),
      row.assignmentId === undefined ? undefined : ports.assignments.read(row.assignmentId),
      ports.roster.read(),
      ports.rights.listForMatter(row.matterId),
      ports.reviews.listForDraft(row.draftId),
      ports.signOffs.listForDraft(row.draftId),
    ]);
    const readAt = new Date(ports.clock.now()).toISOString();
    const grounds: RightsGrounds = {
      rows: rightsRows,
      tenant: person.tenant,
      roster,
      ...given({ intake: ports.intake }),
    };
    const rights = standingRights(grounds, row.matterId, nowBeside(rightsRows, ports.clock.now()));
    const forums = rights.inForce?.rights.forums;
    const forum = forums === undefined ? row.forum : await forumFor(row, forums, content);
    const judgement = await ports.engine.judge({
      tenant: person.tenant,
      matter: row.matterId,
      rights: rightsRows,
      ...given({ intake: ports.intake, forum, forums }),
      draft: row.draftId,
      content,
      ledger,
      roster,
      reviews,
      signOffs,
      whereabouts: {
        driveItemId: file.driveItemId,
        rowDriveItemId: row.driveItemId,
        rowMatter: row.matterId,
        ...given({ folderMatter: file.matterId }),
      },
      tokens: await checkTokens(
        ports.verifier,
        signOffs,
        () => ports.signOffs.listForMatter(row.matterId),
        wasEntitledBy(roster, rightsOfStatement(grounds)),
      ),
      tokenRequired: ports.verifier !== undefined,
      authors: await authorsOf(ports, row, reviews),
      recordsNewer: holdsNewer([...signOffs, ...reviews.filter(byAttorney(roster))]),
      elsewhere: elsewhere.map(({ number, title, names }) => ({ number, names: [...namesInTitle(title), ...names] })),
      ...(ports.firmAsks?.qualityCheck === true ? { firmAsksForCheck: true } : {}),
      facts: facts.facts,
      alsoOnFile: facts.alsoOnFile ?? [],
      ...given({ assignment }),
    });
    return {
      kind: "draft",
      draft: {
        row,
        matter,
        ledger,
        content,
        judgement,
        roster,
        rightsGrounds: grounds,
        rights,
        facts,
        ...given({ assignment, forum }),
        readAt,
      },
    };
  };
