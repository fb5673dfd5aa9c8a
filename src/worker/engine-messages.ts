/** What passes between the pane and the engine's worker: the port's own arguments and results, all structured-cloneable, and faults taken apart. */
import * as v from "valibot";
import type { Engine } from "../app/ports/engine";

export type EngineVerb = keyof Engine;

export interface EngineRequest {
  readonly id: number;
  readonly verb: EngineVerb;
  readonly given: readonly unknown[];
}

/** An error's own fields; a worker's errors lose their class on the way. */
export interface PackedFault {
  readonly name: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export type EngineReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly fault: PackedFault };

const request = v.object({ id: v.number(), verb: v.string(), given: v.array(v.unknown()) });
/** Undefined for what no pane of this version asks. */
export const readRequest = (data: unknown, engine: Engine): EngineRequest | undefined =>
  v.is(request, data) && Object.hasOwn(engine, data.verb) ? { ...data, verb: data.verb as EngineVerb } : undefined;

const reply = v.variant("ok", [
  v.object({ id: v.number(), ok: v.literal(true), value: v.unknown() }),
  v.object({
    id: v.number(),
    ok: v.literal(false),
    fault: v.object({ name: v.string(), message: v.string(), fields: v.record(v.string(), v.unknown()) }),
  }),
]);
export const isReply = (data: unknown): data is EngineReply => v.is(reply, data);

export const packFault = (error: unknown): PackedFault => {
  if (!(error instanceof Error)) return { name: "Error", message: "The engine stopped.", fields: {} };
  const {
    name,
    message,
    stack: _stack,
    cause: _cause,
    ...fields
  } = Object.fromEntries(
    Object.entries(Object.getOwnPropertyDescriptors(error)).map(([field, { value }]) => [field, value as unknown]),
  );
  return {
    name: typeof name === "string" ? name : error.name,
    message: typeof message === "string" ? message : error.message,
    fields,
  };
};

/** The fault again, by name, code and fields: what verbs and sentences go by. */
export const unpackFault = ({ name, message, fields }: PackedFault): Error =>
  Object.assign(new Error(message), { ...fields, name });
