/** What composing and adopting are told besides template and facts. Everything but the draft's id has a default. */
import { freshSeed } from "./random-stream";
import { given } from "../../given";

export interface DraftLimits {
  /** Rounds of all lists together. */
  readonly iterations: number;
  /** Characters of XML written over all parts. */
  readonly outputCharacters: number;
  /** Characters one value may print. */
  readonly valueCharacters: number;
  /** How deep clauses may stand in one another. */
  readonly depth: number;
}

const DEFAULT_LIMITS: DraftLimits = {
  iterations: 200_000,
  outputCharacters: 300_000_000,
  valueCharacters: 200_000,
  depth: 16,
};

export interface DraftSetting {
  readonly draftId: string;
  readonly matterId?: string;
  /** Which template of the library this is, for the ledger. */
  readonly template?: { readonly id?: string; readonly name?: string; readonly version?: string };
  /** Milliseconds since the epoch. */
  readonly now?: number;
  /** IANA time zone name. */
  readonly timeZone?: string;
  /** Seed of every random choice; the same seed gives the same ids. */
  readonly random?: Uint8Array;
  readonly limits?: Partial<DraftLimits>;
}

export interface SettledSetting {
  readonly draftId: string;
  readonly matterId?: string;
  readonly template?: { readonly id?: string; readonly name?: string; readonly version?: string };
  readonly now: number;
  readonly timeZone: string;
  readonly random: Uint8Array;
  readonly limits: DraftLimits;
}

export const settle = (setting: DraftSetting): SettledSetting => ({
  draftId: setting.draftId,
  ...given({ matterId: setting.matterId, template: setting.template }),
  now: setting.now ?? Date.now(),
  timeZone: setting.timeZone ?? "America/Los_Angeles",
  random: setting.random ?? freshSeed(),
  limits: { ...DEFAULT_LIMITS, ...setting.limits },
});

export type DraftFaultCode =
  "too-many-rounds" | "too-much-output" | "ledger-unreadable" | "cannot-adopt" | "no-ledger" | "cannot-refresh";

/** A document or template that cannot become a draft; the message is a sentence for people and quotes no client's words. */
export class DraftFault extends Error {
  readonly fault = "draft";
  override readonly name: string = "DraftFault";
  readonly code: DraftFaultCode;
  constructor(code: DraftFaultCode, message: string, about: { readonly cause?: unknown } = {}) {
    super(message, about.cause === undefined ? undefined : { cause: about.cause });
    this.code = code;
  }
}
