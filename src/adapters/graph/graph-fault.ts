/**
 * What went wrong between us and Microsoft Graph. Never carries a body, an address or a token: those may hold client text or secrets.
 */
import type { FaultOf, GraphFaultCode } from "../../app/ports/faults";

export interface GraphFaultDetail {
  readonly status?: number;
  /** Graph's own id of the request, for Microsoft's support. */
  readonly requestId?: string;
  /** Seconds to wait, as Graph asked. */
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

export class GraphFault extends Error implements FaultOf<"graph"> {
  readonly fault = "graph";
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(
    readonly code: GraphFaultCode,
    message: string,
    detail: GraphFaultDetail = {},
  ) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = "GraphFault";
    this.status = detail.status;
    this.requestId = detail.requestId;
    this.retryAfter = detail.retryAfter;
  }

  /** True when nobody can say from this answer whether a write was done. */
  get leavesDoubt(): boolean {
    return this.code === "network" || this.code === "timed-out" || this.code === "unavailable";
  }
}

export const isGraphFault = (error: unknown, ...codes: readonly GraphFaultCode[]): error is GraphFault =>
  error instanceof GraphFault && (codes.length === 0 || codes.includes(error.code));

const SENTENCES: readonly (readonly [status: number, code: GraphFaultCode, message: string])[] = [
  [400, "bad-request", "Microsoft Graph did not accept the request."],
  [401, "unauthenticated", "Microsoft Graph did not accept the sign-in."],
  [403, "forbidden", "Microsoft Graph refused this person."],
  [404, "not-found", "Microsoft Graph has no such item."],
  [409, "already-exists", "An item of that name or key is already there."],
  [412, "changed-meanwhile", "Someone changed the item first."],
  [423, "locked", "The file is open elsewhere and cannot be written now."],
  [429, "throttled", "Microsoft Graph asks to wait before the next request."],
];

/** The fault for an answer that is not a success. Microsoft documents seconds for Retry-After; a date is taken too (RFC 9110, 10.2.3). */
export const faultForStatus = (status: number, headers: Headers, now: number): GraphFault => {
  const [, code, message] =
    SENTENCES.find(([known]) => known === status) ??
    (status >= 500
      ? [status, "unavailable" as const, "Microsoft Graph is not available now."]
      : [status, "unexpected-answer" as const, "Microsoft Graph gave an answer that is not understood."]);
  const asked = headers.get("retry-after");
  const seconds =
    asked === null ? Number.NaN : /^\d+$/.test(asked.trim()) ? Number(asked) : (Date.parse(asked) - now) / 1000;
  const requestId = headers.get("request-id");
  return new GraphFault(code, message, {
    status,
    ...(requestId === null ? {} : { requestId }),
    ...(Number.isFinite(seconds) ? { retryAfter: Math.max(0, seconds) } : {}),
  });
};
