/**
 * The part that makes Word open an add-in's pane with the document ("Automatically open a task pane with a document",
 * Office add-ins documentation; MS-OWEXML). It must carry the deployment's own add-in id, store and version.
 */
import { constantPart } from "../zip/constant-part";
import { NAMESPACES } from "../xml/namespaces";
import type { DocxPackage } from "../package/package";
import type { PackageChanges } from "../package/package-changes";
import { addRelationship } from "../package/package-edits";
import { relationshipsPartOf } from "../package/part-names";
import { escapeAttribute } from "../xml/xml-text";
import { childElement, childElements, everyElement, parseXml } from "../xml/xml-tree";

const TASK_PANES_TYPE = `http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes`;
const EXTENSION_TYPE = `http://schemas.microsoft.com/office/2011/relationships/webextension`;
const TASK_PANES_CONTENT_TYPE = "application/vnd.ms-office.webextensiontaskpanes+xml";
const EXTENSION_CONTENT_TYPE = "application/vnd.ms-office.webextension+xml";
const AUTO_SHOW = "Office.AutoShowTaskpaneWithDocument";

/** Which add-in to open. `storeType` is EXCatalog for central deployment, Registry or FileSystem for a developer's. */
export interface TaskPaneAddin {
  readonly id: string;
  readonly version: string;
  readonly storeType: "EXCatalog" | "OMEX" | "FileSystem" | "Registry";
  readonly store: string;
}

const extensionXml = (addin: TaskPaneAddin, instance: string): string =>
  `<we:webextension xmlns:we="${NAMESPACES.we}" id="${escapeAttribute(instance)}">` +
  `<we:reference id="${escapeAttribute(addin.id)}" version="${escapeAttribute(addin.version)}" store="${escapeAttribute(addin.store)}" storeType="${addin.storeType}"/>` +
  `<we:alternateReferences/><we:properties><we:property name="${AUTO_SHOW}" value="true"/></we:properties><we:bindings/>` +
  `<we:snapshot xmlns:r="${NAMESPACES.r}"/></we:webextension>`;

/** Declares its own prefix: an existing part may have bound another. */
const paneXml = (id: string): string =>
  `<wetp:taskpane xmlns:wetp="${NAMESPACES.wetp}" dockstate="right" visibility="1" width="420" row="0"><wetp:webextensionref xmlns:r="${NAMESPACES.r}" r:id="${id}"/></wetp:taskpane>`;

/** Adds the part for one add-in, beside those of others. `instance` is a GUID in braces for this embedding. */
export const addTaskPanePart = async (
  changes: PackageChanges,
  addin: TaskPaneAddin,
  instance: string,
): Promise<void> => {
  await removeTaskPanePart(changes, addin.id);
  let n = 1;
  while (changes.has(`word/webextensions/webextension${n}.xml`)) n += 1;
  const extension = `word/webextensions/webextension${n}.xml`;
  const existing = (await changes.relationships("")).find(
    (relationship) => relationship.type === TASK_PANES_TYPE && !relationship.external,
  );
  const panes = existing?.target ?? "word/webextensions/taskpanes.xml";
  if (existing === undefined && !changes.has(panes)) {
    // The usual case: the same parts in every document.
    const named = addRelationship(undefined, panes, { type: EXTENSION_TYPE, target: extension });
    changes.set(
      panes,
      constantPart(`<wetp:taskpanes xmlns:wetp="${NAMESPACES.wetp}">${paneXml(named.id)}</wetp:taskpanes>`),
    );
    changes.set(extension, constantPart(extensionXml(addin, instance)));
    changes.set(relationshipsPartOf(panes), constantPart(named.xml));
    await changes.type(panes, TASK_PANES_CONTENT_TYPE);
    await changes.type(extension, EXTENSION_CONTENT_TYPE);
    await changes.relate("", { type: TASK_PANES_TYPE, target: panes });
    return;
  }
  if (existing === undefined)
    await changes.add(
      panes,
      `<wetp:taskpanes xmlns:wetp="${NAMESPACES.wetp}"></wetp:taskpanes>`,
      TASK_PANES_CONTENT_TYPE,
      "",
      TASK_PANES_TYPE,
    );
  const id = await changes.add(extension, extensionXml(addin, instance), EXTENSION_CONTENT_TYPE, panes, EXTENSION_TYPE);
  const source = await changes.text(panes);
  const root = parseXml(source, panes);
  const opened = source.slice(root.contentEnd, root.contentEnd + 2) === "</";
  changes.set(
    panes,
    opened
      ? source.slice(0, root.contentEnd) + paneXml(id) + source.slice(root.contentEnd)
      : `${source.slice(0, root.end - 2)}>${paneXml(id)}</${/^<([^\s/>]+)/.exec(source.slice(root.start))?.[1] ?? ""}>`,
  );
};

/** Removes one add-in's pane, and the task pane part with it when no other is left. Nothing happens when there is none. */
export const removeTaskPanePart = async (changes: PackageChanges, addinId: string): Promise<void> => {
  for (const relationship of await changes.relationships("")) {
    if (relationship.type !== TASK_PANES_TYPE || relationship.external) continue;
    const panes = relationship.target;
    const source = await changes.text(panes);
    const root = parseXml(source, panes);
    const extensions = new Map((await changes.relationships(panes)).map((extension) => [extension.id, extension]));
    let kept = source;
    let left = childElements(root, "wetp:taskpane").length;
    for (const pane of [...childElements(root, "wetp:taskpane")].reverse()) {
      const extension = extensions.get(childElement(pane, "wetp:webextensionref")?.attributes.get("r:id") ?? "");
      if (extension === undefined || extension.external) continue;
      const reference = childElement(parseXml(await changes.text(extension.target), extension.target), "we:reference");
      if (reference?.attributes.get("id")?.toLowerCase() !== addinId.toLowerCase()) continue;
      kept = kept.slice(0, pane.start) + kept.slice(pane.end);
      left -= 1;
      await changes.unrelate(panes, new Set([extension.id]));
      await changes.remove(extension.target);
    }
    if (kept === source) continue;
    changes.set(panes, kept);
    if (left > 0) continue;
    await changes.unrelate("", new Set([relationship.id]));
    await changes.remove(panes);
  }
};

/** True when the document opens this add-in's pane by itself. */
export const hasTaskPanePart = async (pkg: DocxPackage, addinId: string): Promise<boolean> => {
  for (const panes of await pkg.relationships("")) {
    if (panes.type !== TASK_PANES_TYPE || panes.external) continue;
    for (const extension of await pkg.relationships(panes.target)) {
      if (extension.type !== EXTENSION_TYPE || extension.external) continue;
      for (const element of everyElement(parseXml(await pkg.text(extension.target), extension.target))) {
        if (element.name === "we:reference" && element.attributes.get("id")?.toLowerCase() === addinId.toLowerCase())
          return true;
      }
    }
  }
  return false;
};
