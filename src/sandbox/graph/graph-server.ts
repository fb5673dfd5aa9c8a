/**
 * Microsoft Graph, as far as Countersign uses it, beneath the real client. Who calls is what the identity provider's token says and
 * nothing else; a route that is not imitated answers as Graph answers an unknown segment, never with a guess.
 */
import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { answerDrive, answerShare, driveBody } from "./drive-routes";
import { demandScope, isBadJson, ok, SITE_SCOPES, type Answer, type Exchange } from "./exchange";
import type { TokenBearer } from "../identity/people";
import type { FaultRequest, Faults } from "./faults";
import { accessDenied, GraphRefusal, invalidRequest, notFound } from "./graph-refusal";
import { answerList, listBody } from "./list-routes";
import { changeColumns, makeList } from "./provision-routes";
import { groupOf } from "../../adapters/graph/list-schema";
import type { SiteList, SiteState } from "./site-state";

/** Where `createGraphServer`'s handler must be mounted: Graph itself and the download addresses it gives out. */
export const GRAPH_MOUNT = "/graph";

const BASE = `${GRAPH_MOUNT}/v1.0`;
const DOWNLOAD = `${GRAPH_MOUNT}/download/`;
const DOWNLOAD_LIFE = 5 * 60_000;
const BODY_LIMIT = 250 * 1024 * 1024;

/** What Graph was seen to expose to pages of other origins (facts 1.4); `Date` is not among them. */
const EXPOSED =
  "ETag, Location, Preference-Applied, Content-Range, request-id, client-request-id, ReadWriteConsistencyToken, Retry-After, SdkVersion, WWW-Authenticate";

export interface GraphServerSetting {
  readonly site: SiteState;
  /** The site's name in its address: `/sites/<name>`. */
  readonly siteName: string;
  /** Graph's own origin. */
  readonly origin: string;
  /** The origin people see the site under; another one than Graph's. */
  readonly siteOrigin: string;
  readonly whoIs: (authorization: string | undefined) => Promise<TokenBearer | undefined>;
  readonly clock: { now(): number };
  readonly faults: Faults;
  /** Object ids of the site's owners; nobody when absent. */
  readonly owners?: readonly string[];
}

const unknownSegment = (): GraphRefusal => new GraphRefusal(400, "BadRequest", "Resource not found for the segment.");

const readBody = (request: IncomingMessage): (() => Promise<Uint8Array>) => {
  let read: Promise<Uint8Array> | undefined;
  const collect = async (): Promise<Uint8Array> => {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request) {
      size += (chunk as Buffer).length;
      if (size > BODY_LIMIT) throw new GraphRefusal(413, "invalidRequest", "The request is larger than allowed.");
      chunks.push(chunk as Buffer);
    }
    return new Uint8Array(Buffer.concat(chunks));
  };
  return () => (read ??= collect());
};

/** The path with list and drive names in place of their ids, so that a person can aim a fault. */
const readable = (site: SiteState, siteName: string, path: string): string => {
  let shown = path;
  try {
    shown = decodeURIComponent(path);
  } catch {
    // Not well formed: the route refuses it; a fault is still aimed at it as it came.
  }
  shown = shown.replace(site.siteId, siteName);
  for (const list of site.lists) {
    shown = shown.replace(list.guid, list.schema.name);
    if (list.drive !== undefined) shown = shown.replace(list.drive.id, list.schema.name);
  }
  return shown;
};

const siteBody = (exchange: Exchange, siteName: string): unknown => ({
  id: exchange.site.siteId,
  name: siteName,
  displayName: siteName,
  webUrl: exchange.siteUrl,
  siteCollection: { hostname: exchange.site.siteId.split(",")[0] },
});

const listOf = (site: SiteState, idOrName: string): SiteList => {
  const wanted = decodeURIComponent(idOrName).toLowerCase();
  const found = site.lists.find((list) => list.guid === wanted || list.schema.siteName.toLowerCase() === wanted);
  if (found === undefined) throw notFound();
  return found;
};

const answerSite = async (exchange: Exchange, siteName: string, rest: string): Promise<Answer | undefined> => {
  if (!exchange.owner && groupOf(exchange.caller.roles) === undefined) throw accessDenied();
  if (exchange.method === "POST" && rest === "/lists") return makeList(exchange);
  if (exchange.method === "GET" && rest === "") return ok(siteBody(exchange, siteName));
  if (exchange.method === "GET" && rest === "/lists") return ok({ value: exchange.site.lists.map(listBody) });
  if (exchange.method === "GET" && rest === "/drives")
    return ok({ value: exchange.site.lists.filter((list) => list.drive !== undefined).map(driveBody) });
  const [, id, below = ""] = /^\/lists\/([^/]+)(\/.*)?$/.exec(rest) ?? [];
  if (id === undefined) return undefined;
  const list = listOf(exchange.site, id);
  const drive = /^\/drive(\/.*)?$/.exec(below);
  const columns = /^\/columns(\/.*)?$/.exec(below);
  if (columns !== null && exchange.method !== "GET") return changeColumns(exchange, list, columns[1] ?? "");
  return drive === null ? answerList(exchange, list, below) : answerDrive(exchange, list, drive[1] ?? "");
};

/** Files of a library are also Word's own business: it asks for files, not for sites. No Selected scope is documented for an address (shares-get). */
const scopesFor = (path: string): readonly string[] =>
  path.startsWith("/shares/")
    ? SHARES_SCOPES
    : path.startsWith("/drives/")
      ? [...SITE_SCOPES, "Files.ReadWrite.All"]
      : SITE_SCOPES;

const route = async (exchange: Exchange, siteName: string): Promise<Answer | undefined> => {
  const { path, site } = exchange;
  if (path === "/me" && exchange.method === "GET") {
    demandScope(exchange, ["User.Read", "User.ReadWrite"]);
    const { caller } = exchange;
    return ok({ id: caller.oid, displayName: caller.name, userPrincipalName: caller.userName, mail: caller.userName });
  }
  demandScope(exchange, scopesFor(path));
  const host = site.siteId.split(",")[0] ?? "";
  const byAddress = /^\/sites\/([^/]+?):\/sites\/([^/:]+)(?::(?=\/))?(\/.*)?$/.exec(path);
  if (byAddress !== null) {
    if (byAddress[1] !== host || byAddress[2] !== siteName) throw notFound();
    return answerSite(exchange, siteName, byAddress[3] ?? "");
  }
  const byId = /^\/sites\/([^/:]+)(\/.*)?$/.exec(path);
  if (byId?.[1] !== undefined) {
    if (decodeURIComponent(byId[1]) !== site.siteId) throw notFound();
    return answerSite(exchange, siteName, byId[2] ?? "");
  }
  const share = /^\/shares\/([^/]+)\/driveItem$/.exec(path)?.[1];
  if (share !== undefined && exchange.method === "GET") return answerShare(exchange, share);
  const drive = /^\/drives\/([^/]+)(\/.*)?$/.exec(path);
  if (drive?.[1] === undefined) return undefined;
  const id = decodeURIComponent(drive[1]);
  const list = site.lists.find((candidate) => candidate.drive?.id === id);
  if (list === undefined) throw notFound();
  return answerDrive(exchange, list, drive[2] ?? "");
};

/** What an encrypting label makes of a Word file: a compound file, no package (MS-OFFCRYPTO 2.1). */
const ENCRYPTED = new Uint8Array(512).fill(0);
ENCRYPTED.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

const SHARES_SCOPES = ["Files.ReadWrite", "Files.ReadWrite.All", "Sites.ReadWrite.All", "Sites.FullControl.All"];

const CHALLENGE = Buffer.from(
  JSON.stringify({ access_token: { nbf: { essential: true, value: "1700000000" } } }),
).toString("base64");

/** The answer a fault gives in place of, or after, the work; undefined: cut the connection. */
const faultAnswer = (fault: FaultRequest): GraphRefusal | undefined => {
  const wait = { "retry-after": String(fault.retryAfter ?? 1) };
  switch (fault.kind) {
    case "throttled":
      return new GraphRefusal(429, "activityLimitReached", "The request has been throttled.", wait);
    case "unavailable":
      return new GraphRefusal(503, "serviceNotAvailable", "The service is temporarily unavailable.", wait);
    case "timeout":
      return new GraphRefusal(504, "generalException", "The gateway did not get an answer in time.");
    case "token-expired":
      return new GraphRefusal(401, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired.", {
        "www-authenticate": 'Bearer realm="", error="invalid_token"',
      });
    case "claims-challenge":
      return new GraphRefusal(
        401,
        "InvalidAuthenticationToken",
        "Continuous access evaluation resulted in challenge.",
        { "www-authenticate": `Bearer realm="", error="insufficient_claims", claims="${CHALLENGE}"` },
      );
    case "changed-meanwhile":
      return new GraphRefusal(412, "resourceModified", "ETag does not match current item's value.");
    case "locked":
      return new GraphRefusal(423, "resourceLocked", "The resource is locked.");
    case "slow":
    case "dropped":
    case "down":
    case "sign-in-down":
    case "upload-needs-edit":
    case "downloads-refused":
    case "files-encrypted":
    case "account-deleted":
      return undefined;
  }
};

const refusalBody = (refusal: GraphRefusal, requestId: string, clientRequestId: string, date: string): unknown => ({
  error: {
    code: refusal.code,
    message: refusal.message,
    innerError: { date, "request-id": requestId, "client-request-id": clientRequestId },
  },
});

const asRefusal = (error: unknown): GraphRefusal | undefined =>
  error instanceof GraphRefusal
    ? error
    : isBadJson(error)
      ? invalidRequest("Unable to read JSON request payload.")
      : error instanceof URIError
        ? invalidRequest("The address is not well formed.")
        : undefined;

/** A plain Node handler for `/graph`. Resolves when the answer has been sent or the connection cut. */
export const createGraphServer = ({
  site,
  siteName,
  origin,
  siteOrigin,
  whoIs,
  clock,
  faults,
  owners = [],
}: GraphServerSetting): ((request: IncomingMessage, response: ServerResponse) => Promise<void>) => {
  const downloads = new Map<string, { readonly content: string; readonly until: number }>();
  const downloadUrl = (content: string): string => {
    for (const [token, { until }] of downloads) if (until < clock.now()) downloads.delete(token);
    const token = randomBytes(24).toString("base64url");
    downloads.set(token, { content, until: clock.now() + DOWNLOAD_LIFE });
    return `${origin}${DOWNLOAD}${token}`;
  };

  const work = async (request: IncomingMessage, url: URL): Promise<Answer> => {
    const caller = await whoIs(request.headers.authorization);
    if (caller === undefined)
      throw new GraphRefusal(401, "InvalidAuthenticationToken", "Access token is empty or not valid.", {
        "www-authenticate": 'Bearer realm="", error="invalid_token"',
      });
    const exchange: Exchange = {
      method: request.method ?? "GET",
      path: url.pathname.slice(BASE.length),
      query: url.searchParams,
      caller,
      owner: owners.includes(caller.oid),
      origin,
      siteUrl: `${siteOrigin}/sites/${siteName}`,
      site,
      downloadUrl,
      header: (name) => {
        const value = request.headers[name];
        return Array.isArray(value) ? value.join(", ") : value;
      },
      body: readBody(request),
      uploadNeedsEdit: faults.stands("upload-needs-edit"),
      isDeleted: (oid) => faults.stands("account-deleted", oid),
      withholdsDownloads: faults.stands("downloads-refused"),
      now: `${new Date(clock.now()).toISOString().slice(0, 19)}Z`,
      address: `${origin}${url.pathname}`,
    };
    const answer = await route(exchange, siteName);
    if (answer === undefined) throw unknownSegment();
    return answer;
  };

  const download = (request: IncomingMessage, response: ServerResponse, token: string): void => {
    const found = downloads.get(token);
    // Pre-authenticated: a bearer token sent here would be given away to another host in production.
    if (request.headers.authorization !== undefined) {
      response.writeHead(400).end();
      return;
    }
    if (found === undefined || found.until < clock.now()) {
      response.writeHead(401).end();
      return;
    }
    const bytes = faults.stands("files-encrypted") ? ENCRYPTED : site.bytes(found.content);
    response
      .writeHead(200, {
        "content-type": "application/octet-stream",
        "content-length": bytes.length,
        "access-control-allow-origin": "*",
      })
      .end(bytes);
  };

  const send = (response: ServerResponse, answer: Answer): void => {
    const body = answer.body === undefined ? undefined : JSON.stringify(answer.body);
    // A refusal may come before the body was read; what is left of it must not hold up the next request on this connection.
    response.req.resume();
    response
      .writeHead(answer.status, {
        ...(body === undefined
          ? {}
          : {
              "content-type":
                "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8",
            }),
        ...answer.headers,
      })
      .end(body);
  };

  return async (request, response) => {
    const url = new URL(request.url ?? "/", origin);
    const requestId = randomUUID();
    const date = new Date(clock.now());
    const clientRequestId = String(request.headers["client-request-id"] ?? requestId);
    response.setHeader("date", date.toUTCString());
    response.setHeader("cache-control", "no-store");
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-expose-headers", EXPOSED);
    response.setHeader("request-id", requestId);
    response.setHeader("client-request-id", clientRequestId);
    if (request.method === "OPTIONS") {
      response
        .writeHead(204, {
          "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
          "access-control-allow-headers": request.headers["access-control-request-headers"] ?? "authorization",
        })
        .end();
      return;
    }
    const fault = faults.meet(
      request.method ?? "GET",
      readable(site, siteName, url.pathname.slice(GRAPH_MOUNT.length)),
    );
    const cut = (): void => {
      request.socket.destroy();
    };
    if (fault?.kind === "slow") await sleep(fault.milliseconds ?? 3000);
    const instead = fault === undefined || fault.kind === "slow" ? undefined : faultAnswer(fault);
    const refuse = (refusal: GraphRefusal): void => {
      send(response, {
        status: refusal.status,
        body: refusalBody(refusal, requestId, clientRequestId, date.toISOString()),
        headers: refusal.headers,
      });
    };
    const misbehave = (): void => {
      if (instead === undefined) cut();
      else refuse(instead);
    };
    const misbehaves = fault !== undefined && fault.kind !== "slow";
    if (misbehaves && fault.when !== "after") {
      misbehave();
      return;
    }
    if (url.pathname.startsWith(DOWNLOAD)) {
      download(request, response, url.pathname.slice(DOWNLOAD.length));
      return;
    }
    if (!url.pathname.startsWith(`${BASE}/`)) {
      refuse(unknownSegment());
      return;
    }
    try {
      const answer = await work(request, url);
      if (misbehaves) misbehave();
      else send(response, answer);
    } catch (error) {
      const refusal = asRefusal(error);
      if (refusal === undefined) throw error;
      refuse(refusal);
    }
  };
};
