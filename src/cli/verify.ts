/**
 * `countersign verify`: are exactly these words signed off, by whom, for which matter and meaning, whatever the file is called.
 * Exit 0 only when a sign-off stands and the identity provider's token proves who gave it; "cannot verify" never passes for valid (invariant 5).
 */
import { sentenceForCode, sentenceForFinding } from "../app/sentences";
import { readRecordsExport, type RecordsExport } from "../app/ports/records-export";
import type { SignOffFound, VerifyAnswer } from "../app/verbs";
import { verify as verifyWith } from "../app/verify";
import { DocxFault } from "../docx/docx-fault";
import { CommandFault, type Command, type Outcome, type Surroundings } from "./command";
import { exportPorts } from "./export-ports";
import { readJson } from "./facts-file";
import { tokenTrust, type Trust } from "./token-trust";

const day = (time: string): string => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
const words = (code: string): string => code.replaceAll("-", " ");

const signOffLine = ({ by, meaning, matter, at, draft }: SignOffFound): string =>
  `${by.name}${by.barNumber === undefined ? "" : ` (bar number ${by.barNumber})`}, ${words(meaning)}, in ${matter.title ?? `matter ${matter.id}`}, draft ${draft}, recorded ${day(at)}`;

const blankLines = (signOffs: readonly SignOffFound[], filled: readonly { readonly name: string }[]): readonly string[] =>
  [...new Set(signOffs.flatMap(({ blanks }) => blanks.map(({ name }) => name)))].filter((name) => !filled.some((one) => one.name === name)).map((name) => `Left blank on purpose when signed, and still blank: ${name}`);

const answered = (answer: VerifyAnswer, file: string, records: RecordsExport, proved: boolean): Omit<Outcome, "json"> => {
  // A token proves the person and her role; that she was on the roster and of this matter is the export's word.
  const known = `Roster and matter are as the export gives them. Withdrawals are known up to ${day(records.exportedAt)}, when the records were exported.`;
  switch (answer.kind) {
    case "signed-off": {
      const lines = answer.signOffs.map(signOffLine);
      if (!proved)
        return { exit: 1, says: [], complains: [`${file}: cannot verify. The export names a sign-off on exactly these words, but nothing here proves who gave it; give your deployment file with --deployment.`, ...lines, known] };
      const filled = answer.filled ?? [];
      const pdf = answer.pdf === undefined ? [] : [`Recorded as made from the signed words by ${answer.pdf.recordedBy}, ${day(answer.pdf.recordedAt)}`];
      return {
        exit: 0, complains: [],
        says: [`${file}: signed off, ${filled.length > 0 ? "blanks filled since, nothing else changed" : "unchanged"}.`, ...lines, ...pdf, ...filled.map(({ name, text }) => `Filled since: ${name}: ${text}`), ...blankLines(answer.signOffs, filled), known],
      };
    }
    case "changed":
      return {
        exit: 1, says: [],
        complains: [`${file}: changed since it was signed off${answer.changedUnits.length === 0 ? "" : `; ${answer.changedUnits.length === 1 ? "one unit is" : `${answer.changedUnits.length} units are`} not approved as they stand: ${answer.changedUnits.join(", ")}`}.`, ...answer.since.map(signOffLine), known],
      };
    case "record-pending":
      return { exit: 1, says: [], complains: [`${file}: record pending. ${answer.by} signed these words, ${words(answer.meaning)}, on ${day(answer.signedAt)}; the firm's records do not hold it yet.`] };
    case "withdrawn":
      return { exit: 1, says: [], complains: answer.signOffs.map((signOff) => `${file}: the sign-off was withdrawn by ${signOff.withdrawnBy} on ${day(signOff.withdrawnAt)}${signOff.reason === "" ? "" : `: ${signOff.reason}`}. It was ${signOffLine(signOff)}.`) };
    case "record-not-valid":
      return {
        exit: 1, says: [],
        complains: [proved ? `${file}: a record for these words exists, but it does not count.` : `${file}: cannot verify. A record for these words exists; to check who gave it, give your deployment file with --deployment.`, ...answer.reasons.map(sentenceForFinding)],
      };
    case "no-record":
      return { exit: 1, says: [], complains: [`${file}: cannot verify. The export holds no sign-off on these words; that does not mean there is none.`] };
    case "cannot-verify":
      return { exit: 1, says: [], complains: [`${file}: cannot verify. ${sentenceForCode(answer.code)}`] };
    default:
      // An answer this command line does not know is never passed for valid.
      return { exit: 1, says: [], complains: [`${file}: cannot verify (${words((answer as VerifyAnswer).kind)}).`] };
  }
};

const readRecords = async (surroundings: Surroundings, path: string): Promise<RecordsExport> => {
  const read = readRecordsExport(await readJson(surroundings, path));
  if (!read.ok) throw new CommandFault("unreadable", `${path}: ${read.refusal}.`, path);
  return read.value;
};

const readTrust = async (surroundings: Surroundings, deployment: string | undefined, keys: string | undefined): Promise<Trust | undefined> => {
  if (deployment === undefined) return undefined;
  const trust = tokenTrust(await readJson(surroundings, deployment), keys === undefined ? undefined : await readJson(surroundings, keys), (address, init) => surroundings.get(address, init));
  if (!trust.ok) throw new CommandFault("unreadable", `${deployment}: ${trust.refusal}.`, deployment);
  return trust.value;
};

export const verify: Command = {
  usage: "countersign verify D.docx --records EXPORT.json [--deployment deployment.json] [--keys KEYS.json]",
  about: "say whether exactly these words are signed off, by whom, for which matter and meaning",
  files: ["D.docx"],
  options: { records: "needed", deployment: "optional", keys: "optional" },
  async run(given, surroundings) {
    const [file = ""] = given.files;
    const exported = given.option("records") ?? "";
    const records = await readRecords(surroundings, exported);
    const trust = await readTrust(surroundings, given.option("deployment"), given.option("keys"));
    // The verifier's own tenant decides: records of another firm's do not count, whatever they say of themselves.
    const own = trust === undefined ? records : { ...records, tenant: trust.tenant };
    const answer = await verifyWith(exportPorts(own, exported, trust?.verifier))(await surroundings.readFile(file), { matters: records.matters.map(({ id }) => id) });
    if (answer.kind === "cannot-verify" && answer.fault instanceof CommandFault) throw answer.fault;
    if (answer.kind === "cannot-verify" && answer.fault instanceof DocxFault) throw answer.fault;
    const plain = answer.kind === "cannot-verify" ? { kind: answer.kind, code: answer.code } : answer;
    return { ...answered(answer, file, records, trust !== undefined), json: { file, ...plain, identity: trust === undefined ? "not-proved" : "proved", recordsKnownTo: records.exportedAt } };
  },
};
