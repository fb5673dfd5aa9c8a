// Starts the sandbox as a person does, on a free port and in a folder of its own, for contracts and journeys.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface SandboxProcess {
  readonly origin: string;
  /** Where it keeps its lists and files. */
  readonly folder: string;
  /** Everything it has printed so far. */
  printed(): string;
  stop(): Promise<void>;
  /** From now on it keeps nobody from ending; whoever ends calls `end`, which waits for nothing. */
  letGo(): void;
  end(): void;
}

const root = join(__dirname, "..", "..");

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else
      child.once("exit", () => {
        resolve();
      });
  });

/** Resolves when it says where it can be reached; rejects with what it printed when it ends before. */
export const startSandbox = async (
  environment: Readonly<Record<string, string>> = {},
  waitMs = 240_000,
): Promise<SandboxProcess> => {
  const folder = mkdtempSync(join(tmpdir(), "countersign-sandbox-"));
  const child = spawn(process.execPath, [join(root, "tools", "start.mjs")], {
    cwd: root,
    env: { ...process.env, PORT: "0", COUNTERSIGN_FOLDER: folder, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const origin = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`The sandbox did not start in ${waitMs / 1000} s:\n${printed}`));
    }, waitMs);
    const hear = (chunk: Buffer): void => {
      printed += chunk.toString();
      const ready = /Ready: (https:\/\/localhost:\d+)/.exec(printed);
      if (ready?.[1] === undefined) return;
      clearTimeout(timer);
      resolve(ready[1]);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`The sandbox ended with ${code} before it was ready:\n${printed}`));
    });
  });
  return {
    origin,
    folder,
    printed: () => printed,
    stop: async () => {
      child.kill("SIGTERM");
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
    letGo: () => {
      child.unref();
      // Pipes to a child are sockets, which the type of a child does not say.
      for (const pipe of [child.stdout, child.stderr]) (pipe as Socket).unref();
    },
    end: () => {
      child.kill("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
