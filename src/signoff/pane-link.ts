/**
 * How the sign-off page speaks with the pane that opened it: as an Office dialog through Office, as a window of its own through its opener.
 * Signing in leads through the provider's pages, which may cut the tie to the opener for good. Then the page tells nobody, writes the record
 * all the same, and the pane finds it in the firm's records.
 */
import { connectToDialogParent } from "../adapters/word/dialog-parent";
import type { StatementTime } from "../domain/review/statement";
import {
  AS_DIALOG,
  CHANNEL,
  isWindowMessage,
  readHandOver,
  readHandOverText,
  readMessage,
  type HandedOver,
  type WindowMessage,
} from "./handed-over";

export interface PaneLink {
  /** Asks for what is to be signed. Undefined when nobody opened this page; "unreadable" when what the pane gave cannot be read. */
  readonly ask: () => Promise<HandedOver | "unreadable" | undefined>;
  /** Asks for the time by the firm's site. Undefined when nobody answers within that many milliseconds. */
  readonly stamp: (hashes: readonly string[], within: number) => Promise<StatementTime | undefined>;
  readonly tell: (message: WindowMessage) => Promise<void>;
}

const KIND = "countersign.sign-off.opened";

/** Read at the start, for Office's script rewrites what it needs of the page's address and name. */
export const linkToPane = (
  page: Window,
  tabStorage: Pick<Storage, "getItem" | "setItem">,
  officeScript: string,
): PaneLink => {
  const opener = page.opener as Window | null;
  const dialogNow = new URLSearchParams(page.location.search).has(AS_DIALOG);
  if (dialogNow) tabStorage.setItem(KIND, opener === null ? "by-host" : "by-opener");
  const kind = tabStorage.getItem(KIND);
  if (kind === null) return linkToOpener(page, opener);
  // Office's script in a browser closes a dialog whose opener is gone, and with it what was just signed: there it is not loaded again.
  return kind === "by-opener" && opener === null ? linkToOpener(page, null) : linkThroughOffice(page, officeScript);
};

/** The first answer of that kind, or undefined when none came in time; `send` asks for it once it is listened for. */
const answerWithin = (
  listen: (hear: (message: WindowMessage) => void) => Promise<void>,
  send: () => Promise<void>,
  within: number,
): Promise<StatementTime | undefined> =>
  new Promise((resolve) => {
    const giveUp = setTimeout(() => {
      resolve(undefined);
    }, within);
    listen((message) => {
      if (message.countersign !== "sign-off-stamped") return;
      clearTimeout(giveUp);
      resolve(message.time);
    })
      .then(send)
      // Nobody there to ask: the same as no answer.
      .catch(() => {
        clearTimeout(giveUp);
        resolve(undefined);
      });
  });

const linkThroughOffice = (page: Window, officeScript: string): PaneLink => {
  let parent: ReturnType<typeof connectToDialogParent> | undefined;
  const connect = (): ReturnType<typeof connectToDialogParent> =>
    (parent ??= connectToDialogParent(page.document, officeScript));
  return {
    ask: async () => {
      const pane = await connect();
      return new Promise((resolve, reject) => {
        pane
          .onMessage((text) => {
            const given = readHandOverText(text);
            if (given !== undefined) resolve(given);
          })
          .then(() => {
            pane.tell(JSON.stringify({ countersign: "sign-off-window-ready" } satisfies WindowMessage));
          }, reject);
      });
    },
    stamp: (hashes, within) =>
      answerWithin(
        async (hear) =>
          (await connect()).onMessage((text) => {
            const message = readMessage(text);
            if (message !== undefined) hear(message);
          }),
        async () => {
          (await connect()).tell(JSON.stringify({ countersign: "sign-off-stamp", hashes } satisfies WindowMessage));
        },
        within,
      ),
    tell: async (message) => {
      (await connect()).tell(JSON.stringify(message));
    },
  };
};

const linkToOpener = (page: Window, opener: Window | null): PaneLink => ({
  ask: async () => {
    if (opener === null) return undefined;
    return new Promise((resolve) => {
      page.addEventListener("message", (event: MessageEvent<unknown>) => {
        if (event.origin !== page.location.origin || event.source !== opener) return;
        const given = readHandOver(event.data);
        if (given !== undefined) resolve(given);
      });
      opener.postMessage({ countersign: "sign-off-window-ready" } satisfies WindowMessage, page.location.origin);
    });
  },
  stamp: async (hashes, within) => {
    if (opener === null) return undefined;
    return answerWithin(
      async (hear) => {
        page.addEventListener("message", (event: MessageEvent<unknown>) => {
          if (event.origin === page.location.origin && event.source === opener && isWindowMessage(event.data))
            hear(event.data);
        });
      },
      async () => {
        opener.postMessage({ countersign: "sign-off-stamp", hashes } satisfies WindowMessage, page.location.origin);
      },
      within,
    );
  },
  tell: async (message) => {
    opener?.postMessage(message, page.location.origin);
    // Where the browser lets it through, the channel reaches the pane without an opener.
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage(message);
    channel.close();
  },
});
