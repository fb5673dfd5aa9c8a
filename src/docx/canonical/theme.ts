/**
 * Theme names as what they resolve to: a colour is hashed as the colour shown, a font as the font shown, so that renaming a
 * theme slot changes nothing and changing what it stands for changes everything that uses it (ECMA-376 17.18.97, 20.1.6.2).
 */
import type { XmlElement } from "../xml/xml-tree";
import { child, elements } from "./content-tree";

export interface Theme {
  /** Six hex digits by WordprocessingML name (`accent1`, `text1`, `background1`) and DrawingML name (`tx1`, `bg1`, `dk1`). */
  readonly colors: ReadonlyMap<string, string>;
  /** Font names by WordprocessingML theme name (`majorHAnsi`). */
  readonly fonts: ReadonlyMap<string, string>;
}

const SLOTS: readonly (readonly [drawing: string, word: string])[] = [
  ["dk1", "dark1"],
  ["lt1", "light1"],
  ["dk2", "dark2"],
  ["lt2", "light2"],
  ["accent1", "accent1"],
  ["accent2", "accent2"],
  ["accent3", "accent3"],
  ["accent4", "accent4"],
  ["accent5", "accent5"],
  ["accent6", "accent6"],
  ["hlink", "hyperlink"],
  ["folHlink", "followedHyperlink"],
];

/** `w:clrSchemeMapping` names (settings): which slot `background1` and its like stand for; Word's own defaults. */
const DEFAULT_MAPPING: Readonly<Record<string, string>> = { bg1: "light1", t1: "dark1", bg2: "light2", t2: "dark2" };
const MAPPED: readonly (readonly [setting: string, word: string, drawing: string])[] = [
  ["bg1", "background1", "bg1"],
  ["t1", "text1", "tx1"],
  ["bg2", "background2", "bg2"],
  ["t2", "text2", "tx2"],
];

/** What a system colour is unless a person has set up Windows otherwise. */
const SYSTEM: Readonly<Record<string, string>> = { window: "FFFFFF", windowText: "000000" };

/** As it stands: for what is not simply a colour in hex, where readers compute, and may differ. */
const asWritten = (element: XmlElement): string =>
  `${element.name}[${[...element.attributes]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(" ")}]{${elements(element).map(asWritten).join("")}}`;

/** Hex where the slot holds one plain colour; else what stands there. */
const colorOf = (slot: XmlElement | undefined): string | undefined => {
  const [shown, ...more] = slot === undefined ? [] : elements(slot);
  if (shown === undefined) return undefined;
  if (more.length > 0 || elements(shown).length > 0) return [shown, ...more].map(asWritten).join("");
  const value = shown.attributes.get("val");
  if (shown.name === "a:srgbClr") return value?.toUpperCase();
  if (shown.name !== "a:sysClr") return asWritten(shown);
  const last = shown.attributes.get("lastClr")?.toUpperCase();
  const usual = SYSTEM[value ?? ""];
  return last === undefined
    ? (usual ?? asWritten(shown))
    : usual === undefined || usual === last
      ? last
      : asWritten(shown);
};

/** Reads a theme part's root (undefined when the document has none) under the settings' colour mapping. */
export const readTheme = (root: XmlElement | undefined, mapping: XmlElement | undefined): Theme => {
  const scheme = child(child(root, "a:themeElements"), "a:clrScheme");
  const colors = new Map<string, string>();
  for (const [drawing, word] of SLOTS) {
    const color = colorOf(child(scheme, `a:${drawing}`));
    if (color === undefined) continue;
    colors.set(drawing, color);
    colors.set(word, color);
  }
  for (const [setting, word, drawing] of MAPPED) {
    const color = colors.get(mapping?.attributes.get(`w:${setting}`) ?? (DEFAULT_MAPPING[setting] as string));
    if (color === undefined) continue;
    colors.set(word, color);
    colors.set(drawing, color);
  }
  const fonts = new Map<string, string>();
  const fontScheme = child(child(root, "a:themeElements"), "a:fontScheme");
  for (const [size, element] of [
    ["major", child(fontScheme, "a:majorFont")],
    ["minor", child(fontScheme, "a:minorFont")],
  ] as const) {
    const face = (script: string): string => child(element, `a:${script}`)?.attributes.get("typeface") ?? "";
    fonts.set(`${size}HAnsi`, face("latin"));
    fonts.set(`${size}Ascii`, face("latin"));
    fonts.set(`${size}EastAsia`, face("ea"));
    fonts.set(`${size}Bidi`, face("cs"));
  }
  return { colors, fonts };
};

/**
 * A colour as hashed: plain hex when there is nothing else to it; with what the file says besides when a tint, a shade or a stored
 * value that differs from the theme's would let two readers show different colours.
 */
export const resolveColor = (
  theme: Theme,
  stored: string | undefined,
  name: string | undefined,
  tint: string | undefined,
  shade: string | undefined,
): string | undefined => {
  const plain = stored === undefined ? undefined : stored === "auto" ? "auto" : stored.toUpperCase();
  if (name === undefined || name === "none") return plain;
  const themed = theme.colors.get(name) ?? `?${name}`;
  const changed = tint !== undefined || shade !== undefined;
  if (!changed && (plain === undefined || plain === "AUTO" || plain === "auto" || plain === themed)) return themed;
  return [themed, plain ?? "", tint ?? "", shade ?? ""].join("/");
};
