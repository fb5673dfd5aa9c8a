/**
 * What becomes of a final, told by whoever does it: copies put into Filings, each verified as it comes, and what the court and the other side did. Rows are only
 * added; one entered in error is named by another. Verify reads a file anew by its words and its digest: a row alone makes nothing signed.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { DraftId } from "../../domain/ids";
import { isDay } from "../../domain/matter/roster";
import { done, refused, type Result } from "../../domain/result";
import {
  standingOfFiling,
  type Arrival,
  type FiledFile,
  type FiledKind,
  type FilingRow,
  type FilingStanding,
  type FilingStep,
} from "../../domain/review/filing";
import type { Stamped } from "../../domain/stamped";
import { recordFiling } from "../acts/record-review";
import { signedIn } from "../acts/signed-in";
import type { AuditNeeds } from "../acts/audit";
import type { DraftRow } from "../ports/draft-store";
import type { Ports } from "../ports/ports";
import type { Person } from "../ports/session";
import type { Verify } from "./verify";
import { isPdf } from "./record-pdf";
import { refusal, type Refusal } from "../words/refusal";
import { given } from "../../given";

export type ReadFilings = (draft: DraftId) => Promise<Result<FilingStanding, Refusal>>;

/** Puts a copy into Filings and says what its words are. */
export type FileCopy = (args: {
  readonly draft: DraftId;
  readonly file: FiledKind;
  /** As on her machine. */
  readonly name: string;
  readonly bytes: Uint8Array;
}) => Promise<Result<Stamped<FilingRow> & { readonly content: FiledFile }, Refusal>>;

export type TellFiling = (
  args: { readonly draft: DraftId } & (
    | { readonly step: FilingStep; readonly on: string; readonly number?: string; readonly note?: string }
    | { readonly systemNumber: string }
    | { readonly inError: string; readonly why: string }
  ),
) => Promise<Result<FilingStanding, Refusal>>;

type Needs = AuditNeeds & Pick<Ports, "session" | "drafts" | "filings">;

interface About {
  readonly person: Person;
  readonly row: DraftRow;
  readonly standing: FilingStanding;
}

const aboutFilings = async (ports: Needs, draft: DraftId): Promise<Result<About, Refusal>> => {
  const who = await signedIn(ports);
  if (!who.ok) return who;
  const row = await ports.drafts.findRow(draft);
  if (row === undefined) return refused(refusal("draft-not-found"));
  const about = { tenant: who.value.tenant, matter: row.matterId, draft };
  return done({ person: who.value, row, standing: standingOfFiling(await ports.filings.listForDraft(draft), about) });
};

export const readFilings =
  (ports: Needs): ReadFilings =>
  async (draft) => {
    const about = await aboutFilings(ports, draft);
    return about.ok ? done(about.value.standing) : about;
  };

const baseOf = ({ person, row }: About) =>
  ({ version: 1, tenant: person.tenant, matter: row.matterId, draft: row.draftId }) as const;

export const tellFiling =
  (ports: Needs): TellFiling =>
  async (args) => {
    const about = await aboutFilings(ports, args.draft);
    if (!about.ok) return about;
    const row = rowToTell(about.value, args);
    if (!row.ok) return row;
    const recorded = await recordFiling(ports, about.value.person, row.value);
    return recorded.ok ? readFilings(ports)(args.draft) : recorded;
  };

const rowToTell = (about: About, args: Parameters<TellFiling>[0]): Result<FilingRow, Refusal> => {
  if ("systemNumber" in args) {
    const number = args.systemNumber.trim();
    return number === ""
      ? refused(refusal("nothing-to-do"))
      : done({ ...baseOf(about), kind: "system-number", number });
  }
  if ("inError" in args) {
    if (args.why.trim() === "") return refused(refusal("reason-needed"));
    return about.standing.rows.some(({ itemId }) => itemId === args.inError)
      ? done({ ...baseOf(about), kind: "entered-in-error", row: args.inError, why: args.why.trim() })
      : refused(refusal("filing-row-not-found"));
  }
  if (!isDay(args.on)) return refused(refusal("not-a-day"));
  if (!about.standing.next.includes(args.step)) return refused(refusal("filing-step-out-of-order"));
  if (args.step === "rejected" && (args.note ?? "").trim() === "") return refused(refusal("reason-needed"));
  const { number, note } = args;
  return done({ ...baseOf(about), kind: args.step, on: args.on, ...given({ number, note }) });
};

const MOST_NUMBERS = 100;
/** A name SharePoint takes, with the file's own ending. */
const storedName = (name: string, number: number): string => {
  const dot = name.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  const plain = stem
    .normalize("NFC")
    .replace(/["*:<>?/\\|#%~&{}\u0000-\u001f]/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[.\s]+|[.\s]+$/gu, "")
    .slice(0, 120);
  return `${plain === "" ? "Copy" : plain}${number === 1 ? "" : ` ${String(number)}`}${ending.replace(/[^.\w]/gu, "")}`;
};

export const fileCopy =
  (ports: Needs, verify: Verify): FileCopy =>
  async ({ draft, file, name, bytes }) => {
    const about = await aboutFilings(ports, draft);
    if (!about.ok) return about;
    const { person, row } = about.value;
    const arrival = await arrivalOf(verify, row, bytes);
    for (let number = 1; number <= MOST_NUMBERS; number += 1) {
      const upload = await ports.drafts.upload(row.matterId, "Filings", storedName(name, number), bytes);
      if (upload.kind === "name-taken") continue;
      const { driveItemId, name: stored } = upload.file;
      // What lies there is what counts: SharePoint may have written into it.
      const there = await ports.drafts.download(driveItemId, "Filings");
      const content: FiledFile = {
        ...baseOf(about.value),
        kind: "file",
        file,
        driveItem: driveItemId,
        name: stored,
        sha256: bytesToHex(sha256(there)),
        arrival,
      };
      const recorded = await recordFiling(ports, person, content);
      return recorded.ok ? done({ ...recorded.value, content }) : recorded;
    }
    return refused(refusal("file-exists-too-often"));
  };

/** The words of this very draft as signed, with or without its blanks filled; any other words are other words, signed elsewhere or not. */
const arrivalOf = async (verify: Verify, row: DraftRow, bytes: Uint8Array): Promise<Arrival> => {
  if (isPdf(bytes)) return { words: "not-compared", why: "pdf" };
  const answer = await verify(bytes, { matters: [row.matterId] });
  if (answer.kind === "signed-off" && answer.signOffs.some(({ draft }) => draft === row.draftId))
    return { words: "signed", filled: answer.filled ?? [] };
  return answer.kind === "cannot-verify" ? { words: "not-compared", why: "not-readable" } : { words: "other" };
};
