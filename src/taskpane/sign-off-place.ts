/**
 * Where the ceremony is held: a dialog Office shows where it can (Word on the desktop has no other way), else a window of our own beside the pane.
 * Both stand on the same page of the pane's own origin; only how words travel differs.
 */
import { openOfficeDialog } from "../adapters/word/office-dialog";
import { AS_DIALOG, CHANNEL, isWindowMessage, readMessage, type WindowMessage } from "../signoff/handed-over";

export interface SignOffPlace {
  readonly tell: (message: WindowMessage) => void;
  /** Looks closed. After a sign-in that may only mean that the tie to it is cut. */
  readonly looksClosed: () => boolean;
  /** Stops listening, and closes the place where it still can be reached: at once, after its last words were read, or not. */
  readonly leave: (close: "now" | "soon" | "never") => void;
}

/** Time to read one line. */
const SOON_MS = 4000;
const closing = (when: "now" | "soon" | "never", close: () => void): void => {
  if (when === "now") close();
  if (when === "soon") setTimeout(close, SOON_MS);
};

/** Undefined when the browser lets no window open. Must be called while the click is fresh. */
export type OpenPlace = (hear: (message: WindowMessage) => void) => Promise<SignOffPlace | undefined>;

const PAGE = "signoff.html";

export const inOwnWindow: OpenPlace = (hear) => {
  // Opened before anything is awaited: browsers open a window only while the click is fresh.
  const opened = window.open(PAGE, "countersign-sign-off", "popup,width=520,height=760");
  if (opened === null) return Promise.resolve(undefined);
  const channel = new BroadcastChannel(CHANNEL);
  const take = (data: unknown): void => {
    if (isWindowMessage(data)) hear(data);
  };
  const fromWindow = (event: MessageEvent<unknown>): void => {
    if (event.origin === location.origin && event.source === opened) take(event.data);
  };
  window.addEventListener("message", fromWindow);
  channel.addEventListener("message", (event: MessageEvent<unknown>) => {
    take(event.data);
  });
  return Promise.resolve({
    tell: (message) => {
      opened.postMessage(message, location.origin);
    },
    looksClosed: () => opened.closed,
    leave: (close) => {
      window.removeEventListener("message", fromWindow);
      channel.close();
      closing(close, () => {
        opened.close();
      });
    },
  });
};

/** Office shows one dialog at a time (error 12007): one that was left standing goes before the next opens. */
let standing: (() => void) | undefined;

export const inOfficeDialog =
  (office: typeof Office): OpenPlace =>
  async (hear) => {
    let closed = false;
    let left = false;
    standing?.();
    const address = new URL(`${PAGE}?${AS_DIALOG}`, location.href).href;
    const dialog = await openOfficeDialog({ office }, address, {
      onMessage: (text) => {
        const message = readMessage(text);
        if (message !== undefined && !left) hear(message);
      },
      onClosed: () => {
        closed = true;
        standing = undefined;
      },
    });
    const close = (): void => {
      if (closed) return;
      closed = true;
      standing = undefined;
      dialog.close();
    };
    standing = close;
    // A page whose tie to Office was cut may still reach the pane, where the browser lets it.
    const channel = new BroadcastChannel(CHANNEL);
    channel.addEventListener("message", (event: MessageEvent<unknown>) => {
      if (isWindowMessage(event.data)) hear(event.data);
    });
    return {
      tell: (message) => {
        dialog.tell(JSON.stringify(message));
      },
      looksClosed: () => closed,
      leave: (when) => {
        left = true;
        channel.close();
        closing(when, close);
      },
    };
  };
