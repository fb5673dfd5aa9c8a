// Has letters written in a process of their own and waits until they wait for review.
import { spawn } from "node:child_process";
import { join } from "node:path";
import type { LettersAsked } from "./letters-process";

const root = join(__dirname, "..", "..");

export const waitingLetters = (asked: LettersAsked): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ["--import", "tsx", join(__dirname, "letters-process.ts"), JSON.stringify(asked)],
      {
        cwd: root,
        env: { ...process.env, NODE_EXTRA_CA_CERTS: join(root, ".countersign", "localhost.pem") },
        stdio: ["ignore", "ignore", "pipe"],
      },
    );
    let complaints = "";
    child.stderr.on("data", (piece) => {
      complaints += String(piece);
    });
    child.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the letters were not written: ${complaints}`));
    });
  });
