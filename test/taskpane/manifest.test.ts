// Microsoft's own validator asks a service on the internet; these are its published rules, checked offline.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DOMParser, type Element } from "@xmldom/xmldom";

const root = join(__dirname, "..", "..");
const document = new DOMParser({
  onError: (level, message) => {
    throw new Error(`${level}: ${message}`);
  },
}).parseFromString(readFileSync(join(root, "manifest.xml"), "utf8"), "text/xml");
const office = document.documentElement as Element;
const all = (name: string, within: Element = office): readonly Element[] =>
  Array.from(within.getElementsByTagName(name));
const children = (element: Element): readonly Element[] =>
  Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1);
const one = (name: string): Element => {
  const found = children(office).filter((child) => child.tagName === name);
  if (found.length !== 1) throw new Error(`${name}: ${found.length} of them`);
  return found[0] as Element;
};
const value = (element: Element): string => element.getAttribute("DefaultValue") ?? "";

/** Learn: "Find the proper order of manifest elements", task pane add-in. */
const ORDER = [
  "Id",
  "AlternateID",
  "Version",
  "ProviderName",
  "DefaultLocale",
  "DisplayName",
  "Description",
  "IconUrl",
  "HighResolutionIconUrl",
  "SupportUrl",
  "AppDomains",
  "Hosts",
  "Requirements",
  "DefaultSettings",
  "Permissions",
  "Dictionary",
  "VersionOverrides",
];
const OVERRIDES_ORDER = ["Description", "Requirements", "Hosts", "Resources", "WebApplicationInfo"];

const pngSize = (file: string): readonly [number, number] => {
  const bytes = readFileSync(join(root, file));
  expect(bytes.subarray(0, 8)).toEqual(Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]));
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
};

describe("the manifest firm IT uploads", () => {
  test("its elements stand in the order Office demands", () => {
    const names = children(office).map((child) => child.tagName);
    expect(names).toEqual([...names].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)));
    expect(names.every((name) => ORDER.includes(name))).toBe(true);
    const inside = children(one("VersionOverrides")).map((child) => child.tagName);
    expect(inside).toEqual([...inside].sort((a, b) => OVERRIDES_ORDER.indexOf(a) - OVERRIDES_ORDER.indexOf(b)));
  });
  test("it is a task pane for Word that asks for WordApi 1.3 and nothing newer", () => {
    expect(office.getAttribute("xsi:type")).toBe("TaskPaneApp");
    expect(children(one("Hosts")).map((host) => host.getAttribute("Name"))).toEqual(["Document"]);
    expect(all("Set").map((set) => [set.getAttribute("Name"), set.getAttribute("MinVersion")])).toEqual([
      ["WordApi", "1.3"],
    ]);
    expect(one("Permissions").textContent).toBe("ReadWriteDocument");
  });
  test("its id is a GUID and its version has four parts", () => {
    expect(one("Id").textContent).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(one("Version").textContent).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
  });
  test("names and descriptions keep within their lengths", () => {
    expect(value(one("DisplayName")).length).toBeLessThanOrEqual(125);
    expect(value(one("Description")).length).toBeLessThanOrEqual(250);
    for (const text of all("bt:String"))
      expect(value(text).length).toBeLessThanOrEqual(text.parentNode?.nodeName === "bt:ShortStrings" ? 125 : 250);
  });
  test("every address is https and on the one origin that serves the pane", () => {
    const addresses = [
      ...all("SourceLocation"),
      ...all("bt:Url"),
      ...all("bt:Image"),
      one("IconUrl"),
      one("HighResolutionIconUrl"),
      one("SupportUrl"),
    ]
      .map(value)
      .filter((address) => address !== "");
    expect(addresses.length).toBeGreaterThan(10);
    expect(new Set(addresses.map((address) => new URL(address).origin)).size).toBe(1);
    expect(addresses.every((address) => address.startsWith("https://"))).toBe(true);
  });
  test("every resid names a resource that is there, and every resource is used", () => {
    const given = [...all("bt:Image"), ...all("bt:Url"), ...all("bt:String")]
      .map((each) => each.getAttribute("id"))
      .filter((id) => id !== null);
    const used = Array.from(office.getElementsByTagName("*"))
      .map((each) => each.getAttribute("resid"))
      .filter((id) => id !== null);
    expect(new Set(used)).toEqual(new Set(given));
    expect(new Set(given).size).toBe(given.length);
    for (const id of given) expect((id ?? "").length).toBeLessThanOrEqual(32);
  });
  test("every icon is a PNG of the size it claims, and 16, 32 and 80 are among them", () => {
    const sizes = new Map(
      all("bt:Image")
        .filter((image) => image.getAttribute("id") !== null)
        .map((image) => [image.getAttribute("id"), value(image)]),
    );
    for (const use of all("bt:Image").filter((image) => image.getAttribute("resid") !== null)) {
      const size = Number(use.getAttribute("size"));
      expect(pngSize(new URL(sizes.get(use.getAttribute("resid")) ?? "").pathname.slice(1))).toEqual([size, size]);
    }
    const group = all("Group")[0] as Element;
    const inGroup = children(children(group).find((child) => child.tagName === "Icon") as Element).map((image) =>
      Number(image.getAttribute("size")),
    );
    for (const size of [16, 32, 80]) expect(inGroup).toContain(size);
    expect(pngSize(new URL(value(one("IconUrl"))).pathname.slice(1))).toEqual([32, 32]);
    expect(pngSize(new URL(value(one("HighResolutionIconUrl"))).pathname.slice(1))).toEqual([64, 64]);
  });
  test("the ribbon button opens the pane that a draft opens by itself", () => {
    expect(all("TaskpaneId").map((id) => id.textContent)).toEqual(["Office.AutoShowTaskpaneWithDocument"]);
    expect(all("Action").map((action) => action.getAttribute("xsi:type"))).toEqual(["ShowTaskpane"]);
  });
  test("a draft's own pane part names this very add-in", () => {
    const source = readFileSync(join(root, "src/drafting/marks/task-pane-addin.ts"), "utf8");
    expect(source).toContain(one("Id").textContent ?? "none");
    expect(source).toContain(one("Version").textContent ?? "none");
  });
});
