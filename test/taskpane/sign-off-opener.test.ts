// The pane waits for a ceremony it may lose sight of. Whatever messages come or fail to come, it goes on only with what the records hold or the page said.
import type { PersonId } from "../../src/domain/ids";
import type { SignedStatement } from "../../src/domain/review/statement";
import { hashOfStatement } from "../../src/domain/review/statement-hash";
import type { Person } from "../../src/app/ports/session";
import type { WindowMessage } from "../../src/signoff/handed-over";
import { findSignOffs, signOffInWindow } from "../../src/taskpane/sign-off-opener";
import type { OpenPlace } from "../../src/taskpane/sign-off-place";
import { plainContent, signOffRow, statementFor } from "../support/review-fixtures";
import type { StampAgain } from "../../src/app/finish/statement-time";
import { done } from "../../src/domain/result";
import type { PreparedSignOff, SignedOff } from "../../src/app/finish/prepared-sign-off";

const statement: SignedStatement = statementFor(plainContent(["One."]));
const prepared = {
  statement,
  statementHash: hashOfStatement(statement),
  canonical: "",
  matterTitle: "",
  draftTitle: "",
  units: 1,
} as PreparedSignOff;
const signed: readonly SignedOff[] = [{ row: "41", at: "2026-11-22T10:00:00Z", statementHash: prepared.statementHash }];
const person: Person = {
  oid: statement.signer.oid,
  tenant: statement.tenant,
  name: "M. Okoye",
  userName: "m.okoye@firm.example",
  roles: ["Countersign.Attorney"],
};

const place = () => {
  const told: WindowMessage[] = [];
  const state = { closed: false, left: "" };
  let say: (message: WindowMessage) => void = () => undefined;
  const open: OpenPlace = async (hear) => {
    say = hear;
    return {
      tell: (message) => {
        told.push(message);
      },
      looksClosed: () => state.closed,
      leave: (close) => {
        state.left = close;
      },
    };
  };
  return {
    open,
    told,
    state,
    say: (message: WindowMessage) => {
      say(message);
    },
  };
};
const time = { at: "2026-11-22T10:09:00Z", from: "stamp", row: "77" } as const;
const stamp: StampAgain = async () => done(time);
const begin = async (
  records: () => Promise<readonly SignedOff[]> = async () => [],
  who: Person | undefined = person,
) => {
  const at = place();
  const stop = new AbortController();
  const end = signOffInWindow({ current: async () => who, open: at.open, look: records, stamp })(
    [prepared],
    stop.signal,
  );
  await jest.advanceTimersByTimeAsync(0);
  return { ...at, stop, end };
};
const handedOver = async (records?: () => Promise<readonly SignedOff[]>) => {
  const it = await begin(records);
  it.say({ countersign: "sign-off-window-ready" });
  await jest.advanceTimersByTimeAsync(0);
  return it;
};

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test("the statements are handed over when the page asks, and to the person at work here", async () => {
  const { told, say, end } = await handedOver();
  expect(told).toEqual([
    {
      countersign: "sign-off-hand-over",
      given: { prepared: [prepared], person: { oid: person.oid, tenant: person.tenant, userName: person.userName } },
    },
  ]);
  say({ countersign: "sign-off-done", signed, stay: false });
  await expect(end).resolves.toEqual({ ok: true, value: { kind: "recorded", signed } });
});

test("the page asks for the time before she signs: it is told, and what is signed with it is heard as hers", async () => {
  const { told, say, end } = await handedOver();
  say({ countersign: "sign-off-stamp", hashes: [prepared.statementHash] });
  await jest.advanceTimersByTimeAsync(0);
  expect(told.at(-1)).toEqual({ countersign: "sign-off-stamped", time });
  const later = [{ row: "41", at: "2026-11-22T10:10:00Z", statementHash: "cd".repeat(32) }];
  say({ countersign: "sign-off-begun", hashes: ["cd".repeat(32)] });
  say({ countersign: "sign-off-done", signed: later, stay: false });
  await expect(end).resolves.toEqual({ ok: true, value: { kind: "recorded", signed: later } });
});

test("a page that says it signed something else ends nothing", async () => {
  const { say, end, stop, state } = await handedOver();
  say({ countersign: "sign-off-done", signed: [{ row: "1", at: "", statementHash: "ab".repeat(32) }], stay: false });
  stop.abort();
  await expect(end).resolves.toMatchObject({
    ok: false,
    refusal: { code: "ceremony-failed", detail: { code: "cancelled" } },
  });
  expect(state.left).toBe("now");
});

test("when the page falls silent after signing in, the records are looked at, and what stands there twice in a row is what was signed", async () => {
  let recorded: readonly SignedOff[] = [];
  const { state, end } = await handedOver(async () => recorded);
  state.closed = true;
  await jest.advanceTimersByTimeAsync(11_000);
  recorded = signed;
  await jest.advanceTimersByTimeAsync(11_000);
  await expect(end).resolves.toEqual({ ok: true, value: { kind: "recorded", signed } });
});

test("while the page stands, the records are left alone", async () => {
  let looks = 0;
  const { stop } = await handedOver(async () => {
    looks += 1;
    return [];
  });
  await jest.advanceTimersByTimeAsync(120_000);
  expect(looks).toBe(0);
  stop.abort();
});

test("a lost connection while looking is no answer: the pane looks again", async () => {
  let looks = 0;
  const { state, end } = await handedOver(async () => {
    looks += 1;
    if (looks < 3) throw new Error("no connection");
    return signed;
  });
  state.closed = true;
  await jest.advanceTimersByTimeAsync(30_000);
  await expect(end).resolves.toMatchObject({ ok: true });
});

test("closed before anything was handed over, nothing was signed", async () => {
  const { state, end } = await begin();
  state.closed = true;
  await jest.advanceTimersByTimeAsync(2000);
  await expect(end).resolves.toMatchObject({
    ok: false,
    refusal: { code: "ceremony-failed", detail: { code: "cancelled" } },
  });
});

test("silent for longer than a statement lives, nothing was signed", async () => {
  const { state, end } = await handedOver();
  state.closed = true;
  await jest.advanceTimersByTimeAsync(12 * 60_000);
  await expect(end).resolves.toMatchObject({ ok: false, refusal: { code: "ceremony-failed" } });
});

test("kept as a file, or ended idle: the pane is told which", async () => {
  const kept = await handedOver();
  kept.say({ countersign: "sign-off-kept", name: "sign-off-pending-1.json", json: "{}" });
  await expect(kept.end).resolves.toEqual({
    ok: true,
    value: { kind: "kept", name: "sign-off-pending-1.json", json: "{}" },
  });
  const idle = await handedOver();
  idle.say({ countersign: "sign-off-ended", code: "idle" });
  await expect(idle.end).resolves.toMatchObject({
    ok: false,
    refusal: { code: "ceremony-failed", detail: { code: "idle" } },
  });
});

test("a browser that opens no window says so, and nothing is waited for", async () => {
  const end = signOffInWindow({
    current: async () => person,
    open: async () => undefined,
    look: async () => [],
    stamp,
  })([prepared], new AbortController().signal);
  await expect(end).resolves.toMatchObject({
    ok: false,
    refusal: { code: "ceremony-failed", detail: { code: "popup-blocked" } },
  });
});

test("in the records only a row of the signer's own, for this very statement, is her sign-off", async () => {
  const row = signOffRow(statement);
  const other = signOffRow(statement, "00000000-0000-4000-8000-000000000009" as PersonId);
  const look = (rows: readonly unknown[]) => findSignOffs({ listForDraft: async () => rows as never })([prepared]);
  expect(await look([row])).toEqual([{ row: row.itemId, at: row.createdAt, statementHash: prepared.statementHash }]);
  expect(await look([other])).toEqual([]);
  expect(await look([{ ...row, content: { kind: "withdrawal" } }])).toEqual([]);
});
