/**
 * What an add-in's proxy stands for on this side: a place in the open document, or a list of such places.
 * Objects hold live elements; one whose element has left the document answers ItemNotFound, as Word does.
 */
import type { Element } from "@xmldom/xmldom";
import { HostFault } from "./host-fault";
import type { HostDocument } from "./host-document";

/** One end of a range: a paragraph and an offset into its visible text. */
export interface RangeEnd {
  readonly paragraph: Element;
  readonly offset: number;
}

type ListName =
  "ParagraphCollection" | "ContentControlCollection" | "RangeCollection" | "SectionCollection" | "CommentCollection";
type Lists = { readonly [Name in ListName]: { readonly type: Name; readonly items: readonly HostObject[] } };

export type HostObject =
  | { readonly type: "Document" }
  | {
      readonly type: "Body";
      readonly part: string;
      readonly node: Element;
      readonly kind: "MainDoc" | "Header" | "Footer";
    }
  | { readonly type: "Paragraph"; readonly part: string; readonly node: Element }
  | { readonly type: "ContentControl"; readonly part: string; readonly node: Element }
  | {
      readonly type: "Range";
      readonly part: string;
      readonly node: Element;
      readonly start: RangeEnd;
      readonly end: RangeEnd;
    }
  | { readonly type: "Font"; readonly part: string; readonly node: Element; readonly runs: () => Element[] }
  | { readonly type: "Section"; readonly index: number }
  | { readonly type: "Comment"; readonly part: string; readonly node: Element; readonly id: string }
  | { readonly type: "TrackedChanges"; readonly part: string; readonly node: Element }
  | { readonly type: "DocumentProperties" }
  | Lists[keyof Lists]
  /** How to search; the client makes it and sets it before it searches. */
  | { readonly type: "SearchOptions"; readonly chosen: Map<string, boolean> }
  /** The client library's own services, known by the name it asks for. */
  | { readonly type: "Service"; readonly name: string };

export type HostType = HostObject["type"];
export type Of<Type extends HostType> = Extract<HostObject, { readonly type: Type }>;

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** What a member may use. `touch` marks a part as changed; `later` runs at the end of the action and may wait. */
export interface MemberContext {
  readonly document: HostDocument;
  readonly touch: (part: string) => void;
  readonly later: (task: () => Promise<void>) => void;
}

/** Members of one type by their names on the wire (PascalCase). What is absent here is answered with NotImplemented. */
export interface Members<Type extends HostType> {
  readonly properties?: Readonly<Record<string, (object: Of<Type>, context: MemberContext) => HostObject | null>>;
  /** Methods that give an object. */
  readonly objects?: Readonly<
    Record<string, (object: Of<Type>, args: readonly unknown[], context: MemberContext) => HostObject | null>
  >;
  /** Methods that give a plain value. */
  readonly values?: Readonly<
    Record<string, (object: Of<Type>, args: readonly unknown[], context: MemberContext) => Json>
  >;
  readonly scalars?: Readonly<
    Record<
      string,
      {
        readonly get: (object: Of<Type>, context: MemberContext) => Json;
        readonly set?: (object: Of<Type>, value: unknown, context: MemberContext) => void;
      }
    >
  >;
}

/** Throws when the object's element is no longer part of its document. */
export const refuseGone = (object: HostObject, document: HostDocument): void => {
  if (!("node" in object)) return;
  const gone = (node: Element): boolean => {
    let at: { readonly parentNode: unknown } = node;
    while (at.parentNode !== null) at = at.parentNode as { readonly parentNode: unknown };
    return at !== document.root(object.part).ownerDocument;
  };
  const nodes = object.type === "Range" ? [object.start.paragraph, object.end.paragraph] : [object.node];
  if (nodes.some(gone)) throw new HostFault("ItemNotFound", `the ${object.type} is no longer in the document`);
};

export const textArgument = (args: readonly unknown[], index: number, member: string): string => {
  const value = args[index];
  if (typeof value !== "string")
    throw new HostFault("InvalidArgument", `${member} wants text as argument ${index + 1}`);
  return value;
};
