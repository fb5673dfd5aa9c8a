// What someone with edit rights does to a stored draft outside Word shows when it is opened, and buys nothing: tags, ledgers and places are hints, records decide.
import { readContent } from "../../src/docx/canonical/read-content";
import { openPackage, savePackage } from "../../src/docx/package/package";
import {
  approveEverything,
  askGraph,
  bringUnderReview,
  closedButton,
  goToSide,
  graphPlaces,
  graphTokenOf,
  openedFile,
  paneSays,
  paneShows,
  reopen,
  signOff,
} from "../support/acts";
import { journeySandbox } from "../support/journey-sandbox";
import { wordModes } from "../support/word-modes";
import { saved, sitDown, storedFiles, viewerAddress, type Mode, type Seat } from "../support/word-window";

const sandbox = journeySandbox();

const changePart = async (bytes: Uint8Array, part: string, change: (xml: string) => string): Promise<Uint8Array> => {
  const pkg = await openPackage(bytes);
  const before = await pkg.text(part);
  const after = change(before);
  if (after === before) throw new Error(`nothing was tampered with in ${part}`);
  return savePackage(pkg, new Map([[part, after]]));
};
const DOCUMENT = "word/document.xml";
/** The library puts parts of its own among ours when a file is uploaded: the ledger is found by what it is. */
const ledgerOf = async (bytes: Uint8Array): Promise<string> => {
  const pkg = await openPackage(bytes);
  for (const part of pkg.partNames())
    if (/^customXml\/item\d+\.xml$/.test(part) && (await pkg.text(part)).includes("<ledger ")) return part;
  throw new Error("the draft carries no ledger");
};
/** A unit's control with what it holds, found by the words of its paragraph. */
const controlWith = async (bytes: Uint8Array, words: string): Promise<(xml: string) => string> => {
  const content = await readContent(bytes);
  const tag = content.stories
    .flatMap((story) => story.paragraphs)
    .find((paragraph) => paragraph.text.includes(words))?.tag;
  return (xml) => {
    const at = xml.indexOf(`w:val="${tag ?? "?"}"`);
    const start = xml.lastIndexOf("<w:sdt>", at);
    const end = xml.indexOf("</w:p></w:sdtContent></w:sdt>", at);
    if (at < 0 || start < 0 || end < 0) throw new Error(`no control holds: ${words}`);
    return xml.slice(start, end + "</w:p></w:sdtContent></w:sdt>".length);
  };
};

// Short, for every paragraph is approved one by one; what is tampered with is the same in a long draft.
const LETTER = [
  "Dear counsel:",
  "There is a hole in the plaster about three feet wide.",
  "Our client found a 60-day notice to quit taped to her door.",
  "She was told that no repair was planned.",
  "Please answer by Friday.",
];

describe.each<Mode>(wordModes)("in Word as on the %s", (mode) => {
  let attorney: Seat;
  let token: string;
  let library: string;
  beforeAll(async () => {
    attorney = await sitDown(sandbox.browser, sandbox.origin, "Daniel Whitcomb", { mode });
    await bringUnderReview(attorney, sandbox.folder, /Tran/, `Letter on the ${mode}`, LETTER);
    token = await graphTokenOf(attorney);
    library = (await graphPlaces(attorney, token)).library;
    await attorney.pane().getByRole("tab", { name: "Draft" }).waitFor();
  });
  afterAll(() => attorney?.close());

  const stored = (): ReturnType<typeof openedFile> => openedFile(attorney, sandbox.folder);
  const upload = async (id: string, bytes: Uint8Array): Promise<void> => {
    expect((await askGraph(attorney, token, "PUT", `${library}/items/${id}/content`, bytes)).status).toBe(200);
    await reopen(attorney);
  };
  /** That it may not be finalized, and these reasons why. */
  const isRefused = async (...reasons: readonly (string | RegExp)[]): Promise<void> => {
    await goToSide(attorney, "Finish");
    await paneShows(attorney, ["Not ready to finalize", ...reasons]);
    await closedButton(attorney, "Make the final");
  };

  test("a tag edited to say reviewed is named, and the paragraph stays pending", async () => {
    const honest = stored();
    const held = await controlWith(honest.bytes, "no repair was planned");
    await upload(
      honest.id,
      await changePart(honest.bytes, DOCUMENT, (xml) => {
        const control = held(xml);
        return xml.replace(control, control.replace("draft-pending-attorney-review:", "attorney-reviewed:"));
      }),
    );
    await isRefused(
      "Marked as reviewed in the document, but the firm's records hold no approval of it.",
      /5 paragraphs\. Awaits an attorney's review\./,
    );
    await upload(honest.id, honest.bytes);
  });

  test("a ledger edited by hand to say approved is named and approves nothing, and one that speaks of another matter is named", async () => {
    const honest = stored();
    await upload(
      honest.id,
      await changePart(honest.bytes, await ledgerOf(honest.bytes), (xml) =>
        xml.replaceAll("<u ", '<u status="approved" '),
      ),
    );
    await isRefused(
      'Somebody edited what this file says about itself: it claims status="approved". That counts for nothing',
      /5 paragraphs\. Awaits an attorney's review\./,
    );
    await upload(
      honest.id,
      await changePart(honest.bytes, await ledgerOf(honest.bytes), (xml) =>
        xml.replace(/ matter="[^"]*"/, ' matter="999"'),
      ),
    );
    await isRefused("What this file says about itself belongs to another matter.");
    await upload(honest.id, honest.bytes);
  });

  test("two paragraphs swapped after the sign-off are named, and the sign-off no longer covers the document", async () => {
    await approveEverything(attorney);
    await signOff(attorney, /to send/i);
    await saved(attorney);
    const honest = stored();
    const [first, second] = await Promise.all([
      controlWith(honest.bytes, "plaster about three feet wide"),
      controlWith(honest.bytes, "60-day notice to quit taped"),
    ]);
    await upload(
      honest.id,
      await changePart(honest.bytes, DOCUMENT, (xml) => {
        const [one, other] = [first(xml), second(xml)];
        return xml.replace(one, "@one@").replace(other, one).replace("@one@", other);
      }),
    );
    await isRefused(
      /its number or place in the table changed|stands elsewhere now/,
      "The sign-off by Daniel Whitcomb was for other words",
    );
    await upload(honest.id, honest.bytes);
    await goToSide(attorney, "Finish");
    await paneSays(attorney, /is in Finals/);
  });

  test("a copy of the signed draft in another matter's folder is named a copy, and can be neither reviewed nor finalized there", async () => {
    const honest = stored();
    const placed = await askGraph(
      attorney,
      token,
      "PUT",
      `${library}/root:/2026-0142/Drafts/${encodeURIComponent(`Copied on the ${mode}.docx`)}:/content`,
      honest.bytes,
    );
    expect(placed.status).toBe(201);
    const copy = storedFiles(sandbox.folder).find(
      (file) => file.path === `2026-0142/Drafts/Copied on the ${mode}.docx`,
    );
    await attorney.page.goto(viewerAddress(sandbox.origin, copy));
    await paneSays(attorney, "This is a copy of a draft");
    await paneSays(attorney, "Approvals of the original do not count for it.");
    expect(await attorney.pane().getByRole("tab").count()).toBe(0);
    expect(
      await attorney
        .pane()
        .getByRole("button", { name: /Make the final|Sign off|Approve/ })
        .count(),
    ).toBe(0);
  });
});
