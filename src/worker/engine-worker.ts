/** The engine in a worker of its own, so that reading and composing never hold up the pane. One question, one answer. */
import { engineInProcess } from "../app/engine/engine-in-process";
import { packFault, readRequest, type EngineReply, type EngineRequest, type EngineVerb } from "./engine-messages";

// The page's own types stand for `self` here, and a worker has no window.
declare const self: {
  addEventListener(type: "message", listener: (event: MessageEvent<unknown>) => void): void;
  postMessage(message: EngineReply): void;
};

const engine: Readonly<Record<EngineVerb, (...given: never[]) => Promise<unknown>>> = engineInProcess;

const answer = async ({ id, verb, given }: EngineRequest): Promise<EngineReply> => {
  try {
    // Which arguments go with which verb is the asking side's business (engine-in-worker.ts), where the port's types hold.
    return { id, ok: true, value: await engine[verb](...(given as never[])) };
  } catch (error) {
    return { id, ok: false, fault: packFault(error) };
  }
};

self.addEventListener("message", ({ data }) => {
  const request = readRequest(data, engineInProcess);
  // Thrown here it reaches the pane as the worker's end, and every open question fails with a sentence.
  if (request === undefined) throw new TypeError("The engine was asked what it does not know.");
  void answer(request).then((reply) => {
    self.postMessage(reply);
  });
});
