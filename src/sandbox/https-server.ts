/**
 * One https origin for everything the sandbox imitates. The first route whose prefix fits answers;
 * a request that no route knows gets 404, one that fails gets 500 with an id and no client text.
 */
import { randomUUID } from "node:crypto";
import { createServer } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

export interface Route {
  /** A path, matched as a whole or as a folder; `/` matches only itself. */
  readonly path: string;
  readonly handle: Handler;
}

export interface HttpsServer {
  /** `https://localhost:3000`. */
  readonly origin: string;
  route(routes: readonly Route[]): void;
  close(): Promise<void>;
}

/** Raised when the port cannot be had; `message` is a sentence for the person at the terminal. */
export class ServerFault extends Error {
  constructor(
    readonly code: "port-in-use" | "port-not-allowed",
    message: string,
    cause: unknown,
  ) {
    super(message, { cause });
  }
}

const matches = (path: string, pathname: string): boolean =>
  pathname === path || (path !== "/" && pathname.startsWith(path.endsWith("/") ? path : `${path}/`));

const faultFor = (error: NodeJS.ErrnoException, port: number): Error =>
  error.code === "EADDRINUSE"
    ? new ServerFault(
        "port-in-use",
        `Port ${port} is in use by another program. Stop that program, or choose another port: PORT=3001 npm start`,
        error,
      )
    : error.code === "EACCES"
      ? new ServerFault(
          "port-not-allowed",
          `This account may not open port ${port}. Choose one above 1024: PORT=3000 npm start`,
          error,
        )
      : error;

/** Listens on localhost only. `port` 0 takes any free one. Until `route` is called every request is answered 503. */
export const listen = async (port: number, pem: string): Promise<HttpsServer> => {
  let routes: readonly Route[] | undefined;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? "/", "https://localhost");
    if (routes === undefined) {
      response
        .writeHead(503, { "retry-after": "1", "content-type": "text/plain" })
        .end("The sandbox is still starting.");
      return;
    }
    const route = routes.find((candidate) => matches(candidate.path, pathname));
    if (route === undefined)
      response.writeHead(404, { "content-type": "text/plain" }).end("Nothing stands at this address.");
    else await route.handle(request, response);
  };

  const server = createServer({ key: pem, cert: pem }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      const id = randomUUID();
      process.stderr.write(
        `The sandbox failed on a request (${id}): ${error instanceof Error ? (error.stack ?? error.name) : "unknown"}\n`,
      );
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
      response.end(`The sandbox failed on this request; the terminal says why under ${id}.`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => {
      reject(faultFor(error, port));
    });
    server.listen(port, "localhost", resolve);
  });
  return {
    origin: `https://localhost:${(server.address() as AddressInfo).port}`,
    route: (given) => {
      routes = given;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
