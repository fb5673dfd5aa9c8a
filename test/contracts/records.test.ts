import type { AuditEntry } from "../../src/domain/audit/entry";
import type { ContentHash, DraftId, MatterId, PersonId } from "../../src/domain/ids";
import type { ReviewRecord } from "../../src/domain/review/sitting";
import type { SignOffContent } from "../../src/domain/review/sign-off-record";
import {
  anaReyes,
  mOkoye,
  danielWhitcomb,
  priyaRaman,
  riveraMatterId,
  sampleTenant,
} from "../../src/sandbox/sample-firm";
import { firmWorlds, type FirmWorld } from "../support/firm-worlds";

const draft = "01J0DRAFT" as DraftId;
const about = { version: 1 as const, tenant: sampleTenant, matter: riveraMatterId as MatterId, draft };
const question = (text: string): ReviewRecord => ({ ...about, kind: "question", id: "q1", text, raisedBy: "person" });
const withdrawal: SignOffContent = {
  ...about,
  kind: "withdrawal",
  signOffRow: "1",
  statementHash: "ab".repeat(32),
  reason: "The caption names the wrong branch.",
};
const signOff = (contentHash: string): SignOffContent => ({
  kind: "sign-off",
  statementHash: "cd".repeat(32),
  ceremony: ["cd".repeat(32)],
  index: 0,
  statement: {
    version: 1,
    hashVersion: 1,
    nonce: "00".repeat(16),
    tenant: sampleTenant,
    matter: about.matter,
    draft,
    contentHash: contentHash as ContentHash,
    unitCount: 61,
    exhibits: [],
    ruleSet: "1",
    sittings: [],
    acceptedFindings: [],
    qualityCheck: "none",
    meaning: "for-filing",
    attestation: "I have read this document and approve it for filing over my signature.",
    signer: { oid: mOkoye.oid as PersonId, name: mOkoye.name, barNumber: "301244", admissions: ["US-CA"] },
    rosterRow: { itemId: "1", eTag: '"x,1"', from: "2014-12-03", admissions: [{ forum: "US-CA", from: "2014-12-03" }] },
    rightsRow: {
      itemId: "1",
      at: "2026-01-12T17:00:00Z",
      by: mOkoye.oid as PersonId,
      forums: ["US-CA"],
      responsible: [mOkoye.oid as PersonId],
      signing: [mOkoye.oid as PersonId],
      from: "2026-01-12",
      addedThemselves: [mOkoye.oid as PersonId],
    },
    rowsForNothing: [],
    auditHeads: [],
    blanks: [],
    previous: "none",
    keysSeen: [],
    time: { at: "2026-11-22T10:00:00Z", from: "stamp" },
  },
});

describe.each(firmWorlds)("the firm's records, kept %s", (_name, open) => {
  let world: FirmWorld;
  beforeEach(async () => {
    world = await open();
  });
  afterEach(() => world.close());

  test("author and time are the server's, and the words come back as they were sent", async () => {
    const append = await world
      .as(anaReyes)
      .reviews.append("question:q1", draft, question("Is the § 998 offer to be pleaded? “Yes” or “no” — 日本"));
    expect(append).toMatchObject({
      kind: "recorded",
      row: {
        createdById: anaReyes.oid,
        createdByName: "Ana Reyes",
        createdAt: "2026-11-22T10:00:00Z",
        modifiedById: anaReyes.oid,
        modifiedAt: "2026-11-22T10:00:00Z",
      },
    });
    if (append.kind !== "recorded") throw new Error("not recorded");
    expect(await world.as(mOkoye).reviews.readById(append.row.itemId)).toEqual(append.row);
    expect(append.row.content).toEqual(question("Is the § 998 offer to be pleaded? “Yes” or “no” — 日本"));
  });

  test("the same act sent twice is one record", async () => {
    const { reviews } = world.as(anaReyes);
    const [first, second] = [
      await reviews.append("question:q1", draft, question("Once?")),
      await reviews.append("question:q1", draft, question("Once?")),
    ];
    expect(second).toEqual(first);
    expect(await reviews.listForDraft(draft)).toHaveLength(1);
  });

  test("a key that another already used gives back the other's row, under the other's name", async () => {
    await world.as(anaReyes).reviews.append("question:q1", draft, question("Hers"));
    const append = await world.as(priyaRaman).reviews.append("question:q1", draft, question("Mine"));
    expect(append).toMatchObject({ kind: "recorded", row: { createdById: anaReyes.oid, content: { text: "Hers" } } });
    expect(await world.as(priyaRaman).reviews.listForDraft(draft)).toHaveLength(1);
  });

  test("a paralegal and a team lead cannot write a sign-off: the records refuse them", async () => {
    expect(await world.as(anaReyes).signOffs.append("s1", draft, withdrawal)).toEqual({ kind: "not-permitted" });
    expect(await world.as(priyaRaman).signOffs.append("s1", draft, withdrawal)).toEqual({ kind: "not-permitted" });
    expect(await world.as(anaReyes).signOffs.listForDraft(draft)).toEqual([]);
    expect(await world.as(mOkoye).signOffs.append("s1", draft, withdrawal)).toMatchObject({
      kind: "recorded",
      row: { createdById: mOkoye.oid },
    });
    expect(await world.as(anaReyes).signOffs.listForDraft(draft)).toHaveLength(1);
  });

  test("every row of the draft is given, however many, and none of another draft", async () => {
    const { audit } = world.as(danielWhitcomb);
    const entry = (sequence: number): AuditEntry => ({
      version: 1,
      tenant: sampleTenant,
      matter: about.matter,
      draft,
      writer: danielWhitcomb.oid as PersonId,
      sequence,
      previous: "none",
      at: "2026-11-22T10:00:00Z",
      event: { kind: "sent-back", round: sequence },
    });
    for (let sequence = 1; sequence <= 25; sequence += 1) await audit.append(`a:${sequence}`, draft, entry(sequence));
    await audit.append("b:1", "OTHER" as DraftId, entry(1));
    expect((await audit.listForDraft(draft)).map(({ content }) => content?.sequence)).toEqual(
      Array.from({ length: 25 }, (_, index) => index + 1),
    );
  });

  test("a sign-off is found by what was signed, whatever draft it was signed in", async () => {
    const { signOffs } = world.as(mOkoye);
    await signOffs.append("s1", draft, signOff("aa".repeat(32)));
    await signOffs.append("s2", "OTHER" as DraftId, signOff("bb".repeat(32)));
    await signOffs.append("s3", draft, withdrawal);
    expect(
      (await world.as(anaReyes).signOffs.listForContent("bb".repeat(32) as ContentHash)).map(
        ({ content }) => content?.kind,
      ),
    ).toEqual(["sign-off"]);
    expect(await signOffs.listForContent("ff".repeat(32) as ContentHash)).toEqual([]);
    expect((await signOffs.listForMatter(about.matter)).map(({ content }) => content?.kind)).toEqual([
      "sign-off",
      "sign-off",
      "withdrawal",
    ]);
  });

  test("a sitting over a thousand units fits one row and comes back whole", async () => {
    const units = Array.from({ length: 1000 }, (_, index) => String(index).padStart(16, "0"));
    const sitting = {
      ...about,
      kind: "sitting",
      id: "big",
      reviewer: mOkoye.oid,
      content: "ee".repeat(32),
      order: units,
      accepted: [],
      decisions: units.map((unit) => ({
        unit,
        words: "ab".repeat(32),
        place: "cd".repeat(32),
        verdict: "approve",
        way: "one-by-one",
      })),
    } as unknown as ReviewRecord;
    const append = await world.as(mOkoye).reviews.append("sitting:big", draft, sitting);
    expect(append.kind === "recorded" && append.row.content).toEqual(sitting);
  });

  test("a row that does not exist is a fault, never an empty record", async () => {
    await expect(world.as(mOkoye).signOffs.readById("4711")).rejects.toMatchObject({ code: "not-found" });
  });
});
