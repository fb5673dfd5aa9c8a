// Whose admission a new matter will ask for.
import { COURTS, forumsFor } from "../../../src/domain/matter/forums";

const codes = (court: string): readonly string[] =>
  forumsFor(court, ["US-CA", "US-NV", "US-CACD", "US-NVD0", "US-AZDC"]).map((forum) => forum.code);

test("a California court asks for the State Bar of California, and nothing else can be chosen", () => {
  expect(codes("us-ca-superior")).toEqual(["US-CA"]);
});
test("a federal court asks for a district; another district someone is admitted in can be chosen, a state bar cannot", () => {
  expect(codes("us-federal-district")).toEqual(["US-CACD", "US-CAND", "US-CASD", "US-CAED", "US-AZDC"]);
});
test("a matter before no court is advised on under a state's licence", () => {
  expect(codes("")).toEqual(["US-CA", "US-NV"]);
});
test("a matter before a court the product does not know can be given any forum someone on the roster is admitted in", () => {
  expect(codes("us-nv-district")).toEqual(["US-CA", "US-NV", "US-CACD", "US-NVD0", "US-AZDC"]);
});
test("every court that can be chosen for a new matter says whose admission it asks for", () => {
  expect(COURTS.map(({ code, name }) => [name, forumsFor(code, []).map((forum) => forum.name)])).toEqual([
    ["California Superior Court", ["California"]],
    [
      "U.S. District Court",
      [
        "Central District of California",
        "Northern District of California",
        "Southern District of California",
        "Eastern District of California",
      ],
    ],
  ]);
});
