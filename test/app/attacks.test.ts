/**
 * The attack suite: each test is named for what somebody did to get words out of the firm, or to make a sign-off say what it does not.
 * Gate and verify must catch every one, by name. Real engine, real reader, real Word adapter; the firm's lists in memory.
 */
import type { TokenFailure } from "../../src/domain/draft/token-failure";
import { findCustomXml } from "../../src/docx/parts/custom-xml";
import { openPackage, savePackage } from "../../src/docx/package/package";
import { LEDGER_NAMESPACE } from "../../src/app/ports/engine";
import type { MatterId } from "../../src/domain/ids";
import type { SignOffRecord } from "../../src/domain/review/sign-off-record";
import { ceremonyNonce, hashOfStatement } from "../../src/domain/review/statement-hash";
import {
  anaReyes,
  danielWhitcomb,
  mOkoye,
  riveraMatterId,
  susanHarlan,
  tranMatterId,
} from "../../src/sandbox/sample-firm";
import { sampleLists } from "../../src/sandbox/sample-lists";
import { pasteParagraphs, copyParagraphs } from "../../src/sandbox/word/operations/copy-paragraphs";
import { drafted, granted, openFirm, reachedOnce, type Desk, type Firm } from "../support/desk";

const approveAll = async (desk: Desk): Promise<void> => {
  const seen = await desk.draft();
  granted(
    await desk.verbs.decideUnits({
      seen,
      way: "one-by-one",
      decisions: [...seen.units, ...seen.furniture].map(({ unit }) => ({ unit, verdict: "approve" as const })),
    }),
  );
};

/** A declaration approved, signed off for filing and saved. */
const theSigned = reachedOnce(async () => {
  const firm = openFirm();
  const ana = firm.sit(anaReyes);
  const row = await drafted(ana, tranMatterId, "declaration");
  const attorney = firm.sit(danielWhitcomb);
  await attorney.open(row);
  await approveAll(attorney);
  const prepared = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
  granted(await attorney.verbs.signOff({ prepared: [prepared] }));
  await attorney.word().save();
  return { firm, row, prepared };
});
const signedDeclaration = async () => {
  const there = await theSigned();
  const attorney = there.firm.sit(danielWhitcomb);
  await attorney.open(there.row);
  return { ...there, ana: there.firm.sit(anaReyes), attorney };
};

type Edit = (parts: {
  readonly text: (part: string) => Promise<string>;
  readonly names: readonly string[];
}) => Promise<Readonly<Record<string, string>>>;

/** Changes the stored package behind Word's back and opens it again. */
const tamper = async (
  firm: Firm,
  desk: Desk,
  row: { readonly driveItemId: string; readonly webUrl: string },
  edit: Edit,
): Promise<void> => {
  const pkg = await openPackage(firm.graph.files.get(row.driveItemId) ?? new Uint8Array());
  const changes = await edit({ text: (part) => pkg.text(part), names: pkg.partNames() });
  expect(Object.keys(changes).length).toBeGreaterThan(0);
  firm.graph.overwrite(row.driveItemId, await savePackage(pkg, new Map(Object.entries(changes))));
  await desk.open(row);
};

const BODY = "word/document.xml";
/** Replaces the first match in the body; the attack must have found its place. */
const inBody =
  (from: RegExp | string, to: string): Edit =>
  async ({ text }) => {
    const xml = await text(BODY);
    const changed = xml.replace(from, to);
    if (changed === xml) throw new Error(`the attack found no ${String(from)}`);
    return { [BODY]: changed };
  };
const LONG_RUN = /<w:t(?: xml:space="preserve")?>(?=[^<]{40,})/;
const longRunWith =
  (properties: string): Edit =>
  async ({ text }) => {
    const xml = await text(BODY);
    const at = xml.search(LONG_RUN);
    const start =
      xml.lastIndexOf("<w:r>", at) > xml.lastIndexOf("<w:r ", at)
        ? xml.lastIndexOf("<w:r>", at)
        : xml.lastIndexOf("<w:r ", at);
    const run = xml.slice(start, at);
    const changed = run.includes("<w:rPr>")
      ? run.replace("</w:rPr>", `${properties}</w:rPr>`)
      : run.replace(/^(<w:r[^>]*>)/, `$1<w:rPr>${properties}</w:rPr>`);
    return { [BODY]: xml.slice(0, start) + changed + xml.slice(at) };
  };

describe("changing the document after sign-off", () => {
  const attacks: readonly (readonly [what: string, edit: Edit])[] = [
    ["a word was put into a paragraph", inBody(LONG_RUN, '<w:t xml:space="preserve">Never ')],
    ["words were struck through", longRunWith("<w:strike/>")],
    ["words were hidden by a property", longRunWith("<w:vanish/>")],
    ["words were made white", longRunWith('<w:color w:val="FFFFFF"/>')],
    ["words were made one point small", longRunWith('<w:sz w:val="2"/>')],
    ["words were raised out of sight", longRunWith('<w:position w:val="400"/>')],
    [
      "a style was redefined to hide its text",
      async ({ text }) => {
        const xml = await text("word/styles.xml");
        return { "word/styles.xml": xml.replace(/<w:rPrDefault><w:rPr>/, "<w:rPrDefault><w:rPr><w:vanish/>") };
      },
    ],
    [
      "a cell's words were changed",
      async ({ text }) => {
        const xml = await text(BODY);
        const cell = xml.indexOf("<w:tc>");
        return {
          [BODY]:
            xml.slice(0, cell) + xml.slice(cell).replace(/(<w:t(?: xml:space="preserve")?>)([^<]{3,})/, "$1NOT $2"),
        };
      },
    ],
    [
      "two paragraphs were swapped",
      async ({ text }) => {
        const xml = await text(BODY);
        const controls = [
          ...xml.matchAll(/<w:sdt><w:sdtPr>(?:(?!<w:sdt>).)*?attorney-reviewed:(?:(?!<\/?w:sdt>).)*?<\/w:sdt>/gs),
        ].filter(([all]) => /<w:t[ >][^<]*[^<]{40,}/.test(all));
        const [first, second] = controls;
        if (first === undefined || second === undefined) throw new Error("two reviewed paragraphs stand in the body");
        return {
          [BODY]:
            xml.slice(0, first.index) +
            second[0] +
            xml.slice(first.index + first[0].length, second.index) +
            first[0] +
            xml.slice(second.index + second[0].length),
        };
      },
    ],
    [
      "a paragraph was slipped in without a tag",
      inBody("<w:sectPr", "<w:p><w:r><w:t>The defendant admits liability.</w:t></w:r></w:p><w:sectPr"),
    ],
    [
      "a paragraph was slipped into an approved control",
      inBody(
        /(attorney-reviewed:[0-9A-Z]{16}"\/>.*?<w:sdtContent>)/s,
        "$1<w:p><w:r><w:t>The defendant admits liability.</w:t></w:r></w:p>",
      ),
    ],
    [
      "a header was changed",
      async ({ text, names }) => {
        for (const part of names.filter((name) => /word\/(?:header|footer)\d*\.xml$/.test(name))) {
          const xml = await text(part);
          const changed = xml.replace(/(<w:t(?: xml:space="preserve")?>)(?=[A-Z][A-Z ]{6,}[^<]*<)/, "$1UN");
          if (changed !== xml && !/DRAFT/.test(changed.slice(changed.search(/>UN/), changed.search(/>UN/) + 60)))
            return { [part]: changed };
        }
        throw new Error("no header or footer with words of its own");
      },
    ],
    [
      "words were put inside a forged legend in the body",
      inBody(
        "<w:sectPr",
        '<w:sdt><w:sdtPr><w:tag w:val="countersign-draft-legend"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Except as stated in Exhibit Z.</w:t></w:r></w:p></w:sdtContent></w:sdt><w:sectPr',
      ),
    ],
    [
      "a tracked deletion was left open",
      inBody(
        /<w:r>(?:(?!<w:r>).)*?<w:t(?: xml:space="preserve")?>(?=[^<]{40,})(?:(?!<\/w:r>).)*?<\/w:r>/s,
        '<w:ins w:id="9001" w:author="Somebody" w:date="2026-11-22T00:00:00Z"><w:r><w:t>inserted</w:t></w:r></w:ins>$&',
      ),
    ],
    [
      "a date field was put in",
      inBody(
        "<w:sectPr",
        '<w:p><w:fldSimple w:instr=" DATE "><w:r><w:t>Today</w:t></w:r></w:fldSimple></w:p><w:sectPr',
      ),
    ],
    [
      "a blank left on purpose was filled with other words inside the draft",
      async ({ text }) => {
        const xml = await text(BODY);
        const changed = xml.replace(
          /(<w:bookmarkStart [^>]*w:name="cs_blank_\d+_[^"]*"[^>]*\/>(?:(?!<w:t[ >]).)*?<w:t(?: xml:space="preserve")?>)_+/s,
          "$1Admitted in full",
        );
        if (changed === xml) throw new Error("the declaration has a blank");
        return { [BODY]: changed };
      },
    ],
  ];

  for (const [what, edit] of attacks)
    it(`${what}: it does not leave, and verify does not call it signed off`, async () => {
      const { firm, attorney, row } = await signedDeclaration();
      const files = firm.graph.files.size;
      await tamper(firm, attorney, row, edit);
      const answer = await attorney.verbs.finalize();
      if (answer.ok) throw new Error("it left the firm");
      expect(answer.refusal.findings?.length ?? 0).toBeGreaterThan(0);
      expect(firm.graph.files.size).toBe(files);
      const verified = await attorney.verbs.verify();
      expect(["changed", "cannot-verify"]).toContain(
        verified.kind === "signed-off" && verified.filled !== undefined ? "changed" : verified.kind,
      );
    });

  it("an approved paragraph pasted into another draft is pending there, under its own name", async () => {
    const { firm, ana, attorney } = await signedDeclaration();
    const source = await attorney.draft();
    const unit = source.units.find((view) => view.text.length > 60 && view.place.part === BODY);
    const place = { part: BODY, paragraph: unit?.place.paragraph ?? 0 };
    const copied = copyParagraphs(attorney.word(), place, place);
    const other = await drafted(ana, tranMatterId, "declaration");
    await attorney.open(other);
    await approveAll(attorney);
    pasteParagraphs(attorney.word(), { part: BODY, paragraph: place.paragraph }, copied, "kept");
    const draft = await attorney.draft();
    expect(draft.findings.map((finding) => finding.code)).toEqual(
      expect.arrayContaining(["unknown-unit", "unit-pending"]),
    );
    expect(draft.gate.maySignOff).toBe(false);
    expect(firm.graph.records.SignOffs).toHaveLength(1);
  });

  it("the ledger edited by hand to call everything reviewed and free of missing facts changes nothing", async () => {
    const firm = openFirm();
    const ana = firm.sit(anaReyes);
    const row = await drafted(ana, riveraMatterId, "complaint");
    const pkg = await openPackage(firm.graph.files.get(row.driveItemId) ?? new Uint8Array());
    const [ledger] = await findCustomXml(pkg, LEDGER_NAMESPACE);
    if (ledger === undefined) throw new Error("the draft has a ledger");
    const forged = (await pkg.text(ledger.part))
      .replace(/<missing>.*<\/missing>/s, "<missing></missing>")
      .replace(/<u( |\/)/g, '<u status="approved"$1');
    firm.graph.overwrite(row.driveItemId, await savePackage(pkg, new Map([[ledger.part, forged]])));
    const okoye = firm.sit(mOkoye);
    await okoye.open(row);
    const draft = await okoye.draft();
    expect(draft.counts.approved).toBe(0);
    expect(draft.counts.units).toBeGreaterThan(30);
    expect(draft.missing.length).toBeGreaterThan(0);
  });

  it("the ledger taken out makes it no draft, not a finished one", async () => {
    const { firm, attorney, row } = await signedDeclaration();
    const pkg = await openPackage(firm.graph.files.get(row.driveItemId) ?? new Uint8Array());
    const [ledger] = await findCustomXml(pkg, LEDGER_NAMESPACE);
    firm.graph.overwrite(row.driveItemId, await savePackage(pkg, new Map([[ledger?.part ?? "", "<other/>"]])));
    await attorney.open(row);
    expect(await attorney.verbs.finalize()).toMatchObject({ ok: false, refusal: { code: "not-a-draft" } });
  });
});

describe("changing the records", () => {
  it("a site owner edits a sitting: it counts for nothing and is named", async () => {
    const { firm, attorney, row } = await signedDeclaration();
    const [sitting] = firm.graph.records.Reviews;
    if (sitting === undefined) throw new Error("a sitting is recorded");
    const edited = firm.sit(danielWhitcomb, {
      document: attorney.ports.document,
      reviews: {
        ...attorney.ports.reviews,
        listForDraft: async () => [{ ...sitting, modifiedAt: "2026-11-22T10:05:00Z" }] as never,
      },
    });
    const gate = granted(await edited.verbs.judgeGate());
    expect(gate.beforeSignOff.map((finding) => finding.code)).toContain("unit-pending");
    expect(gate.records.findings.map((finding) => finding.code)).toContain("record-altered");
    expect(row.draftId).toMatch(/^2026-[0-9A-Z]{16}$/u);
  });

  it("a site owner deletes the sitting: everything is pending again", async () => {
    const { firm, attorney } = await signedDeclaration();
    const without = firm.sit(danielWhitcomb, {
      document: attorney.ports.document,
      reviews: { ...attorney.ports.reviews, listForDraft: async () => [] },
    });
    expect(granted(await without.verbs.judgeGate()).beforeSignOff.map((finding) => finding.code)).toEqual(
      expect.arrayContaining(["tag-ahead-of-records", "unit-pending"]),
    );
  });

  it("a paralegal puts herself on the roster from today: what she recorded before counts for nothing", async () => {
    const firm = openFirm();
    const ana = firm.sit(anaReyes);
    const row = await drafted(ana, tranMatterId, "declaration");
    const seen = await ana.draft();
    const decisions = [...seen.units, ...seen.furniture].map(
      ({ unit, words, placeHash }) =>
        ({ unit, words, place: placeHash, verdict: "approve", way: "one-by-one" }) as const,
    );
    await ana.ports.reviews.append("sitting.forged", row.draftId, {
      kind: "sitting",
      version: 1,
      tenant: ana.person.tenant,
      matter: row.matterId,
      draft: row.draftId,
      id: "forged",
      reviewer: ana.person.oid,
      content: seen.contentHash,
      order: seen.order,
      decisions,
      accepted: [],
    });
    const roster = await ana.ports.roster.read();
    const later = firm.sit(anaReyes, {
      document: ana.ports.document,
      roster: {
        read: async () => [
          ...roster,
          {
            itemId: "9",
            eTag: "x",
            oid: ana.person.oid,
            name: "Ana Reyes",
            barNumbers: [],
            admissions: [],
            from: "2026-11-23",
          },
        ],
      },
    });
    const gate = granted(await later.verbs.judgeGate());
    expect(gate.beforeSignOff.map((finding) => finding.code)).toContain("unit-pending");
    expect(gate.records.findings.map((finding) => finding.code)).toContain("decision-not-by-attorney");
  });

  const forge = (firm: Firm, record: SignOffRecord, by: string, draft: string): void => {
    firm.graph.forge("SignOffs", draft, {
      itemId: "77",
      createdById: by as never,
      createdByName: "Somebody",
      createdAt: "2026-11-22T10:00:00Z",
      modifiedById: by as never,
      modifiedAt: "2026-11-22T10:00:00Z",
      content: record,
    });
  };

  it("a sign-off of one document is replayed on another of the same matter: its words are other words", async () => {
    const { firm, ana, attorney } = await signedDeclaration();
    const second = await drafted(ana, tranMatterId, "declaration");
    const [signed] = firm.graph.records.SignOffs;
    if (signed === undefined) throw new Error("one sign-off is recorded");
    firm.graph.forge("SignOffs", second.draftId, { ...signed, itemId: "78" });
    await attorney.open(second);
    await approveAll(attorney);
    const gate = granted(await attorney.verbs.judgeGate());
    expect(gate.mayFinalize).toBe(false);
    expect(gate.beforeFinal.map((finding) => finding.code)).toContain("sign-off-of-another-matter");
  });

  it("a record is forged for an attorney by a site owner: the statement's signer and the stamped author differ", async () => {
    const { firm, attorney, row, prepared } = await signedDeclaration();
    const statement = { ...prepared.statement, meaning: "for-service" as const };
    const statementHash = hashOfStatement(statement);
    forge(
      firm,
      { kind: "sign-off", statement, statementHash, ceremony: [statementHash], index: 0 },
      "11111111-1111-1111-1111-111111111111",
      row.draftId,
    );
    const judged = granted(await attorney.verbs.judgeGate());
    expect(judged.signOffs.findings.map((finding) => finding.code)).toEqual(["sign-off-by-another"]);
    expect(await attorney.verbs.verify()).toMatchObject({ kind: "signed-off", signOffs: [{ meaning: "for-filing" }] });
  });

  it("an attorney who had left signs: not active", async () => {
    const { firm, attorney, row, prepared } = await signedDeclaration();
    const statement = {
      ...prepared.statement,
      signer: { ...prepared.statement.signer, oid: susanHarlan.oid as never },
    };
    const statementHash = hashOfStatement(statement);
    forge(
      firm,
      { kind: "sign-off", statement, statementHash, ceremony: [statementHash], index: 0 },
      susanHarlan.oid,
      row.draftId,
    );
    expect(granted(await attorney.verbs.judgeGate()).signOffs.findings.map((finding) => finding.code)).toEqual([
      "signer-not-active",
    ]);
  });

  it("an attorney who leaves after signing does not unverify what she signed", async () => {
    const { firm, attorney } = await signedDeclaration();
    const roster = await attorney.ports.roster.read();
    const later = firm.sit(danielWhitcomb, {
      document: attorney.ports.document,
      roster: {
        read: async () =>
          roster.map((row) => (row.oid === attorney.person.oid ? { ...row, until: "2026-11-22" } : row)),
      },
    });
    firm.now = Date.parse("2027-06-01T10:00:00Z");
    expect(await later.verbs.verify()).toMatchObject({ kind: "signed-off" });
  });

  it("the identical letter lies in another matter: verify names the matter it was signed off in", async () => {
    const { firm, attorney, row } = await signedDeclaration();
    const final = granted(await attorney.verbs.finalize());
    const file = await attorney.ports.drafts.find(row.matterId, "Finals", final.name);
    const copied = await attorney.ports.drafts.upload(
      riveraMatterId as MatterId,
      "Finals",
      "Same.docx",
      firm.graph.files.get(file?.driveItemId ?? "") ?? new Uint8Array(),
    );
    if (copied.kind !== "stored") throw new Error("the copy is stored");
    await attorney.open(copied.file);
    expect(await attorney.verbs.verify()).toMatchObject({
      kind: "signed-off",
      signOffs: [{ matter: { id: row.matterId, title: expect.stringContaining("Tran") as string } }],
    });
  });

  it("a record that cannot be read is shown as such and answers nothing", async () => {
    const { firm, attorney, row } = await signedDeclaration();
    forge(firm, { kind: "sign-off" } as unknown as SignOffRecord, attorney.person.oid, row.draftId);
    expect(granted(await attorney.verbs.judgeGate()).signOffs.findings.map((finding) => finding.code)).toEqual([
      "sign-off-unreadable",
    ]);
  });
});

describe("the identity provider's token", () => {
  const token = "the.kept.token";
  const withVerifier = async (
    answer: (given: {
      readonly nonce: string;
      readonly key?: unknown;
    }) => { readonly ok: true; readonly thumbprint: string } | { readonly ok: false; readonly code: TokenFailure },
  ) => {
    const asked: { readonly nonce: string; readonly key?: unknown }[] = [];
    const firm = openFirm({
      verifier: {
        keysPublishedNow: async () => ["old"],
        verify: async (_token, expected) => {
          asked.push(expected);
          const said = answer(expected);
          return said.ok
            ? {
                ok: true,
                name: "Daniel Whitcomb",
                authTime: "2026-11-22T10:00:00Z",
                keyThumbprint: said.thumbprint,
                keyVouchedBy: expected.key === undefined ? "published" : "later-record",
              }
            : { ok: false, code: said.code };
        },
      },
    });
    const ana = firm.sit(anaReyes);
    const row = await drafted(ana, tranMatterId, "declaration");
    const attorney = firm.sit(danielWhitcomb);
    await attorney.open(row);
    await approveAll(attorney);
    const prepared = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
    return { firm, attorney, row, prepared, asked };
  };

  it("where the firm asks for it, nobody signs without", async () => {
    const { attorney, prepared } = await withVerifier(() => ({ ok: true, thumbprint: "t" }));
    expect(await attorney.verbs.signOff({ prepared: [prepared] })).toMatchObject({
      ok: false,
      refusal: { code: "ceremony-failed" },
    });
  });

  it("another person signed in at the ceremony: nothing is signed", async () => {
    const { firm, attorney, prepared } = await withVerifier(() => ({ ok: true, thumbprint: "t" }));
    expect(
      await attorney.verbs.signOff({ prepared: [prepared], proof: { idToken: token, oid: mOkoye.oid as never } }),
    ).toMatchObject({ ok: false, refusal: { code: "ceremony-failed" } });
    expect(firm.graph.records.SignOffs).toHaveLength(0);
  });

  it("the token is asked for this very statement, and its key never taken from the record", async () => {
    const { attorney, prepared, asked } = await withVerifier(() => ({ ok: true, thumbprint: "t" }));
    granted(
      await attorney.verbs.signOff({
        prepared: [prepared],
        proof: { idToken: token, oid: attorney.person.oid, key: { kty: "RSA", n: "forged", e: "AQAB" } },
      }),
    );
    expect((await attorney.draft()).gate.mayFinalize).toBe(true);
    expect(asked.at(-1)).toMatchObject({ nonce: ceremonyNonce([prepared.statementHash]) });
    expect(asked.every((given) => given.key === undefined)).toBe(true);
  });

  it("a token that names another statement makes the record worthless", async () => {
    const { attorney, prepared } = await withVerifier(() => ({ ok: false, code: "wrong-nonce" }));
    granted(
      await attorney.verbs.signOff({ prepared: [prepared], proof: { idToken: token, oid: attorney.person.oid } }),
    );
    expect((await attorney.draft()).gate.beforeFinal.map((finding) => finding.code)).toEqual([
      "sign-off-token-wrong-nonce",
      "no-sign-off",
    ]);
    expect(await attorney.verbs.verify()).toMatchObject({
      kind: "record-not-valid",
      reasons: [{ code: "sign-off-token-wrong-nonce" }],
    });
  });

  it("a retired key counts only when a later proved record vouches for it", async () => {
    let retired = false;
    const { firm, attorney, prepared } = await withVerifier(({ key, nonce }) => {
      if (!retired || nonce !== ceremonyNonce([prepared0.hash])) return { ok: true, thumbprint: "old" };
      return key === undefined ? { ok: false, code: "signing-key-retired" } : { ok: true, thumbprint: "old" };
    });
    const prepared0 = { hash: prepared.statementHash };
    granted(
      await attorney.verbs.signOff({
        prepared: [prepared],
        proof: { idToken: token, oid: attorney.person.oid, key: { kty: "RSA", n: "old", e: "AQAB" } },
      }),
    );
    retired = true;
    expect((await attorney.draft()).gate.beforeFinal.map((finding) => finding.code)).toEqual([
      "sign-off-token-signing-key-retired",
      "no-sign-off",
    ]);
    retired = false;
    firm.now += 60_000;
    const second = granted(await attorney.verbs.prepareSignOff({ meaning: "for-filing" }));
    expect(second.statement).toMatchObject({ previous: { statement: prepared.statementHash }, keysSeen: ["old"] });
    granted(await attorney.verbs.signOff({ prepared: [second], proof: { idToken: token, oid: attorney.person.oid } }));
    retired = true;
    const judged = granted(await attorney.verbs.judgeGate());
    expect(judged.signOffs.standing).toHaveLength(2);
  });
});

describe("after the final left", () => {
  it("blanks filled later (a case number, a date) still verify as signed off, each shown; other words, between a blank's bookmarks too, do not", async () => {
    const { firm, attorney, row } = await signedDeclaration();
    const final = granted(await attorney.verbs.finalize());
    const file = await attorney.ports.drafts.find(row.matterId, "Finals", final.name);
    const pkg = await openPackage(firm.graph.files.get(file?.driveItemId ?? "") ?? new Uint8Array());
    const xml = await pkg.text(BODY);
    const fillPlace = (text: string): string =>
      xml.replace(
        /(w:name="cs_blank_\d+_place[^"]*"[^>]*\/>(?:(?!<w:t[ >]).)*?<w:t(?: xml:space="preserve")?>)_+/s,
        `$1${text}`,
      );
    const filled = fillPlace("San Diego, California");
    expect(filled).not.toBe(xml);
    const bytes = await savePackage(pkg, new Map([[BODY, filled]]));
    expect(await attorney.verbs.verify(bytes, { matters: [row.matterId] })).toMatchObject({
      kind: "signed-off",
      filled: [{ text: "San Diego, California" }],
    });
    for (const words of [
      "San Diego, and I was not there on the day of the accident",
      "Plaintiff waives all claims. ".repeat(90),
    ])
      expect(
        await attorney.verbs.verify(await savePackage(pkg, new Map([[BODY, fillPlace(words)]])), {
          matters: [row.matterId],
        }),
      ).toMatchObject({ kind: "changed", since: [{ by: { name: "Daniel Whitcomb" } }] });
    const worse = await savePackage(
      pkg,
      new Map([[BODY, filled.replace(LONG_RUN, '<w:t xml:space="preserve">Never ')]]),
    );
    expect((await attorney.verbs.verify(worse, { matters: [row.matterId] })).kind).not.toBe("signed-off");
  });

  it("a PDF recorded from the final verifies by its digest, another PDF does not", async () => {
    const { ana, attorney, row } = await signedDeclaration();
    const pdf = new TextEncoder().encode("%PDF-1.7\nthe final, printed");
    expect(await ana.verbs.recordPdf({ draft: row.draftId, pdf })).toMatchObject({
      ok: false,
      refusal: { code: "no-final" },
    });
    granted(await attorney.verbs.finalize());
    expect(await ana.verbs.recordPdf({ draft: row.draftId, pdf: new TextEncoder().encode("no pdf") })).toMatchObject({
      ok: false,
      refusal: { code: "not-a-pdf" },
    });
    granted(await ana.verbs.recordPdf({ draft: row.draftId, pdf }));
    expect(await attorney.verbs.verify(pdf)).toMatchObject({
      kind: "signed-off",
      pdf: { recordedBy: "Ana Reyes" },
      signOffs: [{ by: { name: "Daniel Whitcomb" } }],
    });
    expect(await attorney.verbs.verify(new TextEncoder().encode("%PDF-1.7\nanother"))).toEqual({ kind: "no-record" });
  });
});

it("the sample firm these attacks stand on has an attorney who left and one not of the matter", () => {
  expect(JSON.stringify(sampleLists)).toContain(susanHarlan.oid);
});
