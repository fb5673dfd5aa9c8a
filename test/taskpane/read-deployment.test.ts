import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readDeployment } from "../../src/taskpane/read-deployment";

const example: unknown = JSON.parse(readFileSync(join(__dirname, "..", "..", "src/taskpane/deployment.example.json"), "utf8"));
const answering = (ok: boolean, body: unknown) => async () => ({ ok, json: async () => body });

describe("what firm IT wrote beside the pane", () => {
  test("the example that is shipped is complete", async () => {
    await expect(readDeployment(answering(true, example))).resolves.toEqual(example);
  });
  test("a pane without its settings starts nothing, whatever the server says instead", async () => {
    await expect(readDeployment(answering(false, {}))).rejects.toMatchObject({ name: "DeploymentFault", code: "unreadable" });
    await expect(readDeployment(async () => { throw new TypeError("no connection"); })).rejects.toMatchObject({ code: "unreadable" });
    await expect(readDeployment(async () => ({ ok: true, json: async () => { throw new SyntaxError("an HTML page"); } }))).rejects.toMatchObject({ code: "unreadable" });
  });
  test("no setting may be missing or empty", async () => {
    for (const name of Object.keys(example as object)) {
      await expect(readDeployment(answering(true, { ...(example as object), [name]: "" }))).rejects.toMatchObject({ code: "incomplete" });
      const { [name]: _left, ...without } = example as Record<string, unknown>;
      await expect(readDeployment(answering(true, without))).rejects.toMatchObject({ code: "incomplete" });
    }
  });
});
