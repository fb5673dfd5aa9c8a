/**
 * How a run looks, as one text: effective values through document defaults, table style, paragraph style, character style and
 * direct formatting. Equal texts look equal; what two readers would resolve differently carries its levels besides, so that it
 * can never hash like something else.
 */
import { drawsBackslashOtherwise, isTextFont } from "./text-fonts";
import { FONT_SLOTS, NO_RUN_PROPERTIES, overlay, type RunProperties } from "./properties";

/** What the levels around a run contribute, outermost first. Tables: outermost table first, each with what its style says here. */
export interface Surroundings {
  readonly defaults: RunProperties;
  readonly tables: readonly RunProperties[];
  readonly paragraph: RunProperties;
}

export interface RunFormat {
  /** For text in scripts without complex shaping. */
  readonly simple: string;
  /** With the complex-script twins (bCs, iCs, szCs): for paragraphs that hold such text. */
  readonly full: string;
  readonly hidden: boolean;
  /** The colours readers may show the letters in, as hex; none for automatic ones. */
  readonly colors: readonly string[];
  /** Hex the run's own highlight or shading puts behind the text; undefined when it has none; "?" for a pattern. */
  readonly behind: string | undefined;
  /** Half points. */
  readonly size: number;
  readonly complexDirection: boolean;
  /** Set when a fill effect may make the letters invisible. */
  readonly seeThrough: boolean;
  /** Out-of-bounds measures by property. */
  readonly unusual: readonly string[];
  readonly unknown: readonly string[];
  /** Revised, in its look or as a whole. */
  readonly changed: boolean;
  /** The font that draws a backslash as a yen or won sign; "" where it is drawn as one. */
  readonly backslash: string;
  /** Every font it is set in: it counts where what stands there can be cut off or covered. */
  readonly faces: string;
  /** What decides the font of signs beyond ASCII, where one of the fonts is not known to show the letters stored; else "". */
  readonly hint: string;
  /** Where its shading is white: the same without it, for words that stand on white anyway. */
  readonly onWhite: Pick<RunFormat, "simple" | "full"> | undefined;
}

const TOGGLE_ORDER = [
  "w:b",
  "w:i",
  "w:caps",
  "w:smallCaps",
  "w:strike",
  "w:vanish",
  "w:outline",
  "w:shadow",
  "w:emboss",
  "w:imprint",
] as const;
const COMPLEX_TOGGLES = ["w:bCs", "w:iCs"] as const;

/** Measures of ordinary print (canonical content, "Layout that can hide or reorder"): outside them a person must look. */
export const NORMAL = {
  /** Character width in percent. */
  scale: [50, 200],
  /** Added room between letters, in twentieths of a point. */
  spacing: [-40, 400],
  /** Raised or lowered, in half points. */
  position: [-24, 24],
  /** Half points: smaller print than 5 pt is not read. */
  smallestRead: 10,
  /** Half points: 2 pt and less is a line of dust. */
  smallestSeen: 4,
} as const;

const HIGHLIGHTS: Readonly<Record<string, string>> = {
  black: "000000",
  blue: "0000FF",
  cyan: "00FFFF",
  darkBlue: "000080",
  darkCyan: "008080",
  darkGray: "808080",
  darkGreen: "008000",
  darkMagenta: "800080",
  darkRed: "800000",
  darkYellow: "808000",
  green: "00FF00",
  lightGray: "C0C0C0",
  magenta: "FF00FF",
  red: "FF0000",
  white: "FFFFFF",
  yellow: "FFFF00",
};

const outside = (value: string, [low, high]: readonly [number, number]): boolean =>
  !(Number(value) >= low && Number(value) <= high);

/** Behind a highlight or a run's shading. */
const behindOf = (highlight: string, shading: string): string | undefined => {
  if (highlight !== "") return HIGHLIGHTS[highlight] ?? "?";
  if (shading === "") return undefined;
  const match = /^clear ([0-9A-F]{6})$|^solid ([0-9A-F]{6}) on /.exec(shading);
  return match === null ? "?" : (match[1] ?? match[2]);
};

/** From a resolved colour: itself; or, where theme and stored value differ, both; or, under a tint, the stored value Word computed. */
const possibleColors = (color: string): readonly string[] => {
  const [themed, stored, tint, shade] = color.split("/");
  return (stored !== undefined && `${tint ?? ""}${shade ?? ""}` !== "" ? [stored] : [themed, stored]).filter(
    (one): one is string => one !== undefined && /^[0-9A-F]{6}$/.test(one),
  );
};

/** White behind words on white paper is no shading. */
export const WHITE_SHADING = "clear FFFFFF";
/** The same among a paragraph's or a run's other properties. */
export const WHITE_ENTRY = `w:shd ${JSON.stringify(WHITE_SHADING)}`;

const BEYOND_ASCII = /[\u0080-\uffff]/;

/** What a font does to these words alone, to be added to how they look: only some signs are drawn otherwise. */
export const lookOfSigns = (format: RunFormat, text: string): string =>
  (format.backslash !== "" && text.includes("\\") ? `;backslash ${JSON.stringify(format.backslash)}` : "") +
  (format.hint !== "" && BEYOND_ASCII.test(text) ? `;hint ${JSON.stringify(format.hint)}` : "");

const leaves = (values: ReadonlyMap<string, string>, name: string, bounds: readonly [number, number]): boolean => {
  const value = values.get(name) ?? "";
  return value !== "" && outside(value, bounds);
};

/** What lies outside ordinary print. @param size half points, as written */
const unusualMeasures = ({ values }: RunProperties, size: string): readonly string[] => {
  const unusual: string[] = [];
  if (leaves(values, "w:w", NORMAL.scale)) unusual.push("scale");
  if (leaves(values, "w:spacing", NORMAL.spacing)) unusual.push("spacing");
  if (leaves(values, "w:position", NORMAL.position)) unusual.push("position");
  if (values.has("w:fitText")) unusual.push("fit");
  if (!/^\d+$/.test(size)) unusual.push("size");
  // A colour the file only says how to compute.
  if (/w14:(?:lum|tint|shade|sat|hue|alpha)/.test(values.get("w14:textFill") ?? "")) unusual.push("fill");
  return unusual;
};

const facesOf = ({ fonts }: RunProperties): string =>
  `${fonts.get("ascii") ?? ""}|${fonts.get("hAnsi") ?? ""}|${fonts.get("eastAsia") ?? ""}|${fonts.get("cs") ?? ""}`;

const backslashFont = (face: string | undefined): string => (drawsBackslashOtherwise(face) ? face : "");

const looks = (simple: readonly string[], complex: readonly string[]): Pick<RunFormat, "simple" | "full"> => {
  const joined = simple.join(";");
  return { simple: joined, full: `${joined};${complex.join(";")}` };
};

/** What one level says of a toggle: on, off, or nothing. */
const levelDigit = (level: boolean | undefined): string => {
  if (level === undefined) return "-";
  return level ? "1" : "0";
};

const combine = (around: Surroundings, character: RunProperties, direct: RunProperties): RunFormat => {
  const styles = [...around.tables, around.paragraph, character];
  const out: string[] = [];
  const complex: string[] = [];
  const isToggled = (name: string, to: string[]): boolean => {
    const own = direct.toggles.get(name);
    const byDefault = around.defaults.toggles.get(name) === true;
    const levels = styles.map((level) => level.toggles.get(name));
    const odd = levels.filter((level) => level === true).length % 2 === 1;
    const on = own ?? (byDefault || odd);
    // Where defaults and styles, or several styles, all speak, readers are known to differ: their levels are hashed too.
    const speaking = levels.filter((level) => level !== undefined).length;
    const contested =
      own === undefined && ((byDefault && speaking > 0) || levels.filter((level) => level === true).length > 1);
    if (on) to.push(name);
    if (contested) to.push(`${name}:${[around.defaults.toggles.get(name), ...levels].map(levelDigit).join("")}`);
    return on;
  };
  const on = new Set<string>();
  for (const name of TOGGLE_ORDER) if (isToggled(name, out)) on.add(name);
  for (const name of COMPLEX_TOGGLES) isToggled(name, complex);

  let merged = around.defaults;
  for (const level of [...styles, direct]) merged = overlay(merged, level);
  const value = (name: string): string => merged.values.get(name) ?? "";
  for (const name of [...merged.values.keys()].sort()) {
    const text = value(name);
    if (text === "" || name === "w:sz" || name === "w:szCs") continue;
    out.push(`${name} ${JSON.stringify(text)}`);
  }
  // 10 pt is what WordprocessingML has where nothing is said (ECMA-376 17.3.2.38).
  const size = value("w:sz") === "" ? "20" : value("w:sz");
  out.push(`sz ${JSON.stringify(size)}`);
  complex.push(`szCs ${JSON.stringify(value("w:szCs") === "" ? "20" : value("w:szCs"))}`);
  const unfamiliar = FONT_SLOTS.flatMap((slot) => {
    const face = merged.fonts.get(slot);
    return face === undefined || isTextFont(face) ? [] : [`${slot} ${JSON.stringify(face)}`];
  });
  if (unfamiliar.length > 0) out.push(`fonts ${unfamiliar.join(",")}`);
  // What a table's style adds is hashed besides: Word lets it win or lose against the paragraph style by rules that changed over versions.
  for (const table of around.tables) {
    const sizes = [
      ...["w:sz", "w:color"].map((name) =>
        table.values.has(name) ? JSON.stringify(table.values.get(name)) : undefined,
      ),
      ...[...table.toggles].map(([name, isOn]) => `${name}${isOn ? "+" : "-"}`).sort(),
    ].filter((text) => text !== undefined);
    if (sizes.length > 0) out.push(`table ${sizes.join(" ")}`);
  }
  out.push(...merged.odd.map((text) => `odd ${text}`), ...merged.unknown.map((text) => `unknown ${text}`));
  if (direct.changed) out.push("changed");
  for (const kind of direct.markRevisions) out.push(`revised ${kind}`);

  const color = value("w:color");
  const halfPoints = /^\d+$/.test(size) ? Number(size) : 20;
  const fill = value("w14:textFill");
  const fillColors = [...fill.matchAll(/w14:(?:srgb|scheme)Clr\[w14:val="([0-9A-Fa-f]{6})"\]/g)].map((match) =>
    (match[1] ?? "").toUpperCase(),
  );
  const { simple, full } = looks(out, complex);
  // One literal without spreads: an object put together from pieces costs ten times as much, and there is one for every look.
  return {
    simple,
    full,
    onWhite:
      value("w:shd") === WHITE_SHADING
        ? looks(
            out.filter((one) => one !== WHITE_ENTRY),
            complex,
          )
        : undefined,
    hidden: on.has("w:vanish") || value("w:specVanish") !== "",
    colors: [...possibleColors(color), ...fillColors],
    behind: behindOf(value("w:highlight"), value("w:shd")),
    size: halfPoints,
    complexDirection: value("w:rtl") !== "" || value("w:cs") !== "",
    seeThrough: fill !== "" && /w14:noFill|w14:alpha|val="FFFFFF"/i.test(fill),
    unusual: unusualMeasures(merged, size),
    unknown: [...merged.unknown, ...merged.odd],
    changed: direct.changed || direct.markRevisions.length > 0,
    faces: facesOf(merged),
    hint: unfamiliar.length > 0 ? (merged.fonts.get("hint") ?? "") : "",
    backslash: backslashFont(merged.fonts.get("ascii")) || backslashFont(merged.fonts.get("cs")),
  };
};

/** Resolves run formats; answers are kept by the sets of properties that went in, because a document uses few formats many times. */
export const createRunFormats = (
  characterStyle: (id: string) => RunProperties | undefined,
): ((around: Surroundings, direct: RunProperties) => RunFormat) => {
  const known = new WeakMap<Surroundings, WeakMap<RunProperties, RunFormat>>();
  return (around, direct) => {
    let formats = known.get(around);
    if (formats === undefined) known.set(around, (formats = new WeakMap<RunProperties, RunFormat>()));
    let format = formats.get(direct);
    if (format === undefined)
      formats.set(
        direct,
        (format = combine(
          around,
          (direct.style === undefined ? undefined : characterStyle(direct.style)) ?? NO_RUN_PROPERTIES,
          direct,
        )),
      );
    return format;
  };
};
