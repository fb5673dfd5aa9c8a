// What travels between the pane and the sign-off page, and what a page keeps for its own tab while the signer is away signing in.
import {
  forgetInTab,
  isWindowMessage,
  keepForTab,
  keepTicked,
  keptForTab,
  keptTicked,
  readHandOver,
  readHandOverText,
  readMessage,
  type HandedOver,
  type WindowMessage,
} from "../../src/signoff/handed-over";
import type { PreparedSignOff } from "../../src/app/finish/prepared-sign-off";
import { canonicalJson, hashOfStatement } from "../../src/domain/review/statement-hash";
import { okoye, plainContent, statementFor, tenant } from "../support/review-fixtures";
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
const preparedAt = (at: string, draftTitle: string): PreparedSignOff => {
  const statement = statementFor(plainContent(["Dear Ms. Alvarez:"]), { at });
  return {
    statement,
    canonical: canonicalJson(statement),
    statementHash: hashOfStatement(statement),
    matterTitle: "Rivera v. Harborview Market, Inc.",
    draftTitle,
    units: 1,
  };
};
const given: HandedOver = {
  prepared: [preparedAt("2026-06-02T10:00:00Z", "Letter"), preparedAt("2026-06-02T10:01:00Z", "Declaration")],
  person: { oid: okoye, tenant, userName: "m.okoye@firm.example" },
};
const [first] = given.prepared;

test("only our own messages are heard; any other text, number or object is not", () => {
  for (const other of [undefined, null, 7, "sign-off-done", {}, { countersign: "something-else" }, []])
    expect(isWindowMessage(other)).toBe(false);
  for (const text of ["", "{", "7", "null", '{"countersign":"x"}', "osfDialogInternal:action=closeDialog"])
    expect(readMessage(text)).toBeUndefined();
  expect(readMessage('{"countersign":"sign-off-window-ready"}')).toEqual({ countersign: "sign-off-window-ready" });
});

test("what the pane hands over arrives with every field of its statements, through a window and through Office", () => {
  const message: WindowMessage = { countersign: "sign-off-hand-over", given };
  expect(readHandOver(structuredClone(message))).toEqual(given);
  expect(readHandOverText(JSON.stringify(message))).toEqual(given);
  expect(readHandOver({ countersign: "sign-off-window-ready" })).toBeUndefined();
});

test.each<readonly [string, unknown]>([
  ["nothing", undefined],
  ["no person to sign", { prepared: given.prepared }],
  ["a person without an id", { ...given, person: { ...given.person, oid: "" } }],
  ["a statement without its words' hash", { ...given, prepared: [{ ...first, statementHash: "short" }] }],
  [
    "a statement of another version",
    { ...given, prepared: [{ ...first, statement: { ...first?.statement, version: 2 } }] },
  ],
  [
    "a statement nobody is named in",
    { ...given, prepared: [{ ...first, statement: { ...first?.statement, signer: {} } }] },
  ],
])("a hand-over of %s is said to be unreadable, and is not waited for in silence", (_title, wrong) => {
  expect(readHandOver({ countersign: "sign-off-hand-over", given: wrong })).toBe("unreadable");
  expect(isWindowMessage({ countersign: "sign-off-hand-over", given: wrong })).toBe(false);
  const storage = tab();
  storage.setItem("countersign.sign-off.given", JSON.stringify(wrong ?? null));
  expect(keptForTab(storage)).toBeUndefined();
});

test("the pane takes no end of a ceremony from a message that does not say what was signed", () => {
  for (const wrong of [
    { countersign: "sign-off-done" },
    { countersign: "sign-off-done", signed: [{ row: "41" }] },
    { countersign: "sign-off-kept", name: "a.json" },
    { countersign: "sign-off-ended", code: "signed" },
  ])
    expect(isWindowMessage(wrong)).toBe(false);
});

test("a tab whose kept choice cannot be read has ticked nothing, so nothing is signed", () => {
  const storage = tab();
  for (const kept of ["", "[", "7", '["all"]', '{"length":2}']) {
    storage.setItem("countersign.sign-off.ticked", kept);
    expect(keptTicked(storage, given)).toEqual([]);
  }
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
