/**
 * Drawings that stand in front of the text, take no room from it and cannot be seen through: what they cover depends on where the words stand
 * (wp:anchor, ECMA-376 20.4.2.3; VML style, part 4, 19.1.2.19).
 */
import { LEGEND_TAG } from "../parts/legend-forms";
import type { XmlElement } from "../xml/xml-tree";
import { child, elements, onOff, val } from "./content-tree";

/** Holds one of its kind that nothing says is without fill. */
const isOpaque = (element: XmlElement): boolean => {
  switch (element.name) {
    case "wps:wsp": {
      const look = child(element, "wps:spPr");
      return child(look, "a:noFill") === undefined && (elements(look ?? element).some(fills) || styleFills(element));
    }
    case "pic:pic":
    case "c:chart":
    case "dgm:relIds":
      return true;
    case "w:txbxContent":
      return false;
    default:
      return elements(element).some(isOpaque);
  }
};
const fills = ({ name }: XmlElement): boolean => /^a:(?:solid|grad|blip|patt|grp)Fill$/.test(name);
/** A fill by the theme's numbered looks; 0 is none (20.1.4.2.10). */
const styleFills = (shape: XmlElement): boolean =>
  (child(child(shape, "wps:style"), "a:fillRef")?.attributes.get("idx") ?? "0") !== "0";

const isOldInFront = (shape: XmlElement): boolean => {
  const style = shape.attributes.get("style") ?? "";
  const fill = child(shape, "v:fill");
  return (
    /position\s{0,4}:\s{0,4}absolute/.test(style) &&
    !/z-index\s{0,4}:\s{0,4}-/.test(style) &&
    !elements(shape).some(({ name, attributes }) => name === "w10:wrap" && attributes.has("type")) &&
    (child(shape, "v:imagedata") !== undefined ||
      (onOffVml(shape.attributes.get("filled")) !== false && onOffVml(fill?.attributes.get("on")) !== false))
  );
};
/** VML's words for on and off (ST_TrueFalse). */
const onOffVml = (text: string | undefined): boolean | undefined =>
  text === "f" ? false : text === undefined ? undefined : onOff(text);

const OLD_SHAPES = new Set(["v:shape", "v:rect", "v:roundrect", "v:oval", "v:polyline", "v:group"]);

/** Whether a part holds such a drawing, our own legend apart: that is compared with its form letter by letter. */
export const holdsOpaqueInFront = (element: XmlElement): boolean => {
  if (element.name === "w:sdt" && val(child(child(element, "w:sdtPr"), "w:tag")) === LEGEND_TAG) return false;
  if (element.name === "wp:anchor")
    return (
      child(element, "wp:wrapNone") !== undefined &&
      !["1", "true", "on"].includes(element.attributes.get("behindDoc") ?? "0") &&
      isOpaque(element)
    );
  if (OLD_SHAPES.has(element.name) && isOldInFront(element)) return true;
  return element.children.some((one) => typeof one !== "string" && holdsOpaqueInFront(one));
};
