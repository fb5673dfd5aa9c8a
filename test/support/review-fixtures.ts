/** A small firm and a small draft for the rules' tests: two attorneys, one who left, one paralegal; paragraphs as the reader lists them. */
import { createHash } from "node:crypto";
import type { LedgerView } from "../../src/domain/draft/ledger";
import type { ReviewedContent, ReviewedParagraph, ReviewedStory } from "../../src/domain/draft/reviewed-content";
import { pendingTag } from "../../src/domain/draft/tag";
import { unitsOf } from "../../src/domain/draft/units";
import type { ContentHash, DraftId, MatterId, PersonId, UnitId } from "../../src/domain/ids";
import type { MatterRightsRow } from "../../src/domain/matter/matter-rights";
import type { Roster } from "../../src/domain/matter/roster";
import type { GateInput } from "../../src/domain/review/review-gate";
import type { SignOffContent } from "../../src/domain/review/sign-off-record";
import type {
  AcceptedFinding,
  ReadingWay,
  ReviewRecord,
  SittingRecord,
  Verdict,
} from "../../src/domain/review/sitting";
import type { Stamped } from "../../src/domain/stamped";
import type { Meaning, SignedStatement } from "../../src/domain/review/statement";
import { hashOfStatement } from "../../src/domain/review/statement-hash";

export const sha = (text: string): string => createHash("sha256").update(text).digest("hex");

export const tenant = "6f0c2a54-7d1e-4b6b-9a53-1f7e0d2c8b40";
export const rivera = "1" as MatterId;
export const tran = "2" as MatterId;
export const draftId = "DRAFT0000000000A" as DraftId;
export const okoye = "3e5c6085-74f9-4c31-9dae-8051cf64c904" as PersonId;
export const whitcomb = "4f4b7196-850a-4d42-8ebf-9162d075da05" as PersonId;
export const harlan = "503a82a7-961b-4e53-9fc0-a273e186eb06" as PersonId;
export const ana = "0b8f3d52-41c6-4f0e-8a7b-5d2e9c31f601" as PersonId;

export const roster: Roster = [
  {
    itemId: "1",
    eTag: "e1",
    oid: okoye,
    name: "M. Okoye",
    barNumbers: [{ forum: "US-CA", number: "301244" }],
    admissions: [
      { forum: "US-CA", from: "2014-12-03" },
      { forum: "US-CACD", from: "2015-02-11" },
    ],
    from: "2014-12-03",
  },
  {
    itemId: "2",
    eTag: "e2",
    oid: whitcomb,
    name: "Daniel Whitcomb",
    barNumbers: [{ forum: "US-CA", number: "328817" }],
    admissions: [{ forum: "US-CA", from: "2019-06-04" }],
    from: "2021-09-07",
  },
  {
    itemId: "3",
    eTag: "e3",
    oid: harlan,
    name: "Susan Harlan",
    barNumbers: [{ forum: "US-CA", number: "214509" }],
    admissions: [{ forum: "US-CA", from: "2001-12-11" }],
    from: "2006-01-09",
    until: "2026-03-31",
  },
];

/** What an attorney gave in January, by the attorney named first. */
export const rightsRow = (change: Partial<MatterRightsRow> = {}): MatterRightsRow => ({
  kind: "matter-rights",
  version: 1,
  tenant,
  matter: rivera,
  by: okoye,
  forums: ["US-CACD"],
  responsible: [okoye],
  signing: [okoye, whitcomb, harlan],
  from: "2026-01-05",
  conflictCheck: { kind: "memorandum", reference: "CM-2026-014" },
  limitation: "none",
  ...change,
});

/** 16 characters of the alphabet, readable in a failing test. */
export const unitId = (number: number): UnitId => `VN1T${String(number).padStart(12, "0")}` as UnitId;

export interface Para {
  readonly text: string;
  readonly id?: UnitId;
  readonly tag?: string;
  readonly label?: string;
  readonly control?: number;
  readonly drawn?: boolean;
}

export const bodyOf = (paragraphs: readonly Para[]): ReviewedStory => storyOf("body", "word/document.xml", paragraphs);

export const storyOf = (kind: ReviewedStory["kind"], part: string, paragraphs: readonly Para[]): ReviewedStory => ({
  kind,
  part,
  paragraphs: paragraphs.map((para, index): ReviewedParagraph => {
    const tag = para.tag ?? (para.id === undefined ? undefined : pendingTag(para.id));
    return {
      text: para.text,
      words: sha(`words ${para.text}`),
      place: sha(`place ${kind} ${para.label ?? ""}`),
      ...(para.label === undefined ? {} : { label: para.label }),
      ...(para.drawn === undefined ? {} : { drawn: para.drawn }),
      ...(tag === undefined ? {} : { tag, control: para.control ?? index }),
      ...(para.id === undefined ? {} : { id: para.id }),
    };
  }),
});

export const contentOf = (...stories: readonly ReviewedStory[]): ReviewedContent => ({
  hash: sha(JSON.stringify(stories.map((story) => story.paragraphs.map(({ words, place }) => [words, place])))),
  stories,
  findings: [],
  blanks: [],
});

/** Numbered units with these texts, all tagged. */
export const plainContent = (texts: readonly string[]): ReviewedContent =>
  contentOf(bodyOf(texts.map((text, index) => ({ text, id: unitId(index + 1) }))));

export const ledgerFor = (content: ReviewedContent, more: Partial<LedgerView> = {}): LedgerView => ({
  draft: draftId,
  matter: rivera,
  template: { id: "t", version: "1" },
  facts: [],
  missing: [],
  revision: 1,
  units: [...new Set(unitsOf(content, undefined).units.map((unit) => unit.id))].map((id) => ({ id, facts: [] })),
  ...more,
});

let rows = 0;
export const stamped = <Content>(
  content: Content,
  by: PersonId | undefined,
  at: string,
  more: Partial<Stamped<Content>> = {},
): Stamped<Content> => {
  rows += 1;
  return {
    itemId: String(rows),
    createdAt: at,
    modifiedAt: at,
    content,
    createdByName: by === okoye ? "M. Okoye" : "somebody",
    ...(by === undefined ? {} : { createdById: by, modifiedById: by }),
    ...more,
  };
};

export interface SittingOf {
  readonly content: ReviewedContent;
  readonly by?: PersonId;
  readonly at?: string;
  readonly verdict?: Verdict;
  readonly way?: ReadingWay;
  readonly only?: readonly UnitId[];
  readonly note?: string;
  readonly accepted?: readonly AcceptedFinding[];
  readonly record?: Partial<SittingRecord>;
}

/** A sitting that decides every unit of the content as it is, or only some. */
export const sittingOn = ({
  content,
  by = okoye,
  at = "2026-06-01T10:00:00Z",
  verdict = "approve",
  way = "one-by-one",
  only,
  note,
  accepted = [],
  record = {},
}: SittingOf): Stamped<ReviewRecord> => {
  const { units } = unitsOf(content, undefined);
  return stamped<ReviewRecord>(
    {
      kind: "sitting",
      version: 1,
      tenant,
      matter: rivera,
      draft: draftId,
      id: `sitting ${at}`,
      reviewer: by,
      content: content.hash,
      order: units.map((unit) => unit.id),
      accepted,
      decisions: units
        .filter((unit) => only === undefined || only.includes(unit.id))
        .map((unit) => ({
          unit: unit.id,
          words: unit.words,
          place: unit.placeHash,
          verdict,
          way,
          ...(note === undefined ? {} : { note }),
        })),
      ...record,
    },
    by,
    at,
  );
};

export const statementFor = (
  content: ReviewedContent,
  more: Partial<SignedStatement> & { readonly by?: PersonId; readonly meaning?: Meaning; readonly at?: string } = {},
): SignedStatement => {
  const { by = okoye, at = "2026-06-02T10:00:00Z", ...rest } = more;
  return {
    version: 1,
    hashVersion: 1,
    nonce: sha(at).slice(0, 32),
    tenant,
    matter: rivera,
    draft: draftId,
    contentHash: content.hash as ContentHash,
    unitCount: 1,
    exhibits: [],
    ruleSet: "test",
    sittings: [],
    acceptedFindings: [],
    qualityCheck: "none",
    meaning: "to-send",
    attestation: "I have read this document and approve sending it.",
    signer: { oid: by, name: "M. Okoye", admissions: ["US-CA"] },
    forum: "US-CACD",
    rosterRow: { itemId: "1", eTag: "e1", from: "2014-12-03", admissions: [{ forum: "US-CA", from: "2014-12-03" }] },
    rightsRow: {
      itemId: "1",
      at: "2026-01-05T09:00:00Z",
      by: okoye,
      forums: ["US-CACD"],
      responsible: [okoye],
      signing: [okoye],
      from: "2026-01-05",
      addedThemselves: [okoye],
    },
    rowsForNothing: [],
    auditHeads: [],
    blanks: [],
    previous: "none",
    keysSeen: [],
    time: { at, from: "stamp" },
    ...rest,
  };
};

export const signOffRow = (
  statement: SignedStatement,
  by: PersonId = statement.signer.oid,
  at: string = statement.time.at,
  more: Partial<Stamped<SignOffContent>> = {},
): Stamped<SignOffContent> => {
  const statementHash = hashOfStatement(statement);
  return stamped<SignOffContent>(
    { kind: "sign-off", statement, statementHash, ceremony: [statementHash], index: 0 },
    by,
    at,
    more,
  );
};

export const gateInput = (content: ReviewedContent, more: Partial<GateInput> = {}): GateInput => ({
  tenant,
  matter: rivera,
  rights: [stamped(rightsRow(), okoye, "2026-01-05T09:00:00Z")],
  draft: draftId,
  content,
  ledger: ledgerFor(content),
  roster,
  reviews: [],
  signOffs: [],
  tokens: new Map(),
  tokenRequired: false,
  whereabouts: { driveItemId: "item-1", rowDriveItemId: "item-1", rowMatter: rivera, folderMatter: rivera },
  ...more,
});
