/** A statement's hash is the root of a tree: one part can be shown to a judge without the rest. The reader here is written from the docs alone. */
import { createHash, createHmac } from "node:crypto";
import { rootOfFields } from "../../../src/domain/review/field-tree";
import { hashOfStatement } from "../../../src/domain/review/statement-hash";
import { plainContent, statementFor } from "../../support/review-fixtures";

type Shown =
  | { readonly hidden: string }
  | { readonly salt: string; readonly value: unknown }
  | { readonly salt: string; readonly items: readonly Shown[] }
  | { readonly salt: string; readonly fields: Readonly<Record<string, Shown>> };

const sha = (...parts: readonly Buffer[]): string => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
};
const hex = (text: string): Buffer => Buffer.from(text, "hex");
const json = (value: string | number | boolean | null): Buffer => Buffer.from(JSON.stringify(value));

/** What a stranger computes who is shown some fields, their salts, and the hashes of what stays hidden. */
const rootOfShown = (shown: Shown): string => {
  if ("hidden" in shown) return shown.hidden;
  if ("items" in shown) return sha(Buffer.of(1), hex(shown.salt), ...shown.items.map((each) => hex(rootOfShown(each))));
  if ("fields" in shown)
    return sha(
      Buffer.of(2),
      hex(shown.salt),
      ...Object.keys(shown.fields)
        .sort()
        .flatMap((name) => [hex(sha(json(name))), hex(rootOfShown(shown.fields[name] ?? { hidden: "" }))]),
    );
  return sha(Buffer.of(0), hex(shown.salt), json(shown.value as string));
};

const seed = "0f".repeat(16);
/** The holder of the whole statement shows what `keep` names. */
const show = (value: unknown, keep: (place: string) => boolean, place = ""): Shown => {
  const salt = createHmac("sha256", hex(seed)).update(place).digest().subarray(0, 16).toString("hex");
  const whole = (inner: (at: string) => boolean): Shown =>
    Array.isArray(value)
      ? { salt, items: value.map((each, index) => show(each, inner, `${place}/${index}`)) }
      : typeof value === "object" && value !== null
        ? {
            salt,
            fields: Object.fromEntries(
              Object.entries(value).map(([name, each]) => [name, show(each, inner, `${place}/${name}`)]),
            ),
          }
        : { salt, value };
  return place === "" || keep(place) ? whole(keep) : { hidden: rootOfShown(whole(() => true)) };
};

const statement = {
  ...statementFor(plainContent([]), { exhibits: [{ name: "A.pdf", sha256: "ab".repeat(32) }] }),
  nonce: seed,
};
const { nonce: _seed, ...fields } = statement;
const shown = show(fields, (place) => ["/contentHash", "/meaning", "/signer"].some((each) => place.startsWith(each)));

describe("a part of a statement is shown without the rest", () => {
  it("meaning, content and signer alone lead to the hash that was signed", () => {
    expect(rootOfShown(shown)).toBe(hashOfStatement(statement));
    expect(JSON.stringify(shown)).not.toContain("A.pdf");
    expect(JSON.stringify(shown)).not.toContain(seed);
  });

  it("a shown value changed by one character leads elsewhere", () => {
    const changed = JSON.parse(
      JSON.stringify(shown).replace(statement.signer.name, `${statement.signer.name}.`),
    ) as Shown;
    expect(rootOfShown(changed)).not.toBe(hashOfStatement(statement));
  });

  it("what is hidden cannot be guessed: the same value in another statement, or at another place, has another hash", () => {
    expect(rootOfFields(seed, { a: "to-send" })).not.toBe(rootOfFields("0e".repeat(16), { a: "to-send" }));
    const twice = show({ a: "to-send", b: "to-send" }, () => false);
    const [a, b] = "fields" in twice ? Object.values(twice.fields) : [];
    expect(a).not.toEqual(b);
  });
});

describe("two statements that say different things never hash alike", () => {
  it.each([
    ["a list of one and the thing alone", { a: ["x"] }, { a: "x" }],
    ["an empty list and no field", { a: [] }, {}],
    ["an empty list and an empty record", { a: [] }, { a: {} }],
    ["two texts in one list and one text of both", { a: ["x", "y"] }, { a: ["xy"] }],
    ["a number and its text", { a: 1 }, { a: "1" }],
    ["a name that holds a slash and a field within a field", { "a/b": 1 }, { a: { b: 1 } }],
  ])("%s", (_what, one, other) => {
    expect(rootOfFields(seed, one)).not.toBe(rootOfFields(seed, other));
  });

  it("is the same whatever order its parts were written in", () => {
    expect(rootOfFields(seed, { b: 1, a: [true, null, "é"] })).toBe(rootOfFields(seed, { a: [true, null, "é"], b: 1 }));
  });
});

it("what nests deeper than any statement is refused, however deep", () => {
  let deep: unknown = "end";
  for (let at = 0; at < 100_000; at += 1) deep = [deep];
  expect(() => rootOfFields(seed, { deep })).toThrow("Nested deeper");
});
