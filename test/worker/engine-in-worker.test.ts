import { DocxFault } from "../../src/docx/docx-fault";
import { sentenceForFault } from "../../src/app/words/sentences";
import { engineInProcess } from "../../src/app/engine/engine-in-process";
import { judgeGate, type GateInput } from "../../src/domain/review/review-gate";
import { engineInWorker, type EngineWorker } from "../../src/worker/engine-in-worker";
import { packFault, readRequest, unpackFault, type EngineRequest } from "../../src/worker/engine-messages";
import { gateInput, plainContent, sittingOn, unitId } from "../support/review-fixtures";

/** A worker held by hand: what it was asked, and ways to answer or to die. */
const byHand = () => {
  const asked: EngineRequest[] = [];
  let reply: (reply: unknown) => void = () => undefined;
  let die: (message: string) => void = () => undefined;
  let ended = 0;
  const worker: EngineWorker = {
    postMessage: (request) => {
      asked.push(structuredClone(request));
    },
    onReply: (listener) => {
      reply = listener;
    },
    onDeath: (listener) => {
      die = listener;
    },
    end: () => {
      ended += 1;
    },
  };
  return {
    worker,
    asked,
    answer: (message: unknown) => {
      reply(structuredClone(message));
    },
    die: () => {
      die("out of memory");
    },
    ended: () => ended,
  };
};

describe("the engine behind its worker", () => {
  test("no worker starts before the first question, and answers out of order reach the right question", async () => {
    const hand = byHand();
    let started = 0;
    const engine = engineInWorker(() => {
      started += 1;
      return hand.worker;
    });
    expect(started).toBe(0);
    const first = engine.clean(new Uint8Array([1]));
    const second = engine.clean(new Uint8Array([2]));
    hand.answer({ id: 2, ok: true, value: new Uint8Array([22]) });
    hand.answer({ id: 1, ok: true, value: new Uint8Array([11]) });
    expect([...(await first), ...(await second)]).toEqual([11, 22]);
    expect(started).toBe(1);
    expect(hand.asked.map(({ verb }) => verb)).toEqual(["clean", "clean"]);
  });
  test("an unreadable package is the same fault on both sides: its name, its code, its part and its sentence", async () => {
    const hand = byHand();
    const engine = engineInWorker(() => hand.worker);
    const fault = new DocxFault("malformed-xml", "word/document.xml is not well-formed.", {
      part: "word/document.xml",
    });
    const reading = engine.readContent(new Uint8Array());
    hand.answer({ id: 1, ok: false, fault: packFault(fault) });
    const caught: unknown = await reading.catch((error: unknown) => error);
    expect(caught).toMatchObject({
      name: "DocxFault",
      fault: "docx",
      code: "malformed-xml",
      part: "word/document.xml",
      message: fault.message,
    });
    expect(sentenceForFault(caught)).toBe(sentenceForFault(fault));
  });
  test("a judgement made in the worker is the one the gate itself gives: no reason lost on the way, in either direction", async () => {
    const hand = byHand();
    const engine = engineInWorker(() => hand.worker);
    const content = plainContent([
      "Plaintiff Elena Rivera alleges:",
      "Her address is [client.address].",
      "Executed at Elko.",
    ]);
    const input = gateInput(content, {
      reviews: [sittingOn({ content, only: [unitId(1)] })],
      tokens: new Map([["1", { ok: false, code: "bad-signature" }]]),
    });
    const judging = engine.judge(input);
    const [asked] = hand.asked;
    hand.answer({ id: 1, ok: true, value: await engineInProcess.judge(asked?.given[0] as GateInput) });
    const judged = await judging;
    expect(judged).toEqual(judgeGate(input));
    expect(judged.beforeSignOff.map(({ code }) => code)).toEqual(["placeholder-left", "unit-pending", "unit-pending"]);
  });
  test("a worker that dies fails every open question, and the next question starts a new one", async () => {
    const hands = [byHand(), byHand()];
    let started = 0;
    const engine = engineInWorker(() => {
      started += 1;
      return (hands[started - 1] as (typeof hands)[number]).worker;
    });
    const lost = engine.clean(new Uint8Array([1]));
    hands[0]?.die();
    await expect(lost).rejects.toMatchObject({ name: "EngineFault", code: "engine-stopped" });
    const again = engine.clean(new Uint8Array([2]));
    hands[1]?.answer({ id: 2, ok: true, value: new Uint8Array([3]) });
    expect([...(await again)]).toEqual([3]);
    expect([started, hands[0]?.ended()]).toEqual([2, 1]);
  });
  test.each<readonly [string, unknown]>([
    ["nothing", undefined],
    ["no number of a question", { ok: true, value: 1 }],
    ["no word on whether it succeeded", { id: 1, value: new Uint8Array([1]) }],
    ["a fault that says nothing", { id: 1, ok: false, fault: "stopped" }],
  ])("an answer that holds %s fails the open questions instead of leaving them open", async (_title, answer) => {
    const hand = byHand();
    const engine = engineInWorker(() => hand.worker);
    const asked = engine.clean(new Uint8Array([1]));
    hand.answer(answer);
    await expect(asked).rejects.toMatchObject({ name: "EngineFault", code: "engine-stopped" });
    expect(hand.ended()).toBe(1);
  });
  test("the worker takes what the engine can be asked, and nothing else", () => {
    const asked = { id: 1, verb: "clean", given: [new Uint8Array([1])] };
    expect(readRequest(asked, engineInProcess)).toEqual(asked);
    for (const other of [
      undefined,
      {},
      { ...asked, id: "1" },
      { ...asked, given: 7 },
      { ...asked, verb: "constructor" },
      { ...asked, verb: "sign" },
    ])
      expect(readRequest(other, engineInProcess)).toBeUndefined();
  });
  test("what is thrown and is no error at all still becomes a fault with a sentence", () => {
    expect(sentenceForFault(unpackFault(packFault("a bare string")))).not.toBe("");
  });
});
