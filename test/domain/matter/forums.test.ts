// Whose admission a new matter will ask for.
import { forumsFor } from "../../../src/domain/matter/forums";

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
