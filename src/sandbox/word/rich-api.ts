/**
 * Runs one batch of the RichApi protocol on the open document: object paths, actions in order, results by action id.
 * Rules learnt from the real client (facts are in its behaviour, each seen to fail otherwise): a path is resolved once,
 * at its first use in action order; list items carry a reference id; a missed OrNullObject answers null and calls on
 * null stay null; Trace actions appear among the results and in TraceIds. A member this host lacks is an error that names it.
 */
import { HostFault } from "./host-fault";
import type { HostDocument } from "./host-document";
import { refuseGone, type HostObject, type Json, type MemberContext, type Members } from "./host-object";
import { commentCollectionMembers, commentMembers } from "./members/comment";
import {
  contentControlCollectionMembers,
  contentControlMembers,
  trackedChangesMembers,
} from "./members/content-control";
import {
  documentMembers,
  documentPropertiesMembers,
  sectionCollectionMembers,
  sectionMembers,
} from "./members/document";
import { fontMembers } from "./members/font";
import { bodyMembers, paragraphCollectionMembers, paragraphMembers } from "./members/paragraph";
import { rangeCollectionMembers, rangeMembers, searchOptionsMembers } from "./members/range";

const PATH = { global: 1, created: 2, method: 3, property: 4, indexer: 5, reference: 6, nothing: 7 } as const;
const ACTION = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5, ensureUnchanged: 6 } as const;

interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  /** At the position of an argument that is an object: the id of its path. */
  readonly ReferencedObjectPathIds?: readonly (number | null)[];
}
interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name?: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}
interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}
interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
}
export interface RichApiRequest {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}
interface ActionResult {
  readonly ActionId: number;
  readonly Value: Json;
}
export interface RichApiResponse {
  readonly Results?: readonly ActionResult[];
  readonly ProcessedResults?: { readonly Results: readonly ActionResult[] };
  readonly TraceIds: readonly number[];
  readonly Error?: {
    readonly Code: string;
    readonly Message: string;
    readonly Location: string;
    readonly ActionIndex: number;
    readonly HttpStatusCode: number;
  };
}

type AnyMembers = Members<HostObject["type"]>;
// Each entry's functions take the object of their own type; the key is that type, so the pairing holds.
const MEMBERS: Readonly<Partial<Record<HostObject["type"], AnyMembers>>> = {
  Document: documentMembers as AnyMembers,
  DocumentProperties: documentPropertiesMembers as AnyMembers,
  Section: sectionMembers as AnyMembers,
  SectionCollection: sectionCollectionMembers as AnyMembers,
  Body: bodyMembers as AnyMembers,
  Paragraph: paragraphMembers as AnyMembers,
  ParagraphCollection: paragraphCollectionMembers as AnyMembers,
  ContentControl: contentControlMembers as AnyMembers,
  ContentControlCollection: contentControlCollectionMembers as AnyMembers,
  TrackedChanges: trackedChangesMembers as AnyMembers,
  Range: rangeMembers as AnyMembers,
  RangeCollection: rangeCollectionMembers as AnyMembers,
  SearchOptions: searchOptionsMembers as AnyMembers,
  Font: fontMembers as AnyMembers,
  Comment: commentMembers as AnyMembers,
  CommentCollection: commentCollectionMembers as AnyMembers,
};

/** Word's names for what HostFault knows by others. */
const WIRE_CODES: Readonly<Record<string, string>> = {
  Locked: "NotAllowed",
  ReadOnly: "AccessDenied",
  NoSuchPlace: "ItemNotFound",
  AcrossContainers: "GeneralException",
};

const notImplemented = (object: HostObject, name: string): HostFault =>
  new HostFault("NotImplemented", `${object.type}.${name} is not implemented by this host`);

export interface RichApi {
  run(request: RichApiRequest): Promise<RichApiResponse>;
  /** How many batches of an add-in's own were run; the client's reference clean-up and its own services are not counted. */
  readonly batches: () => number;
}

/** Opens the RichApi end of a document. References live as long as this object. */
export const createRichApi = (document: HostDocument): RichApi => {
  const references = new Map<string, HostObject>();
  const referenceIds = new WeakMap<HostObject, string>();
  let lastReference = 0;
  let batches = 0;

  const referenceOf = (object: HostObject): string => {
    const known = referenceIds.get(object);
    if (known !== undefined && references.has(known)) return known;
    lastReference += 1;
    const id = `{ref-${lastReference}}`;
    references.set(id, object);
    referenceIds.set(object, id);
    return id;
  };

  const run = async (request: RichApiRequest): Promise<RichApiResponse> => {
    if (!isHousekeeping(request)) batches += 1;
    return document.together(() => runActions(request));
  };

  const runActions = async (request: RichApiRequest): Promise<RichApiResponse> => {
    const results: ActionResult[] = [];
    const traces: number[] = [];
    const resolved = new Map<number, HostObject | null>();
    for (const [index, action] of request.Actions.entries()) {
      if (action.ActionType === ACTION.trace) {
        traces.push(action.Id);
        results.push({ ActionId: action.Id, Value: null });
        continue;
      }
      const waiting: (() => Promise<void>)[] = [];
      try {
        const value = document.change("add-in", (touch) =>
          perform(request, action, resolved, { document, touch, later: (task) => waiting.push(task) }),
        );
        for (const task of waiting) await task();
        results.push({ ActionId: action.Id, Value: value });
      } catch (error) {
        if (!(error instanceof HostFault)) throw error;
        const path = request.ObjectPaths[action.ObjectPathId];
        return {
          Error: {
            Code: WIRE_CODES[error.code] ?? error.code,
            Message: error.message,
            Location: `${path?.Name ?? ""}${action.Name === "" ? "" : `.${action.Name}`}`,
            ActionIndex: index,
            HttpStatusCode: error.code === "NotImplemented" ? 501 : 400,
          },
          ProcessedResults: { Results: results },
          TraceIds: traces,
        };
      }
    }
    return { Results: results, TraceIds: traces };
  };

  const perform = (
    request: RichApiRequest,
    action: Action,
    resolved: Map<number, HostObject | null>,
    context: MemberContext,
  ): Json => {
    const resolve = (id: number): HostObject | null => {
      const known = resolved.get(id);
      if (known !== undefined) return known;
      const path = request.ObjectPaths[id];
      if (path === undefined)
        throw new HostFault("InvalidObjectPath", `the batch names an object path ${id} it does not hold`);
      const object = resolvePath(path, resolve, context);
      // A list is what it holds when it is looked at: it is found again each time, and has no reference of its own.
      if (object === null || !("items" in object)) resolved.set(id, object);
      return object;
    };
    const object = resolve(action.ObjectPathId);
    if (object === null) return null;
    const args = argumentsOf(action.ArgumentInfo, resolve);
    switch (action.ActionType) {
      case ACTION.instantiate:
        return identity(object, context);
      case ACTION.query:
        return query(object, action.QueryInfo ?? {}, context);
      case ACTION.method:
        return invoke(object, action.Name, args, context);
      case ACTION.setProperty:
        return assign(object, action.Name, args[0], context);
      default:
        throw new HostFault("NotImplemented", `action type ${action.ActionType} is not implemented by this host`);
    }
  };

  const argumentsOf = (info: ArgumentInfo | undefined, resolve: (id: number) => HostObject | null): unknown[] =>
    (info?.Arguments ?? []).map((value, index) => {
      const id = info?.ReferencedObjectPathIds?.[index];
      return id === undefined || id === null || id === 0 ? value : resolve(id);
    });

  const resolvePath = (
    path: ObjectPath,
    resolve: (id: number) => HostObject | null,
    context: MemberContext,
  ): HostObject | null => {
    const name = path.Name ?? "";
    switch (path.ObjectPathType) {
      case PATH.global:
        return { type: "Document" };
      case PATH.nothing:
        return null;
      case PATH.created:
        return name.endsWith(".SearchOptions")
          ? { type: "SearchOptions", chosen: new Map() }
          : { type: "Service", name };
      case PATH.reference: {
        const object = references.get(name);
        if (object === undefined)
          throw new HostFault("InvalidObjectPath", "the object was given back and can no longer be used");
        refuseGone(object, document);
        return object;
      }
    }
    const parent = path.ParentObjectPathId === undefined ? null : resolve(path.ParentObjectPathId);
    if (parent === null) return null;
    if (path.ObjectPathType === PATH.property) return property(parent, name, context);
    const args = argumentsOf(path.ArgumentInfo, resolve);
    if (path.ObjectPathType === PATH.indexer) return method(parent, "GetItem", args, context);
    if (path.ObjectPathType === PATH.method) return method(parent, name, args, context);
    throw new HostFault("NotImplemented", `object path type ${path.ObjectPathType} is not implemented by this host`);
  };

  const property = (object: HostObject, name: string, context: MemberContext): HostObject | null => {
    const member = MEMBERS[object.type]?.properties?.[name];
    if (member === undefined) throw notImplemented(object, name);
    return member(object, context);
  };
  const method = (
    object: HostObject,
    name: string,
    args: readonly unknown[],
    context: MemberContext,
  ): HostObject | null => {
    const member = MEMBERS[object.type]?.objects?.[name];
    if (member === undefined) throw notImplemented(object, name);
    return member(object, args, context);
  };

  const invoke = (object: HostObject, name: string, args: readonly unknown[], context: MemberContext): Json => {
    if (name === "_KeepReference") {
      if (!("items" in object)) referenceOf(object);
      return null;
    }
    if (name === "_RemoveReference") {
      references.delete(String(args[0]));
      return null;
    }
    if (name === "_RemoveAllReferences") {
      references.clear();
      return null;
    }
    // The one service the client calls by itself when a page starts; it asks for nothing but an acknowledgement.
    if (object.type === "Service" && name === "NotifyActionHandlerReady") return null;
    const members = MEMBERS[object.type];
    const value = members?.values?.[name];
    if (value !== undefined) return value(object, args, context);
    if (members?.objects?.[name] === undefined) throw notImplemented(object, name);
    const made = method(object, name, args, context);
    return made === null ? null : identity(made, context);
  };

  const assign = (object: HostObject, name: string, value: unknown, context: MemberContext): Json => {
    const scalar = MEMBERS[object.type]?.scalars?.[name];
    if (scalar?.set === undefined) throw notImplemented(object, name);
    scalar.set(object, value, context);
    return null;
  };

  const identity = (object: HostObject, context: MemberContext): { readonly [name: string]: Json } => {
    if (object.type === "Service" || object.type === "SearchOptions") return {};
    if ("items" in object) return { _ReferenceId: "" };
    const id = MEMBERS[object.type]?.scalars?.["Id"];
    return {
      _ReferenceId: referenceOf(object),
      ...(id === undefined || object.type !== "ContentControl" ? {} : { Id: id.get(object, context) }),
    };
  };

  const query = (object: HostObject, wanted: QueryInfo, context: MemberContext): Json => {
    if ("items" in object) {
      const from = wanted.Skip ?? 0;
      const inner = { ...wanted, Select: (wanted.Select ?? []).map((path) => path.replace(/^items\//i, "")) };
      return {
        _ReferenceId: "",
        _Items: object.items
          .slice(from, wanted.Top === undefined ? undefined : from + wanted.Top)
          .map((item) => queryOne(item, inner, context)),
      };
    }
    return queryOne(object, wanted, context);
  };

  const queryOne = (object: HostObject, wanted: QueryInfo, context: MemberContext): Json => {
    const answer: Record<string, Json> = { ...identity(object, context) };
    const scalars = MEMBERS[object.type]?.scalars ?? {};
    const select = (wanted.Select ?? []).filter((path) => path !== "");
    const nested = new Map<string, string[]>((wanted.Expand ?? []).map((path) => [pascal(path), []]));
    const plain: string[] = [];
    for (const path of select) {
      const [head, ...rest] = path.split("/");
      const name = pascal(head ?? "");
      if (rest.length === 0 && scalars[name] !== undefined) plain.push(name);
      else if (rest.length === 0 && MEMBERS[object.type]?.properties?.[name] === undefined)
        throw notImplemented(object, name);
      else nested.set(name, [...(nested.get(name) ?? []), ...(rest.length === 0 ? [] : [rest.join("/")])]);
    }
    for (const name of select.length === 0 ? Object.keys(scalars) : plain)
      answer[name] = scalars[name]?.get(object, context) ?? null;
    for (const [name, paths] of nested) {
      const inner = property(object, name, context);
      answer[name] = inner === null ? null : query(inner, { Select: paths }, context);
    }
    return answer;
  };

  return { run, batches: () => batches };
};

const pascal = (name: string): string => (name.startsWith("_") ? name : name.charAt(0).toUpperCase() + name.slice(1));

/** True for the batches the client sends by itself: giving references back, calling its own services. */
const isHousekeeping = (request: RichApiRequest): boolean =>
  request.Actions.every(
    (action) =>
      action.ActionType === ACTION.instantiate ||
      action.ActionType === ACTION.trace ||
      ["_RemoveReference", "_RemoveAllReferences", "NotifyActionHandlerReady"].includes(action.Name),
  ) && request.Actions.some((action) => action.ActionType === ACTION.method);
