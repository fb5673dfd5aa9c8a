import { createReading, shown } from "../../../src/ui/acts/reading";

const later = <Value>() => {
  let resolve: (value: Value) => void = () => undefined;
  let reject: (fault: unknown) => void = () => undefined;
  const promise = new Promise<Value>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
};

describe("something read from the firm's records", () => {
  test("nothing is read before a screen asks, and two screens asking read once", async () => {
    let reads = 0;
    const reading = createReading(async () => {
      reads += 1;
      return reads;
    });
    expect(reads).toBe(0);
    reading.subscribe(() => undefined);
    reading.subscribe(() => undefined);
    await Promise.resolve();
    expect(reads).toBe(1);
  });
  test("a slow early answer never replaces a newer one", async () => {
    const first = later<string>();
    const second = later<string>();
    const answers = [first, second];
    const reading = createReading(() => (answers.shift() ?? second).promise);
    const one = reading.refresh();
    const two = reading.refresh();
    second.resolve("new");
    await two;
    first.resolve("old");
    await one;
    expect(shown(reading.state())).toBe("new");
  });
  test("a fault keeps the last good value in sight and is itself in sight", async () => {
    let broken = false;
    const reading = createReading(async () => {
      if (broken) throw new Error("down");
      return "read";
    });
    await reading.refresh();
    broken = true;
    await reading.refresh();
    expect(reading.state()).toMatchObject({ kind: "failed", last: "read" });
  });
  test("a value put in place while an answer is on its way is not undone by it", async () => {
    const slow = later<string>();
    const reading = createReading(() => slow.promise);
    const asked = reading.refresh();
    reading.replace("just written");
    slow.resolve("from before");
    await asked;
    expect(shown(reading.state())).toBe("just written");
  });
});
