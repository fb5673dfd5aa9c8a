// The interpreter says what Handlebars itself says; see handlebars-property.ts for what is compared and what stands apart.
import { compareWithHandlebars } from "./handlebars-property";

describe("the interpreter against Handlebars", () => {
  it("prints what Handlebars prints, for templates and data of a fixed seed", async () => {
    expect(await compareWithHandlebars(100, 60_000, 20261122)).toBeGreaterThanOrEqual(40);
  });
});
