/** Word.Font: direct run formats only. Mixed values answer null (booleans) or an empty string, as Word does. */
import type { Element } from "@xmldom/xmldom";
import { HostFault } from "../host-fault";
import type { Json, MemberContext, Members, Of } from "../host-object";
import { setRunFormat } from "../operations/toggle-format";
import { refuseLocked, runProperties } from "../visible-text";
import { childW, valueOf } from "../wordprocessing";

/** Highlight colours of ECMA-376 17.18.40 as Word's API writes them. */
const HIGHLIGHTS: Readonly<Record<string, string>> = {
  yellow: "#FFFF00",
  green: "#00FF00",
  cyan: "#00FFFF",
  magenta: "#FF00FF",
  blue: "#0000FF",
  red: "#FF0000",
  darkBlue: "#000080",
  darkCyan: "#008080",
  darkGreen: "#008000",
  darkMagenta: "#800080",
  darkRed: "#800000",
  darkYellow: "#808000",
  darkGray: "#808080",
  lightGray: "#C0C0C0",
  black: "#000000",
  white: "#FFFFFF",
};

/** What all runs have alike; undefined when they differ or there are none. */
const common = <Value extends string | boolean>(font: Of<"Font">, read: (run: Element) => Value): Value | undefined => {
  const values = new Set(font.runs().map(read));
  return values.size === 1 ? [...values][0] : undefined;
};
const property = (run: Element, name: string): string | undefined => {
  const properties = runProperties(run);
  return properties === undefined ? undefined : valueOf(properties, name);
};
const isOn = (run: Element, name: string): boolean =>
  childW(runProperties(run), name) !== undefined && !["0", "false", "off"].includes(property(run, name) ?? "1");
const write = (font: Of<"Font">, context: MemberContext, name: string, value: string | undefined): void => {
  context.touch(font.part);
  for (const run of font.runs()) {
    refuseLocked(run);
    setRunFormat(context.document, run, name, value);
  }
};
const toggle = (
  name: string,
): {
  readonly get: (font: Of<"Font">) => Json;
  readonly set: (font: Of<"Font">, value: unknown, context: MemberContext) => void;
} => ({
  get: (font) => common(font, (run) => isOn(run, name)) ?? null,
  set: (font, value, context) => write(font, context, name, value === true ? "1" : "0"),
});

export const fontMembers: Members<"Font"> = {
  scalars: {
    Bold: toggle("b"),
    Italic: toggle("i"),
    StrikeThrough: toggle("strike"),
    DoubleStrikeThrough: toggle("dstrike"),
    HighlightColor: {
      get: (font) => {
        const name = common(font, (run) => property(run, "highlight") ?? "none");
        return name === "none" ? null : (HIGHLIGHTS[name ?? ""] ?? "");
      },
      set: (font, value, context) => {
        if (value === null || value === "") return write(font, context, "highlight", undefined);
        const wanted = typeof value === "string" ? value.toLowerCase() : undefined;
        const name = Object.entries(HIGHLIGHTS).find(
          ([key, hex]) => hex.toLowerCase() === wanted || key.toLowerCase() === wanted,
        )?.[0];
        if (name === undefined)
          throw new HostFault("InvalidArgument", "Font.HighlightColor takes one of Word's highlight colours");
        write(font, context, "highlight", name);
      },
    },
    Color: {
      get: (font) => {
        const color = common(font, (run) => property(run, "color") ?? "auto");
        return color === "auto" ? "#000000" : color === undefined ? "" : `#${color}`;
      },
      set: (font, value, context) => {
        if (typeof value !== "string" || !/^#[0-9a-f]{6}$/i.test(value))
          throw new HostFault("InvalidArgument", "Font.Color takes #RRGGBB");
        write(font, context, "color", value.slice(1).toUpperCase());
      },
    },
  },
};
