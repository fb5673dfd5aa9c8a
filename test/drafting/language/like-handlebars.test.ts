// The interpreter says what Handlebars itself says; see handlebars-property.ts for what is compared and what stands apart.
import { compareWithHandlebars } from "./handlebars-property";

describe("the interpreter against Handlebars", () => {
  it("prints what Handlebars prints, for 300 templates and data of a fixed seed", async () => {
    expect(await compareWithHandlebars(300, 60_000, 20261122)).toBeGreaterThanOrEqual(100);
  });
});
