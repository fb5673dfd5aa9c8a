// What a file of journeys works in: one sandbox and one browser, begun before its first test and ended after its last.
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

/** To be called where a file's tests are described. What it gives is there once those tests run, and in the file's own `beforeAll`s. */
export const journeySandbox = (environment: Readonly<Record<string, string>> = {}): JourneySandbox => {
  let browser: Browser | undefined;
  let sandbox: SandboxProcess | undefined;
  beforeAll(async () => {
    // Each is kept as soon as it runs, so that it is ended also when the other does not start.
    await Promise.all([
      startSandbox(environment).then((started) => { sandbox = started; }),
      launchChromium().then((started) => { browser = started; }),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });
  const running = <Part>(part: Part | undefined): Part => {
    if (part === undefined) throw new Error("the sandbox has not been started yet");
    return part;
  };
  return {
    get browser() { return running(browser); },
    get origin() { return running(sandbox).origin; },
    get folder() { return running(sandbox).folder; },
    beginAfresh: async () => {
      const context = await running(browser).newContext({ ignoreHTTPSErrors: true });
      const answer = await context.request.post(`${running(sandbox).origin}/sandbox/reset`, { timeout: PATIENCE });
      await context.close();
      if (answer.status() !== 204) throw new Error(`the sandbox answered ${answer.status()} when asked to begin afresh`);
    },
  };
};
