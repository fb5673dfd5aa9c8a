/**
 * One formatting property as a comparable text, and a set of run properties read from one `w:rPr`.
 * What is neutral (underline none, shading clear, position 0) reads like what is absent, because it looks the same.
 * A property given twice is kept as given: readers differ on which one counts.
 */
import type { XmlElement } from "../xml/xml-tree";
import { elements, onOff, val } from "./content-tree";
import { isNoiseAttribute } from "./raw";
import { resolveColor, type Theme } from "./theme";

/** Toggle properties: across style levels they combine by exclusive or (ECMA-376 17.7.3). */
const TOGGLES = new Set([
  "w:b",
  "w:bCs",
  "w:i",
  "w:iCs",
  "w:caps",
  "w:smallCaps",
  "w:strike",
  "w:vanish",
  "w:outline",
  "w:shadow",
  "w:emboss",
  "w:imprint",
]);
/** On or off, the nearest level decides. */
const SWITCHES = new Set(["w:dstrike", "w:webHidden", "w:specVanish", "w:rtl", "w:cs", "w:oMath"]);
/** Value properties, with the value that looks like none. */
const VALUES: Readonly<Record<string, string | undefined>> = {
  "w:u": "none",
  "w:vertAlign": "baseline",
  "w:highlight": "none",
  "w:sz": undefined,
  "w:szCs": undefined,
  "w:w": "100",
  "w:spacing": "0",
  "w:position": "0",
  "w:em": "none",
  "w:effect": "none",
};
/** Hashed as they stand. */
const RAW = new Set([
  "w:fitText",
  "w:eastAsianLayout",
  "w14:glow",
  "w14:shadow",
  "w14:reflection",
  "w14:textOutline",
  "w14:textFill",
  "w14:scene3d",
  "w14:props3d",
  "w14:ligatures",
  "w14:numForm",
  "w14:numSpacing",
  "w14:stylisticSets",
  "w14:cntxtAlts",
]);
/** Read elsewhere or saying nothing a reader sees (canonical content, "Out"). */
const ELSEWHERE = new Set([
  "w:rStyle",
  "w:rFonts",
  "w:lang",
  "w:noProof",
  "w:kern",
  "w:snapToGrid",
  "w:rPrChange",
  "w:ins",
  "w:del",
  "w:moveFrom",
  "w:moveTo",
]);

/** What these say where nothing is said, too (MS-DOCX 2.6.1). */
const NEUTRAL: Readonly<Record<string, readonly string[]>> = {
  "w14:ligatures": ["none"],
  "w14:numForm": ["default"],
  "w14:numSpacing": ["default"],
  "w14:cntxtAlts": ["0", "false", "off"],
};
/** Hashed as it stands, "" where it says what is the case anyway. */
const describeEffect = (element: XmlElement, theme: Theme): string =>
  NEUTRAL[element.name]?.includes(element.attributes.get("w14:val") ?? "") === true ||
  (element.name === "w14:stylisticSets" && element.children.length === 0)
    ? ""
    : describe(element, theme);

/** Words run as they run anyway (17.18.93). */
export const runsAsUsual = (direction: XmlElement): boolean => val(direction) === "lrTb";

/** Borders that show, in the order of their names, with "" for none: an absent side and one said to be none look alike. */
export const describeBorders = (element: XmlElement, theme: Theme): string => {
  const sides = elements(element).filter((side) => !["none", "nil"].includes(val(side) ?? "none"));
  return sides.length === 0
    ? ""
    : `${element.name}{${sides
        .map((side) => describe(side, theme))
        .sort()
        .join("")}}`;
};

export type FontSlot = "ascii" | "hAnsi" | "eastAsia" | "cs";
export const FONT_SLOTS: readonly FontSlot[] = ["ascii", "hAnsi", "eastAsia", "cs"];

export interface RunProperties {
  readonly toggles: ReadonlyMap<string, boolean>;
  /** Value by property; "" is the neutral value, which still overrides an outer level. */
  readonly values: ReadonlyMap<string, string>;
  readonly fonts: ReadonlyMap<string, string>;
  /** Properties given more than once, or that the reader does not know, as they stand. */
  readonly odd: readonly string[];
  readonly unknown: readonly string[];
  readonly style?: string;
  /** Revision marks among the properties. */
  readonly changed: boolean;
  readonly markRevisions: readonly string[];
}

/** An element as a text: sorted attributes, colours resolved, children in order. Not an encoding: only ever put in one whole. */
export const describe = (element: XmlElement, theme: Theme): string => {
  const pairs: string[] = [];
  const colors = new Map<string, string>();
  const at = (name: string): string | undefined => element.attributes.get(name);
  if (at("w:themeColor") !== undefined || at("w:color") !== undefined)
    colors.set(
      "w:color",
      resolveColor(theme, at("w:color"), at("w:themeColor"), at("w:themeTint"), at("w:themeShade")) ?? "",
    );
  if (at("w:themeFill") !== undefined || at("w:fill") !== undefined)
    colors.set(
      "w:fill",
      resolveColor(theme, at("w:fill"), at("w:themeFill"), at("w:themeFillTint"), at("w:themeFillShade")) ?? "",
    );
  // A fill or outline by effect names the theme's colours as drawings do (MS-DOCX 2.6.1.29).
  if (element.name === "w14:schemeClr")
    colors.set("w14:val", theme.colors.get(at("w14:val") ?? "") ?? `?${at("w14:val") ?? ""}`);
  for (const [name, value] of element.attributes) {
    if (
      isNoiseAttribute(name) ||
      colors.has(name) ||
      /^w:theme(?:Color|Tint|Shade|Fill|FillTint|FillShade)$/.test(name)
    )
      continue;
    pairs.push(`${name}=${JSON.stringify(value)}`);
  }
  for (const [name, value] of colors) pairs.push(`${name}=${JSON.stringify(value)}`);
  const inner = elements(element).map((one) => describe(one, theme));
  return `${element.name}[${pairs.sort().join(" ")}]${inner.length === 0 ? "" : `{${inner.join("")}}`}`;
};

const extraAttributes = (element: XmlElement, known: readonly string[]): boolean => {
  for (const name of element.attributes.keys()) if (!known.includes(name) && !isNoiseAttribute(name)) return true;
  return false;
};

/** Shading as text, "" when nothing shows. */
export const describeShading = (element: XmlElement, theme: Theme): string => {
  const pattern = val(element) ?? "clear";
  const color =
    resolveColor(
      theme,
      element.attributes.get("w:color"),
      element.attributes.get("w:themeColor"),
      element.attributes.get("w:themeTint"),
      element.attributes.get("w:themeShade"),
    ) ?? "auto";
  const fill =
    resolveColor(
      theme,
      element.attributes.get("w:fill"),
      element.attributes.get("w:themeFill"),
      element.attributes.get("w:themeFillTint"),
      element.attributes.get("w:themeFillShade"),
    ) ?? "auto";
  if (pattern === "nil" || (pattern === "clear" && fill === "auto")) return "";
  return pattern === "clear" ? `clear ${fill}` : `${pattern} ${color} on ${fill}`;
};

/** The colour a shading shows behind text: hex, undefined when it shows none, "?" when it is a pattern. */
export const shadeBehind = (shading: string): string | undefined => {
  if (shading === "") return undefined;
  const [pattern, color] = shading.split(" ");
  const hex = (color ?? "").split("/")[0] as string;
  return (pattern === "clear" || pattern === "solid") && /^[0-9A-F]{6}$/.test(hex) && !(color ?? "").includes("/")
    ? hex
    : "?";
};

const valueOf = (element: XmlElement, neutral: string | undefined, theme: Theme): string => {
  // w:u carries a colour besides its kind; "none" with a colour is still none, and so is a colour without a kind.
  const raw = val(element) ?? (element.name === "w:u" ? "none" : "");
  if (raw === neutral) return "";
  const number = /^[+-]?\d{1,9}$/.test(raw) ? String(Number(raw)) : raw.replace(/^(\d+)%$/, "$1");
  if (number === neutral) return "";
  if (element.name !== "w:u") return extraAttributes(element, ["w:val"]) ? describe(element, theme) : number;
  const color = resolveColor(
    theme,
    element.attributes.get("w:color"),
    element.attributes.get("w:themeColor"),
    element.attributes.get("w:themeTint"),
    element.attributes.get("w:themeShade"),
  );
  return color === undefined || color === "auto" ? number : `${number} ${color}`;
};

const SLOT_OF: Readonly<Record<string, readonly [slot: string, themed: boolean]>> = {
  "w:ascii": ["ascii", false],
  "w:hAnsi": ["hAnsi", false],
  "w:eastAsia": ["eastAsia", false],
  "w:cs": ["cs", false],
  "w:asciiTheme": ["ascii", true],
  "w:hAnsiTheme": ["hAnsi", true],
  "w:eastAsiaTheme": ["eastAsia", true],
  "w:cstheme": ["cs", true],
  "w:hint": ["hint", false],
};

const readFonts = (element: XmlElement, theme: Theme, fonts: Map<string, string>): boolean => {
  let odd = false;
  for (const themed of [false, true]) {
    for (const [name, value] of element.attributes) {
      const slot = SLOT_OF[name];
      if (slot === undefined) odd ||= !isNoiseAttribute(name);
      else if (slot[1] === themed) {
        const face = themed ? theme.fonts.get(value) : value;
        // An empty theme face leaves the named one standing (ECMA-376 17.3.2.26).
        if (face !== undefined && face !== "") fonts.set(slot[0], face);
      }
    }
  }
  return odd;
};

const NONE: RunProperties = {
  toggles: new Map(),
  values: new Map(),
  fonts: new Map(),
  odd: [],
  unknown: [],
  changed: false,
  markRevisions: [],
};

/** Reads one `w:rPr`; the empty set when there is none. Equal properties are often one element, so answers are kept by it. */
export const readRunProperties = (element: XmlElement | undefined, theme: Theme): RunProperties => {
  if (element === undefined || element.children.length === 0) return NONE;
  let known = runProperties.get(theme);
  if (known === undefined) runProperties.set(theme, (known = new WeakMap<XmlElement, RunProperties>()));
  let properties = known.get(element);
  if (properties === undefined) known.set(element, (properties = parseRunProperties(element, theme)));
  return properties;
};

const runProperties = new WeakMap<Theme, WeakMap<XmlElement, RunProperties>>();

const parseRunProperties = (element: XmlElement, theme: Theme): RunProperties => {
  const toggles = new Map<string, boolean>();
  const values = new Map<string, string>();
  const fonts = new Map<string, string>();
  const odd: string[] = [];
  const unknown: string[] = [];
  const markRevisions: string[] = [];
  const seen = new Map<string, XmlElement>();
  let style: string | undefined;
  let changed = false;
  for (const one of elements(element)) {
    const { name } = one;
    const before = seen.get(name);
    if (before !== undefined && !name.startsWith("w:ins") && name !== "w:del")
      odd.push(`twice ${describe(before, theme)}${describe(one, theme)}`);
    seen.set(name, one);
    if (TOGGLES.has(name) || SWITCHES.has(name)) {
      const on = onOff(val(one));
      if (TOGGLES.has(name)) toggles.set(name, on ?? true);
      else values.set(name, on === false ? "" : "1");
      if (on === undefined || extraAttributes(one, ["w:val"])) unknown.push(describe(one, theme));
    } else if (name in VALUES) values.set(name, valueOf(one, VALUES[name], theme));
    else if (name === "w:color") {
      const color =
        resolveColor(
          theme,
          val(one),
          one.attributes.get("w:themeColor"),
          one.attributes.get("w:themeTint"),
          one.attributes.get("w:themeShade"),
        ) ?? "auto";
      values.set(name, color === "auto" ? "" : color);
      if (extraAttributes(one, ["w:val", "w:themeColor", "w:themeTint", "w:themeShade"]))
        unknown.push(describe(one, theme));
    } else if (name === "w:shd") values.set(name, describeShading(one, theme));
    else if (name === "w:bdr")
      values.set(name, ["none", "nil"].includes(val(one) ?? "none") ? "" : describe(one, theme));
    else if (RAW.has(name)) values.set(name, describeEffect(one, theme));
    else if (name === "w:rFonts") {
      if (readFonts(one, theme, fonts)) unknown.push(describe(one, theme));
    } else if (name === "w:rStyle") style = val(one);
    else if (name === "w:rPrChange") changed = true;
    else if (name === "w:ins" || name === "w:del" || name === "w:moveFrom" || name === "w:moveTo")
      markRevisions.push(name.slice(2));
    else if (!ELSEWHERE.has(name)) unknown.push(describe(one, theme));
  }
  return { toggles, values, fonts, odd, unknown, changed, markRevisions, ...(style === undefined ? {} : { style }) };
};

/** A later level over an earlier one of the same chain: the nearer value wins. */
export const overlay = (under: RunProperties, over: RunProperties): RunProperties =>
  under === NONE
    ? over
    : over === NONE
      ? under
      : {
          toggles: new Map([...under.toggles, ...over.toggles]),
          values: new Map([...under.values, ...over.values]),
          fonts: new Map([...under.fonts, ...over.fonts]),
          odd: [...under.odd, ...over.odd],
          unknown: [...under.unknown, ...over.unknown],
          changed: under.changed || over.changed,
          markRevisions: over.markRevisions,
          ...(over.style === undefined ? {} : { style: over.style }),
        };

export const NO_RUN_PROPERTIES: RunProperties = NONE;
