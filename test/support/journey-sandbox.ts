// What a file of journeys works in: a sandbox as on its first day, and a browser begun before the file's first test and ended after its last.
import type { Browser } from "playwright-core";
import { launchChromium } from "./chromium";
import { PATIENCE } from "./eventually";
import { startSandbox, type SandboxProcess } from "./sandbox-process";

export interface JourneySandbox {
  readonly browser: Browser;
  readonly origin: string;
  /** Where the sandbox keeps its lists and files. */
  readonly folder: string;
  /** Forgets everything done so far: the sample firm stands there as on its first day. */
  beginAfresh(): Promise<void>;
}

type Running = Pick<SandboxProcess, "origin" | "folder" | "end">;

/** The journeys' environment keeps it from file to file (journey-environment). */
const { sharedSandbox } = globalThis as unknown as {
  readonly sharedSandbox: (started?: Running) => Running | undefined;
};

const forget = async (browser: Browser, origin: string): Promise<void> => {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const answer = await context.request.post(`${origin}/sandbox/reset`, { timeout: PATIENCE });
  await context.close();
  if (answer.status() !== 204) throw new Error(`the sandbox answered ${answer.status()} when asked to begin afresh`);
};

/** To be called where a file's tests are described. What it gives is there once those tests run, and in the file's own `beforeAll`s. A sandbox in another environment is the file's own. */
export const journeySandbox = (environment?: Readonly<Record<string, string>>): JourneySandbox => {
  let browser: Browser | undefined;
  let sandbox: Running | undefined;
  let own: SandboxProcess | undefined;
  const start = async (): Promise<void> => {
    const started = await startSandbox(environment);
    sandbox = started;
    if (environment !== undefined) {
      own = started;
      return;
    }
    started.letGo();
    sharedSandbox(started);
  };
  beforeAll(async () => {
    const earlier = environment === undefined ? sharedSandbox() : undefined;
    // Each is kept as soon as it runs, so that it is ended also when the other does not start.
    await Promise.all([
      ...(earlier === undefined ? [start()] : []),
      launchChromium().then(async (started) => {
        browser = started;
        if (earlier === undefined) return;
        await forget(started, earlier.origin);
        sandbox = earlier;
      }),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await own?.stop();
  });
  const running = <Part>(part: Part | undefined): Part => {
    if (part === undefined) throw new Error("the sandbox has not been started yet");
    return part;
  };
  return {
    get browser() {
      return running(browser);
    },
    get origin() {
      return running(sandbox).origin;
    },
    get folder() {
      return running(sandbox).folder;
    },
    beginAfresh: () => forget(running(browser), running(sandbox).origin),
  };
};
