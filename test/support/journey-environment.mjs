// What stood on screen when a journey failed belongs into its report: a click that waits in vain says only what did not come.
// And what outlives a file: one sandbox serves all journeys of a worker, each file from the sample firm's first day.
import { TestEnvironment } from "jest-environment-node";

/** The sandbox that runs in this worker: where it is, and how it is ended at once. */
let shared;
process.once("exit", () => {
  shared?.end();
});

export default class JourneyEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    // A function, because Jest empties the objects a file leaves behind.
    this.global.sharedSandbox = (started) => {
      shared = started ?? shared;
      return shared;
    };
  }

  /** Jest waits for this before the hooks that close the windows. */
  async handleTestEvent(event) {
    if (event.name !== "test_fn_failure" && event.name !== "hook_failure") return;
    const shown = await this.global.whatStandsOnScreen?.();
    if (!shown) return;
    const stack = String(event.error?.stack ?? event.error);
    const calls = stack.search(/\n\s+at /);
    const [says, at] = calls === -1 ? [stack, ""] : [stack.slice(0, calls), stack.slice(calls)];
    if (event.error instanceof Object) event.error.stack = `${says}\n\n${shown}${at}`;
    else process.stderr.write(`${says}\n\n${shown}\n`);
  }
}
