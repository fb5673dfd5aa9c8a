/**
 * What can go wrong at the edges, by kind and code. Every fault carries its kind as `fault` and is told by that, never by its class or name:
 * a fault of the engine comes out of a worker, where only its own fields survive.
 */

export type GraphFaultCode =
  /** No answer came: offline, dropped, or cut off by the time limit. A write may or may not have been done. */
  | "network"
  | "timed-out"
  /** 5xx: a write may or may not have been done. */
  | "unavailable"
  | "throttled"
  | "unauthenticated"
  | "forbidden"
  | "not-found"
  | "already-exists"
  | "changed-meanwhile"
  | "locked"
  | "bad-request"
  /** An answer that is not what Graph documents. */
  | "unexpected-answer"
  /** A row of the firm's lists that cannot be understood: shown, never taken for an empty one. */
  | "unreadable-row"
  | "incomplete-download"
  /** The file is there and may be read, but no address to download it from is given: a policy of the site, an unmanaged device, a label. */
  | "download-refused"
  /** A matter whose row names another site for its records. */
  | "records-elsewhere"
  /** The open document says it is a draft, and the site does not say which file it is. */
  | "cannot-tell-which-file"
  /** A value or key that the list cannot hold. */
  | "invalid-value";

export type IdentityFaultCode =
  /** The person must be asked: call `signIn` from a click. */
  | "interaction-required"
  | "not-signed-in"
  /** A token came for somebody else than the person at work here. It was thrown away. */
  | "another-person"
  | "another-tenant"
  /** The token names no Entra object id. */
  | "no-object-id"
  | "cancelled"
  | "popup-blocked"
  | "offline"
  | "timed-out"
  | "provider-unreachable"
  | "provider-refused"
  /** The deployment names an identity provider this page may not trust. */
  | "untrusted-issuer";

export type WordFaultCode =
  /** The document's bytes could not be had whole: the gate shows "cannot read". */
  | "cannot-read"
  | "read-only"
  /** This Word does not offer what is needed. */
  | "not-supported"
  /** The control or paragraph asked for is not in the document, or not where the API reaches. */
  | "not-found"
  /** Word answered with an error of its own. */
  | "word-refused"
  /** The page is not running inside Word. */
  | "not-in-word";

/** The codes of the edges; each has its sentence in app/words. */
export interface EdgeFaultCodes {
  readonly graph: GraphFaultCode;
  readonly identity: IdentityFaultCode;
  readonly word: WordFaultCode;
  readonly engine: "engine-stopped";
  readonly deployment: "unreadable" | "incomplete";
}
export type EdgeFaultKind = keyof EdgeFaultCodes;

/** Faults of documents and templates: their message is their sentence. Their codes are the engine's own affair, and engine-in-process proves that its classes carry the kind. */
interface DocumentFaultCodes {
  readonly docx: string;
  readonly template: string;
  readonly "clean-copy": string;
  readonly draft: string;
}
export type DocumentFaultKind = keyof DocumentFaultCodes;

type FaultCodes = EdgeFaultCodes & DocumentFaultCodes;
export type FaultKind = keyof FaultCodes;

export interface FaultOf<Kind extends FaultKind> extends Error {
  readonly fault: Kind;
  readonly code: FaultCodes[Kind];
}

/** What the engine may throw. */
export type DocumentFaults = { readonly [Kind in DocumentFaultKind]: FaultOf<Kind> };

/** True for a fault of this kind and, where codes are given, of one of them. */
export const isFault = <Kind extends FaultKind>(
  error: unknown,
  kind: Kind,
  ...codes: readonly FaultCodes[Kind][]
): error is FaultOf<Kind> =>
  error instanceof Error &&
  "fault" in error &&
  error.fault === kind &&
  "code" in error &&
  (codes.length === 0 || codes.some((code) => code === error.code));

/**
 * No answer came from Microsoft 365, or it has none to give. "Forbidden" and the like are answers, and so is "throttled":
 * a server that asks to wait is asked again, and nothing is signed on an older look meanwhile.
 */
export const isOutOfReach = (error: unknown): boolean => isFault(error, "graph", "network", "timed-out", "unavailable");
