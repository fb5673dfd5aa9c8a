/**
 * Whether a file's words are signed off, by whom, for which matter and meaning, whatever the file is called (design section 4, Verifying).
 * The answer rests on the content hash and the records alone. "Cannot verify" is never shown as valid, and no rows mean unknown (invariant 5).
 */
import type { DraftId, MatterId, UnitId } from "../domain/ids";
import { unitsOf } from "../domain/draft/units";
import type { ReviewedContent } from "../domain/draft/reviewed-content";
import { readSignOffContent } from "../domain/review/record-shapes";
import { reviewUnits } from "../domain/review/review-of-units";
import { judgeSignOffs, type JudgedSignOffs, type StandingSignOff } from "../domain/review/sign-off";
import type { SignOffContent } from "../domain/review/sign-off-record";
import type { Stamped } from "../domain/review/stamped";
import { countRecords } from "../domain/review/valid-decision";
import { checkTokens } from "./check-tokens";
import type { MatterRow } from "./ports/matter-source";
import type { Ports } from "./ports/ports";
import type { Person } from "./ports/session";
import type { SignOffFound, Verify, VerifyAnswer } from "./verbs";

type Needs = Pick<Ports, "session" | "engine" | "signOffs" | "reviews" | "matters" | "roster" | "document" | "verifier">;

export const verify = (ports: Needs): Verify => async (docx) => {
  try {
    const person = await ports.session.current();
    if (person === undefined) return { kind: "cannot-verify", code: "not-signed-in" };
    const bytes = docx ?? (await ports.document.readBytes());
    return await verifyBytes(ports, person, bytes);
  } catch (fault) {
    const code = typeof fault === "object" && fault !== null && "code" in fault ? String(fault.code) : "unknown";
    return { kind: "cannot-verify", code, fault };
  }
};

const verifyBytes = async (ports: Needs, person: Person, bytes: Uint8Array): Promise<VerifyAnswer> => {
  const content = await ports.engine.readContent(bytes);
  // The reader lists what a file shows otherwise than it stores; its hash then speaks of other words than a person sees.
  if (content.findings.some((finding) => finding.severity === "blocking")) return { kind: "cannot-verify", code: "not-what-the-file-shows" };
  const found = await ports.signOffs.listForContent(content.hash as Parameters<Ports["signOffs"]["listForContent"]>[0]);
  if (found.length > 0) return judgeFound(ports, person, found, content);
  const ledger = await ports.engine.readLedger(bytes);
  if (ledger === undefined) return { kind: "no-record" };
  const rows = await ports.signOffs.listForDraft(ledger.draft);
  const judged = await judge(ports, person, rows);
  const since = judged.standing.filter((signOff) => signOff.record.statement.draft === ledger.draft);
  if (since.length === 0) return { kind: "no-record" };
  return { kind: "changed", since: await describe(ports, since), changedUnits: await changedUnits(ports, person, content, ledger, since) };
};

/** Withdrawals stand beside the sign-offs of their draft, so each draft's rows are read whole; an answer that misses the row already found is no answer. */
const judgeFound = async (ports: Needs, person: Person, found: readonly Stamped<SignOffContent>[], content: ReviewedContent): Promise<VerifyAnswer> => {
  const drafts = new Set<DraftId>();
  for (const row of found) {
    const record = readSignOffContent(row.content);
    if (record?.kind === "sign-off") drafts.add(record.statement.draft);
  }
  const rows = (await Promise.all([...drafts].map((draft) => ports.signOffs.listForDraft(draft)))).flat();
  const ids = new Set(rows.map((row) => row.itemId));
  const readable = found.filter((row) => readSignOffContent(row.content) !== undefined);
  if (readable.some((row) => !ids.has(row.itemId))) return { kind: "cannot-verify", code: "records-incomplete" };
  const judged = await judge(ports, person, [...rows, ...found.filter((row) => !ids.has(row.itemId))]);
  const standing = judged.standing.filter((signOff) => signOff.record.statement.contentHash === content.hash);
  if (standing.length > 0) return { kind: "signed-off", signOffs: await describe(ports, standing) };
  const withdrawn = judged.withdrawn.filter((signOff) => signOff.record.statement.contentHash === content.hash);
  if (withdrawn.length > 0) {
    const described = await describe(ports, withdrawn);
    return {
      kind: "withdrawn",
      signOffs: described.map((each, index) => {
        const withdrawal = withdrawn[index]?.withdrawal;
        return { ...each, withdrawnAt: withdrawal?.at ?? "", withdrawnBy: withdrawal?.byName ?? "", reason: withdrawal?.reason ?? "" };
      }),
    };
  }
  const here = new Set(found.map((row) => row.itemId));
  return { kind: "record-not-valid", reasons: judged.findings.filter((finding) => here.has(String(finding.detail?.["row"] ?? ""))) };
};

const judge = async (ports: Needs, person: Person, rows: readonly Stamped<SignOffContent>[]): Promise<JudgedSignOffs> => {
  const [roster, tokens, matters] = await Promise.all([ports.roster.read(), checkTokens(ports.verifier, rows, () => sameMatters(ports, rows)), readMatters(ports, rows)]);
  return judgeSignOffs(rows, { tenant: person.tenant, roster, tokens, tokenRequired: ports.verifier !== undefined, matterOf: (statement) => matters.get(statement.matter) });
};

const mattersOf = (rows: readonly Stamped<SignOffContent>[]): readonly MatterId[] => [...new Set(rows.flatMap((row) => {
  const record = readSignOffContent(row.content);
  return record?.kind === "sign-off" ? [record.statement.matter] : [];
}))];

const sameMatters = async (ports: Needs, rows: readonly Stamped<SignOffContent>[]): Promise<readonly Stamped<SignOffContent>[]> =>
  (await Promise.all(mattersOf(rows).map((matter) => ports.signOffs.listForMatter(matter)))).flat();

const readMatters = async (ports: Needs, rows: readonly Stamped<SignOffContent>[]): Promise<ReadonlyMap<MatterId, MatterRow>> => {
  return new Map(await Promise.all(mattersOf(rows).map(async (id) => [id, await ports.matters.read(id)] as const)));
};

const describe = async (ports: Needs, signOffs: readonly StandingSignOff[]): Promise<readonly SignOffFound[]> => {
  const titles = new Map<MatterId, string>();
  for (const id of new Set(signOffs.map((signOff) => signOff.record.statement.matter))) titles.set(id, (await ports.matters.read(id)).title);
  return signOffs.map(({ row, record, by, byName, at, identity, entitlement }): SignOffFound => {
    const { statement } = record;
    const title = titles.get(statement.matter);
    return {
      row, by: { oid: by, name: byName, ...(entitlement.barNumber === undefined ? {} : { barNumber: entitlement.barNumber }) }, meaning: statement.meaning,
      matter: { id: statement.matter, ...(title === undefined ? {} : { title }) }, draft: statement.draft, at, identity, blanks: statement.blanks,
    };
  });
};

/** With the draft at hand: the units whose present words no valid decision approves. */
const changedUnits = async (ports: Needs, person: Person, content: ReviewedContent, ledger: NonNullable<Awaited<ReturnType<Ports["engine"]["readLedger"]>>>, since: readonly StandingSignOff[]): Promise<readonly UnitId[]> => {
  const matter = since.at(-1)?.record.statement.matter;
  if (matter === undefined) return [];
  const [reviews, roster, row] = await Promise.all([ports.reviews.listForDraft(ledger.draft), ports.roster.read(), ports.matters.read(matter)]);
  const records = countRecords(reviews, { tenant: person.tenant, matter, draft: ledger.draft, roster, responsible: row.responsibleAttorneys });
  const { units } = unitsOf(content, ledger);
  return reviewUnits(units, records).flatMap((review, index) => {
    const unit = units[index];
    return unit === undefined || review.status === "approved" || review.status === "renumbered" || review.status === "moved" ? [] : [unit.id];
  });
};
