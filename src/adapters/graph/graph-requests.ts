/** Requests to Graph through its own client, answers as plain data, failures as GraphFault. Paths are built from ids; client words never stand in them. */
import { Client, GraphClientError, ResponseType } from "@microsoft/microsoft-graph-client";
import * as v from "valibot";
import { faultForStatus, GraphFault } from "./graph-fault";
import type { Busy } from "../../app/ports/busy";
import { createPatience } from "./patience";
import { createChain, type GetToken, type ServerTimeKeeper, type Waiting } from "./middleware";
import { given } from "../../given";

export type Json = Readonly<Record<string, unknown>>;

export interface GraphRequest {
  readonly method: "GET" | "POST" | "PATCH" | "PUT";
  /** Below `/v1.0`, starting with a slash. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json | Uint8Array;
}

export interface GraphRequests {
  send(request: GraphRequest): Promise<Json>;
  /** Every row of a collection, following its links to the end; a link that fails fails the whole. */
  sendPaged(request: GraphRequest): Promise<readonly Json[]>;
  /** Bytes from a short-lived address that Graph gave: without the token. */
  fetchBytes(downloadUrl: string): Promise<Uint8Array>;
  readonly serverTime: ServerTimeKeeper;
  /** What waits because Graph asked to. */
  readonly busy: Busy;
}

export const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const jsonObject = v.custom<Json>(isJson);

/** Of what Graph may leave out: null, or of another kind, it counts as left out. */
export const orMissing = <Part extends v.GenericSchema>(part: Part) => v.fallback(v.optional(part), undefined);

/** An answer by the shape of what Graph always sends. Throws GraphFault `unexpected-answer`, which names what is lacking and not what stood there. */
export const readAs = <Answer>(shape: v.GenericSchema<unknown, Answer>, body: unknown): Answer => {
  const read = v.safeParse(shape, body);
  if (read.success) return read.output;
  const lacking = v.getDotPath(read.issues[0]) ?? "what was asked for";
  throw new GraphFault("unexpected-answer", `Microsoft Graph's answer lacks ${lacking}.`);
};

/** A text that Graph always sends; its absence is a fault, not an empty string. */
export const textIn = (body: Json, name: string): string => {
  const value = body[name];
  if (typeof value !== "string") throw new GraphFault("unexpected-answer", `Microsoft Graph's answer lacks ${name}.`);
  return value;
};

const pageShape = v.object({ value: v.array(jsonObject), "@odata.nextLink": v.exactOptional(v.string()) });

const queryString = (query: Readonly<Record<string, string>> | undefined): string =>
  query === undefined
    ? ""
    : `?${Object.entries(query)
        .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
        .join("&")}`;

const readBody = async (response: Response): Promise<Json> => {
  if (response.status === 204) return {};
  let body: unknown;
  try {
    body = await response.json();
  } catch (cause) {
    // The headers came and the body did not: as open a question as no answer at all.
    throw new GraphFault("network", "The answer from Microsoft Graph broke off.", { status: response.status, cause });
  }
  if (!isJson(body))
    throw new GraphFault("unexpected-answer", "Microsoft Graph's answer is not understood.", {
      status: response.status,
    });
  return body;
};

/** What the chain threw, out of its carrier. */
const unwrap = (error: unknown): unknown =>
  error instanceof GraphClientError && error.customError !== undefined ? error.customError : error;

/** `base` is the deployment's Graph address, `https://graph.microsoft.com/v1.0` in production. */
export const createGraphRequests = (
  base: string,
  getToken: GetToken,
  waiting: Waiting,
  serverTime: ServerTimeKeeper,
): GraphRequests => {
  const slash = base.lastIndexOf("/");
  const patience = createPatience(waiting);
  const chain = createChain({ base, getToken, waiting, serverTime, patience });
  const [first, ...rest] = chain;
  if (first === undefined) throw new Error("The chain is empty.");
  const client = Client.initWithMiddleware({
    middleware: [first, ...rest],
    baseUrl: base.slice(0, slash),
    defaultVersion: base.slice(slash + 1),
    debugLogging: false,
  });

  const raw = async ({ method, path, query, headers, body }: GraphRequest): Promise<Response> => {
    const request = client
      .api(`${path}${queryString(query)}`)
      .headers({ ...headers })
      .responseType(ResponseType.RAW);
    const isBytes = body instanceof Uint8Array;
    if (isBytes) request.header("content-type", "application/octet-stream");
    // A Blob, because the client turns typed arrays into Node Buffers, which browsers lack.
    const content: unknown = isBytes ? new Blob([body as Uint8Array<ArrayBuffer>]) : body;
    const send = (): Promise<unknown> =>
      method === "GET"
        ? request.get()
        : method === "POST"
          ? request.post(content)
          : method === "PATCH"
            ? request.patch(content)
            : request.put(content);
    let response: unknown;
    try {
      response = await send();
    } catch (error) {
      throw unwrap(error);
    }
    const answer = response as Response;
    if (!answer.ok) throw faultForStatus(answer.status, answer.headers, waiting.now());
    return answer;
  };

  const send = async (request: GraphRequest): Promise<Json> => readBody(await raw(request));

  return {
    send,
    serverTime,
    busy: patience,
    sendPaged: async (request) => {
      const rows: Json[] = [];
      for (let next: GraphRequest | undefined = request; next !== undefined;) {
        const { value, "@odata.nextLink": link }: v.InferOutput<typeof pageShape> = readAs(pageShape, await send(next));
        rows.push(...value);
        if (link === undefined) next = undefined;
        else if (link.startsWith(`${base}/`))
          next = {
            method: "GET",
            path: link.slice(base.length),
            ...given({ headers: request.headers }),
          };
        else throw new GraphFault("unexpected-answer", "Microsoft Graph's next page lies elsewhere.");
      }
      return rows;
    },
    fetchBytes: async (downloadUrl) => {
      await patience.untilAllowed();
      try {
        const response = await fetch(downloadUrl, {
          cache: "no-store",
          credentials: "omit",
          signal: AbortSignal.timeout(300_000),
        });
        if (!response.ok) {
          const fault = faultForStatus(response.status, response.headers, waiting.now());
          if (fault.code === "throttled" && fault.retryAfter !== undefined)
            patience.asked(fault.retryAfter * 1000, "throttled");
          throw fault;
        }
        return new Uint8Array(await response.arrayBuffer());
      } catch (error) {
        if (error instanceof GraphFault) throw error;
        throw new GraphFault("network", "The file could not be downloaded.", { cause: error });
      }
    },
  };
};
