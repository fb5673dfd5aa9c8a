// Microsoft's Open XML SDK as a judge of produced packages: about a second a file, so for a bounded sample only.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface SdkError {
  readonly description: string;
  readonly path: string;
  readonly xPath: string;
  readonly id: string;
}

const cli = join(__dirname, "..", "..", "node_modules", "@xarsh", "ooxml-validator", "dist", "src", "cli.js");

/** What the SDK finds wrong with the package, empty when nothing. Throws when the validator itself cannot run. */
export const sdkErrors = (docx: Uint8Array, officeVersion = "Microsoft365"): readonly SdkError[] => {
  const folder = mkdtempSync(join(tmpdir(), "countersign-sdk-"));
  try {
    const file = join(folder, "judged.docx");
    writeFileSync(file, docx);
    const run = spawnSync(process.execPath, [cli, file, "--officeVersion", officeVersion], {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    if (run.stdout.trim() === "") throw new Error(`The Open XML SDK validator did not run: ${run.stderr}`);
    return (JSON.parse(run.stdout) as { readonly errors: readonly SdkError[] }).errors;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
