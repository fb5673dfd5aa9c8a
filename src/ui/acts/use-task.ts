/**
 * One act a person starts: it runs once at a time, and ends done or with its fault on screen.
 * An act's refusal is an ordinary value; only faults are caught here, and kept to be shown.
 */
import { useRef, useState } from "react";

export type TaskState =
  { readonly kind: "idle" } | { readonly kind: "running" } | { readonly kind: "failed"; readonly fault: unknown };

export interface Task<Arguments extends readonly unknown[], Value> {
  readonly state: TaskState;
  readonly running: boolean;
  /** Runs the act; undefined when it failed or is already running. */
  run(...given: Arguments): Promise<Value | undefined>;
  clear(): void;
}

export const useTask = <Arguments extends readonly unknown[], Value>(
  act: (...given: Arguments) => Promise<Value>,
): Task<Arguments, Value> => {
  const [state, setState] = useState<TaskState>({ kind: "idle" });
  const busy = useRef(false);
  const run = async (...given: Arguments): Promise<Value | undefined> => {
    if (busy.current) return undefined;
    busy.current = true;
    setState({ kind: "running" });
    try {
      const value = await act(...given);
      setState({ kind: "idle" });
      return value;
    } catch (fault) {
      setState({ kind: "failed", fault });
      return undefined;
    } finally {
      busy.current = false;
    }
  };
  return {
    state,
    running: state.kind === "running",
    run,
    clear: () => {
      setState({ kind: "idle" });
    },
  };
};
