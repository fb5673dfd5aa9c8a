/** What is asked of a story part's source before it is scanned, told from its root tag and its sections alone where that is safe. */
import { NAMESPACES } from "../../docx/xml/namespaces";
import { withDeclaredPrefixes } from "../../docx/xml/markup-compatibility";

const ROOT = /^(?:\uFEFF)?(?:<\?[^>]*\?>|\s)*<[^!?](?:[^>"']|"[^"]*"|'[^']*')*>/;

const DECLARES = {
  w15: /\sxmlns:w15\s*=\s*"http:\/\/schemas\.microsoft\.com\/office\/word\/2012\/wordml"/,
  mc: /\sxmlns:mc\s*=\s*"http:\/\/schemas\.openxmlformats\.org\/markup-compatibility\/2006"/,
} as const;
const PREFIXED = { w15: /\sxmlns:w15\s*=/, mc: /\sxmlns:mc\s*=/ } as const;

/** The part with `w15`, the namespace of our controls' colour, declared and ignorable. The part's prefixes must be canonical. */
export const withControlColors = (xml: string, part: string): string => {
  const root = ROOT.exec(xml)?.[0];
  if (root === undefined || root.endsWith("/>")) return withDeclaredPrefixes(xml, part, ["w15"], ["w15"]);
  const ignorable = /\smc:Ignorable\s*=\s*"([^"]*)"/.exec(root);
  const declares = (prefix: "w15" | "mc"): boolean => DECLARES[prefix].test(root);
  const prefixed = (prefix: "w15" | "mc"): boolean => PREFIXED[prefix].test(root);
  if (declares("w15") && ignorable !== null && (ignorable[1] ?? "").split(/\s+/).includes("w15")) return xml;
  if (prefixed("w15") || (prefixed("mc") && !declares("mc"))) return withDeclaredPrefixes(xml, part, ["w15"], ["w15"]);
  const declarations = ` xmlns:w15="${NAMESPACES.w15}"${declares("mc") ? "" : ` xmlns:mc="${NAMESPACES.mc}"`}`;
  if (ignorable === null) return `${root.slice(0, -1)}${declarations} mc:Ignorable="w15">${xml.slice(root.length)}`;
  const at = ignorable.index + ignorable[0].length - 1;
  return `${root.slice(0, at)} w15${root.slice(at, -1)}${declarations}>${xml.slice(root.length)}`;
};

export interface SectionSketch {
  readonly start: number;
  readonly headers: readonly { readonly type: "default" | "first" | "even"; readonly id: string }[];
  readonly titlePage: boolean;
}

/**
 * The sections of the main part read from its text; undefined where that might be wrong (marked changes, comments, other prefixes)
 * and the scanner must be asked.
 */
export const sketchSections = (xml: string): readonly SectionSketch[] | undefined => {
  if (
    xml.includes("w:sectPrChange") ||
    xml.includes("<!--") ||
    xml.includes("<![CDATA[") ||
    !(ROOT.exec(xml)?.[0] ?? "").includes(` xmlns:r="${NAMESPACES.r}"`)
  )
    return undefined;
  const found: SectionSketch[] = [];
  for (let at = xml.indexOf("<w:sectPr"); at >= 0; at = xml.indexOf("<w:sectPr", at + 1)) {
    if (!/[\s/>]/.test(xml.charAt(at + 9))) return undefined;
    const open = xml.indexOf(">", at);
    const close = xml.charAt(open - 1) === "/" ? open : xml.indexOf("</w:sectPr>", open);
    if (open < 0 || close < 0) return undefined;
    const inside = xml.slice(open + 1, close);
    const headers = (inside.match(/<w:headerReference\b[^>]*>/g) ?? []).map((tag) => {
      const type = /\sw:type="([^"]*)"/.exec(tag)?.[1];
      const kind: "default" | "first" | "even" = type === "first" || type === "even" ? type : "default";
      return { type: kind, id: /\sr:id="([^"]*)"/.exec(tag)?.[1] ?? "" };
    });
    const title = /<w:titlePg\b([^>]*)>/.exec(inside);
    found.push({ start: at, headers, titlePage: title !== null && !/w:val="(?:0|false|off)"/.test(title[1] ?? "") });
  }
  return found;
};
