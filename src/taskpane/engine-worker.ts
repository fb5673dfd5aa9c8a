/** The engine in a worker of its own, so that reading and composing never hold up the pane. One question, one answer. */
import { engineInProcess } from "../app/engine/engine-in-process";
import { packFault, type EngineReply, type EngineRequest, type EngineVerb } from "./engine-messages";

const scope = globalThis as unknown as Pick<DedicatedWorkerGlobalScope, "addEventListener" | "postMessage">;

interface DedicatedWorkerGlobalScope {
  addEventListener(type: "message", listener: (event: MessageEvent<EngineRequest>) => void): void;
  postMessage(message: EngineReply): void;
}

const answer = async ({ id, verb, given }: EngineRequest): Promise<EngineReply> => {
  try {
    // Which arguments go with which verb is the asking side's business (engine-in-worker.ts), where the port's types hold.
    const engine = engineInProcess as unknown as Readonly<
      Record<EngineVerb, (...given: readonly unknown[]) => Promise<unknown>>
    >;
    return { id, ok: true, value: await engine[verb](...given) };
  } catch (error) {
    return { id, ok: false, fault: packFault(error) };
  }
};

scope.addEventListener("message", (event) => {
  void answer(event.data).then((reply) => {
    scope.postMessage(reply);
  });
});
