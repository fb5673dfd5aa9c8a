/**
 * Add-in settings live in the add-in's own web extension part ([MS-OWEXML] 2.3.14) and nowhere else: a document that
 * carries no such part has no settings, and none can be saved into it here.
 */
import type { Element } from "@xmldom/xmldom";
import type { HostDocument } from "./host-document";
import { childElements } from "./wordprocessing";

const WE = "http://schemas.microsoft.com/office/webextensions/webextension/2010/11";

const propertiesOf = (document: HostDocument): { readonly part: string; readonly node: Element } | undefined => {
  const panes = document.relatedParts("", "/webextensiontaskpanes")[0];
  const part = panes === undefined ? undefined : document.relatedParts(panes, "/webextension")[0];
  if (part === undefined) return undefined;
  const node = childElements(document.root(part)).find(
    (child) => child.localName === "properties" && child.namespaceURI === WE,
  );
  return node === undefined ? undefined : { part, node };
};

/** Name and JSON value of every setting. */
export const readAddInSettings = (document: HostDocument): readonly (readonly [string, string])[] =>
  childElements(propertiesOf(document)?.node ?? document.root("[Content_Types].xml"))
    .filter((child) => child.localName === "property")
    .map((child) => [child.getAttribute("name") ?? "", child.getAttribute("value") ?? ""] as const);

/** Replaces all settings with those of the request (`DdaSettingsMethod.Properties`: pairs). False when the document has no place for them. */
export const writeAddInSettings = (document: HostDocument, request: Readonly<Record<string, unknown>>): boolean => {
  const place = propertiesOf(document);
  const pairs = (
    request["DdaSettingsMethod"] as { readonly Properties?: readonly (readonly [string, string])[] } | undefined
  )?.Properties;
  if (place === undefined || pairs === undefined) return false;
  document.change("add-in", (touch) => {
    touch(place.part);
    for (const child of childElements(place.node)) place.node.removeChild(child);
    for (const [name, value] of pairs) {
      const property = place.node.ownerDocument?.createElementNS(WE, `${place.node.prefix ?? "we"}:property`);
      property?.setAttribute("name", name);
      property?.setAttribute("value", value);
      if (property !== undefined) place.node.appendChild(property);
    }
  });
  return true;
};
