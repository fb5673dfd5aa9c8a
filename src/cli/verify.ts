/**
 * `countersign verify`: are exactly these words signed off, by whom, for which matter and meaning, whatever the file is called.
 * Exit 0 only when a sign-off stands and what the verifier relies on says who gave it; "cannot verify" never passes for valid (invariant 5).
 */
import { readRecordsExport, type ReadRecords } from "../app/ports/records-export";
import { verify as verifyWith } from "../app/records/verify";
import { DocxFault } from "../docx/docx-fault";
import type { Arguments } from "./arguments";
import { CommandFault, type Command, type Outcome, type Surroundings } from "./command";
import { exportPorts } from "./export-ports";
import { readJson } from "./facts-file";
import { firmDetails, firmOptions, firmUsage } from "./firm-setting";
import { tokenTrust, type Trust } from "./token-trust";
import { answered, day } from "./verify-answer";
import { verifyOnSite } from "./verify-on-site";

const readRecords = async (surroundings: Surroundings, path: string): Promise<ReadRecords> => {
  const read = readRecordsExport(await readJson(surroundings, path));
  if (!read.ok) throw new CommandFault("unreadable", `${path}: ${read.refusal}.`, path);
  return read.value;
};

const readTrust = async (
  surroundings: Surroundings,
  deployment: string | undefined,
  keys: string | undefined,
): Promise<Trust | undefined> => {
  if (deployment === undefined) return undefined;
  const trust = tokenTrust(
    { path: deployment, content: await readJson(surroundings, deployment) },
    keys === undefined ? undefined : { path: keys, content: await readJson(surroundings, keys) },
    (address, init) => surroundings.get(address, init),
  );
  if (!trust.ok) throw new CommandFault("unreadable", trust.refusal, deployment);
  return trust.value;
};

const verifyExport = async (given: Arguments, surroundings: Surroundings, exported: string): Promise<Outcome> => {
  const [file = ""] = given.files;
  const records = await readRecords(surroundings, exported);
  const trust = await readTrust(
    surroundings,
    given.option("deployment") ?? surroundings.environment("COUNTERSIGN_DEPLOYMENT"),
    given.option("keys"),
  );
  // The verifier's own tenant decides: records of another firm's do not count, whatever they say of themselves.
  const own = trust === undefined ? records : { ...records, tenant: trust.tenant };
  const answer = await verifyWith(exportPorts(own, exported, trust))(await surroundings.readFile(file), {
    matters: records.matters.map(({ id }) => id),
  });
  if (answer.kind === "cannot-verify" && answer.fault instanceof CommandFault) throw answer.fault;
  if (answer.kind === "cannot-verify" && answer.fault instanceof DocxFault) throw answer.fault;
  const plain = answer.kind === "cannot-verify" ? { kind: answer.kind, code: answer.code } : answer;
  // A token proves the person and her role; that she was on the roster and of this matter is the export's word.
  const known = [
    `Roster and matter are as the export gives them. Withdrawals are known up to ${day(records.exportedAt)}, when the records were exported.`,
  ];
  return {
    ...answered(answer, file, { from: "export", proved: trust !== undefined, known }),
    json: {
      file,
      ...plain,
      identity: trust === undefined ? "not-proved" : "proved",
      recordsKnownTo: records.exportedAt,
    },
  };
};

const misplaced = (given: Arguments, names: readonly string[], sentence: (name: string) => string): void => {
  const name = names.find((each) => given.option(each) !== undefined);
  if (name !== undefined) throw new CommandFault("usage", sentence(name), "");
};

export const verify: Command = {
  usage: `countersign verify D.docx --records EXPORT.json [--deployment deployment.json] [--keys KEYS.json]\n  countersign verify D.docx ${firmUsage} [--matter NUMBER]`,
  about: "say whether exactly these words are signed off, by whom, for which matter and meaning",
  details: [
    '    With --records: against what the pane\'s "Export records" wrote; who signed is proved only with your own --deployment file.',
    "    Without: against the firm's records on its site, after you sign in. Nothing is written there.",
    "    --matter NUMBER: the matter, where blanks left on purpose (a case number, a date) were filled after signing.",
    ...firmDetails,
    "    Exit 0: signed off, unchanged. 1: not so, or it cannot be verified. 2: bad usage or unreadable input.",
  ],
  files: ["D.docx"],
  options: { records: "optional", keys: "optional", matter: "optional", ...firmOptions },
  async run(given, surroundings) {
    const exported = given.option("records");
    if (exported === undefined) {
      misplaced(
        given,
        ["keys"],
        (name) => `--${name} goes with --records; without it the sign-in service itself is asked for its keys.`,
      );
      return verifyOnSite(given, surroundings);
    }
    misplaced(
      given,
      ["matter", ...Object.keys(firmOptions).filter((name) => name !== "deployment")],
      (name) => `--${name} has no meaning with --records.`,
    );
    return verifyExport(given, surroundings, exported);
  },
};
