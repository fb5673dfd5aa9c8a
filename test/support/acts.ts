// What a person does in the pane in every journey: draft, approve, sign off, verify, look at why not. Clicks and keys only.
import type { Locator, Page } from "playwright-core";
import { readLedger } from "../../src/drafting/ledger/ledger";
import { docx } from "./docx-builder";
import { eventually } from "./eventually";
import { drawn, storedFiles, viewerAddress, type Seat, type StoredFile, nameOnSite } from "./word-window";

/** Waits for words in the pane; when they do not come, the failure says what the pane showed instead. */
export const paneSays = async (seat: Seat, words: string | RegExp): Promise<void> => {
  try {
    await seat.pane().getByText(words).first().waitFor();
  } catch (cause) {
    const shown = await seat
      .pane()
      .locator("body")
      .innerText()
      .catch(() => "(no pane)");
    throw new Error(`the pane does not say ${String(words)}; it says:\n${shown}\n${seat.complaints.join("\n")}`, {
      cause,
    });
  }
};

/** Everything the pane shows now. A text read while something is still under way is a text of the past: see `paneShows`. */
const paneText = (seat: Seat): Promise<string> => seat.pane().locator("body").innerText();

/** Waits until the pane shows all of these at once, and none of the others. */
export const paneShows = (
  seat: Seat,
  shown: readonly (string | RegExp)[],
  notShown: readonly (string | RegExp)[] = [],
): Promise<void> =>
  eventually(async () => {
    const text = await paneText(seat);
    for (const words of shown) expect(text).toMatch(words);
    for (const words of notShown) expect(text).not.toMatch(words);
  });

/** Waits until a button stands there that cannot be pressed. */
export const closedButton = async (seat: Seat, name: string): Promise<Locator> => {
  const button = seat.pane().getByRole("button", { name, exact: true });
  await eventually(async () => {
    expect(await button.getAttribute("aria-disabled")).toBe("true");
  });
  return button;
};

export type Template = "Complaint" | "Declaration" | "Hourly fee agreement";

/** Makes a draft from Home; Word opens it in a window of its own, which becomes the seat's page. */
export const makeDraft = async (seat: Seat, matter: RegExp, template: Template): Promise<void> => {
  await seat.pane().getByRole("button", { name: "New draft" }).click();
  await seat.pane().getByRole("radio", { name: matter }).click();
  await seat
    .pane()
    .getByRole("radiogroup", { name: "Template" })
    .getByRole("radio", { name: new RegExp(template) })
    .click();
  await seat.follow(() => seat.pane().getByRole("button", { name: "Create draft" }).click());
  await seat.pane().getByRole("tab", { name: "Draft" }).waitFor();
};

/** Puts a short document that no template made into the firm's library, opens it and brings it under review in a matter. A paragraph is its words, or its whole XML. */
export const bringUnderReview = async (
  seat: Seat,
  folder: string,
  matter: RegExp,
  name: string,
  paragraphs: readonly string[],
): Promise<void> => {
  const token = await graphTokenOf(seat);
  const { library } = await graphPlaces(seat, token);
  const bytes = docx({
    body: paragraphs
      .map((text) => (text.startsWith("<w:p>") ? text : `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`))
      .join(""),
  });
  const path = `${name}.docx`;
  const placed = await askGraph(seat, token, "PUT", `${library}/root:/${encodeURI(path)}:/content`, bytes);
  if (placed.status !== 201) throw new Error(`Graph answered ${placed.status} to the upload of ${path}`);
  const file = storedFiles(folder).find((each) => each.path === path);
  await seat.page.goto(viewerAddress(new URL(seat.page.url()).origin, file));
  await seat.pane().getByRole("button", { name: "Bring this document under review" }).click();
  await seat.pane().getByRole("radio", { name: matter }).click();
  await seat.follow(() => seat.pane().getByRole("button", { name: "Bring under review", exact: true }).click());
  await seat.pane().getByRole("tab", { name: "Draft" }).waitFor();
};

export const goToSide = async (seat: Seat, side: "Draft" | "Review" | "Finish"): Promise<void> => {
  await seat
    .pane()
    .getByRole("tab", { name: new RegExp(side) })
    .click();
};

/** Presses A until nothing is left to approve; a paragraph already decided takes no second one. */
export const approveWhatIsLeft = async (seat: Seat): Promise<void> => {
  const approve = seat.pane().getByRole("button", { name: /^(Approve|New place is right)$/ });
  const rows = seat.pane().getByRole("list", { name: "Paragraphs" }).locator("> li");
  for (let rounds = 0; rounds < 20 && (await approve.count()) > 0; rounds += 1)
    for (let left = await rows.count(); left > 0; left -= 1) await seat.page.keyboard.press("a");
};

/** Decides every open paragraph and the furniture on screen; nothing is recorded yet. */
export const decideEverything = async (seat: Seat): Promise<void> => {
  await goToSide(seat, "Review");
  const furniture = seat
    .pane()
    .getByRole("group", { name: /Headers, footers/ })
    .getByRole("button", { name: /Approve/ });
  await seat.pane().getByRole("list", { name: "Paragraphs" }).waitFor();
  if ((await furniture.count()) > 0) await furniture.click();
  await seat.pane().getByRole("list", { name: "Paragraphs" }).getByRole("button").first().focus();
  await approveWhatIsLeft(seat);
};

export const recordButton = (seat: Seat): Locator => seat.pane().getByRole("button", { name: /^Record \d+ decision/ });

/** Approves all that is open and has it recorded. */
export const approveEverything = async (seat: Seat): Promise<void> => {
  await decideEverything(seat);
  await recordButton(seat).click();
  await seat
    .pane()
    .getByRole("button", { name: /Go on to sign-off/ })
    .waitFor();
};

/** From an approved draft to the statement on screen, ready to be signed. */
export const prepareSignOff = async (seat: Seat, meaning: RegExp): Promise<void> => {
  await goToSide(seat, "Finish");
  await paneSays(seat, "Ready for sign-off");
  await seat.pane().getByRole("button", { name: "Sign off", exact: true }).click();
  await seat.pane().getByRole("radio", { name: meaning }).click();
  await paneSays(seat, "You are about to sign off");
};

/** Presses the pane's button and gives the ceremony's page: a window of our own, or, as on the desktop, a dialog Office shows. */
export const openCeremony = async (seat: Seat): Promise<Page> => {
  const [ceremony] = await Promise.all([
    seat.context.waitForEvent("page"),
    seat.pane().getByRole("button", { name: "Sign in and sign off", exact: true }).click(),
  ]);
  await ceremony.getByText("You are about to sign off").waitFor();
  return ceremony;
};

/** Signs in afresh in the ceremony's page, as the person named or as the one the page expects. */
export const signInAt = async (ceremony: Page, person?: string): Promise<void> => {
  await ceremony.getByRole("button", { name: "Sign in and sign off" }).click();
  await ceremony.waitForURL(/\/identity\/sign-in\//);
  await (
    person === undefined
      ? ceremony.getByRole("button").first()
      : ceremony.getByRole("button", { name: new RegExp(person) })
  ).click();
};

/** Waits until the ceremony's page has made the finals of what was signed there. */
export const finalsMade = async (ceremony: Page, count: number): Promise<void> => {
  const made = `${String(count)} of ${count === 1 ? "1 final" : `${String(count)} finals`} made`;
  try {
    await ceremony.getByText(made).first().waitFor();
  } catch (cause) {
    const shown = await ceremony
      .locator("body")
      .innerText()
      .catch(() => "(gone)");
    throw new Error(`the sign-off page does not say "${made}"; it says:\n${shown}`, { cause });
  }
};

/** Signs off and has the final made, as one ceremony does. */
export const signOff = async (seat: Seat, meaning: RegExp): Promise<void> => {
  await prepareSignOff(seat, meaning);
  const ceremony = await openCeremony(seat);
  await signInAt(ceremony);
  await ceremony.getByText(/Your sign-off is in the firm's records\./).waitFor();
  await finalsMade(ceremony, 1);
  await paneSays(seat, /is in Finals/);
  await ceremony.close();
};

/** What the pane says of the open document's words. */
export const verifyHere = async (seat: Seat): Promise<string> => {
  await seat
    .pane()
    .getByRole("button", { name: /account and more/ })
    .click();
  await seat.pane().getByRole("button", { name: "Verify a document" }).click();
  await seat.pane().getByRole("button", { name: "Verify this document" }).click();
  const answer = seat
    .pane()
    .getByText(
      /^(Signed off, unchanged|Changed since sign-off|No sign-off found|Cannot verify|Sign-off withdrawn|A record is there, but it does not count)$/,
    )
    .first();
  await answer.waitFor();
  const said = (await answer.innerText()).trim();
  await seat.pane().getByRole("button", { name: /Back/ }).first().click();
  return said;
};

/** Loads the open document's window again, as closing and opening it would. */
export const reopen = async (seat: Seat): Promise<void> => {
  await seat.page.reload();
  await seat.pane().getByRole("tab", { name: "Draft" }).waitFor();
};

/** The stored file of the draft a window shows, by the address in its bar. */
export const openedFile = (seat: Seat, folder: string): StoredFile => {
  const id = new URL(seat.page.url()).searchParams.get("sourcedoc")?.replace(/[{}]/g, "").toLowerCase();
  const file = storedFiles(folder).find((each) => each.guid === id);
  if (file === undefined) throw new Error(`no stored file has the id ${String(id)}`);
  return file;
};

export const draftIdOf = async (file: StoredFile): Promise<string> => {
  const ledger = await readLedger(file.bytes);
  if (ledger === undefined) throw new Error(`${file.path} has no ledger`);
  return ledger.draft;
};

/** The token her pane sends to Graph, waited for until it has sent one. */
export const graphTokenOf = async (seat: Seat): Promise<string> => {
  await eventually(() => {
    expect(seat.bearer()).toBeDefined();
  });
  return seat.bearer() ?? "";
};

export interface GraphAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A request to Graph outside Word and the pane, with a person's own token. `path` starts behind `/v1.0`. */
export const askGraph = async (
  seat: Seat,
  token: string,
  method: "GET" | "POST" | "PUT",
  path: string,
  data?: Uint8Array | object,
): Promise<GraphAnswer> => {
  const isBytes = data instanceof Uint8Array;
  const setting = await seat.context.request.get(`${new URL(seat.page.url()).origin}/deployment.json`);
  const { graphBase } = (await setting.json()) as { readonly graphBase: string };
  const answer = await seat.context.request.fetch(`${graphBase}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(isBytes ? { "content-type": "application/octet-stream" } : {}) },
    ...(data === undefined ? {} : { data: isBytes ? Buffer.from(data) : data }),
  });
  const text = await answer.text();
  return { status: answer.status(), body: text === "" ? undefined : (JSON.parse(text) as unknown) };
};

const valueOf = (body: unknown): readonly { readonly id: string; readonly name: string }[] =>
  (body as { readonly value: readonly { readonly id: string; readonly name: string }[] }).value;

/** Addresses as Graph gives them: a list's items, and the matters' library. */
export const graphPlaces = async (
  seat: Seat,
  token: string,
): Promise<{ readonly items: (list: string) => string; readonly library: string }> => {
  const site = (await askGraph(seat, token, "GET", "/sites/localhost:/sites/countersign")).body as {
    readonly id: string;
  };
  const lists = valueOf((await askGraph(seat, token, "GET", `/sites/${site.id}/lists`)).body);
  const listId = (name: string): string => lists.find((list) => list.name === nameOnSite(name))?.id ?? name;
  const drive = (await askGraph(seat, token, "GET", `/sites/${site.id}/lists/${listId("MatterDocuments")}/drive`))
    .body as { readonly id: string };
  return { items: (list) => `/sites/${site.id}/lists/${listId(list)}/items`, library: `/drives/${drive.id}` };
};

/** Selects a whole paragraph of the document in a window and puts it on the clipboard, as Ctrl+C does. */
export const copyParagraph = async (page: Page, words: string | RegExp): Promise<void> => {
  const paragraph = page.locator("#pages p", { hasText: words }).first();
  await paragraph.waitFor();
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await eventually(async () => {
    await drawn(page);
    await paragraph.scrollIntoViewIfNeeded();
    await paragraph.click();
    await paragraph.evaluate((element) => {
      const spans = element.querySelectorAll("[data-offset]");
      const [first, last] = [spans[0]?.firstChild, spans[spans.length - 1]?.firstChild];
      if (first != null && last != null)
        document.getSelection()?.setBaseAndExtent(first, 0, last, last.textContent?.length ?? 0);
    });
    await page.keyboard.press("Control+c");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(words);
  });
};
