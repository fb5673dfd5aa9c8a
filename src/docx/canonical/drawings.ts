/**
 * Pictures, shapes, charts, embedded objects: hashed as they stand, with the bytes they show by digest and their text boxes as
 * stories of their own. What Word fetches from elsewhere, runs, or bends out of letters is not what the file shows.
 */
import type { XmlElement } from "../xml/xml-tree";
import { chooseAlternative, showsPicture, shownWords } from "./alternates";
import { child, elements, ownText, wholeNumber } from "./content-tree";
import { atom, list, listOf, type Encoded } from "./encoding";
import type { Room } from "./paragraph-format";
import { encodeChildren, encodeRaw, type RawContext } from "./raw";
import { NO_CELLS, whereOf, type Around, type Blocks, type StoryReading } from "./reading";
import type { Theme } from "./theme";

/** What a drawing holds besides its own look: the blocks of its text boxes, in order. */
export interface ReadDrawing {
  readonly encoded: Encoded;
  readonly boxes: readonly Blocks[];
}

export type ReadBox = (content: XmlElement, around: Around) => Blocks;

/** What a `a:graphicData` may hold: the reader knows what these show. */
const GRAPHICS =
  /\/(?:picture|chart|diagram|wordprocessingShape|wordprocessingGroup|wordprocessingCanvas|wordprocessingInk|chartex|lockedCanvas)$/;
/** EMU; a text box thinner than four points shows no line of print. */
const THINNEST = 50800;
/** EMU; 22 inches is the longest page Word has. */
const LONGEST_PAGE = 20116800;

export const readDrawing = (
  element: XmlElement,
  story: StoryReading,
  around: Around,
  readBox: ReadBox,
): ReadDrawing => {
  const { report } = story.reading;
  const where = whereOf(story, around);
  const boxes: Blocks[] = [];

  const clip = sizeOfBox(element);
  const box = (content: XmlElement, behind: string): Encoded => {
    boxes.push(
      readBox(content, {
        cells: NO_CELLS,
        path: [],
        depth: 0,
        revision: around.revision,
        behind,
        room: {
          width: undefined,
          leftMargin: 0,
          rightMargin: 0,
          confined: true,
          ...(clip === undefined ? {} : { clip }),
        },
        box: true,
      }),
    );
    return list("text-box");
  };

  const position = (anchor: XmlElement): void => {
    for (const axis of anchor.children) {
      if (typeof axis === "string" || (axis.name !== "wp:positionH" && axis.name !== "wp:positionV")) continue;
      for (const offset of axis.children) {
        if (typeof offset === "string" || offset.name !== "wp:posOffset") continue;
        const emu = wholeNumber(ownText(offset).trim());
        const size = wholeNumber(extent(anchor)?.attributes.get(axis.name === "wp:positionH" ? "cx" : "cy")) ?? 0;
        if (
          emu === undefined ||
          Math.abs(emu) > LONGEST_PAGE ||
          (axis.attributes.get("relativeFrom") === "page" && emu + size < 0)
        )
          report.toBeSeen("drawing-off-page", where);
      }
    }
  };
  const extent = (anchor: XmlElement): XmlElement | undefined =>
    anchor.children.find((one): one is XmlElement => typeof one !== "string" && one.name === "wp:extent");

  const special = (one: XmlElement, behind: string): readonly Encoded[] | undefined => {
    switch (one.name) {
      case "w:txbxContent":
        return [box(one, behind)];
      case "wps:wsp":
        return [encodeRaw(one, over(plainFill(one, story.reading.theme)))];
      case "mc:AlternateContent":
        return readAlternative(one, story, around, (copy) => encodeChildren(copy, over(behind)));
      case "v:shapetype": {
        // Word writes a shape type where it is first used, whichever paragraph that is: it counts for the story, not for the words.
        story.shapeTypes.add(encodeRaw(one, { ...over(behind), special: () => undefined }));
        return [];
      }
      case "v:textpath":
        report.blocking("vml-textpath", where);
        return undefined;
      case "a:blip":
      case "v:imagedata":
        for (const name of ["r:link", "r:href", "o:href", "src"])
          if (one.attributes.has(name)) report.blocking("linked-picture", where);
        for (const name of ["r:embed", "r:id", "r:pict", "o:relid"]) {
          const target = story.relationships.get(one.attributes.get(name) ?? "");
          if (target?.external === true) report.blocking("linked-picture", where);
          else if (one.attributes.has(name) && one.attributes.get(name) !== "" && target === undefined)
            report.blocking("picture-missing", where);
        }
        return undefined;
      case "o:OLEObject":
        if (
          one.attributes.get("Type") === "Link" ||
          story.relationships.get(one.attributes.get("r:id") ?? "")?.external === true
        )
          report.blocking("linked-object", where);
        return undefined;
      case "w:objectLink":
        report.blocking("linked-object", where);
        return undefined;
      case "w:control":
        report.blocking("activex", where);
        return undefined;
      case "w:movie":
        report.blocking("linked-object", where);
        return undefined;
      case "a:videoFile":
      case "a:audioFile":
      case "am3d:model3d":
        report.toBeSeen("media", where);
        return undefined;
      case "a:graphicData":
        if (!GRAPHICS.test(one.attributes.get("uri") ?? ""))
          report.toBeSeen("unknown-graphic", where, { uri: one.attributes.get("uri") ?? "" });
        return undefined;
      case "wp:docPr":
        if (["1", "true", "on"].includes(one.attributes.get("hidden") ?? ""))
          report.blocking("hidden-text", where, { how: "drawing" });
        return undefined;
      case "wp:anchor":
        story.heights.push(wholeNumber(one.attributes.get("relativeHeight")) ?? 0);
        position(one);
        if (["1", "true", "on"].includes(one.attributes.get("hidden") ?? ""))
          report.blocking("hidden-text", where, { how: "drawing" });
        return undefined;
      case "a:fillRef":
      case "a:lnRef":
      case "a:effectRef":
        if (one.attributes.get("idx") !== "0") story.reading.usesThemeFormats = true;
        return undefined;
      default:
        if (one.name.startsWith("v:")) oldStyle(one);
        return undefined;
    }
  };
  const oldStyle = (one: XmlElement): void => {
    const style = one.attributes.get("style") ?? "";
    if (/visibility\s*:\s*hidden|display\s*:\s*none|mso-hide\s*:\s*all/i.test(style))
      report.blocking("hidden-text", where, { how: "drawing" });
    if ((one.attributes.get("src") ?? "") !== "") report.blocking("linked-picture", where);
    const [, height] = /(?:^|;)\s*z-index\s*:\s*(-?\d{1,12})/.exec(style) ?? [];
    if (height !== undefined) story.heights.push(Number(height));
  };
  /** What a drawing is read with, over what stands behind its words. */
  const over = (behind: string): RawContext => ({
    ...story.raw,
    special: (one) => special(one, behind),
    unknown: (name) => report.toBeSeen("unknown-markup", where, { name }),
  });
  const encoded = special(element, "?") ?? [encodeRaw(element, over("?"))];
  const thin =
    boxes.length > 0 &&
    everyExtent(element).some(
      (one) =>
        (wholeNumber(one.attributes.get("cx")) ?? THINNEST) < THINNEST ||
        (wholeNumber(one.attributes.get("cy")) ?? THINNEST) < THINNEST,
    );
  if (thin) report.toBeSeen("text-box-clips", where);
  return { encoded: listOf(encoded), boxes };
};

/** The one plain colour a shape is filled with, as hex; "?" where it has none or another fill. */
const plainFill = (shape: XmlElement, theme: Theme): string => {
  const color = elements(child(child(shape, "wps:spPr"), "a:solidFill") ?? NOTHING)[0];
  if (color === undefined || elements(color).length > 0) return "?";
  const named = color.attributes.get("val") ?? "";
  const hex =
    color.name === "a:srgbClr"
      ? named.toUpperCase()
      : color.name === "a:schemeClr"
        ? theme.colors.get(named)
        : undefined;
  return hex !== undefined && /^[0-9A-F]{6}$/.test(hex) ? hex : "?";
};
const NOTHING: XmlElement = {
  name: "",
  attributes: new Map(),
  children: [],
  start: 0,
  contentStart: 0,
  contentEnd: 0,
  end: 0,
};

/** The size of a drawing that is one shape of fixed size, in twips; undefined where there are several, or one that grows with its words. */
const sizeOfBox = (element: XmlElement): Room["clip"] => {
  const [only, ...more] = everyExtent(element);
  const twips = (name: string): number | undefined => {
    const emu = wholeNumber(only?.attributes.get(name));
    return emu === undefined || emu <= 0 ? undefined : Math.round(emu / 635);
  };
  const [width, height] = [twips("cx"), holds(element, "a:spAutoFit") ? undefined : twips("cy")];
  return only === undefined || more.length > 0 || holds(element, "wpg:wgp") || holds(element, "wpc:wpc")
    ? undefined
    : { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) };
};
const holds = (element: XmlElement, name: string): boolean =>
  element.name !== "w:txbxContent" && (element.name === name || elements(element).some((one) => holds(one, name)));

const everyExtent = (element: XmlElement): readonly XmlElement[] =>
  element.name === "wp:extent"
    ? [element]
    : element.name === "w:txbxContent"
      ? []
      : element.children.flatMap((one) => (typeof one === "string" ? [] : everyExtent(one)));

/**
 * Reads the copy Word would choose and holds the others against it: equal words, and their pictures counted in.
 * @param read how the chosen copy is read
 */
export const readAlternative = (
  element: XmlElement,
  story: StoryReading,
  around: Around,
  read: (copy: XmlElement) => readonly Encoded[],
): readonly Encoded[] => {
  const { report } = story.reading;
  const where = whereOf(story, around);
  const { chosen, others, notUnderstood } = chooseAlternative(element);
  const bare: RawContext = { ...story.raw, unknown: () => undefined };
  const out: Encoded[] = [];
  if (notUnderstood) {
    report.toBeSeen("alternate-content-unknown", where);
    out.push(list("copies", encodeRaw(element, bare)));
  }
  const words = chosen === undefined ? "" : shownWords(chosen);
  for (const copy of others) {
    const own = shownWords(copy);
    if (own !== words) {
      if (own === "" && showsPicture(copy)) report.toBeSeen("alternate-content-picture", where);
      else report.blocking("alternate-content-differs", where);
    }
    if (showsPicture(copy)) out.push(list("copy-picture", ...picturesOf(copy, story)));
    else if (own !== words) out.push(list("copy", atom(own)));
  }
  if (chosen !== undefined) out.push(...read(chosen));
  return out;
};

const picturesOf = (element: XmlElement, story: StoryReading): readonly Encoded[] => {
  const ids = ["r:embed", "r:id", "r:link", "r:href", "r:pict", "o:relid"]
    .map((name) => element.attributes.get(name))
    .filter((id) => id !== undefined);
  const own =
    element.name === "a:blip" || element.name === "v:imagedata"
      ? ids.map((id) => list("picture", atom(story.digestOf(id))))
      : [];
  return [...own, ...element.children.flatMap((one) => (typeof one === "string" ? [] : picturesOf(one, story)))];
};
