/**
 * A control bound to a custom XML value or a document property: Word shows the bound value when it opens the file, whatever text the
 * control holds. The reader follows the plain paths Word writes; where it cannot, it says so instead of guessing.
 */
import { prefixOf } from "../xml/namespaces";
import type { XmlElement } from "../xml/xml-tree";
import { child, elements, val } from "./content-tree";

/** Root elements by the id of their store, as Word writes it (`{GUID}`, upper case). */
export type BoundValues = ReadonlyMap<string, XmlElement>;

/** The stores Word itself keeps (MS-DOCX 2.5.4; MS-OI29500 2.1.518): core, extended and cover page properties. */
export const CORE_PROPERTIES = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}";
export const EXTENDED_PROPERTIES = "{6668398D-A668-4E3E-A5EB-62B293D839F1}";

export type Binding =
  /** Word shows this value. */
  | { readonly kind: "value"; readonly value: string }
  /** No store or no such place: Word keeps the text. */
  | { readonly kind: "dangling" }
  | { readonly kind: "unreadable" };

const textOf = (element: XmlElement): string =>
  element.children.map((one) => (typeof one === "string" ? one : textOf(one))).join("");

const STEP = /^(?:([\w.-]+):)?([\w.-]+)(?:\[(\d+)\])?$/;

const follow = (root: XmlElement, path: string, mappings: string): Binding => {
  const prefixes = new Map<string, string>();
  for (const match of mappings.matchAll(/xmlns:([\w.-]+)\s*=\s*(?:'([^']*)'|"([^"]*)")/g))
    prefixes.set(match[1] as string, match[2] ?? match[3] ?? "");
  if (!path.startsWith("/") || path.startsWith("//")) return { kind: "unreadable" };
  let at: XmlElement | undefined;
  const steps = path.slice(1).split("/");
  for (const [index, step] of steps.entries()) {
    if (step.startsWith("@") && index === steps.length - 1) {
      const value = at?.attributes.get(step.slice(1));
      return /^@[\w.-]+$/.test(step)
        ? value === undefined
          ? { kind: "dangling" }
          : { kind: "value", value }
        : { kind: "unreadable" };
    }
    const [, prefix, local, position] = STEP.exec(step) ?? [];
    if (local === undefined || (prefix !== undefined && !prefixes.has(prefix)))
      return step === "text()" && at !== undefined ? { kind: "value", value: textOf(at) } : { kind: "unreadable" };
    const uri = prefix === undefined ? "" : (prefixes.get(prefix) as string);
    const fixed = prefixOf(uri);
    const name = uri === "" ? local : fixed === undefined ? `{${uri}}${local}` : `${fixed}:${local}`;
    const candidates: readonly XmlElement[] = at === undefined ? [root] : elements(at);
    at = candidates.filter((one) => one.name === name)[Number(position ?? "1") - 1];
    if (at === undefined) return { kind: "dangling" };
  }
  return at === undefined ? { kind: "dangling" } : { kind: "value", value: textOf(at) };
};

/** What Word would show for a binding (`w:dataBinding`). */
const readBinding = (binding: XmlElement, values: BoundValues): Binding => {
  const path = binding.attributes.get("w:xpath");
  if (path === undefined) return { kind: "dangling" };
  const mappings = binding.attributes.get("w:prefixMappings") ?? "";
  const store = binding.attributes.get("w:storeItemID")?.toUpperCase();
  if (store !== undefined && store !== "") {
    const root = values.get(store);
    return root === undefined ? { kind: "dangling" } : follow(root, path, mappings);
  }
  // Without a store id Word takes the first part in which the path leads somewhere (17.5.2.6).
  let answer: Binding = { kind: "dangling" };
  for (const root of values.values()) {
    const found = follow(root, path, mappings);
    if (found.kind === "value") return found;
    if (found.kind === "unreadable") answer = found;
  }
  return answer;
};

const settle = (text: string): string =>
  text
    .replace(/\r\n?|\u000b|\u2028/g, "\n")
    .replace(/\n+$/, "")
    .trim();

/**
 * Compares a control with what it is bound to.
 * @param shown the text in the control
 * @returns undefined when they agree
 */
export const bindingProblem = (properties: XmlElement, shown: string, values: BoundValues): BindingProblem => {
  // Of several bindings readers take one or the other: each must agree.
  const problems = elements(properties)
    .filter(isBinding)
    .map((binding) => problemOf(binding, properties, shown, values));
  return (
    problems.find((problem) => problem !== undefined && problem !== "bound-control-dangling") ??
    problems.find((problem) => problem !== undefined)
  );
};

/** `w:dataBinding`, and the same for Word 2013 and later. */
export const isBinding = (element: XmlElement): boolean =>
  element.name === "w:dataBinding" || element.name === "w15:dataBinding";

type BindingProblem = "bound-control-differs" | "bound-control-unreadable" | "bound-control-dangling" | undefined;

const problemOf = (binding: XmlElement, properties: XmlElement, shown: string, values: BoundValues): BindingProblem => {
  const found = readBinding(binding, values);
  // Word draws the picture that is stored there, whichever stands in the control; an empty value leaves what stands.
  if (child(properties, "w:picture") !== undefined)
    return found.kind === "dangling" || (found.kind === "value" && found.value.trim() === "")
      ? undefined
      : "bound-control-unreadable";
  if (found.kind === "unreadable") return "bound-control-unreadable";
  if (found.kind === "dangling") return values.size === 0 ? undefined : "bound-control-dangling";
  const checkBox = child(properties, "w14:checkbox");
  if (checkBox !== undefined) {
    const on = ["1", "true", "on"].includes(
      checkBox.children.length === 0
        ? ""
        : (elements(checkBox)
            .find((one) => one.name === "w14:checked")
            ?.attributes.get("w14:val") ?? ""),
    );
    return ["1", "true"].includes(found.value.trim()) === on ? undefined : "bound-control-differs";
  }
  const date = child(properties, "w:date");
  if (date !== undefined) {
    // Word prints the bound date in the control's format; the stored date is what it printed last.
    const stored = date.attributes.get("w:fullDate")?.slice(0, 10);
    if (/^\d{4}-\d\d-\d\d/.test(found.value.trim()))
      return stored === found.value.trim().slice(0, 10) ? undefined : "bound-control-differs";
  }
  const choices = child(properties, "w:dropDownList") ?? child(properties, "w:comboBox");
  const chosen =
    choices === undefined
      ? undefined
      : elements(choices).find((one) => one.name === "w:listItem" && one.attributes.get("w:value") === found.value);
  const display = chosen === undefined ? found.value : (chosen.attributes.get("w:displayText") ?? found.value);
  if (settle(display) === settle(shown)) return undefined;
  // A rich-text binding stores a whole package as text, which only Word can lay out; an empty value shows the placeholder.
  if (found.value.includes("<pkg:package")) return "bound-control-unreadable";
  if (
    found.value.trim() === "" &&
    val(child(properties, "w:showingPlcHdr")) === undefined &&
    child(properties, "w:showingPlcHdr") !== undefined
  )
    return undefined;
  return "bound-control-differs";
};
