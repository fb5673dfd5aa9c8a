/** The browser's own worker behind the engine's port; its script is fetched when the first document is read. */
import type { EngineWorker } from "./engine-in-worker";

export const startEngineWorker = (): EngineWorker => {
  const worker = new Worker(new URL("./engine-worker.ts", import.meta.url), { name: "engine" });
  return {
    postMessage: (request) => {
      worker.postMessage(request);
    },
    onReply: (listener) => {
      worker.addEventListener("message", (event: MessageEvent<unknown>) => {
        listener(event.data);
      });
    },
    onDeath: (listener) => {
      worker.addEventListener("error", (event) => {
        listener(event.message);
      });
      worker.addEventListener("messageerror", () => {
        listener("unreadable message");
      });
    },
    end: () => {
      worker.terminate();
    },
  };
};
