/**
 * The supervision record: who drafted, checked, reviewed and signed what and when, as a page a judge could read (ABA Model Rule 5.3).
 * Built from the firm's records alone; it lies in the matter's Supervision folder, never beside the filing.
 */
import type { Chains } from "../../domain/audit/chain";
import type { FactUse } from "../../domain/draft/ledger";
import type { FactSource } from "../../domain/matter/facts";
import type { StandingSignOff } from "../../domain/review/sign-off";
import type { JudgedDraft } from "../draft/judge-bytes";
import type { PrintedPage } from "../ports/engine";
import { recordedLate } from "../words/recorded-late";
import { given } from "../../given";

export interface SupervisionRecord {
  readonly format: "countersign-supervision 1";
  readonly matter: { readonly id: string; readonly number: string; readonly title: string; readonly timeZone: string };
  readonly draft: { readonly id: string; readonly title: string; readonly units: number };
  readonly final: { readonly name: string; readonly contentHash: string; readonly fileHash: string };
  readonly template?: {
    readonly id: string;
    readonly name?: string;
    readonly version: string;
    readonly sha256?: string;
  };
  /** Who made, changed and handed on the draft, by the server's stamps. */
  readonly drafting: readonly { readonly what: string; readonly by: string; readonly at: string }[];
  readonly checks: readonly {
    readonly by: string;
    readonly at: string;
    readonly formatting: boolean;
    readonly accuracy: boolean;
    readonly completeness: boolean;
    readonly ofTheseWords: boolean;
  }[];
  readonly sittings: readonly {
    readonly row: string;
    readonly by: string;
    readonly at: string;
    readonly approved: number;
    readonly changesRequested: number;
    readonly ways: readonly string[];
    readonly readIn?: string;
  }[];
  readonly questions: readonly { readonly by: string; readonly at: string; readonly closed: boolean }[];
  readonly rounds: number;
  readonly signOff: {
    readonly row: string;
    readonly by: string;
    readonly barNumber?: string;
    readonly admissions: readonly string[];
    readonly meaning: string;
    readonly attestation: string;
    readonly statementTime: string;
    readonly recordedAt: string;
    readonly statementHash: string;
    readonly identity: "proved" | "recorded";
  };
  readonly acceptedFindings: readonly { readonly code: string; readonly reason?: string }[];
  readonly facts: readonly { readonly path: string; readonly text: string; readonly from: string }[];
  readonly blanks: readonly string[];
  readonly auditLines: number;
}

const sourceOf = (source: FactSource | undefined): string => {
  if (source === undefined) return "not recorded";
  if (source.kind === "note") return `typed by ${source.by}, ${source.at}: ${source.note}`;
  return `${source.list} ${source.itemId}, ${source.column}, changed by ${source.changedBy}, ${source.changedAt}${source.note === undefined ? "" : `; note: ${source.note}`}`;
};

const DRAFTING: Readonly<Record<string, string>> = {
  composed: "Draft made from the template",
  adopted: "Document brought under review",
  "facts-refreshed": "Facts refreshed",
  "fact-changed": "Fact changed",
  retagged: "Paragraphs tagged as pending",
  "asked-for-review": "Review asked for",
  "sent-back": "Sent back",
  "taken-over": "Draft taken over",
};

export const superviseFinal = (
  draft: JudgedDraft,
  signOff: StandingSignOff,
  chains: Chains,
  final: SupervisionRecord["final"],
): SupervisionRecord => {
  const { matter, row, ledger, judgement, content } = draft;
  const { records } = judgement;
  const { statement } = signOff.record;
  const lines = chains.chains
    .flatMap((chain) => chain.entries)
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt) || Number(a.itemId) - Number(b.itemId));
  const closed = new Set(records.answers.flatMap(({ record: { question, also = [] } }) => [question, ...also]));
  const facts = new Map<string, FactUse>(
    [...ledger.facts, ...ledger.units.flatMap((unit) => unit.facts)].map((fact) => [fact.path, fact]),
  );
  return {
    format: "countersign-supervision 1",
    matter: { id: matter.id, number: matter.number, title: matter.title, timeZone: matter.timeZone },
    draft: { id: row.draftId, title: row.title, units: judgement.units.length },
    final,
    ...given({ template: ledger.template }),
    drafting: lines.flatMap((line) => {
      const what = DRAFTING[line.content.event.kind];
      return what === undefined ? [] : [{ what, by: line.createdByName ?? line.content.writer, at: line.createdAt }];
    }),
    checks: records.checks.map(({ byName, at, record }) => ({
      by: byName,
      at,
      formatting: record.formatting,
      accuracy: record.accuracy,
      completeness: record.completeness,
      ofTheseWords: record.content === content.hash,
    })),
    sittings: records.sittings.map(({ row: sitting, byName, at, record }) => ({
      row: sitting,
      by: byName,
      at,
      approved: record.decisions.filter((decision) => decision.verdict === "approve").length,
      changesRequested: record.decisions.filter((decision) => decision.verdict === "request-changes").length,
      ways: [...new Set(record.decisions.map((decision) => decision.way))],
      ...given({ readIn: record.readIn }),
    })),
    questions: records.questions.map(({ byName, at, record }) => ({ by: byName, at, closed: closed.has(record.id) })),
    rounds: records.sentBack.length + 1,
    signOff: {
      row: signOff.row,
      by: statement.signer.name,
      ...given({ barNumber: statement.signer.barNumber }),
      admissions: statement.signer.admissions,
      meaning: statement.meaning,
      attestation: statement.attestation,
      statementTime: signOff.signedAt,
      recordedAt: signOff.at,
      statementHash: signOff.record.statementHash,
      identity: signOff.identity,
    },
    acceptedFindings: statement.acceptedFindings.map(({ code, reason }) => ({
      code,
      ...given({ reason }),
    })),
    facts: [...facts.values()].map(({ path, text, source }) => ({ path, text, from: sourceOf(source) })),
    blanks: content.blanks.map(({ name }) => name),
    auditLines: lines.length,
  };
};

/** `2026-11-22 02:41 PST (10:41 UTC)`: the matter's zone with universal time beside it. */
const inBothZones = (time: string, timeZone: string): string => {
  const at = new Date(time);
  const local = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  })
    .format(at)
    .replace(",", "");
  return `${local} (${at.toISOString().slice(0, 16).replace("T", " ")} UTC)`;
};

const words = (code: string): string => code.replaceAll("-", " ");

export const supervisionPage = (record: SupervisionRecord): PrintedPage => {
  const when = (time: string): string => inBothZones(time, record.matter.timeZone);
  const late = recordedLate(record.signOff.statementTime, record.signOff.recordedAt);
  const mark = (good: boolean): string => (good ? "good" : "not good");
  return {
    title: `Supervision record: ${record.draft.title}`,
    notice: "Privileged - attorney work product",
    footer: `${record.matter.number} · draft ${record.draft.id}`,
    sections: [
      {
        heading: "Document",
        rows: [
          ["Matter", `${record.matter.title} (${record.matter.number})`],
          ["Document", record.draft.title],
          ["Final file", record.final.name],
          ["Paragraphs reviewed", String(record.draft.units)],
          ["Content hash (SHA-256)", record.final.contentHash],
          ["File hash (SHA-256)", record.final.fileHash],
          [
            "Template",
            record.template === undefined
              ? "none: the document was brought under review as it was"
              : `${record.template.name ?? record.template.id}, version ${record.template.version}`,
          ],
          [
            "Left blank on purpose",
            record.blanks.length === 0
              ? "nothing"
              : record.blanks.map((name) => words(name.replace(/^cs_blank_\d+_/u, "").replaceAll("_", "-"))).join(", "),
          ],
        ],
      },
      {
        heading: "Sign-off",
        paragraphs: [`“${record.signOff.attestation}”`],
        rows: [
          [
            "Attorney",
            `${record.signOff.by}${record.signOff.barNumber === undefined ? "" : `, bar number ${record.signOff.barNumber}`}`,
          ],
          ["Admissions relied on", record.signOff.admissions.join(", ")],
          ["Meaning", words(record.signOff.meaning)],
          ["Stated", when(record.signOff.statementTime)],
          [
            "Recorded by the server",
            `${when(record.signOff.recordedAt)}${late === undefined ? "" : `, ${late}: the firm's records could not be reached when it was signed`}`,
          ],
          [
            "Identity",
            record.signOff.identity === "proved"
              ? "proved afresh by the identity provider for this very statement"
              : "as stamped by the server on the record",
          ],
          ["Statement (SHA-256)", record.signOff.statementHash],
          ["Not claimed", "This record is not the signature that FRCP 11(a) or CCP 128.7 asks for."],
        ],
      },
      {
        heading: `Review (${String(record.rounds)} ${record.rounds === 1 ? "round" : "rounds"})`,
        rows: record.sittings.map((sitting) => [
          when(sitting.at),
          `${sitting.by}: ${String(sitting.approved)} approved, ${String(sitting.changesRequested)} changes requested; read ${sitting.ways.map(words).join(", ")}${sitting.readIn === undefined ? "" : `, in ${sitting.readIn}`}`,
        ]),
      },
      {
        heading: "Quality check",
        ...(record.checks.length === 0
          ? { paragraphs: ["None was made."] }
          : {
              rows: record.checks.map(
                (check) =>
                  [
                    when(check.at),
                    `${check.by}: formatting ${mark(check.formatting)}, accuracy ${mark(check.accuracy)}, completeness ${mark(check.completeness)}${check.ofTheseWords ? "" : " (of an earlier version)"}`,
                  ] as const,
              ),
            }),
      },
      {
        heading: "Questions for the attorney",
        ...(record.questions.length === 0
          ? { paragraphs: ["None was raised."] }
          : {
              rows: record.questions.map(
                (question) =>
                  [when(question.at), `raised by ${question.by}; ${question.closed ? "closed" : "open"}`] as const,
              ),
            }),
      },
      {
        heading: "Points accepted",
        ...(record.acceptedFindings.length === 0
          ? { paragraphs: ["None."] }
          : {
              rows: record.acceptedFindings.map(
                (finding) => [words(finding.code), finding.reason ?? "accepted by name"] as const,
              ),
            }),
      },
      { heading: "Drafting", rows: record.drafting.map((line) => [when(line.at), `${line.what}, ${line.by}`]) },
      {
        heading: "Facts used",
        ...(record.facts.length === 0
          ? { paragraphs: ["None."] }
          : { rows: record.facts.map((fact) => [fact.path, `${fact.text}\n${fact.from}`] as const) }),
      },
    ],
  };
};
