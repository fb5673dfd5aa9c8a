// A sign-off recorded after it was given says by how much; one recorded at once says one time only.
import { recordedLate } from "../../../src/app/words/recorded-late";

describe("recorded after signing", () => {
  it("is said from eleven minutes on, in minutes, hours, then days", () => {
    const signed = "2026-11-22T07:55:00Z";
    const after = (minutes: number): string | undefined =>
      recordedLate(signed, new Date(Date.parse(signed) + minutes * 60_000).toISOString());
    expect([0, 10, 11, 119, 120, 179, 2879, 2880].map(after)).toEqual([
      undefined,
      undefined,
      "11 minutes after signing",
      "119 minutes after signing",
      "2 hours after signing",
      "2 hours after signing",
      "47 hours after signing",
      "2 days after signing",
    ]);
  });
  it("is not said of a record whose server clock is behind, nor of a time nobody can read", () => {
    expect(recordedLate("2026-11-22T08:00:00Z", "2026-11-22T07:00:00Z")).toBeUndefined();
    expect(recordedLate("soon", "2026-11-22T07:00:00Z")).toBeUndefined();
  });
});
