import { unzipSync } from "fflate";
import {
  addCustomXml,
  findCustomXml,
  listCustomXml,
  removeCustomXml,
  replaceCustomXml,
} from "../../../src/docx/parts/custom-xml";
import { openPackage, savePackage } from "../../../src/docx/package/package";
import { PackageChanges } from "../../../src/docx/package/package-changes";
import {
  addTaskPanePart,
  hasTaskPanePart,
  removeTaskPanePart,
  type TaskPaneAddin,
} from "../../../src/docx/parts/task-pane-part";
import { forEachCorpusFile } from "../../support/corpus";
import { docx, p } from "../../support/docx-builder";
import { newComplaints, packageComplaints } from "../../support/package-oracle";

const ITEM = "{0B7E6C55-5E0C-4C6B-9B50-0B8D2E0F9C11}";
const INSTANCE = "{6A1C1F37-2C5B-4B4A-8A11-1C6C0B7B1E02}";
const ours: TaskPaneAddin = {
  id: "2f6f6d2e-6f0c-4e6c-9f6e-3f1f0f8f5a11",
  version: "1.0.0.0",
  store: "EXCatalog",
  storeType: "EXCatalog",
};
const theirs: TaskPaneAddin = { ...ours, id: "wa200001011", store: "en-US", storeType: "OMEX" };

const edited = async (bytes: Uint8Array, edit: (changes: PackageChanges) => Promise<void>): Promise<Uint8Array> => {
  const pkg = await openPackage(bytes);
  const changes = new PackageChanges(pkg);
  await edit(changes);
  return savePackage(pkg, changes.all());
};
const names = (bytes: Uint8Array): readonly string[] => Object.keys(unzipSync(bytes)).sort();

describe("a custom XML part", () => {
  it("comes with its properties, is found by its namespace, replaced in place and leaves whole", async () => {
    const plain = docx({ body: p("x") });
    const added = await edited(
      plain,
      async (changes) =>
        void (await addCustomXml(changes, '<l:ledger xmlns:l="urn:countersign:ledger:1" n="1"/>', ITEM)),
    );
    expect(packageComplaints(added)).toEqual([]);
    const [found] = await findCustomXml(await openPackage(added), "urn:countersign:ledger:1");
    expect(found).toMatchObject({ part: "customXml/item1.xml", itemId: ITEM });
    if (found === undefined) throw new Error("not found");
    const replaced = await edited(added, async (changes) =>
      replaceCustomXml(changes, found, '<l:ledger xmlns:l="urn:countersign:ledger:1" n="2"/>'),
    );
    expect(await (await openPackage(replaced)).text(found.part)).toContain('n="2"');
    const removed = await edited(replaced, (changes) => removeCustomXml(changes, found));
    expect(names(removed)).toEqual(names(plain));
    expect(packageComplaints(removed)).toEqual([]);
  });
  it("of one namespace may be there twice, and then both are told", async () => {
    const twice = await edited(docx({ body: p("x") }), async (changes) => {
      await addCustomXml(changes, '<a xmlns="urn:a"/>', ITEM);
      await addCustomXml(changes, '<a xmlns="urn:a"/>', INSTANCE);
      await addCustomXml(changes, "<a/>", "{00000000-0000-0000-0000-000000000001}");
    });
    expect((await findCustomXml(await openPackage(twice), "urn:a")).map(({ itemId }) => itemId)).toEqual([
      ITEM,
      INSTANCE,
    ]);
    expect((await listCustomXml(await openPackage(twice))).map(({ namespace }) => namespace)).toEqual([
      "urn:a",
      "urn:a",
      "",
    ]);
    expect(packageComplaints(twice)).toEqual([]);
  });
});

describe("the part that opens the pane", () => {
  it("stands beside another add-in's, is not added twice, and leaves the other alone", async () => {
    const plain = docx({ body: p("x") });
    const both = await edited(plain, async (changes) => {
      await addTaskPanePart(changes, theirs, INSTANCE);
      await addTaskPanePart(changes, ours, ITEM);
      await addTaskPanePart(changes, ours, ITEM);
    });
    expect(packageComplaints(both)).toEqual([]);
    expect(names(both).filter((name) => /webextension\d/.test(name))).toHaveLength(2);
    const pkg = await openPackage(both);
    expect([await hasTaskPanePart(pkg, ours.id), await hasTaskPanePart(pkg, theirs.id)]).toEqual([true, true]);
    const without = await edited(both, (changes) => removeTaskPanePart(changes, ours.id.toUpperCase()));
    expect(packageComplaints(without)).toEqual([]);
    expect([
      await hasTaskPanePart(await openPackage(without), ours.id),
      await hasTaskPanePart(await openPackage(without), theirs.id),
    ]).toEqual([false, true]);
    expect(names(await edited(without, (changes) => removeTaskPanePart(changes, theirs.id)))).toEqual(names(plain));
  });
  forEachCorpusFile("goes into a real document and out again without a trace in its parts", async (bytes) => {
    const added = await edited(bytes, (changes) => addTaskPanePart(changes, ours, ITEM));
    expect(newComplaints(bytes, added)).toEqual([]);
    expect(
      names(await edited(added, (changes) => removeTaskPanePart(changes, ours.id))).filter(
        (name) => !name.endsWith("taskpanes.xml.rels"),
      ),
    ).toEqual(names(bytes).filter((name) => !name.endsWith("taskpanes.xml.rels") && !name.endsWith("/")));
  });
});
