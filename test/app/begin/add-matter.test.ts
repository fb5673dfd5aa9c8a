// A matter added from the pane proposes its forum and its attorneys, for one of them to confirm; only attorneys active today can be named.
import { anaReyes, danielWhitcomb, mOkoye } from "../../../src/sandbox/sample-firm";
import { granted, openFirm } from "../../support/desk";

test("attorneys who can be named are those active today: not one who left", async () => {
  const ana = openFirm().sit(anaReyes);
  expect((await ana.verbs.listAttorneys()).map(({ name, forums }) => [name, forums])).toEqual([
    ["Daniel Whitcomb", ["US-CA"]],
    ["M. Okoye", ["US-CA", "US-CACD"]],
  ]);
});

test("a matter is opened with a proposal of who may sign, which waits for an attorney; a number already taken is refused", async () => {
  const ana = openFirm().sit(anaReyes);
  const proposed = { forums: ["US-CA"], responsible: [mOkoye.oid as never], signing: [danielWhitcomb.oid as never] };
  const added = granted(
    await ana.verbs.addMatter({
      number: " 2026-0201 ",
      title: "Pell v. Orchard Transit",
      court: "us-ca-superior",
      proposed,
    }),
  );
  expect(added).toMatchObject({ number: "2026-0201", proposed, rightsWaitFor: mOkoye.oid });
  expect(await ana.verbs.addMatter({ number: "2026-0201", title: "Another" })).toMatchObject({
    ok: false,
    refusal: { code: "matter-number-taken" },
  });
});
