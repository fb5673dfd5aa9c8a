/**
 * The chain every request passes: request id, wait-and-repeat (idempotent only), sign-in, server time, HTTP. The Graph client's own
 * RetryHandler is never used: it repeats POSTs and would write twice.
 */
import { GraphClientError, type Context, type Middleware } from "@microsoft/microsoft-graph-client";
import { faultForStatus, GraphFault } from "./graph-fault";
import type { Patience } from "./patience";

/** A token for Graph. `forceRefresh` after an expired one, `claims` (JSON text) after a challenge. */
export type GetToken = (options?: { readonly claims?: string; readonly forceRefresh?: boolean }) => Promise<string>;

export interface Waiting {
  /** Milliseconds since the epoch. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
  newRequestId(): string;
}

/** At most this many repeats; each waits as long as Graph asks. A query past SharePoint's threshold is answered 429 for good. */
const REPEATS = 3;
const TIME_LIMIT = 60_000;
const UPLOAD_TIME_LIMIT = 300_000;

type Execute = (context: Context, next: () => Promise<void>) => Promise<void>;

const middleware = (execute: Execute): Middleware => {
  let next: Middleware | undefined;
  return {
    execute: (context) =>
      execute(context, async () => {
        if (next === undefined) throw new Error("The last middleware has none after it.");
        await next.execute(context);
      }),
    setNext: (following) => {
      next = following;
    },
  };
};

const headersOf = (context: Context): Headers => new Headers(context.options?.headers);
const setHeader = (context: Context, name: string, value: string): void => {
  const headers = headersOf(context);
  headers.set(name, value);
  context.options = { ...context.options, headers: Object.fromEntries(headers.entries()) };
};
const methodOf = (context: Context): string => (context.options?.method ?? "GET").toUpperCase();

/** The client rebuilds every error it does not know and loses its kind and cause; its own GraphClientError it lets through. */
const withFaultsKept = (): Middleware =>
  middleware(async (_context, next) => {
    try {
      await next();
    } catch (error) {
      const carrier = new GraphClientError("carries the fault");
      carrier.customError = error;
      throw carrier;
    }
  });

const withRequestId = (waiting: Waiting): Middleware =>
  middleware(async (context, next) => {
    setHeader(context, "client-request-id", waiting.newRequestId());
    await next();
  });

interface Repeatable {
  readonly reads: boolean;
  /** A write that the server refuses when it is done already: bound to an eTag, or `conflictBehavior=fail`. */
  readonly boundWrite: boolean;
}
const repeatable = (context: Context): Repeatable => {
  const method = methodOf(context);
  return {
    reads: method === "GET",
    boundWrite:
      (method === "PATCH" && headersOf(context).has("if-match")) ||
      (method === "PUT" && typeof context.request === "string" && context.request.includes("conflictBehavior=fail")),
  };
};

const BUSY_OR_DOWN: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const worthRepeating = ({ reads, boundWrite }: Repeatable, status: number): boolean =>
  (reads && BUSY_OR_DOWN.has(status)) || (boundWrite && status === 429);

/** Notes a wait Graph asks for. False when it names none: then the next try is twice as long away each time. */
const noteAsked = (patience: Patience, response: Response | undefined, now: number): boolean => {
  if (response === undefined || !BUSY_OR_DOWN.has(response.status)) return false;
  const { retryAfter } = faultForStatus(response.status, response.headers, now);
  if (retryAfter === undefined) return false;
  patience.asked(retryAfter * 1000, response.status === 429 ? "throttled" : "unavailable");
  return true;
};

/**
 * Repeats a read after 429, 5xx or a dropped connection. A write is repeated only after 429, which says that nothing was done, and only
 * where it is idempotent: bound to an eTag, or refused by the server when done already (conflictBehavior=fail).
 */
const withPatience = (waiting: Waiting, patience: Patience): Middleware =>
  middleware(async (context, next) => {
    const kind = repeatable(context);
    for (let attempt = 0; ; attempt += 1) {
      let dropped = false;
      await patience.untilAllowed();
      Reflect.deleteProperty(context, "response");
      try {
        await next();
      } catch (error) {
        if (!kind.reads || attempt > 0 || !(error instanceof GraphFault && error.leavesDoubt)) throw error;
        dropped = true;
      }
      const response = context.response;
      const asked = noteAsked(patience, response, waiting.now());
      if (attempt >= REPEATS || !(dropped || worthRepeating(kind, response?.status ?? 0))) return;
      if (!asked) await waiting.wait(500 * 2 ** attempt);
    }
  });

/** The claims Graph asks for, decoded; undefined when the refusal is not a challenge (facts 1.4). */
const challengeIn = (response: Response): string | undefined => {
  const header = response.headers.get("www-authenticate") ?? "";
  const encoded = /insufficient_claims/.test(header) ? /claims="([^"]+)"/.exec(header)?.[1] : undefined;
  if (encoded === undefined) return undefined;
  try {
    return atob(encoded);
  } catch (cause) {
    throw new GraphFault("unauthenticated", "Microsoft Graph asked for a sign-in that cannot be read.", {
      status: 401,
      cause,
    });
  }
};

/** Sends the token to Graph's own address only. After a 401 nothing was done, so any request may go once more with a better token. */
const withToken = (base: string, getToken: GetToken): Middleware =>
  middleware(async (context, next) => {
    if (typeof context.request !== "string" || !context.request.startsWith(`${base}/`))
      throw new GraphFault("unexpected-answer", "A request outside Microsoft Graph was stopped.");
    setHeader(context, "authorization", `Bearer ${await getToken()}`);
    await next();
    for (let refreshed = false, challenged = false; context.response?.status === 401;) {
      const claims = challengeIn(context.response);
      if (claims === undefined ? refreshed : challenged) return;
      if (claims === undefined) refreshed = true;
      else challenged = true;
      setHeader(
        context,
        "authorization",
        `Bearer ${await getToken(claims === undefined ? { forceRefresh: true } : { claims })}`,
      );
      await next();
    }
  });

/** What time the server has, as far as a program knows that may read its answers' `Date`. No page may, so nothing a person signs rests on it. */
export interface ServerTimeKeeper {
  read(): { /** Milliseconds since the epoch. */ readonly at: number; readonly from: "graph" | "own-clock" };
  /** Notes a time the server is known to have stamped just now. */
  note(at: string): void;
  /** Notes that Graph gave no answer, or only an error of its own. */
  noteDown(): void;
}

/** A header older than this is not carried forward: a machine may have slept meanwhile. */
const CARRIED_FORWARD = 30 * 60_000;

/** Keeps the last `Date` Graph sent. Where a browser hides that header from pages of other origins, the stamps of rows just written stand in. */
export const createServerTime = (waiting: Waiting): ServerTimeKeeper => {
  let last: { readonly server: number; readonly own: number } | undefined;
  let down = false;
  return {
    note: (at) => {
      const server = Date.parse(at);
      if (Number.isNaN(server)) return;
      last = { server, own: waiting.now() };
      down = false;
    },
    noteDown: () => {
      down = true;
    },
    read: () => {
      const own = waiting.now();
      const since = last === undefined ? undefined : own - last.own;
      return last === undefined || since === undefined || down || since < 0 || since > CARRIED_FORWARD
        ? { at: own, from: "own-clock" }
        : { at: last.server + since, from: "graph" };
    },
  };
};

const http = (serverTime: ServerTimeKeeper): Middleware => ({
  execute: async (context) => {
    const signal = AbortSignal.timeout(methodOf(context) === "PUT" ? UPLOAD_TIME_LIMIT : TIME_LIMIT);
    try {
      context.response = await fetch(context.request, {
        ...context.options,
        signal,
        cache: "no-store",
        credentials: "omit",
      });
    } catch (cause) {
      serverTime.noteDown();
      throw signal.aborted
        ? new GraphFault("timed-out", "Microsoft Graph did not answer in time.", { cause })
        : new GraphFault("network", "Microsoft Graph could not be reached.", { cause });
    }
    const date = context.response.headers.get("date");
    if (context.response.status >= 500) serverTime.noteDown();
    else if (date !== null) serverTime.note(date);
  },
});

export const createChain = (setting: {
  readonly base: string;
  readonly getToken: GetToken;
  readonly waiting: Waiting;
  readonly serverTime: ServerTimeKeeper;
  readonly patience: Patience;
}): Middleware[] => [
  withFaultsKept(),
  withRequestId(setting.waiting),
  withPatience(setting.waiting, setting.patience),
  withToken(setting.base, setting.getToken),
  http(setting.serverTime),
];
