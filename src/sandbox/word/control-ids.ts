/** A control whose file gives it no id gets one when Word opens the document (ECMA-376 part 1, 17.5.2.18). */
import type { Element } from "@xmldom/xmldom";
import { childElements, childW, createW, insertAfter, isW } from "./wordprocessing";

/** Gives an id to a control that has properties and no id. */
export const giveControlId = (control: Element, fresh: () => string): void => {
  const properties = childW(control, "sdtPr");
  if (properties === undefined || childW(properties, "id") !== undefined) return;
  const id = createW(properties, "id", { val: fresh() });
  // After what precedes it in the schema's order: rPr, alias, tag.
  const before = childElements(properties)
    .filter((child) => isW(child, "rPr") || isW(child, "alias") || isW(child, "tag"))
    .at(-1);
  if (before === undefined) properties.insertBefore(id, properties.firstChild);
  else insertAfter(id, before);
};
