/** Goes into development pages only: asks four times a second whether something newer was built, and then loads the page again. */
const PAUSE_MS = 250;

/** Beside the script itself, wherever the page stands. */
const scriptAddress = (document.currentScript as HTMLScriptElement | null)?.src ?? location.href;

const built = async (): Promise<string | undefined> => {
  // Between two builds, or while the sandbox starts again, there is nothing to ask.
  const answer = await fetch(new URL("built.json", scriptAddress), { cache: "no-store" }).catch(() => undefined);
  return answer?.ok === true ? answer.text() : undefined;
};

const look = async (shown: string | undefined): Promise<void> => {
  const now = await built();
  if (shown !== undefined && now !== undefined && now !== shown) {
    location.reload();
    return;
  }
  setTimeout(() => void look(now ?? shown), PAUSE_MS);
};

void look(undefined);
