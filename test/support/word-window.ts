// A person at the stand-in for Word, doing with keys and clicks what a person does; what was stored is read from the sandbox's own folder.
import { listSchema, siteNameOf } from "../../src/adapters/graph/list-schema";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";
import { eventually, PATIENCE } from "./eventually";

export type Mode = "web" | "desktop";

export interface Look {
  readonly mode?: Mode;
  readonly dark?: boolean;
  readonly width?: number;
}

/** One person's own browser, as on her own machine. */
export interface Seat {
  readonly context: BrowserContext;
  /** The window she works in now. */
  page: Page;
  /** What the pages complained of: errors and refused policies. */
  readonly complaints: string[];
  /** The token her pane last sent to Graph, as she could read it from her own browser's network view. */
  bearer(): string | undefined;
  pane(): FrameLocator;
  /** Opens a draft from Home's list; Word opens it in a window of its own, which becomes `page`. */
  openFromHome(title: RegExp): Promise<void>;
  /** Waits for the window that something opened and makes it `page`. */
  follow(act: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

const seats = new Set<Seat>();

/** Each open seat's address, what its page complained of and the words it shows, for a report of a test that failed. */
const whatStandsOnScreen = async (): Promise<string> => {
  const texts: string[] = [];
  for (const seat of seats) {
    const { page, complaints } = seat;
    const words = async (text: Promise<string>): Promise<string> =>
      (await text.catch((fault: unknown) => `(${String(fault).split("\n")[0] ?? ""})`)).replace(/\n+/g, " | ");
    const word = await words(page.locator("body").innerText({ timeout: 5_000 }));
    texts.push(
      `At ${page.url()}${page.isClosed() ? " (closed)" : ""}\n  pane: ${await words(seat.pane().locator("body").innerText({ timeout: 5_000 }))}\n  Word: ${word.slice(0, 400)}\n  complaints: ${complaints.join(" | ")}`,
    );
  }
  return texts.join("\n");
};
Object.assign(globalThis, { whatStandsOnScreen });

/**
 * A browser of her own with nothing open in it yet but an empty window. Whoever has Word on the web asks for less motion, whoever has it on the
 * desktop does not: both ways are walked, and frames of turning wheels that nobody looks at cost a tenth of the run.
 */
export const seatFor = async (browser: Browser, look: Look = {}): Promise<Seat> => {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: look.width ?? 1400, height: 900 },
    colorScheme: look.dark === true ? "dark" : "light",
    reducedMotion: look.mode === "desktop" ? "no-preference" : "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  context.setDefaultTimeout(PATIENCE);
  const complaints: string[] = [];
  context.on("page", (page) => {
    page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
        complaints.push(`console: ${message.text()}`);
    });
  });
  let bearer: string | undefined;
  context.on("request", (request) => {
    const sent = request.url().includes("/graph/v1.0/sites/") ? request.headers()["authorization"] : undefined;
    if (sent?.startsWith("Bearer ") === true) bearer = sent.slice("Bearer ".length);
  });
  if (look.mode === "desktop")
    await context.addInitScript(() => {
      // Frames without an origin of their own have no storage.
      if (location.protocol === "https:" && localStorage.getItem("word-mode") === null)
        localStorage.setItem("word-mode", "desktop");
    });
  const seat: Seat = {
    context,
    page: await context.newPage(),
    complaints,
    bearer: () => bearer,
    pane: () => seat.page.frameLocator("iframe[title=Countersign]"),
    follow: async (act) => {
      const [opened] = await Promise.all([context.waitForEvent("page"), act()]);
      seat.page = opened;
      await opened.waitForLoadState("domcontentloaded");
    },
    openFromHome: async (title) => {
      const [draft, others] = [
        seat.pane().getByRole("button", { name: title }).first(),
        seat.pane().getByRole("button", { name: /With others/ }),
      ];
      // The heading stands before the list is read.
      await draft.or(others).first().waitFor();
      if ((await draft.count()) === 0) await others.click();
      await seat.follow(() => draft.click());
      await seat.pane().getByRole("tab", { name: "Draft" }).waitFor();
    },
    close: async () => {
      seats.delete(seat);
      await context.close();
    },
  };
  seats.add(seat);
  return seat;
};

export const sitDown = async (browser: Browser, origin: string, person: string, look: Look = {}): Promise<Seat> => {
  const seat = await seatFor(browser, look);
  await seat.page.goto(`${origin}/`);
  await seat.page.getByRole("button", { name: "Sign in" }).first().click();
  await seat.page.getByRole("button", { name: new RegExp(person) }).click();
  await seat.pane().getByText("Your work").first().waitFor();
  return seat;
};

/** Chooses the Word that what is loaded next stands in, as the bar's choice does; tells whether it is another than before. */
export const chooseWord = (seat: Seat, mode: Mode): Promise<boolean> =>
  seat.page.evaluate((chosen) => {
    const before = localStorage.getItem("word-mode") ?? "web";
    localStorage.setItem("word-mode", chosen);
    return before !== chosen;
  }, mode);

/** Clicks a paragraph of the document that holds these words and puts the caret at its end. */
export const caretAtEndOf = async (seat: Seat, words: string | RegExp): Promise<void> => {
  const paragraph = seat.page.locator("#pages p", { hasText: words }).first();
  await drawn(seat.page);
  await paragraph.click();
  // End goes to the end of the line on screen; the paragraph's own end is where its text ends.
  await paragraph.evaluate((element) => {
    const spans = element.querySelectorAll("[data-offset]");
    const text = spans[spans.length - 1]?.firstChild;
    if (text != null)
      document
        .getSelection()
        ?.setBaseAndExtent(text, text.textContent?.length ?? 0, text, text.textContent?.length ?? 0);
  });
};

/** Waits until the page shows the document as it is: while it is drawn anew, a caret put into the old drawing is lost. */
export const drawn = (page: Page): Promise<void> => page.locator("#pages:not([aria-busy])").waitFor();

/** Waits until so many paragraphs on screen hold these words. */
export const paragraphsShown = (seat: Seat, words: string | RegExp, count: number): Promise<void> =>
  eventually(async () => {
    await drawn(seat.page);
    expect(await seat.page.locator("#pages p", { hasText: words }).count()).toBe(count);
  });

/** Waits until Word has saved what was done. What was done must have been done by then: a paste is, once its words are shown. */
export const saved = async (seat: Seat): Promise<void> => {
  await seat.page.locator("#saved", { hasText: /^Saved$/ }).waitFor();
  await drawn(seat.page);
};

export interface StoredFile {
  readonly id: string;
  /** SharePoint's unique id, by which the viewer's address names it. */
  readonly guid: string;
  /** `<folder>/<folder>/<name>` under the library's root. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

interface KeptItem {
  readonly id: string;
  readonly guid: string;
  readonly name: string;
  readonly parent?: string;
  readonly folder: boolean;
  readonly versions: readonly { readonly content: string }[];
}

const LIBRARIES = ["MatterDocuments", "Finals", "Supervision", "Filings"] as const;

/** Every file of the matters' libraries as it lies in the sandbox's folder; those of Finals, Supervision and Filings begin with the library's name. */
export const storedFiles = (folder: string): readonly StoredFile[] =>
  LIBRARIES.flatMap((library) =>
    filesOf(join(folder, "site"), library).map((file) =>
      library === "MatterDocuments" ? file : { ...file, path: `${library}/${file.path}` },
    ),
  );

/** What a list is called on the sandbox's site; of a year's evidence this year's. */
export const nameOnSite = (list: string): string => {
  const declared = listSchema.find(({ name }) => name === list);
  return declared === undefined
    ? list
    : siteNameOf(declared.name, declared.yearly === true ? new Date().getUTCFullYear() : undefined);
};

const filesOf = (site: string, library: (typeof LIBRARIES)[number]): readonly StoredFile[] => {
  const kept = JSON.parse(readFileSync(join(site, `${nameOnSite(library)}.json`), "utf8")) as {
    readonly drive: { readonly root: string; readonly items: readonly KeptItem[] };
  };
  const byId = new Map(kept.drive.items.map((item) => [item.id, item]));
  const pathOf = (item: KeptItem): string => {
    const parent = item.parent === undefined ? undefined : byId.get(item.parent);
    return parent === undefined || parent.id === kept.drive.root ? item.name : `${pathOf(parent)}/${item.name}`;
  };
  return kept.drive.items
    .filter((item) => !item.folder)
    .map((item) => {
      const key = item.versions.at(-1)?.content ?? "";
      const file = join(site, "files", key);
      return {
        id: item.id,
        guid: item.guid,
        path: pathOf(item),
        bytes: existsSync(file) ? new Uint8Array(readFileSync(file)) : new Uint8Array(),
      };
    });
};

/** The address SharePoint's own page opens a file under, as people follow it. */
export const viewerAddress = (origin: string, file: StoredFile | undefined): string =>
  `${origin}/sites/countersign/_layouts/15/Doc.aspx?sourcedoc=%7B${file?.guid.toUpperCase() ?? ""}%7D`;

/** Rows of a list as the sandbox keeps them. */
export const storedRows = (
  folder: string,
  list: string,
): readonly {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly created: { readonly id: string };
}[] =>
  (
    JSON.parse(readFileSync(join(folder, "site", `${nameOnSite(list)}.json`), "utf8")) as {
      readonly items: readonly {
        readonly id: string;
        readonly fields: Readonly<Record<string, string>>;
        readonly created: { readonly id: string };
      }[];
    }
  ).items;
