/**
 * A sitting: an attorney's batch of decisions, appended to the firm's records with the words she saw (invariant 3); then, and only then, tags follow.
 * Decisions bind the snapshot that was on screen: what changed meanwhile keeps its own words and stays pending.
 */
import { unitsOf } from "../../domain/draft/units";
import type { UnitId } from "../../domain/ids";
import { done, refused, type Result } from "../../domain/result";
import { hashOfJson } from "../../domain/review/statement-hash";
import type {
  SittingRecord,
  UnitDecision,
  Verdict,
  AcceptedFinding,
  ReadingPlace,
  ReadingWay,
} from "../../domain/review/sitting";
import { afterEvent } from "../../domain/review/unit-review";
import { hashOfText, keepApprovedWords } from "../draft/approved-words";
import { notInBulk } from "./bulk-approval";
import { changeRow } from "../acts/change-row";
import type { UnitView, OpenDraft } from "../draft/open-draft-state";
import { activeAttorney } from "../acts/active-attorney";
import type { Ports } from "../ports/ports";
import type { Person } from "../ports/session";
import { recordAndAudit } from "../acts/record-review";
import { refusal, type Refusal } from "../words/refusal";
import { refusedIfNewer } from "../draft/newer-records";
import { signedIn } from "../acts/signed-in";
import { noteSignatureChanges } from "../draft/signature-block";
import { repairTags, type TagTarget } from "../draft/tag-repair";
import { isFault } from "../ports/faults";
import { given } from "../../given";

export type DecideUnits = (sitting: Sitting) => Promise<Result<RecordedSitting, Refusal>>;

export interface RecordedSitting {
  readonly recorded: readonly UnitId[];
  /** Controls Word could not re-tag; their status lives in the records. */
  readonly tagsNotRepaired: readonly UnitId[];
  readonly commentsNotAdded: readonly UnitId[];
  /** False when Word would not keep the approved words: a later change then cannot be shown beside them. */
  readonly wordsKept: boolean;
  /** Decided in bulk on words that changed since they were read: left out, still pending. */
  readonly changedSinceRead: readonly UnitId[];
}

export interface Sitting {
  /** The snapshot the reviewer looked at: decisions bind its words, whatever the document says by now. */
  readonly seen: OpenDraft;
  readonly decisions: readonly Decision[];
  readonly way: ReadingWay;
  readonly readIn?: ReadingPlace;
  readonly accepted?: readonly AcceptedFinding[];
}

export interface Decision {
  readonly unit: UnitId;
  readonly verdict: Verdict;
  readonly note?: string;
}

export type DecideNeeds = Pick<
  Ports,
  "session" | "roster" | "reviews" | "audit" | "drafts" | "document" | "clock" | "random" | "engine"
>;

/** One row of the list holds 383,994 characters; the order of units and what a record says about itself take their share of it. */
const ROOM_IN_A_ROW = 375_000;

export const decideUnits =
  (ports: DecideNeeds): DecideUnits =>
  async (sitting) => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    const newer = refusedIfNewer(sitting.seen);
    if (newer !== undefined) return newer;
    const attorney = await activeAttorney(ports, who.value.oid);
    if (!attorney.ok) return attorney;
    const bound = bindDecisions(sitting);
    if (!bound.ok) return bound;
    const changedSinceRead = sitting.way === "one-by-one" ? new Set<UnitId>() : await changedSince(ports, sitting);
    const decided = bound.value.filter(({ view }) => !changedSinceRead.has(view.unit));
    if (decided.length === 0 && (sitting.accepted ?? []).length === 0)
      return refused(refusal("words-changed-since-read"));
    if (!(await noteSignatureChanges(ports, who.value, sitting.seen))) return refused(refusal("audit-not-written"));
    for (const record of asRecords(
      who.value,
      sitting,
      decided.map(({ bound }) => bound),
    )) {
      const row = await recordAndAudit(ports, who.value, `sitting.${record.draft}.${record.id}`, record, {
        kind: "sitting",
        sitting: record.id,
        units: record.decisions.length,
      });
      if (!row.ok) return row;
    }
    const units = decided.map((each) => each.bound.unit);
    const tagsNotRepaired = await whereWordAllows(units, () =>
      repairTags(
        ports,
        decided.map((each) => targetOf(who.value, sitting, each)),
      ),
    );
    const commentsNotAdded = await whereWordAllows(units, () => addComments(ports, decided));
    const wordsKept = await keepApprovedWords(
      ports,
      sitting.seen.ledger.approvedWords ?? [],
      decided.flatMap(({ view, bound: { verdict } }) =>
        verdict === "approve" && !view.furniture ? [{ unit: view.unit, text: view.text }] : [],
      ),
    );
    await changeRow(ports, sitting.seen.row, { unitsLeft: leftAfter(sitting, decided) });
    return done({
      recorded: units,
      tagsNotRepaired,
      commentsNotAdded,
      wordsKept,
      changedSinceRead: bound.value.map(({ view }) => view.unit).filter((unit) => changedSinceRead.has(unit)),
    });
  };

interface Bound {
  readonly view: UnitView;
  readonly bound: UnitDecision;
}

/** Ties each decision to the words and place on screen; refuses what this way of reading may not decide. */
const bindDecisions = (sitting: Sitting): Result<readonly Bound[], Refusal> => {
  if (sitting.decisions.length === 0 && (sitting.accepted ?? []).length === 0) return refused(refusal("nothing-to-do"));
  const views = new Map([...sitting.seen.units, ...sitting.seen.furniture].map((view) => [view.unit, view]));
  const decided: Bound[] = [];
  for (const decision of sitting.decisions) {
    const view = views.get(decision.unit);
    if (view === undefined) return refused(refusal("unit-not-found", { detail: { unit: decision.unit } }));
    const never = decision.verdict === "approve" && sitting.way !== "one-by-one" ? notInBulk(view) : undefined;
    if (never !== undefined)
      return refused(
        refusal(never === "attorney-only" ? "interpretive-one-by-one" : "not-in-bulk", {
          detail: { number: view.number },
        }),
      );
    if (decision.verdict === "request-changes" && (decision.note ?? "").trim() === "")
      return refused(refusal("note-needed", { detail: { number: view.number } }));
    decided.push({ view, bound: bind(decision, view, sitting.way) });
  }
  return done(decided);
};

/** Reading straight through takes time: what somebody changed meanwhile is left out of the one decision that covers the rest. */
const changedSince = async (ports: DecideNeeds, { seen }: Sitting): Promise<ReadonlySet<UnitId>> => {
  const content = await ports.engine.readContent(await ports.document.readBytes());
  const now = new Map(unitsOf(content, seen.ledger).units.map((unit) => [unit.id, unit.words]));
  return new Set(
    [...seen.units, ...seen.furniture].filter((view) => now.get(view.unit) !== view.words).map((view) => view.unit),
  );
};

const bind = (decision: Decision, view: UnitView, way: Sitting["way"]): UnitDecision => ({
  unit: view.unit,
  words: view.words,
  place: view.placeHash,
  verdict: decision.verdict,
  way,
  ...(decision.verdict === "approve" && !view.furniture ? { text: hashOfText(view.text) } : {}),
  ...(decision.note === undefined ? {} : { note: decision.note.trim() }),
});

/** The id comes from what was decided on what was read: pressing twice, or trying again after a lost answer, finds the same row. */
const asRecords = (
  person: Person,
  { seen, way, readIn, accepted }: Sitting,
  decisions: readonly UnitDecision[],
): readonly SittingRecord[] => {
  return inRows(decisions, ROOM_IN_A_ROW - JSON.stringify([seen.order, accepted ?? []]).length).map((some, part) => {
    const record = {
      kind: "sitting",
      version: 1,
      tenant: person.tenant,
      matter: seen.row.matterId,
      draft: seen.draftId,
      reviewer: person.oid,
      content: seen.contentHash,
      order: seen.order,
      decisions: some,
      accepted: part === 0 ? (accepted ?? []) : [],
      ...given({ readIn }),
    } as const;
    return { ...record, id: hashOfJson([record, way, seen.readAt]).slice(0, 32) };
  });
};

/** At least one row, also for a sitting that only accepts findings. */
const inRows = (decisions: readonly UnitDecision[], room: number): readonly (readonly UnitDecision[])[] => {
  const rows: UnitDecision[][] = [[]];
  let left = room;
  for (const decision of decisions) {
    const length = JSON.stringify(decision).length + 1;
    if (length > left && (rows.at(-1)?.length ?? 0) > 0) {
      rows.push([]);
      left = room;
    }
    rows.at(-1)?.push(decision);
    left -= length;
  }
  return rows;
};

const EVENT: Readonly<Record<Verdict, "approved" | "changesRequested" | "placeSeen">> = {
  approve: "approved",
  "request-changes": "changesRequested",
  "place-seen": "placeSeen",
};

/** The tag follows what the records now make of the unit: another's request for changes or an open question keeps it pending. */
const targetOf = (person: Person, { seen }: Sitting, { view, bound }: Bound): TagTarget => {
  const { words, place, verdict, way } = bound;
  const after = afterEvent(view.review, {
    kind: EVENT[verdict],
    words,
    place,
    way,
    by: person.oid,
    responsible: seen.rights.inForce?.rights.responsible.includes(person.oid) === true,
    at: "",
    row: "",
  });
  return { view, status: after.status };
};

/** What is recorded stands, whatever Word does with tags and comments afterwards: a Word that fails is told as units it did not reach. */
const whereWordAllows = async (
  units: readonly UnitId[],
  act: () => Promise<readonly UnitId[]>,
): Promise<readonly UnitId[]> => {
  try {
    return await act();
  } catch (fault) {
    if (isFault(fault, "word")) return units;
    throw fault;
  }
};

/** The records hold the notes; a comment in the document is for the drafter's eyes, and where Word has none the note stands in the pane. */
const addComments = (ports: Pick<Ports, "document">, decided: readonly Bound[]): Promise<readonly UnitId[]> =>
  ports.document.comment(
    decided.flatMap(({ bound }) =>
      bound.verdict === "request-changes" && bound.note !== undefined ? [{ unit: bound.unit, text: bound.note }] : [],
    ),
  );

const leftAfter = ({ seen }: Sitting, decided: readonly Bound[]): number => {
  const verdicts = new Map(decided.map(({ bound }) => [bound.unit, bound.verdict]));
  return seen.units.filter((view) => {
    const verdict = verdicts.get(view.unit);
    if (verdict === "approve") return false;
    if (verdict === "request-changes") return true;
    return !(
      view.review.status === "approved" ||
      (verdict === "place-seen" && ["renumbered", "moved"].includes(view.review.status))
    );
  }).length;
};
