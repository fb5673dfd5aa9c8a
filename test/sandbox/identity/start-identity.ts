// Starts the provider's process and speaks with it.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Deployment } from "../../../src/app/ports/deployment";
import type { TokenBearer } from "../../../src/sandbox/identity/people";

export interface RunningIdentity {
  readonly origin: string;
  readonly issuer: string;
  /** Audience of its access tokens. */
  readonly graph: string;
  readonly certificate: string;
  readonly deployment: Deployment;
  verify(authorizationHeader: string): Promise<TokenBearer | null>;
  issue(oid: string): Promise<string | { readonly refused: string }>;
  rotate(): Promise<null>;
  keys(): Promise<{ readonly keys: readonly Readonly<Record<string, string>>[] }>;
  stop(): Promise<void>;
}

export const startIdentity = async (
  setting: { readonly port?: number; readonly folder?: string; readonly pages?: string } = {},
): Promise<RunningIdentity> => {
  const root = join(__dirname, "..", "..", "..");
  const child = spawn(
    process.execPath,
    [
      join(root, "node_modules", "tsx", "dist", "cli.mjs"),
      join(__dirname, "identity-process.ts"),
      JSON.stringify({ port: 0, ...setting }),
    ],
    { stdio: ["pipe", "pipe", "pipe"] },
  );
  let complaints = "";
  child.stderr.on("data", (piece) => {
    complaints += String(piece);
  });
  const exited = new Promise<void>((resolve) =>
    child.once("exit", () => {
      resolve();
    }),
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<unknown> => {
    const line = await lines.next();
    if (line.done === true) throw new Error(`The provider's process ended: ${complaints}`);
    return JSON.parse(line.value);
  };
  const started = (await nextLine()) as Pick<
    RunningIdentity,
    "origin" | "issuer" | "graph" | "certificate" | "deployment"
  >;
  let queue: Promise<unknown> = Promise.resolve();
  const ask = <Answer>(what: string, text?: string): Promise<Answer> => {
    const turn = queue.then(async () => {
      child.stdin.write(`${JSON.stringify({ do: what, text })}\n`);
      return (await nextLine()) as Answer;
    });
    queue = turn.catch(() => undefined);
    return turn;
  };
  return {
    ...started,
    verify: (header) => ask("verify", header),
    issue: (oid) => ask("issue", oid),
    rotate: () => ask("rotate"),
    keys: () => ask("keys"),
    stop: () => {
      child.stdin.end();
      return exited;
    },
  };
};
