// A matter added from the pane names its forum and its attorneys, so that a draft of it can be signed off; only attorneys active today can be named.
import { anaReyes, danielWhitcomb, mOkoye } from "../../../src/sandbox/sample-firm";
import { granted, openFirm } from "../../support/desk";

test("attorneys who can be named are those active today: not one who left", async () => {
  const ana = openFirm().sit(anaReyes);
  expect((await ana.verbs.listAttorneys()).map(({ name, forums }) => [name, forums])).toEqual([
    ["Daniel Whitcomb", ["US-CA"]],
    ["M. Okoye", ["US-CA", "US-CACD"]],
  ]);
});

test("a matter added with forum and attorneys keeps them; a number already taken is refused", async () => {
  const ana = openFirm().sit(anaReyes);
  const added = granted(
    await ana.verbs.addMatter({
      number: " 2026-0201 ",
      title: "Pell v. Orchard Transit",
      court: "us-ca-superior",
      forum: "US-CA",
      responsibleAttorneys: [mOkoye.oid],
      signingAttorneys: [danielWhitcomb.oid],
    }),
  );
  expect(added).toMatchObject({
    number: "2026-0201",
    forum: "US-CA",
    responsibleAttorneys: [mOkoye.oid],
    signingAttorneys: [danielWhitcomb.oid],
  });
  expect(await ana.verbs.addMatter({ number: "2026-0201", title: "Another" })).toMatchObject({
    ok: false,
    refusal: { code: "matter-number-taken" },
  });
});
