/**
 * Something read from the firm's records, kept while it is on screen.
 * It starts when the first reader subscribes, and keeps the last good value on screen while it reads again.
 */
export type ReadingState<Value> =
  | { readonly kind: "reading"; readonly last?: Value }
  | { readonly kind: "read"; readonly value: Value; readonly at: number }
  | { readonly kind: "failed"; readonly fault: unknown; readonly last?: Value };

export interface Reading<Value> {
  readonly state: () => ReadingState<Value>;
  readonly subscribe: (listener: () => void) => () => void;
  /** Reads again; resolves when done, whether it worked or not. */
  readonly refresh: () => Promise<void>;
  /** Puts a value a verb has just returned in place of the one on screen. */
  readonly replace: (value: Value) => void;
}

const valueOf = <Value>(state: ReadingState<Value>): { readonly last?: Value } =>
  state.kind === "read" ? { last: state.value } : state.last === undefined ? {} : { last: state.last };

/** `read` is called again on every refresh; only the newest answer counts. */
export const createReading = <Value>(read: () => Promise<Value>, now: () => number = Date.now): Reading<Value> => {
  let state: ReadingState<Value> = { kind: "reading" };
  let round = 0;
  let started = false;
  const listeners = new Set<() => void>();
  const become = (next: ReadingState<Value>): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const refresh = async (): Promise<void> => {
    started = true;
    round += 1;
    const mine = round;
    become({ kind: "reading", ...valueOf(state) });
    try {
      const value = await read();
      if (mine === round) become({ kind: "read", value, at: now() });
    } catch (fault) {
      if (mine === round) become({ kind: "failed", fault, ...valueOf(state) });
    }
  };
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      if (!started) void refresh();
      return () => listeners.delete(listener);
    },
    refresh,
    replace: (value) => {
      round += 1;
      started = true;
      become({ kind: "read", value, at: now() });
    },
  };
};

/** The value to show now: the fresh one, or the last good one while reading again or after a fault. */
export const shown = <Value>(state: ReadingState<Value>): Value | undefined =>
  state.kind === "read" ? state.value : state.last;
