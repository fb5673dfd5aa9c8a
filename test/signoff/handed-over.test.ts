// What travels between the pane and the sign-off page, and what a page keeps for its own tab while the signer is away signing in.
import {
  forgetInTab,
  isWindowMessage,
  keepForTab,
  keepTicked,
  keptForTab,
  keptTicked,
  readMessage,
  type HandedOver,
} from "../../src/signoff/handed-over";
import { whenIdle } from "../../src/signoff/idle";

const tab = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    size: () => kept.size,
  };
};
const given = {
  prepared: [{ statementHash: "a".repeat(64) }, { statementHash: "b".repeat(64) }],
  person: { oid: "1", tenant: "t", userName: "m.okoye@firm.example" },
} as unknown as HandedOver;

test("only our own messages are heard; any other text, number or object is not", () => {
  for (const other of [undefined, null, 7, "sign-off-done", {}, { countersign: "something-else" }, []])
    expect(isWindowMessage(other)).toBe(false);
  for (const text of ["", "{", "7", "null", '{"countersign":"x"}', "osfDialogInternal:action=closeDialog"])
    expect(readMessage(text)).toBeUndefined();
  expect(readMessage('{"countersign":"sign-off-window-ready"}')).toEqual({ countersign: "sign-off-window-ready" });
});

test("what was ticked before signing in is what is signed after it, no more and no less", () => {
  const storage = tab();
  keepForTab(storage, given);
  expect(keptForTab(storage)).toEqual(given);
  expect(keptTicked(storage, given)).toEqual([]);
  keepTicked(storage, given.prepared.slice(1));
  expect(keptTicked(storage, given)).toEqual(given.prepared.slice(1));
});

test("after the end nothing of the statements stays in the tab", () => {
  const storage = tab();
  keepForTab(storage, given);
  keepTicked(storage, given.prepared);
  forgetInTab(storage);
  expect(storage.size()).toBe(0);
});

test("a page nobody touches ends after its time and once; any key, click or scroll begins the time anew", () => {
  jest.useFakeTimers();
  const listeners = new Map<string, () => void>();
  const page = {
    addEventListener: (name: string, listener: () => void) => void listeners.set(name, listener),
    removeEventListener: (name: string) => void listeners.delete(name),
    setTimeout,
    clearTimeout,
  } as unknown as Window;
  let ended = 0;
  whenIdle(page, 1000, () => {
    ended += 1;
  });
  jest.advanceTimersByTime(900);
  listeners.get("keydown")?.();
  jest.advanceTimersByTime(900);
  expect(ended).toBe(0);
  jest.advanceTimersByTime(200);
  expect(ended).toBe(1);
  expect(listeners.size).toBe(0);
  jest.advanceTimersByTime(10_000);
  expect(ended).toBe(1);
  jest.useRealTimers();
});
