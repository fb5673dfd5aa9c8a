// A page with the Word stand-in's own sign-in and, in a frame, the pane.
import { sandboxClients } from "../../../../src/sandbox/identity/people";
import { signInToWord } from "../../../../src/sandbox/word/surface/keyboard-person";

declare global {
  interface Window {
    word?: { readonly userName: string | undefined };
  }
}

const start = async (): Promise<void> => {
  const { authority } = (await (await fetch("/deployment.json")).json()) as { readonly authority: string };
  const word = await signInToWord(
    { clientId: sandboxClients.word.clientId, authority, scopes: ["openid", "profile"] },
    location.search,
  );
  document.getElementById("choose")?.addEventListener("click", () => void word.choose());
  window.word = { userName: word.person?.userName };
};
void start();
