/** What passes between the pane and the engine's worker: the port's own arguments and results, all structured-cloneable, and faults taken apart. */
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
