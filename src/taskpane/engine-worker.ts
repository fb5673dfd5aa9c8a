/** The engine in a worker of its own, so that reading and composing never hold up the pane. One question, one answer. */
import { engineInProcess } from "../app/engine-in-process";
import { packFault, type EngineReply, type EngineRequest } from "./engine-messages";

const scope = globalThis as unknown as Pick<DedicatedWorkerGlobalScope, "addEventListener" | "postMessage">;

interface DedicatedWorkerGlobalScope {
  addEventListener(type: "message", listener: (event: MessageEvent<EngineRequest>) => void): void;
  postMessage(message: EngineReply): void;
}

const answer = async ({ id, verb, given }: EngineRequest): Promise<EngineReply> => {
  try {
    const act = engineInProcess[verb] as (...given: readonly unknown[]) => Promise<unknown>;
    return { id, ok: true, value: await act(...given) };
  } catch (error) {
    return { id, ok: false, fault: packFault(error) };
  }
};

scope.addEventListener("message", (event) => {
  void answer(event.data).then((reply) => { scope.postMessage(reply); });
});
