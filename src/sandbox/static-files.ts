/**
 * Serves a folder as it is: no listing, no way out of it, the type by the file's ending. A browser may keep what it was given, and asks
 * each time whether it still holds.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import type { Handler } from "./https-server";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".xml": "application/xml; charset=utf-8",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

export interface StaticFiles {
  readonly folder: string;
  /** Taken off the request's path before it is looked up. */
  readonly prefix: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Changes a text file on its way out. */
  readonly transform?: (path: string, text: string) => string;
}

const isText = (path: string): boolean => /[.](html|css|json|txt)$/.test(path);

/** A handler for GET and HEAD; anything else is 405, a missing file 404. */
export const serveFolder =
  ({ folder, prefix, headers = {}, transform }: StaticFiles): Handler =>
  async (request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { allow: "GET, HEAD" }).end();
      return;
    }
    const path = decodeURIComponent(new URL(request.url ?? "/", "https://localhost").pathname).slice(prefix.length);
    const file = normalize(join(folder, path));
    const inside = file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
    const bytes =
      inside && !path.includes("\0")
        ? await readFile(file).catch((error: NodeJS.ErrnoException) => {
            if (error.code === "ENOENT" || error.code === "EISDIR" || error.code === "ENOTDIR") return undefined;
            throw error;
          })
        : undefined;
    if (bytes === undefined) {
      response.writeHead(404, { "content-type": "text/plain" }).end("No such file.");
      return;
    }
    const body = transform !== undefined && isText(file) ? Buffer.from(transform(path, bytes.toString("utf8"))) : bytes;
    const tag = `"${createHash("sha256").update(body).digest("base64url")}"`;
    const kept = { "cache-control": "no-cache", etag: tag, "x-content-type-options": "nosniff", ...headers };
    if (request.headers["if-none-match"] === tag) {
      response.writeHead(304, kept).end();
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-length": body.length,
      ...kept,
    });
    response.end(request.method === "HEAD" ? undefined : body);
  };
