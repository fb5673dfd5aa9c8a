/**
 * The sandbox misbehaves on request, as Graph and networks do. A fault is armed for the next `count` matching requests (or until
 * cleared); it is consumed by the request it hits. `when: after` lets the server do the work and loses only its answer: the case
 * in which a client that simply repeats a POST writes twice.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

export const faultKinds = [
  "throttled",
  "unavailable",
  "timeout",
  "token-expired",
  "claims-challenge",
  "changed-meanwhile",
  "locked",
  "dropped",
  "slow",
  "down",
  "sign-in-down",
  "upload-needs-edit",
  "downloads-refused",
  "files-encrypted",
  "account-deleted",
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** How things stand until they are cleared, rather than what one request meets. */
const STANDING = [
  "sign-in-down",
  "upload-needs-edit",
  "downloads-refused",
  "files-encrypted",
  "account-deleted",
] as const;
export type StandingKind = (typeof STANDING)[number];
const isStanding = (kind: FaultKind): kind is StandingKind => STANDING.some((standing) => standing === kind);

export interface FaultRequest {
  readonly kind: FaultKind;
  /** How many requests it hits; until cleared when absent. */
  readonly count?: number;
  /** Only requests with this method. */
  readonly method?: string;
  /** Only requests whose path, with list names in place of ids, contains this: `lists/SignOffs/items`. */
  readonly path?: string;
  /** Default `before`: the work is not done. Meaningful for unavailable, timeout and dropped. */
  readonly when?: "before" | "after";
  /** Seconds, for throttled and unavailable; default 1. */
  readonly retryAfter?: number;
  /** For slow; default 3000. */
  readonly milliseconds?: number;
  /** For account-deleted: the object id of whose account. */
  readonly person?: string;
}

export interface ArmedFault extends FaultRequest {
  readonly id: string;
  readonly left?: number;
}

export interface Faults {
  arm(fault: FaultRequest): ArmedFault;
  clear(): void;
  list(): readonly ArmedFault[];
  /** The fault this request to Graph meets, used up by one. */
  meet(method: string, path: string): FaultRequest | undefined;
  /** True while it is so, for `account-deleted` of this person: uploads ask for the right to edit (whether SharePoint does is not known, docs/untried.md), downloads are refused by policy, a label encrypts files. */
  stands(kind: StandingKind, person?: string): boolean;
  /** True while the sign-in service is to answer nobody. */
  signInIsDown(): boolean;
}

export const createFaults = (): Faults => {
  let armed: readonly ArmedFault[] = [];
  return {
    arm: (fault) => {
      const added: ArmedFault = {
        ...fault,
        id: randomUUID(),
        ...(fault.count === undefined ? {} : { left: fault.count }),
      };
      armed = [...armed, added];
      return added;
    },
    clear: () => {
      armed = [];
    },
    list: () => armed,
    meet: (method, path) => {
      const met = armed.find(
        (fault) =>
          !isStanding(fault.kind) &&
          (fault.method === undefined || fault.method.toUpperCase() === method) &&
          (fault.path === undefined || path.includes(fault.path)),
      );
      if (met?.left !== undefined) {
        const left = met.left - 1;
        armed =
          left > 0
            ? armed.map((fault) => (fault.id === met.id ? { ...fault, left } : fault))
            : armed.filter((fault) => fault.id !== met.id);
      }
      return met;
    },
    stands: (kind, person) => armed.some((fault) => fault.kind === kind && fault.person === person),
    signInIsDown: () => armed.some((fault) => fault.kind === "sign-in-down"),
  };
};

const isKind = (value: unknown): value is FaultKind => faultKinds.some((kind) => kind === value);
const optional = <Value>(value: unknown, type: string): Value | undefined =>
  typeof value === type ? (value as Value) : undefined;

/** What the page's bar posted, or undefined when it is not a fault. */
const readFault = (body: unknown): FaultRequest | undefined => {
  if (typeof body !== "object" || body === null) return undefined;
  const given = body as Readonly<Record<string, unknown>>;
  if (!isKind(given["kind"])) return undefined;
  const [count, method, path, retryAfter, milliseconds, person] = [
    optional<number>(given["count"], "number"),
    optional<string>(given["method"], "string"),
    optional<string>(given["path"], "string"),
    optional<number>(given["retryAfter"], "number"),
    optional<number>(given["milliseconds"], "number"),
    optional<string>(given["person"], "string"),
  ];
  return {
    kind: given["kind"],
    ...(count === undefined ? {} : { count }),
    ...(method === undefined ? {} : { method }),
    ...(path === undefined ? {} : { path }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(milliseconds === undefined ? {} : { milliseconds }),
    ...(person === undefined ? {} : { person }),
    ...(given["when"] === "after" ? { when: "after" as const } : {}),
  };
};

/** `/sandbox/faults`: GET lists, POST arms one, DELETE clears all. */
export const createFaultsHandler =
  (faults: Faults) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = (status: number, body: unknown): void => {
      response
        .writeHead(status, { "content-type": "application/json", "cache-control": "no-store" })
        .end(JSON.stringify(body));
    };
    if (request.method === "DELETE") faults.clear();
    if (request.method === "POST") {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      let body: unknown;
      try {
        body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      } catch {
        answer(400, { error: "The body is not JSON." });
        return;
      }
      const fault = readFault(body);
      if (fault === undefined) {
        answer(400, { error: `A fault has a kind: ${faultKinds.join(", ")}.` });
        return;
      }
      faults.arm(fault);
    }
    answer(200, { armed: faults.list() });
  };
