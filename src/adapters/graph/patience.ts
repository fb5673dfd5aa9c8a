/**
 * Graph says when it may be asked again, and until then nothing is asked: a throttled call is counted too, and asking sooner makes the wait longer
 * (SharePoint, "how to avoid getting throttled"). However long it is, it is obeyed; the person sees until when, and may stop waiting.
 * To be asked to wait is not to be out of reach.
 */
import type { Busy } from "../../app/ports/busy";
import { GraphFault } from "./graph-fault";

export interface Patience extends Busy {
  /** Notes that the server asked to wait, and in which words: `throttled`, or `unavailable` where it has no answer at all. */
  asked(milliseconds: number, fault: "throttled" | "unavailable"): void;
  /** Resolves when Graph may be asked. Throws GraphFault as it was asked when the person stops waiting. */
  untilAllowed(): Promise<void>;
}

interface Pause {
  readonly until: number;
  readonly fault: "throttled" | "unavailable";
  readonly over: Promise<void>;
}

export const createPatience = (waiting: { now(): number; wait(milliseconds: number): Promise<void> }): Patience => {
  let pause: Pause | undefined;
  let waiters = 0;
  let stopAll: (() => void) | undefined;
  let stopped = new Promise<"stopped">((resolve) => {
    stopAll = () => {
      resolve("stopped");
    };
  });
  const listeners = new Set<(until: number | undefined) => void>();
  const tell = (): void => {
    for (const listener of listeners) listener(waiters === 0 ? undefined : pause?.until);
  };

  return {
    asked: (milliseconds, fault) => {
      const until = waiting.now() + milliseconds;
      if (pause !== undefined && pause.until >= until) return;
      const mine: Pause = { until, fault, over: waiting.wait(milliseconds) };
      pause = mine;
      tell();
      void mine.over.then(() => {
        if (pause === mine) pause = undefined;
      });
    },
    untilAllowed: async () => {
      while (pause !== undefined) {
        const { over, fault, until } = pause;
        waiters += 1;
        tell();
        const how = await Promise.race([over.then(() => "over" as const), stopped]);
        waiters -= 1;
        tell();
        if (how === "stopped")
          throw new GraphFault(fault, "Somebody stopped waiting for Microsoft Graph.", {
            retryAfter: Math.max(0, (until - waiting.now()) / 1000),
          });
      }
    },
    watch: (listener) => {
      listeners.add(listener);
      listener(waiters === 0 ? undefined : pause?.until);
      return () => {
        listeners.delete(listener);
      };
    },
    stop: () => {
      const stop = stopAll;
      stopped = new Promise((resolve) => {
        stopAll = () => {
          resolve("stopped");
        };
      });
      stop?.();
    },
  };
};
