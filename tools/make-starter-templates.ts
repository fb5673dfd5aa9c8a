/** Writes the starter templates into assets/templates. `npm run templates`; the same source always gives the same files. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { complaint } from "./make-starter-templates/complaint";
import { declaration } from "./make-starter-templates/declaration";
import { retainer } from "./make-starter-templates/retainer";
import { starterPackage } from "./make-starter-templates/starter-package";

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "assets", "templates");
mkdirSync(folder, { recursive: true });
for (const [name, document] of Object.entries({ complaint, declaration, retainer })) {
  const bytes = await starterPackage(document);
  writeFileSync(join(folder, `${name}.docx`), bytes);
  process.stdout.write(`assets/templates/${name}.docx  ${bytes.length} bytes\n`);
}
