import { canonicalJson, ceremonyNonce, hashOfJson } from "../../../src/domain/review/statement-hash";

describe("what an attorney signs is one text, whoever writes it down", () => {
  it("is the same statement whatever order its parts were written in", () => {
    expect(canonicalJson({ b: 1, a: [true, null, "é"] })).toBe('{"a":[true,null,"é"],"b":1}');
    expect(hashOfJson({ b: 1, a: 2 })).toBe(hashOfJson({ a: 2, b: 1 }));
  });

  it("is another statement when one character differs", () => {
    expect(hashOfJson({ matter: "1" })).not.toBe(hashOfJson({ matter: "l" }));
  });

  it("agrees with a hash computed elsewhere (printf '[\"a\"]' | sha256sum)", () => {
    expect(ceremonyNonce(["a"])).toBe("0eb5b8d6f81bc677da8a08567cc4fa9a06a57e9ec8da85ed73a7f62727996002");
  });

  it("refuses what has no canonical form instead of hashing an empty text", () => {
    expect(() => canonicalJson(undefined)).toThrow("plain JSON");
  });
});
