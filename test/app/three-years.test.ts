/**
 * A filing as somebody asks about it in year three: the matter reassigned and removed to federal court, the attorney who signed gone, her account
 * deleted, the provider's key retired, and rows of a later version beside hers. What stood when she signed decides.
 */
import { SignJWT } from "jose";
import { createTokenVerifier } from "../../src/adapters/identity/token-verifier";
import type { Ports } from "../../src/app/ports/ports";
import { readRecordsExport } from "../../src/app/ports/records-export";
import { verify as verifyWith } from "../../src/app/records/verify";
import { exportPorts } from "../../src/cli/export-ports";
import type { MatterId, PersonId } from "../../src/domain/ids";
import { ceremonyNonce } from "../../src/domain/review/statement-hash";
import type { ReadRow } from "../../src/domain/stamped";
import {
  anaReyes,
  danielWhitcomb,
  mOkoye,
  sampleTenant,
  tranMatterId,
  type SamplePerson,
} from "../../src/sandbox/sample-firm";
import type { PreparedSignOff } from "../../src/app/finish/prepared-sign-off";
import { drafted, granted, openFirm, type Desk } from "../support/desk";
import { ISSUER, makeKey, SIGN_OFF, trusted, type Key } from "../support/provider-keys";

const tran = tranMatterId as MatterId;

const proofOf = async (person: SamplePerson, prepared: PreparedSignOff, key: Key) => {
  const time = Math.floor(Date.parse(prepared.statement.time.at) / 1000);
  const idToken = await new SignJWT({
    iss: ISSUER,
    aud: SIGN_OFF,
    tid: sampleTenant,
    oid: person.oid,
    name: person.name,
    roles: ["Countersign.Attorney"],
    nonce: ceremonyNonce([prepared.statementHash]),
    auth_time: time + 20,
    iat: time + 21,
    exp: time + 3621,
  })
    .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: key.jwk.kid })
    .sign(key.secret);
  return { idToken, oid: person.oid as PersonId, key: key.jwk };
};
const signs = async (desk: Desk, person: SamplePerson, meaning: "for-filing" | "reviewed-facts", key: Key) => {
  const prepared = granted(await desk.verbs.prepareSignOff({ meaning }));
  granted(await desk.verbs.signOff({ prepared: [prepared], proof: await proofOf(person, prepared, key) }));
};
const given = (responsible: SamplePerson, forums: readonly string[]) => ({
  matter: tran,
  forums,
  responsible: [responsible.oid as PersonId],
  signing: [responsible.oid as PersonId],
  conflictCheck: { kind: "memorandum" as const, reference: "CM-2027-002" },
  limitation: "none",
});

/** Rows as Microsoft 365 gives them once a person's account is deleted: her name, and no id. */
const orphaned = <Content>(rows: readonly ReadRow<Content>[], person: SamplePerson): readonly ReadRow<Content>[] =>
  rows.map((row) => {
    if (row.createdById !== person.oid) return row;
    const { createdById: _id, modifiedById: _by, ...rest } = row;
    return { ...rest, createdByName: person.name };
  });

const threeYears = async () => {
  const [k1, k2] = await Promise.all([makeKey("k1"), makeKey("k2")]);
  const keys = { published: [k1.jwk] };
  const verifier = createTokenVerifier({
    deployment: { signOffClientId: SIGN_OFF, tenantId: sampleTenant },
    issuer: trusted,
    publishedKeys: async () => keys.published,
    keyHistory: [],
  });
  const firm = openFirm({ verifier });
  const row = await drafted(firm.sit(anaReyes), tranMatterId, "declaration");
  const daniel = firm.sit(danielWhitcomb);
  await daniel.open(row);
  const seen = await daniel.draft();
  granted(
    await daniel.verbs.decideUnits({
      seen,
      way: "one-by-one",
      decisions: [...seen.units, ...seen.furniture].map(({ unit }) => ({ unit, verdict: "approve" as const })),
    }),
  );
  await signs(daniel, danielWhitcomb, "for-filing", k1);
  await daniel.word().save();
  const paper = (await firm.sit(anaReyes).ports.drafts.download(row.driveItemId)).slice();

  firm.now = Date.parse("2027-01-11T10:00:00Z");
  granted(await daniel.verbs.confirmRights(given(mOkoye, ["US-CA"])));
  // The provider announces its next key beside the old one; a colleague's ceremony sees both.
  keys.published = [k1.jwk, k2.jwk];
  firm.now = Date.parse("2027-02-08T10:00:00Z");
  const okoye = firm.sit(mOkoye);
  await okoye.open(row);
  await signs(okoye, mOkoye, "reviewed-facts", k2);
  firm.now = Date.parse("2027-03-15T10:00:00Z");
  granted(await okoye.verbs.confirmRights(given(mOkoye, ["US-CACD"])));
  keys.published = [k2.jwk];

  firm.now = Date.parse("2029-11-23T10:00:00Z");
  const { signOffs, rights, roster } = okoye.ports;
  const gone: Partial<Ports> = {
    roster: {
      read: async () =>
        (await roster.read()).map((each) =>
          each.oid === danielWhitcomb.oid ? { ...each, until: "2028-03-31" } : each,
        ),
    },
    signOffs: {
      ...signOffs,
      listForDraft: async (draft) => orphaned(await signOffs.listForDraft(draft), danielWhitcomb),
      listForContent: async (content) => orphaned(await signOffs.listForContent(content), danielWhitcomb),
      listForMatter: async (matter) => orphaned(await signOffs.listForMatter(matter), danielWhitcomb),
    },
    rights: {
      ...rights,
      listForMatter: async (matter) => [
        ...orphaned(await rights.listForMatter(matter), danielWhitcomb),
        {
          itemId: "900",
          createdById: mOkoye.oid as PersonId,
          createdAt: "2029-06-01T10:00:00Z",
          modifiedAt: "2029-06-01T10:00:00Z",
          content: undefined,
          unread: { kind: "matter-rights", version: 2 },
        },
      ],
    },
  };
  return { firm, row, paper, verifier, okoye: firm.sit(mOkoye, gone) };
};

test("signed in year one, then reassigned, removed to federal court, its attorney gone, her account deleted, its key retired, read by a later version: verifies in year three", async () => {
  const { okoye, paper } = await threeYears();
  const answer = await okoye.verbs.verify(paper);
  if (answer.kind !== "signed-off") throw new Error(JSON.stringify(answer));
  const filing = answer.signOffs.find(({ meaning }) => meaning === "for-filing");
  expect(filing).toMatchObject({
    by: { oid: danielWhitcomb.oid, name: danielWhitcomb.name, barNumber: "328817" },
    identity: "proved",
    rights: { by: danielWhitcomb.name, forum: "US-CA", today: "signer-not-active" },
  });
});

test("the same from an export, without a connection: judged by the rows in the file", async () => {
  const { okoye, paper, row, verifier } = await threeYears();
  const { json } = granted(await okoye.verbs.exportRecords(row.draftId));
  const read = readRecordsExport(JSON.parse(json));
  if (!read.ok) throw new Error(read.refusal);
  const answer = await verifyWith(exportPorts(read.value, "records.json", { tenant: sampleTenant, verifier }))(paper);
  expect(answer).toMatchObject({ kind: "signed-off" });
  const without = { ...read.value, rights: [] };
  expect(
    await verifyWith(exportPorts(without, "records.json", { tenant: sampleTenant, verifier }))(paper),
  ).not.toMatchObject({ kind: "signed-off" });
});
