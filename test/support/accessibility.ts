/**
 * What a screen owes people who cannot see it, cannot use a mouse, or see little: judged in a real browser by three witnesses.
 * IBM's rules for WCAG 2.2 (accessibility-checker-engine), the accessibility tree Chromium hands to screen readers, and the page's own colours.
 */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

const engine = readFileSync(require.resolve("accessibility-checker-engine/ace.js"), "utf8");

interface EngineIssue {
  readonly ruleId: string;
  readonly value: readonly [string, string];
  readonly message: string;
  readonly snippet: string;
}

/** The engine is loaded through the debugger, past the page's policy, and removed with the page. */
const byEngine = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(`if (typeof ace === "undefined") { (0, () => { ${engine}; window.ace = ace; })() }`);
  const issues = await page.evaluate(async (): Promise<EngineIssue[]> => {
    const { ace } = window as unknown as {
      readonly ace: {
        readonly Checker: new () => {
          check(doc: Document, rules: readonly string[]): Promise<{ readonly results: EngineIssue[] }>;
        };
      };
    };
    const report = await new ace.Checker().check(document, ["WCAG_2_2"]);
    return report.results.map(({ ruleId, value, message, snippet }) => ({ ruleId, value, message, snippet }));
  });
  return issues
    .filter(({ value }) => value[0] === "VIOLATION" && value[1] === "FAIL")
    .map(({ ruleId, message, snippet }) => `${ruleId}: ${message} ${snippet.slice(0, 120)}`);
};

interface TreeNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}

const CONTROLS = new Set([
  "button",
  "link",
  "textbox",
  "searchbox",
  "radio",
  "checkbox",
  "tab",
  "combobox",
  "listbox",
  "option",
  "slider",
  "spinbutton",
  "switch",
  "menuitem",
]);

/** No controls, and yet focusable: the page, a heading that takes the focus when its screen opens, and the parts that take it when what had it left (ui/keyboard-place). */
const PLACES = new Set([
  "RootWebArea",
  "heading",
  "tablist",
  "main",
  "banner",
  "contentinfo",
  "listitem",
  "group",
  "region",
  "form",
  "radiogroup",
]);

/** The tree as screen readers get it, in reading order. */
const accessibilityTree = async (page: Page): Promise<readonly TreeNode[]> => {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as unknown as {
    readonly nodes: readonly TreeNode[];
  };
  await session.detach();
  return nodes.filter((node) => !node.ignored);
};

const property = (node: TreeNode, name: string): unknown =>
  node.properties?.find((each) => each.name === name)?.value.value;

const byTree = async (page: Page): Promise<readonly string[]> => {
  const nodes = await accessibilityTree(page);
  const findings: string[] = [];
  for (const node of nodes) {
    const role = node.role?.value ?? "";
    const name = (node.name?.value ?? "").trim();
    if (CONTROLS.has(role) && name === "") findings.push(`a ${role} has no name`);
    if (property(node, "focusable") === true && !CONTROLS.has(role) && !PLACES.has(role))
      findings.push(`what can be focused has the role "${role}": ${name}`);
  }
  const levels = nodes.filter((node) => node.role?.value === "heading").map((node) => Number(property(node, "level")));
  if (levels[0] !== 1 || levels.filter((level) => level === 1).length !== 1)
    findings.push(`headings begin ${levels.join(", ")}: the first is the only level 1`);
  levels.forEach((level, index) => {
    if (level > (levels[index - 1] ?? 0) + 1)
      findings.push(`a heading of level ${level} follows one of level ${levels[index - 1] ?? 0}`);
  });
  const landmarks = nodes
    .map((node) => node.role?.value)
    .filter((role) => role === "main" || role === "banner" || role === "contentinfo");
  if (landmarks.filter((role) => role === "main").length !== 1) findings.push("there is not exactly one main landmark");
  if (landmarks.filter((role) => role === "banner").length !== 1) findings.push("there is not exactly one banner");
  if (landmarks.indexOf("banner") > landmarks.indexOf("main")) findings.push("the banner comes after the main part");
  if (!nodes.some((node) => property(node, "live") === "polite" && property(node, "root") !== undefined)) {
    const live = await page.locator("[aria-live=polite]").count();
    if (live === 0) findings.push("no live region says results aloud");
  }
  return findings;
};

/** Duplicate ids, and text whose contrast with what lies behind it is under 4.5 to 1 (3 to 1 when large; WCAG 2.2, 1.4.3). */
const byPage = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const findings: string[] = [];
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    for (const id of new Set(ids.filter((each, index) => ids.indexOf(each) !== index)))
      findings.push(`the id ${id} stands twice`);
    type Colour = readonly [number, number, number, number];
    const colourOf = (text: string): Colour => {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
      return [red, green, blue, alpha];
    };
    const over = (top: Colour, below: Colour): Colour =>
      [0, 1, 2].map((at) => (top[at] ?? 0) * top[3] + (below[at] ?? 0) * (1 - top[3])).concat(1) as unknown as Colour;
    const behind = (element: Element | null): Colour => {
      if (element === null) return [255, 255, 255, 1];
      const own = colourOf(getComputedStyle(element).backgroundColor);
      return own[3] === 1 ? own : over(own, behind(element.parentElement));
    };
    const luminance = (colour: Colour): number => {
      const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? "";
      if (element === null || text === "" || ["SCRIPT", "STYLE"].includes(element.tagName)) continue;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      // What is not drawn, or clipped away for screen readers alone, has no contrast; nor needs a control that is disabled (1.4.3).
      if (
        style.visibility === "hidden" ||
        box.width <= 1 ||
        box.height <= 1 ||
        element.closest("[aria-disabled=true], [disabled]") !== null
      )
        continue;
      const ground = behind(element);
      const [light, dark] = [luminance(over(colourOf(style.color), ground)), luminance(ground)].sort((a, b) => b - a);
      const ratio = ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
      const size = Number.parseFloat(style.fontSize);
      const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
      if (ratio < needed) findings.push(`"${text.slice(0, 40)}" has a contrast of ${ratio.toFixed(2)} to 1`);
    }
    return findings;
  });

/** Everything wrong with the page as it stands now; an empty list when nothing is. */
export const accessibilityFindings = async (page: Page): Promise<readonly string[]> => [
  ...(await byTree(page)),
  ...(await byPage(page)),
  ...(await byEngine(page)),
];

/** What another theme can break: the colours alone. */
export const colourFindings = (page: Page): Promise<readonly string[]> => byPage(page);

/**
 * Tabs once through the page from its beginning: every stop must look different focused than not, and none may hold the focus fast.
 * Returns what was wrong, and the names of the stops in order.
 */
export const tabThrough = async (
  page: Page,
  most = 60,
): Promise<{ readonly findings: readonly string[]; readonly stops: readonly string[] }> => {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    window.scrollTo(0, 0);
  });
  const findings: string[] = [];
  const stops: string[] = [];
  const seen = new Set<number>();
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const marks = [
        "outlineStyle",
        "outlineWidth",
        "outlineColor",
        "boxShadow",
        "borderBottomColor",
        "borderTopColor",
        "backgroundColor",
      ] as const;
      const lookOf = (element: Element): string =>
        [null, "::before", "::after"]
          .map((pseudo) => {
            const style = getComputedStyle(element, pseudo);
            return marks.map((mark) => style[mark]).join("|");
          })
          .join("/");
      const element = document.activeElement as HTMLElement | null;
      if (element === null || element === document.body) return undefined;
      const around = [
        element,
        ...[element.parentElement, element.parentElement?.parentElement].filter((each) => each != null),
      ];
      const all = window as unknown as { stops?: HTMLElement[] };
      all.stops ??= [];
      const known = all.stops.indexOf(element);
      const key = known === -1 ? all.stops.push(element) - 1 : known;
      const focused = around.map(lookOf);
      element.blur();
      const plain = around.map(lookOf);
      element.focus();
      const name =
        element.getAttribute("aria-label") ??
        (element as HTMLInputElement).labels?.[0]?.textContent ??
        element.textContent ??
        element.tagName;
      return { key, name: name.trim().slice(0, 60), visible: focused.some((look, index) => look !== plain[index]) };
    });
    if (stop === undefined || seen.has(stop.key)) break;
    seen.add(stop.key);
    stops.push(stop.name);
    if (!stop.visible) findings.push(`the focus cannot be seen on "${stop.name}"`);
  }
  await page.evaluate(() => {
    delete (window as unknown as { stops?: HTMLElement[] }).stops;
  });
  return { findings, stops };
};
