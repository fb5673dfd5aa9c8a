// A page with the Word stand-in's account and, in a frame, the pane.
import { openWordAccount } from "../../../../src/sandbox/identity/word-account";
import type { WordUser } from "../../../../src/sandbox/identity/word-account";
import { sandboxClients } from "../../../../src/sandbox/identity/people";

declare global {
  interface Window {
    word?: { user: WordUser | undefined | "nothing yet" };
  }
}

const start = async (): Promise<void> => {
  const { authority } = (await (await fetch("/deployment.json")).json()) as { readonly authority: string };
  const account = await openWordAccount({ issuer: authority, clientId: sandboxClients.word.clientId, pageUrl: location.href });
  const word: NonNullable<Window["word"]> = { user: await account.current() };
  document.getElementById("choose")?.addEventListener("click", () => {
    word.user = "nothing yet";
    void account.choose().then((user) => { word.user = user; });
  });
  document.getElementById("leave")?.addEventListener("click", () => {
    word.user = "nothing yet";
    void account.leave().then(() => { word.user = undefined; });
  });
  window.word = word;
};
void start();
