/**
 * The review gate: whether a draft may be signed off and finalized, with every reason why not, by name.
 * Pure: given the whole content, the ledger as a hint and every record, it never heals, never repairs and never believes a tag.
 */
import type { Assignment } from "../draft/assignment";
import { finding, type Finding } from "../draft/finding";
import type { FindingCode } from "../draft/finding-catalogue";
import type { LedgerView } from "../draft/ledger";
import { signedSince } from "../draft/signature-block";
import { differsFromTemplate } from "../draft/template-wording";
import type { ReviewedContent } from "../draft/reviewed-content";
import { unitsOf, type DocumentUnit } from "../draft/units";
import type { DraftId, MatterId, PersonId, UnitId, WordsHash } from "../ids";
import type { Facts } from "../matter/facts";
import type { IntakeAttorney, MatterRightsRow } from "../matter/matter-rights";
import type { Roster } from "../matter/roster";
import { isAttorneysWord } from "../draft/assignment";
import { stillOpen } from "./acceptance";
import { captionFindings, headedElsewhere } from "./captions";
import { changedLists } from "./changed-lists";
import { releases } from "./entitlement";
import { placeholdersLeft, readerFindings, tagFindings, tagsAheadOfRecords, unnamedBlanks } from "./open-content";
import { exhibitFindings } from "./exhibits";
import { leftovers, type NamesOfMatter } from "./leftovers";
import { checkOf, qualityFindings, type AskedBy } from "./quality";
import { stillAsked, type OpenQuestion } from "./open-question";
import { raisedByRule, type OtherValue } from "./rule-questions";
import { gatheredByAuthor } from "./rows-for-nothing";
import { reviewUnits } from "./review-of-units";
import { rightsOfStatement, wasResponsible } from "./rights-relied-on";
import { forContent, judgeSignOffs, type JudgedSignOffs, type StandingSignOff, type TokenJudgement } from "./sign-off";
import type { SignOffContent } from "./sign-off-record";
import type { ReviewRecord } from "./sitting";
import type { ReadRow } from "../stamped";
import { afterEvent, type UnitReview } from "./unit-review";
import type { TextDigest } from "../draft/unit-words";
import type { QualityCheckRecord } from "./sitting";
import { countRecords, type Counted, type CountedRecords } from "./valid-decision";

/** Where the document lies, against where the Drafts row says this draft lies. */
export interface Whereabouts {
  readonly driveItemId?: string;
  readonly rowDriveItemId: string;
  /** The matter whose folder holds the file. */
  readonly folderMatter?: MatterId;
  readonly rowMatter: MatterId;
}

export interface GateInput {
  readonly tenant: string;
  readonly matter: MatterId;
  readonly draft: DraftId;
  /** Every row of the matter's rights, and who may give rights in any matter. */
  readonly rights: readonly ReadRow<MatterRightsRow>[];
  readonly intake?: readonly IntakeAttorney[];
  /** The forum the draft is for, and all of the matter's as they are now; absent while no attorney has confirmed any: then nobody may sign either. */
  readonly forum?: string;
  readonly forums?: readonly string[];
  readonly content: ReviewedContent;
  readonly ledger: LedgerView | undefined;
  readonly whereabouts: Whereabouts;
  readonly roster: Roster;
  /** Every row of the draft, read to the end. */
  readonly reviews: readonly ReadRow<ReviewRecord>[];
  readonly signOffs: readonly ReadRow<SignOffContent>[];
  readonly tokens: ReadonlyMap<string, TokenJudgement>;
  readonly tokenRequired: boolean;
  /** The instruction sheet the draft answers. */
  readonly assignment?: Assignment;
  /** The matter's facts as they are now, and further values on file for them. */
  readonly facts?: Facts;
  readonly alsoOnFile?: readonly OtherValue[];
  /** Names of the firm's other matters. */
  readonly elsewhere?: readonly NamesOfMatter[];
  /** Who composed it and whose it is now; their own check is none. */
  readonly authors?: readonly PersonId[];
  readonly firmAsksForCheck?: boolean;
  /** A later version wrote some of the records: what they say is not known here. */
  readonly recordsNewer?: boolean;
  /** The host's own SHA-256, where it has one that answers at once. */
  readonly digest?: TextDigest;
}

export interface JudgedUnit {
  readonly unit: DocumentUnit;
  readonly review: UnitReview;
}

export interface GateJudgement {
  /** Everything that stands between the draft and an attorney's sign-off. */
  readonly beforeSignOff: readonly Finding[];
  /** Beyond that, what stands between the draft and finalizing. */
  readonly beforeFinal: readonly Finding[];
  /** Advisory findings not yet accepted with a reason; the signer gives one for each. */
  readonly advisories: readonly Finding[];
  readonly maySignOff: boolean;
  readonly mayFinalize: boolean;
  readonly units: readonly JudgedUnit[];
  readonly untagged: number;
  readonly records: CountedRecords;
  /** Open questions, people's first; those on a unit make it escalated. */
  readonly questions: readonly OpenQuestion[];
  /** Who asks for a team lead's check, and the one made of exactly these words. */
  readonly qualityAskedBy?: AskedBy;
  readonly qualityCheck?: Counted<QualityCheckRecord>;
  readonly signOffs: JudgedSignOffs;
  /** The sign-off relied on, when there is one for this content that lets it leave. */
  readonly signOff?: StandingSignOff;
}

export const judgeGate = (input: GateInput): GateJudgement => {
  const { content, ledger, matter, tenant, roster } = input;
  const grounds = { rows: input.rights, tenant, roster, intake: input.intake ?? [] };
  const found = unitsOf(content, ledger, input.digest);
  const records = countRecords(input.reviews, {
    tenant,
    matter,
    draft: input.draft,
    roster,
    responsible: wasResponsible(grounds, matter),
  });
  const decided = reviewUnits(found.units, records);
  const byRule = raisedByRule({
    matter,
    units: found.units,
    reviews: decided,
    ledger,
    roster: input.roster,
    ...(input.assignment === undefined ? {} : { assignment: input.assignment }),
    ...(input.facts === undefined ? {} : { facts: input.facts }),
    ...(input.alsoOnFile === undefined ? {} : { alsoOnFile: input.alsoOnFile }),
  });
  const questions = stillAsked(records, byRule);
  const qualityAskedBy = askedBy(input);
  const qualityCheck = checkOf(records, content.hash, input.authors ?? []);
  const reviews = escalated(found.units, decided, questions);
  let words: ReadonlyMap<UnitId, WordsHash> | undefined;
  const wordsOf = (unit: UnitId): WordsHash | undefined =>
    (words ??= new Map(found.units.map((each) => [each.id, each.words]))).get(unit);
  const open = stillOpen(
    [
      ...whereaboutsFindings(input),
      ...ledgerFindings(input),
      ...(input.recordsNewer === true ? [finding("records-newer")] : []),
      ...tagFindings(found),
      ...tagsAheadOfRecords(found.units, reviews),
      ...(input.forums === undefined ? [] : captionFindings(found.units, input.forum, input.forums)),
      ...placeholdersLeft(found),
      ...unnamedBlanks(content, found, ledger),
      ...readerFindings(content, found.unitAt),
      ...reviewFindings(found.units, reviews, ledger),
      ...changedOutsideUnits(content.hash, reviews, records),
      ...questionFindings(questions),
      ...gatheredByAuthor(records.findings),
      ...(input.facts === undefined
        ? []
        : [
            ...leftovers(found.units, input.elsewhere ?? [], input.facts),
            ...exhibitFindings(found.units, input.facts["exhibits"]),
            ...changedLists(ledger, input.facts),
          ]),
      ...qualityFindings(qualityAskedBy, qualityCheck),
    ],
    records,
    { contentHash: content.hash, wordsOf },
  );
  const beforeSignOff = open.filter((each) => each.severity !== "advisory");
  const signOffs = judgeSignOffs(input.signOffs, {
    tenant: input.tenant,
    roster: input.roster,
    tokens: input.tokens,
    tokenRequired: input.tokenRequired,
    content,
    heading: { of: content.hash, isElsewhere: (forum) => headedElsewhere(content, forum) },
    isAbout: (statement) => statement.matter === matter && statement.draft === input.draft,
    rightsOf: rightsOfStatement(grounds),
  });
  const here = forContent(signOffs.standing, content.hash);
  const signOff = here.filter((each) => releases(each.record.statement.meaning)).at(-1);
  const beforeFinal = signOff === undefined ? missingSignOff(content.hash, signOffs, here) : [];
  const maySignOff = beforeSignOff.length === 0;
  return {
    beforeSignOff,
    beforeFinal,
    advisories: open.filter((each) => each.severity === "advisory"),
    maySignOff,
    mayFinalize: maySignOff && signOff !== undefined,
    units: found.units.map((unit, index) => ({
      unit,
      review: reviews[index] ?? { status: "pending", words: unit.words },
    })),
    untagged: found.untagged.length,
    records,
    questions,
    signOffs,
    ...(qualityAskedBy === undefined ? {} : { qualityAskedBy }),
    ...(qualityCheck === undefined ? {} : { qualityCheck }),
    ...(signOff === undefined ? {} : { signOff }),
  };
};

const askedBy = ({ assignment, matter, roster, firmAsksForCheck }: GateInput): AskedBy | undefined =>
  assignment?.qualityCheck === true && isAttorneysWord(assignment, matter, roster)
    ? "assignment"
    : firmAsksForCheck === true
      ? "firm"
      : undefined;

const whereaboutsFindings = ({ whereabouts, matter }: GateInput): readonly Finding[] => {
  const { driveItemId, rowDriveItemId, folderMatter, rowMatter } = whereabouts;
  const elsewhere: Finding[] =
    folderMatter !== undefined && folderMatter !== rowMatter ? [finding("in-another-matter")] : [];
  if (driveItemId === undefined) return [...elsewhere, finding("not-in-library")];
  if (driveItemId !== rowDriveItemId || rowMatter !== matter) return [...elsewhere, finding("copy-of-draft")];
  return elsewhere;
};

const ledgerFindings = ({ ledger, draft, matter }: GateInput): readonly Finding[] => {
  if (ledger === undefined) return [finding("no-ledger")];
  if (ledger.draft !== draft) return [finding("ledger-of-another-draft")];
  // Told, and to be seen by name: what a file says of its own approval counts for nothing (invariant 4).
  const claims: Finding[] =
    ledger.foreign === undefined ? [] : [finding("ledger-claims-more", { claims: ledger.foreign.join(", ") })];
  return ledger.matter !== undefined && ledger.matter !== matter
    ? [finding("ledger-of-another-matter"), ...claims]
    : claims;
};

const REVIEW_CODES = {
  pending: "unit-pending",
  changesRequested: "unit-changes-requested",
  lapsed: "unit-lapsed",
  escalated: "unit-question-open",
  renumbered: "unit-renumbered",
  moved: "unit-moved",
} as const satisfies Readonly<Record<Exclude<UnitReview["status"], "approved">, FindingCode>>;
type UnitFinding =
  | (typeof REVIEW_CODES)[keyof typeof REVIEW_CODES]
  | "interpretive-in-bulk"
  | "signature-in-bulk"
  | "signature-block-changed";

/** A signature block that no longer reads as it was composed, and no attorney has looked at. */
const signatureChanged = ({ ledger: known, text }: DocumentUnit, ledger: LedgerView | undefined): boolean => {
  const template =
    known?.templateParagraph === undefined ? undefined : ledger?.paragraphs?.[known.templateParagraph]?.text;
  return (
    template !== undefined && (signedSince(template, text) || differsFromTemplate(template, known?.facts ?? [], text))
  );
};

/** One finding a unit that is not approved as it stands; furniture counts as one row. */
const reviewFindings = (
  units: readonly DocumentUnit[],
  reviews: readonly UnitReview[],
  ledger: LedgerView | undefined,
): readonly Finding[] => {
  const findings: Finding[] = [];
  let furniture = 0;
  units.forEach((unit, index) => {
    const review = reviews[index];
    if (review === undefined) return;
    const add = (code: UnitFinding): void => {
      findings.push(finding(code, { number: index + 1 }, { unit: unit.id, place: unit.place }));
    };
    if (review.status !== "approved") {
      if (unit.furniture && review.status === "pending") furniture += 1;
      else if (
        unit.signature &&
        (review.status === "lapsed" || (review.status === "pending" && signatureChanged(unit, ledger)))
      )
        add("signature-block-changed");
      else add(REVIEW_CODES[review.status]);
    } else if (unit.signature && review.approval.way !== "one-by-one") add("signature-in-bulk");
    else if (unit.ledger?.workClass === "interpretive" && review.approval.way !== "one-by-one")
      add("interpretive-in-bulk");
  });
  return furniture === 0 ? findings : [...findings, finding("furniture-pending", { count: furniture })];
};

/**
 * Every paragraph there is stands approved, yet no sitting saw this document: a paragraph was taken out since, or its pages, columns, tables or headers
 * are arranged otherwise. Nothing is pending, and all the same it is not what anybody read.
 */
const changedOutsideUnits = (
  contentHash: string,
  reviews: readonly UnitReview[],
  { sittings }: CountedRecords,
): readonly Finding[] =>
  reviews.length > 0 &&
  reviews.every((review) => review.status === "approved") &&
  !sittings.some((sitting) => sitting.record.content === contentHash)
    ? [finding("changed-outside-units")]
    : [];

/** Questions about a fact or the whole draft; those on a unit are that unit's finding. */
const questionFindings = (questions: readonly OpenQuestion[]): readonly Finding[] =>
  questions.flatMap((question): Finding[] =>
    question.unit === undefined
      ? [
          finding("question-open", {
            question: question.id,
            ...(question.fact === undefined ? {} : { path: question.fact }),
            ...question.detail,
          }),
        ]
      : [],
  );

/** A rule's question on a unit holds it up as a person's does. */
const escalated = (
  units: readonly DocumentUnit[],
  reviews: readonly UnitReview[],
  questions: readonly OpenQuestion[],
): readonly UnitReview[] => {
  const onUnit = new Map<UnitId, OpenQuestion[]>();
  for (const question of questions)
    if (question.rule !== undefined && question.unit !== undefined) {
      const others = onUnit.get(question.unit);
      if (others === undefined) onUnit.set(question.unit, [question]);
      else others.push(question);
    }
  if (onUnit.size === 0) return reviews;
  return reviews.map((review, index) => {
    const unit = units[index]?.id;
    const here = unit === undefined ? undefined : onUnit.get(unit);
    return here === undefined
      ? review
      : here.reduce((after, question) => afterEvent(after, { kind: "escalated", question: question.id }), review);
  });
};

/** Why there is no sign-off to rely on: none at all, for other words, withdrawn, or one that does not count. */
const missingSignOff = (
  contentHash: string,
  signOffs: JudgedSignOffs,
  here: readonly StandingSignOff[],
): readonly Finding[] => {
  // A row that does not count is advice beside one that does; where none does, it is the reason.
  const reasons: Finding[] = signOffs.findings.map((each) => ({ ...each, severity: "blocking" }));
  const last = here.at(-1);
  if (last !== undefined) reasons.push(finding("sign-off-not-for-release", { meaning: last.record.statement.meaning }));
  const withdrawn = signOffs.withdrawn.find((each) => each.record.statement.contentHash === contentHash);
  if (withdrawn !== undefined)
    reasons.push(finding("sign-off-withdrawn", { by: withdrawn.withdrawal.byName, at: withdrawn.withdrawal.at }));
  const other = signOffs.standing.filter((each) => each.record.statement.contentHash !== contentHash).at(-1);
  if (other !== undefined) reasons.push(finding("sign-off-for-other-words", { by: other.byName, at: other.at }));
  return [...reasons, finding("no-sign-off")];
};
