// The pane's screens alone, in a real browser under the product's own policy: narrow, dark, by keyboard, and read aloud.
import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import { accessibilityFindings, colourFindings, tabThrough } from "../support/accessibility";
import { eventually } from "../support/eventually";
import { paneStage } from "../support/pane-stage";

const show = paneStage();

/** Buttons drawn in the brand's colour: the one thing to do on a screen. */
const primaryButtons = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const brand = getComputedStyle(document.querySelector(".fui-FluentProvider") ?? document.body)
      .getPropertyValue("--colorBrandBackground")
      .trim();
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.setProperty("background-color", brand);
    const colour = getComputedStyle(probe).backgroundColor;
    probe.remove();
    return [...document.querySelectorAll("button")].filter(
      (button) => button.offsetParent !== null && getComputedStyle(button).backgroundColor === colour,
    ).length;
  });

const logOf = (page: Page): Promise<readonly (readonly [string, unknown])[]> =>
  page.evaluate(() => (window as unknown as { stageLog: [string, unknown][] }).stageLog);
/** Waits until this is what was last said aloud. */
const says = (page: Page, words: string | RegExp): Promise<void> =>
  eventually(async () => {
    const said = await page.locator("[aria-live=polite]").first().innerText();
    if (typeof words === "string") expect(said).toBe(words);
    else expect(said).toMatch(words);
  });

const scenes = [
  "scene=sign-in",
  "scene=loading",
  "scene=home",
  "scene=home-empty",
  "scene=home-fault",
  "scene=not-a-draft",
  "scene=copy",
  "scene=cannot-read",
  "scene=draft",
  "scene=draft-read-only",
  "scene=review&who=attorney",
  "scene=questions&who=attorney",
  "scene=sent-back",
  "scene=check&who=lead",
  "scene=review-done&who=attorney",
  "scene=ready&who=attorney",
];

/** What lies outside the window's width. */
const outside = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return (
          box.width > 1 &&
          (box.right > innerWidth + 1 || box.left < -1) &&
          getComputedStyle(element).visibility !== "hidden"
        );
      })
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40) ?? ""}`),
  );

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();
const fromMenu = async (page: Page, name: string): Promise<void> => {
  await press(page, /account and more/);
  await press(page, name);
};

/** Screens one comes to by acts: from which scene, and how. */
const deeper: readonly (readonly [name: string, scene: string, come: (page: Page) => Promise<void>])[] = [
  [
    "a paragraph with a change to be read",
    "scene=review&who=attorney",
    async (page) => {
      await page.keyboard.press("n");
      await page.keyboard.press("n");
      await page.getByText("removed:").first().waitFor({ state: "attached" });
    },
  ],
  [
    "a request being written",
    "scene=review&who=attorney",
    async (page) => {
      await page.keyboard.press("r");
      await page.getByLabel("What should change?").waitFor();
    },
  ],
  [
    "approving all that is unmarked",
    "scene=review&who=attorney",
    async (page) => {
      await press(page, /Approve all unmarked/);
      await page.getByText("Leaves out").waitFor();
    },
  ],
  [
    "approving from paper",
    "scene=review&who=attorney",
    async (page) => {
      await press(page, /Approve all unmarked/);
      await page.getByText("On paper").click();
      await page.getByLabel("Version code on the print").fill("000000");
      await page.getByText(/another version/).waitFor();
    },
  ],
  [
    "sending back with a note",
    "scene=review&who=attorney",
    async (page) => {
      await press(page, "Send back");
      await page.getByLabel(/To Ana Reyes/).waitFor();
    },
  ],
  [
    "answering a question",
    "scene=questions&who=attorney",
    async (page) => {
      await press(page, "Answer");
      await page.getByLabel("Your answer").waitFor();
    },
  ],
  [
    "asking about a fact",
    "scene=draft",
    async (page) => {
      await press(page, "Fill Client's address");
      await press(page, "Ask the attorney");
      await page.getByLabel("What should the attorney decide?").waitFor();
    },
  ],
  [
    "adding a party",
    "scene=draft",
    async (page) => {
      await press(page, /^Facts/);
      await press(page, "Add a party, exhibit or event");
      await page.getByLabel("Place", { exact: true }).waitFor();
    },
  ],
  [
    "the history",
    "scene=ready&who=attorney",
    async (page) => {
      await fromMenu(page, "History and records");
      await page.getByText("no break found in these lines").waitFor();
    },
  ],
  [
    "a broken history",
    "scene=history-broken",
    async (page) => {
      await fromMenu(page, "History and records");
      await page.getByText("Something is wrong with it").waitFor();
    },
  ],
  [
    "withdrawing a sign-off",
    "scene=ready&who=attorney",
    async (page) => {
      await press(page, /Withdraw the sign-off/);
      await page.getByLabel("Why is it withdrawn?").waitFor();
    },
  ],
  [
    "a message to be sent",
    "scene=sent-back",
    async (page) => {
      await fromMenu(page, "Copy message");
      await page.getByText(/Message copied|Copy this message/).waitFor();
    },
  ],
  [
    "taking a draft over",
    "scene=draft&who=lead",
    async (page) => {
      await press(page, "Take over");
      await page.getByText(/becomes yours/).waitFor();
    },
  ],
];

describe("screens one comes to by an act", () => {
  test.each(deeper)(
    "%s: fits 320 px, breaks no policy, can be walked through with Tab, and no rule of access is broken",
    async (_, scene, come) => {
      const { page, complaints } = await show(scene);
      // Keys are heard once the draft's own screen stands there.
      await page.getByRole("tablist").waitFor();
      if (scene.includes("attorney") && !scene.includes("ready")) await page.getByRole("progressbar").waitFor();
      await come(page);
      expect(complaints).toEqual([]);
      expect(await outside(page)).toEqual([]);
      expect(await primaryButtons(page)).toBeLessThanOrEqual(1);
      expect(await accessibilityFindings(page)).toEqual([]);
      const walk = await tabThrough(page);
      expect(walk.findings).toEqual([]);
      expect(walk.stops.length).toBeGreaterThan(0);
    },
  );
});

describe("every screen and state", () => {
  test.each(["scene=home", "scene=questions&who=attorney", "scene=check&who=lead", "scene=sent-back"])(
    "%s fills a wide pane without anything outside it",
    async (scene) => {
      const { page } = await show(scene, { width: 720, height: 800 });
      expect(await outside(page)).toEqual([]);
    },
  );
  test.each(scenes.flatMap((scene) => ["light", "dark"].map((scheme) => [`${scene}&scheme=${scheme}`])))(
    "%s fits 320 px, breaks no policy and leaves nothing unnamed",
    async (scene) => {
      const { page, complaints } = await show(scene);
      expect(complaints).toEqual([]);
      expect(await outside(page)).toEqual([]);
      const unnamed = await page.evaluate(() =>
        [...document.querySelectorAll("button, input, select, textarea, a[href]")]
          .filter((element) => {
            const labelled =
              element.getAttribute("aria-label") ??
              element.getAttribute("aria-labelledby") ??
              element.textContent?.trim() ??
              "";
            return (
              labelled === "" &&
              ((element as HTMLInputElement).labels?.length ?? 0) === 0 &&
              (element as HTMLElement).offsetParent !== null
            );
          })
          .map((element) => element.outerHTML.slice(0, 80)),
      );
      expect(unnamed).toEqual([]);
      // A screen still being fetched hides the one before it; only what is seen counts.
      await eventually(async () => {
        expect(await page.locator("h1:visible").count()).toBe(1);
      });
      expect(await primaryButtons(page)).toBeLessThanOrEqual(1);
      expect(scene.includes("scheme=dark") ? await colourFindings(page) : await accessibilityFindings(page)).toEqual(
        [],
      );
    },
  );
});

describe("an attorney at the keyboard", () => {
  test("approves, asks for changes and records without touching the mouse; the document follows and each result is said aloud", async () => {
    const { page, complaints } = await show("scene=review&who=attorney&scheme=dark");
    await page.getByRole("progressbar").waitFor();
    await page.keyboard.press("a");
    await page.getByText("1 not recorded").waitFor();
    await says(page, "¶ 6 approved, 9 left");
    await page.keyboard.press("r");
    await page.getByLabel("What should change?").waitFor();
    // Letters typed into the note are a note and not orders.
    await page.keyboard.type("a jar of keys, rank and file");
    await page.keyboard.press("Control+Enter");
    await page.getByText("2 not recorded").waitFor();
    await says(page, "¶ 10 changes requested, 8 left");
    await page.keyboard.press("n");
    const before = await logOf(page);
    expect(before.filter(([what]) => what === "goTo").length).toBeGreaterThanOrEqual(2);
    expect(before.filter(([what]) => what === "decide")).toEqual([]);
    await page.getByRole("button", { name: "Record 2 decisions" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() =>
      (window as unknown as { stageLog: [string, unknown][] }).stageLog.some(([what]) => what === "decide"),
    );
    const decided = (await logOf(page)).find(([what]) => what === "decide")?.[1] as readonly {
      readonly verdict: string;
      readonly note?: string;
    }[];
    expect(decided.map(({ verdict, note }) => [verdict, note])).toEqual([
      ["approve", undefined],
      ["request-changes", "a jar of keys, rank and file"],
    ]);
    expect(complaints).toEqual([]);
  });

  test("reading straight through, approves all she has not marked with what it takes in and leaves out named first", async () => {
    const { page } = await show("scene=review&who=attorney");
    await page.getByRole("progressbar").waitFor();
    await press(page, "Approve all unmarked (6)");
    await page.getByRole("heading", { name: "Approve all unmarked" }).waitFor();
    const approve = page.getByRole("button", { name: /^Approve/ });
    // Until she says how it was read there is nothing to press.
    expect(await approve.getAttribute("aria-disabled")).toBe("true");
    await page.getByText("In Word", { exact: true }).click();
    await page.getByLabel("All except (optional)").fill("all except 9, 11");
    await page.getByText("attorney-only: one by one").waitFor();
    await page.getByText("set aside by you").waitFor();
    await page.getByText("¶ 1, 5, 7", { exact: true }).waitFor();
    await page.keyboard.press("Tab");
    await approve.press("Enter");
    await page.waitForFunction(() =>
      (window as unknown as { stageLog: [string, unknown][] }).stageLog.some(([what]) => what === "sitting"),
    );
    const sitting = (await logOf(page)).find(([what]) => what === "sitting")?.[1] as {
      readonly way: string;
      readonly readIn: string;
      readonly decisions: number;
    };
    expect([sitting.way, sitting.readIn, sitting.decisions]).toEqual(["as-a-whole", "word", 3 + 14]);
    await says(page, /^17 approved as a whole, \d+ left$/);
  });

  test("another person's edit during her review shows at once, is said aloud, and is not approved with the rest", async () => {
    const { page } = await show("scene=review&who=attorney");
    await page.getByRole("progressbar").waitFor();
    await page.evaluate(() => {
      (window as unknown as { stageEdit: (index: number) => void }).stageEdit(4);
    });
    await page.getByText("1 changed since you read").waitFor();
    await says(page, "1 paragraph changed since you read");
    await page.getByRole("button", { name: "Approve all unmarked (5)" }).click();
    await page.getByText("changed since you began to read").waitFor();
    await press(page, "Back to the review");
    await press(page, "I have seen these changes");
    await page.getByRole("button", { name: "Approve all unmarked (6)" }).waitFor();
  });

  test("with E approves the words as edited, and without marks is taken to the paragraph to edit it", async () => {
    const { page } = await show("scene=review&who=attorney");
    await page.getByRole("progressbar").waitFor();
    await page.keyboard.press("e");
    await says(page, "Edit ¶ 6 in the document, then press E again");
    await page.getByRole("button", { name: /¶ 7/ }).click();
    await page.keyboard.press("e");
    await page.waitForFunction(() =>
      (window as unknown as { stageLog: [string, unknown][] }).stageLog.some(([what]) => what === "approveWithEdit"),
    );
    await says(page, "¶ 7 approved with the edit, 9 left");
  });

  test("a decision the records refuse stays on screen, not recorded, with the reason", async () => {
    const { page } = await show("scene=gate&who=attorney");
    await page.getByRole("progressbar").waitFor();
    await page.keyboard.press("a");
    await page.getByRole("button", { name: "Record 1 decision" }).click();
    await page.getByRole("alert").waitFor();
    await page.getByText("1 not recorded").waitFor();
    await page.getByRole("button", { name: "Record 1 decision" }).waitFor();
  });

  test("signs off only after the statement stood there to be read, and hears plainly when she is not entitled", async () => {
    const { page } = await show("scene=review-done&who=attorney");
    await page.getByRole("tab", { name: "Finish" }).click();
    await page.getByRole("button", { name: "Sign off" }).click();
    await page.getByText("What does it stand for?").waitFor();
    expect(await page.getByRole("button", { name: "Sign off" }).getAttribute("aria-disabled")).toBe("true");
    expect(await page.getByText("approve it for filing").count()).toBe(0);
    await page.getByText("For service", { exact: true }).click();
    await page.getByRole("alert").waitFor();
    await page.getByRole("button", { name: "Change the meaning" }).click();
    await page.getByText("For filing", { exact: true }).click();
    await page.getByText("I have read this document and approve it for filing over my signature.").waitFor();
  });
});

/** A file as she has it on her disk. */
const onDisk = (name: string, words: string, mimeType = "application/pdf") => ({
  name,
  mimeType,
  buffer: Buffer.from(words),
});
const digestOf = (words: string): string => createHash("sha256").update(words).digest("hex");

describe("an attorney with exhibits", () => {
  const toStatement = async (page: Page): Promise<void> => {
    await page.getByRole("tab", { name: "Finish" }).click();
    await page.getByRole("button", { name: "Sign off" }).click();
    await page.getByText("For filing", { exact: true }).click();
    await page.getByText("You are about to sign off").waitFor();
  };
  test("attaches them from her disk: each stands in the statement by its name and the digest of its bytes, and can be taken out again", async () => {
    const { page, complaints } = await show("scene=review-done&who=attorney");
    await toStatement(page);
    await page
      .getByLabel("Attach exhibits", { exact: true })
      .and(page.locator("input"))
      .setInputFiles([onDisk("Exhibit A.pdf", "the lease"), onDisk("Exhibit B.pdf", "the photographs")]);
    const listed = page.getByRole("list", { name: "Exhibits" }).getByRole("listitem");
    await listed.nth(1).waitFor();
    expect((await listed.allInnerTexts()).map((text) => text.replace(/\s+/gu, " "))).toEqual([
      `Exhibit A.pdf ${digestOf("the lease").slice(0, 8)} Remove`,
      `Exhibit B.pdf ${digestOf("the photographs").slice(0, 8)} Remove`,
    ]);
    await page.locator("dd", { hasText: "Exhibit B.pdf" }).waitFor();
    await page.getByRole("button", { name: "Remove Exhibit A.pdf" }).click();
    await page.locator("dd", { hasText: "Exhibit A.pdf" }).waitFor({ state: "detached" });
    await eventually(async () => {
      const sent = (await logOf(page)).filter(([what]) => what === "prepareSignOff").map(([, exhibits]) => exhibits);
      expect(sent).toEqual([
        [],
        [
          { name: "Exhibit A.pdf", sha256: digestOf("the lease") },
          { name: "Exhibit B.pdf", sha256: digestOf("the photographs") },
        ],
        [{ name: "Exhibit B.pdf", sha256: digestOf("the photographs") }],
      ]);
    });
    expect(await accessibilityFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
  test("compares those at hand with those signed along: the swapped one and the missing one are named, the right one is marked so", async () => {
    const { page } = await show("scene=ready&who=attorney&answer=exhibits-differ");
    await fromMenu(page, "Verify a document");
    await page
      .getByLabel("Add exhibits to compare")
      .and(page.locator("input"))
      .setInputFiles([onDisk("Exhibit A.pdf", "the lease"), onDisk("Exhibit B.pdf", "other photographs")]);
    await page.getByRole("button", { name: "Remove Exhibit B.pdf" }).waitFor();
    await press(page, "Verify this document");
    await page.getByRole("main").getByText("Signed off, but not with these exhibits").waitFor();
    await page.getByText("The exhibit Exhibit C.pdf was signed along and is not here.").waitFor();
    const listed = page.getByRole("list", { name: "Exhibits" }).getByRole("listitem");
    expect(await listed.nth(0).innerText()).toContain("the file that was signed along");
    expect(await listed.nth(1).innerText()).toContain("not the file that was signed along");
    expect((await logOf(page)).find(([what]) => what === "verify")?.[1]).toMatchObject({
      exhibits: ["Exhibit A.pdf", "Exhibit B.pdf"],
    });
    expect(await outside(page)).toEqual([]);
    expect(await accessibilityFindings(page)).toEqual([]);
  });
});

describe("whoever verifies", () => {
  /** The answer stands under the name of what was asked about. */
  const card = (page: Page) =>
    page
      .getByRole("region", { name: /^(The open document|final\.pdf)$/ })
      .getByRole("status")
      .first();
  const answered = async (answer: string, file?: ReturnType<typeof onDisk>): Promise<Page> => {
    const { page } = await show(`scene=ready&who=attorney&answer=${answer}`);
    await fromMenu(page, "Verify a document");
    if (file === undefined) await press(page, "Verify this document");
    else await page.getByLabel("File to verify").setInputFiles(file);
    await card(page).waitFor();
    return page;
  };
  const answerOf = async (page: Page): Promise<string> => (await card(page).innerText()).replace(/\s+/gu, " ");
  test("a PDF nobody recorded is called just that, and told how it comes to be known", async () => {
    const page = await answered("no-record", onDisk("final.pdf", "%PDF-1.7 final"));
    await eventually(async () => {
      expect(await answerOf(page)).toMatch(/^Nobody recorded this PDF .*Record it under History/);
    });
    await says(page, "Nobody recorded this PDF");
  });
  test("a recorded PDF says who recorded it and when", async () => {
    const page = await answered("pdf", onDisk("final.pdf", "%PDF-1.7 final"));
    await eventually(async () => {
      expect(await answerOf(page)).toContain("Ana Reyes recorded this PDF as made from the final");
    });
  });
  test("a blank filled after signing is shown with what it holds, and is not called unchanged", async () => {
    const page = await answered("blanks-filled");
    await eventually(async () => {
      expect(await answerOf(page)).toMatch(/^Signed off, blanks filled.*case number filled since: 26STCV04418/);
    });
  });
  test("words changed since are named by their paragraphs, each with a way there", async () => {
    const page = await answered("changed");
    await page.getByRole("button", { name: "Show ¶ 1 in the document" }).click();
    expect((await logOf(page)).filter(([what]) => what === "goTo")).toHaveLength(1);
  });
  test("exhibits signed along and not compared are listed, and said not to be compared", async () => {
    const page = await answered("with-exhibits");
    await eventually(async () => {
      expect(await answerOf(page)).toMatch(
        /Exhibit A\.pdf aaaaaaaa Exhibit B\.pdf bbbbbbbb Its exhibits were not compared/,
      );
    });
  });
  test("a withdrawn sign-off says by whom and why", async () => {
    const page = await answered("withdrawn");
    await eventually(async () => {
      expect(await answerOf(page)).toContain("The medical total was corrected.");
    });
  });
  test("with no record found, a sign-off kept while Microsoft 365 was down can be laid beside it: record pending, never valid", async () => {
    const page = await answered("no-record");
    await page.getByLabel("Kept sign-off to compare with").setInputFiles(onDisk("kept.json", "{}", "application/json"));
    await page.getByText("Signed, record pending", { exact: true }).first().waitFor();
    expect((await logOf(page)).filter(([what]) => what === "verify").at(-1)?.[1]).toMatchObject({ pending: "{}" });
  });
});

/** What a verb was last asked, once it was. */
const askedOf = async (page: Page, verb: string): Promise<unknown> => {
  await page.waitForFunction(
    (name) => (window as unknown as { stageLog: [string, unknown][] }).stageLog.some(([what]) => what === name),
    verb,
  );
  return (await logOf(page)).filter(([what]) => what === verb).at(-1)?.[1];
};

describe("acts done seldom", () => {
  test("an attorney writes instructions only with a title and a goal, and they are given as she wrote them", async () => {
    const { page } = await show("scene=home&who=attorney");
    await fromMenu(page, "Write instructions");
    await page
      .getByRole("radio", { name: /Rivera/ })
      .first()
      .click();
    const give = page.getByRole("button", { name: /Say what and what for first|Give these instructions/ });
    expect(await give.getAttribute("aria-disabled")).toBe("true");
    await page.getByLabel("What is to be drafted?").fill("Answer to the cross-complaint");
    await page.getByLabel("What is it for?").fill("To deny the allegation of comparative fault.");
    await give.click();
    expect(await askedOf(page, "writeAssignment")).toBe("Answer to the cross-complaint");
    await page.getByText("Your work").first().waitFor();
  });
  test("a draft made under an instruction sheet names it", async () => {
    const { page } = await show("scene=home");
    await press(page, "New draft");
    await page
      .getByRole("radio", { name: /Rivera v\. Harborview/ })
      .first()
      .click();
    await page
      .getByRole("radiogroup", { name: "Template" })
      .getByRole("radio", { name: /Complaint/ })
      .click();
    await page
      .getByRole("radiogroup", { name: "Instructions" })
      .getByRole("radio", { name: /Complaint, Rivera/ })
      .click();
    await press(page, "Create draft");
    expect(await askedOf(page, "createDraft")).toBe("7");
  });
  test("taking a draft over is recorded only after it was said what it does", async () => {
    const { page } = await show("scene=draft&who=lead");
    await press(page, /^Take over/);
    await page.getByText(/becomes yours/).waitFor();
    expect((await logOf(page)).filter(([what]) => what === "takeOver")).toEqual([]);
    await press(page, "Take over this draft");
    expect(await askedOf(page, "takeOver")).toBe("draft-1");
  });
  test("the records are exported as one file", async () => {
    const { page } = await show("scene=ready&who=attorney");
    await fromMenu(page, "History and records");
    const [file] = await Promise.all([page.waitForEvent("download"), press(page, "Export records")]);
    expect(file.suggestedFilename()).toBe("records.json");
    await says(page, "Records saved as records.json");
  });
  test("a PDF of the final is recorded, and what is no PDF is refused in words", async () => {
    const { page } = await show("scene=ready&who=attorney");
    await fromMenu(page, "History and records");
    const input = page.getByLabel("PDF made from the final");
    await input.setInputFiles(onDisk("final.pdf", "PK not a pdf"));
    await page.getByText("This file is not a PDF.").waitFor();
    await input.setInputFiles(onDisk("final.pdf", "%PDF-1.7 final"));
    await says(page, "PDF recorded");
  });
  test("advice is accepted only with a reason, which goes into the records", async () => {
    const { page } = await show("scene=advice&who=attorney");
    await page.getByRole("tab", { name: "Finish" }).click();
    const accept = page.getByRole("button", { name: "Accept with this reason" });
    await accept.waitFor();
    expect(await accept.getAttribute("aria-disabled")).toBe("true");
    await page.getByLabel("Reason").fill("Exhibit C goes in with the reply.");
    await accept.click();
    expect(await askedOf(page, "sitting")).toMatchObject({
      decisions: 0,
      accepted: [{ code: "exhibit-not-mentioned", reason: "Exhibit C goes in with the reply." }],
    });
  });
  test("with the records out of reach the last look stays, says when it was taken, and that nothing is recorded", async () => {
    const { page } = await show("scene=out-of-reach&who=attorney");
    await page.getByRole("progressbar").waitFor();
    await page.evaluate(() => {
      (window as unknown as { stageEdit: (index: number) => void }).stageEdit(1);
    });
    await page.getByText(/What stands here was read/).waitFor();
    await page.getByText(/Nothing is recorded until the records can be reached/).waitFor();
    await page.getByRole("progressbar").waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });
  test("an attorney unlocks the signature block for her own edit, by key or by button; nobody else is offered it", async () => {
    const { page } = await show("scene=signature&who=attorney");
    await page.getByRole("progressbar").waitFor();
    await page.getByRole("button", { name: /^¶ 1 / }).click();
    await page.getByRole("button", { name: "Unlock to edit" }).waitFor();
    await page.keyboard.press("e");
    await says(page, "¶ 1 is unlocked: edit it in the document, then approve it");
    expect((await logOf(page)).filter(([what]) => what === "openSignature")).toHaveLength(1);
    expect(await accessibilityFindings(page)).toEqual([]);
    const other = await show("scene=signature");
    await other.page.getByRole("tab", { name: /Review/ }).click();
    await other.page.getByRole("button", { name: /^¶ 1 / }).click();
    await other.page.getByRole("button", { name: "Ask the attorney" }).waitFor();
    expect(await other.page.getByRole("button", { name: "Unlock to edit" }).count()).toBe(0);
  });
});

describe("a paralegal", () => {
  test("fills a missing fact only with its source, by keyboard alone", async () => {
    const { page } = await show("scene=draft");
    await page.getByRole("button", { name: "Fill Client's address" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type("4418 Marmion Way");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Name the source; the attorney sees it.").waitFor();
    expect((await logOf(page)).filter(([what]) => what === "fillFact")).toEqual([]);
    await page.keyboard.press("Tab");
    await page.keyboard.type("Client's e-mail of March 3");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() =>
      (window as unknown as { stageLog: [string, unknown][] }).stageLog.some(([what]) => what === "fillFact"),
    );
    expect((await logOf(page)).find(([what]) => what === "fillFact")?.[1]).toEqual({
      path: "client.address",
      value: "4418 Marmion Way",
      note: "Client's e-mail of March 3",
    });
  });
  test("adds a party before another only with a name and its source, by keyboard alone", async () => {
    const { page, complaints } = await show("scene=draft&scheme=dark");
    await page.getByRole("button", { name: /^Facts/ }).press("Enter");
    await page.getByRole("button", { name: "Add a party, exhibit or event" }).press("Enter");
    const form = page.getByRole("form", { name: "Add to the facts" });
    await form.getByLabel("Place", { exact: true }).waitFor();
    await form.getByRole("button", { name: "Add party" }).press("Enter");
    expect(await form.innerText()).toMatch(/Say what stands here\.[\s\S]*Name the source; the attorney sees it\./);
    expect((await logOf(page)).filter(([name]) => name === "addMatterRow")).toEqual([]);
    await form.getByLabel("Party", { exact: true }).press("P");
    await page.keyboard.type("acific Cold Storage, LLC");
    await form.getByLabel("Role", { exact: true }).press("D");
    await page.keyboard.type("efendant");
    await form.getByLabel("Place", { exact: true }).selectOption("Before Does 1 through 20, inclusive");
    await form.getByLabel("Where is this from?").focus();
    await page.keyboard.type("Certificate of status");
    await page.keyboard.press("Enter");
    await form.waitFor({ state: "detached" });
    expect((await logOf(page)).find(([name]) => name === "addMatterRow")).toEqual([
      "addMatterRow",
      {
        matter: "1",
        draft: "draft-1",
        row: {
          group: "parties",
          values: { name: "Pacific Cold Storage, LLC", role: "Defendant" },
          note: "Certificate of status",
          before: "22",
        },
      },
    ]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("may look at the review and has nothing there to decide with", async () => {
    const { page } = await show("scene=review");
    await page.getByRole("tab", { name: /Review/ }).click();
    await page.getByRole("progressbar").waitFor();
    await page.keyboard.press("a");
    expect(await page.getByRole("button", { name: /Approve|Record|Sign off/ }).count()).toBe(0);
    expect((await logOf(page)).filter(([what, what2]) => what === "keep" && what2 !== undefined)).toEqual([]);
  });
  test("makes no final, and finds every reason why there is none, with its places", async () => {
    const { page } = await show("scene=draft");
    await page.getByRole("tab", { name: "Finish" }).click();
    await page.getByText("Not ready to finalize").first().waitFor();
    expect(await page.getByRole("button", { name: "Make the final" }).count()).toBe(0);
    await page
      .getByRole("button", { name: /^Show ¶ 9/ })
      .first()
      .click();
    expect((await logOf(page)).filter(([what]) => what === "goTo")).toHaveLength(1);
  });
});

test("a home list that cannot be read says so and is read again on request", async () => {
  const { page } = await show("scene=home-fault");
  await page.getByRole("alert").waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("alert").waitFor();
});
