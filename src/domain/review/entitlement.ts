/**
 * Who may sign off what. For filing and service: a signing attorney of the matter with an admission to the paper's forum
 * that held that day, whose name stands in the paper. For other meanings: a responsible attorney of the matter with an active licence.
 * The check runs the same at preparing, at finalizing and years later at verifying, because rows of roster and matter rights are dated and never deleted.
 */
import type { ReviewedContent } from "../draft/reviewed-content";
import type { PersonId } from "../ids";
import { activeRow, admissionTo, hasRowUnread, type Roster, type RosterRow } from "../matter/roster";
import type { MatterRights } from "./rights-relied-on";
import type { SignOffRecord } from "./sign-off-record";
import type { Meaning, SignedStatement } from "./statement";

export type NotEntitled =
  | "signer-not-on-roster"
  | "signer-not-active"
  | "signer-row-unreadable"
  | "matter-without-rights"
  | "signer-not-signing-attorney"
  | "signer-not-responsible-attorney"
  | "matter-has-no-forum"
  | "draft-names-no-forum"
  | "forum-not-of-matter"
  | "signer-not-admitted"
  | "signer-not-in-signature-block";

export type Entitlement =
  | { readonly ok: true; readonly row: RosterRow; readonly admissions: readonly string[]; readonly barNumber?: string }
  | { readonly ok: false; readonly code: NotEntitled };

export interface EntitlementQuestion {
  readonly signer: PersonId;
  readonly meaning: Meaning;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly roster: Roster;
  /** As they stood at that time; undefined where no attorney had given any. */
  readonly matter: MatterRights | undefined;
  /** Absent where only the record is judged; the name is then taken as checked at sign-off. */
  readonly content?: ReviewedContent;
}

/** Meanings that put the document before a court or a party over the attorney's signature. */
const OVER_SIGNATURE: readonly Meaning[] = ["for-filing", "for-service"];
/** Meanings under which a clean copy may leave the firm; a document for client review stays marked as a draft. */
const RELEASING: readonly Meaning[] = ["for-client-signature", "for-filing", "for-service", "to-send"];

export const releases = (meaning: Meaning): boolean => RELEASING.includes(meaning);

export const entitlementOf = ({ signer, meaning, at, roster, matter, content }: EntitlementQuestion): Entitlement => {
  const row = activeRow(roster, signer, at);
  const orUnread = (code: NotEntitled): Entitlement => ({
    ok: false,
    code: hasRowUnread(roster, signer) ? "signer-row-unreadable" : code,
  });
  if (row === undefined)
    return orUnread(roster.some((each) => each.oid === signer) ? "signer-not-active" : "signer-not-on-roster");
  if (matter === undefined) return { ok: false, code: "matter-without-rights" };
  if (!OVER_SIGNATURE.includes(meaning)) {
    if (!matter.responsible.includes(signer)) return { ok: false, code: "signer-not-responsible-attorney" };
    return entitled(
      row,
      row.admissions
        .filter((admission) => admissionTo(row, [admission.forum], at) !== undefined)
        .map((admission) => admission.forum),
    );
  }
  if (!matter.signing.includes(signer)) return { ok: false, code: "signer-not-signing-attorney" };
  if (matter.forums.length === 0) return { ok: false, code: "matter-has-no-forum" };
  if (matter.forum === undefined) return { ok: false, code: "draft-names-no-forum" };
  if (!matter.forums.includes(matter.forum)) return { ok: false, code: "forum-not-of-matter" };
  const admission = admissionTo(row, [matter.forum], at);
  if (admission === undefined) return orUnread("signer-not-admitted");
  if (content !== undefined && !standsInSignatureBlock(row.name, content))
    return { ok: false, code: "signer-not-in-signature-block" };
  return entitled(row, [admission.forum]);
};

/** Whether the signer was entitled to what a statement says, by roster and rights alone; without its words the name in the signature block is not looked at. */
export const wasEntitledBy =
  (roster: Roster, rightsOf: (statement: SignedStatement, at: string) => MatterRights | undefined) =>
  ({ statement }: SignOffRecord, at: string): boolean =>
    entitlementOf({
      signer: statement.signer.oid,
      meaning: statement.meaning,
      at,
      roster,
      matter: rightsOf(statement, at),
    }).ok;

const entitled = (row: RosterRow, admissions: readonly string[]): Entitlement => {
  const number = row.barNumbers.find((bar) => admissions.includes(bar.forum)) ?? row.barNumbers[0];
  return { ok: true, row, admissions, ...(number === undefined ? {} : { barNumber: number.number }) };
};

/** Counsel's block opens a pleading, the signature block closes it; a signature blank marks it wherever it stands. */
const COUNSEL_BLOCK = 15;
const CLOSING = 25;
const NEAR_SIGNATURE = 4;

/** A name as it is looked for in a paper: without regard to case, points and spacing. */
export const plainName = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s.,]+/g, " ")
    .trim();

const standsInSignatureBlock = (name: string, content: ReviewedContent): boolean => {
  const wanted = plainName(name);
  const near = new Set<string>();
  content.stories.forEach((story, storyIndex) => {
    if (story.kind !== "body") return;
    const blanks = content.blanks.filter(
      (blank) => blank.storyIndex === storyIndex && blank.name.toLowerCase().includes("signature"),
    );
    const filled = story.paragraphs.flatMap((paragraph, index) => (paragraph.text.trim() === "" ? [] : [index]));
    const rank = new Map(filled.map((index, position) => [index, position]));
    const wantedRanks = (position: number): boolean => position < COUNSEL_BLOCK || position >= filled.length - CLOSING;
    for (const [index, position] of rank) {
      const text = story.paragraphs[index]?.text ?? "";
      if (wantedRanks(position) || blanks.some((blank) => Math.abs(blank.paragraph - index) <= NEAR_SIGNATURE))
        near.add(plainName(text));
    }
  });
  return [...near].some((text) => text.includes(wanted));
};
