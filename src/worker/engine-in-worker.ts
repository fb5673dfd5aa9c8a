/** The engine's port over its worker. The worker starts with the first question; if it dies, every open question fails and the next starts a new one. */
import type { Engine } from "../app/ports/engine";
import { isReply, unpackFault, type EngineRequest, type EngineVerb } from "./engine-messages";
import type { FaultOf } from "../app/ports/faults";

class EngineFault extends Error implements FaultOf<"engine"> {
  override readonly name = "EngineFault";
  readonly fault = "engine";
  readonly code = "engine-stopped";
  constructor() {
    super("The drafting engine stopped.");
  }
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: unknown) => void;
}

export interface EngineWorker {
  postMessage(request: EngineRequest): void;
  onReply(listener: (reply: unknown) => void): void;
  onDeath(listener: (message: string) => void): void;
  end(): void;
}

export const engineInWorker = (start: () => EngineWorker): Engine => {
  let worker: EngineWorker | undefined;
  let last = 0;
  const waiting = new Map<number, Waiting>();
  const begin = (): EngineWorker => {
    const started = start();
    const dies = (): void => {
      worker = undefined;
      started.end();
      const open = [...waiting.values()];
      waiting.clear();
      for (const asked of open) asked.reject(new EngineFault());
    };
    started.onReply((reply) => {
      // Nobody can tell whose answer it is: none of the open questions may wait for it for ever.
      if (!isReply(reply)) {
        dies();
        return;
      }
      const asked = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (reply.ok) asked?.resolve(reply.value);
      else asked?.reject(unpackFault(reply.fault));
    });
    started.onDeath(dies);
    return started;
  };
  const ask = <Value>(verb: EngineVerb, given: readonly unknown[]): Promise<Value> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve: resolve as (value: unknown) => void, reject });
      worker ??= begin();
      worker.postMessage({ id: last, verb, given });
    });
  return {
    readContent: (docx, setting) => ask("readContent", [docx, setting]),
    readLedger: (docx) => ask("readLedger", [docx]),
    judge: (read) => ask("judge", [read]),
    clausesWanted: (template, atHand) => ask("clausesWanted", [template, atHand]),
    checkTemplate: (template, clauses, names) => ask("checkTemplate", [template, clauses, names]),
    compose: (template, facts, setting, clauses) => ask("compose", [template, facts, setting, clauses]),
    adopt: (docx, setting) => ask("adopt", [docx, setting]),
    retag: (docx, setting, notDone) => ask("retag", [docx, setting, notDone]),
    refresh: (docx, facts, setting, unwritten, settling) => ask("refresh", [docx, facts, setting, unwritten, settling]),
    print: (page) => ask("print", [page]),
    reviewPrint: (docx, setting) => ask("reviewPrint", [docx, setting]),
    clean: (docx) => ask("clean", [docx]),
    partsNotAsUploaded: (uploaded, stored) => ask("partsNotAsUploaded", [uploaded, stored]),
    fillBlanks: (docx, fillings) => ask("fillBlanks", [docx, fillings]),
  };
};
