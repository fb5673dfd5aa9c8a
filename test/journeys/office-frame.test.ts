// The unmodified client in Chromium, framed by the Word stand-in: the route the pane takes in the sandbox and on the web.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import { readContent } from "../../src/docx/canonical/read-content";
import { buildWordPages } from "../adapters/word/build-pages";
import { docx, p } from "../support/docx-builder";
import { launchChromium } from "../support/chromium";
import { PATIENCE } from "../support/eventually";
import { wordModes } from "../support/word-modes";

const ORIGIN = "https://word.firm.example";
const CDN = "https://appsforoffice.microsoft.com/lib/1/hosted/";
const client = dirname(createRequire(__filename).resolve("@microsoft/office-js/dist/office.js"));
const pending = "draft-pending-attorney-review:0000000000000001";
const draft = docx({
  body: `<w:sdt><w:sdtPr><w:tag w:val="${pending}"/><w:id w:val="5"/></w:sdtPr><w:sdtContent>${p("The stairway was unlit.")}</w:sdtContent></w:sdt>${p("Pasted in.")}`,
});

let browser: Browser;
let context: BrowserContext;
let pages: Awaited<ReturnType<typeof buildWordPages>>;
const outside: string[] = [];

beforeAll(async () => {
  [browser, pages] = await Promise.all([launchChromium(), buildWordPages()]);
});
afterAll(() => browser?.close());
beforeEach(async () => {
  outside.length = 0;
  context = await browser.newContext();
  context.setDefaultTimeout(PATIENCE);
  await context.route("**/*", async (route) => {
    const address = new URL(route.request().url());
    const file = join(client, address.href.slice(CDN.length).split("?")[0] ?? "");
    const page = pages.get(address.pathname);
    if (address.href.startsWith(CDN))
      return existsSync(file)
        ? route.fulfill({
            body: readFileSync(file),
            contentType: "text/javascript",
            headers: { "access-control-allow-origin": "*" },
          })
        : route.fulfill({ status: 404 });
    if (address.origin === ORIGIN && address.pathname === "/draft.docx")
      return route.fulfill({ body: Buffer.from(draft) });
    if (address.origin === ORIGIN && page !== undefined)
      return route.fulfill({ body: page.body, contentType: page.type });
    if (address.pathname !== "/favicon.ico") outside.push(address.href);
    return route.abort();
  });
});
afterEach(() => context.close());

const open = async (mode: "web" | "desktop"): Promise<{ readonly page: Page; readonly pane: Frame }> => {
  const page = await context.newPage();
  await page.goto(`${ORIGIN}/host.html?mode=${mode}`);
  const pane = await (await page.waitForSelector("#pane")).contentFrame();
  if (pane === null) throw new Error("the pane's frame is empty");
  await pane.waitForFunction(() => window.wordPane !== undefined);
  return { page, pane };
};

describe.each(wordModes)("the pane framed by Word, in %s mode", (mode) => {
  test("starts, knows its host, and reads the whole document with what was just typed", async () => {
    const { page, pane } = await open(mode);
    expect(await pane.evaluate(() => window.wordPane?.info)).toEqual({
      platform: "OfficeOnline",
      nestedAppAuth: false,
    });
    await page.evaluate(() => window.wordHost?.type(4, "rear "));
    const bytes = Uint8Array.from(
      await pane.evaluate(async () => Array.from((await window.wordPane?.document.readBytes()) ?? [])),
    );
    const content = await readContent(bytes);
    expect(content.stories[0]?.paragraphs.map((paragraph) => paragraph.text)).toEqual([
      "The rear stairway was unlit.",
      "Pasted in.",
    ]);
  });

  test("tags what is there and what is not yet tagged, writes the ledger, and goes to a unit", async () => {
    const { page, pane } = await open(mode);
    const outcome = await pane.evaluate(async (from) => {
      const changes = [
        {
          kind: "retag",
          from,
          occurrence: 0,
          to: "attorney-reviewed:0000000000000001",
          title: "Attorney reviewed",
          color: "#2E7D32",
        },
        {
          kind: "wrap",
          at: { part: "word/document.xml", story: "body", paragraph: 1 },
          tag: "draft-pending-attorney-review:0000000000000002",
          title: "Draft - pending attorney review",
          color: "#D29922",
        },
      ] as const;
      const done = await window.wordPane?.document.applyTags(changes);
      await window.wordPane?.document.writeLedger(
        "urn:countersign:ledger:1",
        '<ledger xmlns="urn:countersign:ledger:1"/>',
      );
      await window.wordPane?.document.goTo({ tag: "draft-pending-attorney-review:0000000000000002" });
      return done;
    }, pending);
    expect(outcome).toEqual({ notDone: [] });
    expect(await page.evaluate(() => window.wordHost?.document.selection)).toEqual({
      part: "word/document.xml",
      paragraph: 1,
      start: 0,
      end: 10,
    });
    const content = await readContent(
      Uint8Array.from(await pane.evaluate(async () => Array.from((await window.wordPane?.document.readBytes()) ?? []))),
    );
    expect(content.stories[0]?.paragraphs.map((paragraph) => paragraph.tag)).toEqual([
      "attorney-reviewed:0000000000000001",
      "draft-pending-attorney-review:0000000000000002",
    ]);
  });

  test("hears that the person moved in the document", async () => {
    const { page, pane } = await open(mode);
    await pane.evaluate(() =>
      window.wordPane?.document
        .watch(() => {
          if (window.wordPane !== undefined) window.wordPane.hints += 1;
        })
        .then(() => undefined),
    );
    await page.evaluate(() => window.wordHost?.select());
    await pane.waitForFunction(() => window.wordPane?.hints === 1);
  });

  test("asks nothing of any address but its own and Office.js's", async () => {
    await open(mode);
    expect(outside).toEqual([]);
  });
});

test("the same page outside of Word says it is not in Word", async () => {
  const page = await context.newPage();
  await page.goto(`${ORIGIN}/pane.html`);
  await page.waitForFunction(() => window.notInWord !== undefined);
  expect(await page.evaluate(() => window.notInWord)).toBe("not-in-word");
});
