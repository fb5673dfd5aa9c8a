/**
 * Verifying against the firm's own records, read as the person at the terminal may read them, through the same Graph adapter the pane uses.
 * Nothing is written: no row, no line of the history, no token.
 */
import { IdentityFault } from "../adapters/identity/identity-fault";
import { verifierOf } from "../adapters/identity/verifier-of";
import { engineInProcess } from "../app/engine/engine-in-process";
import { signsByCeremony } from "../app/ports/deployment";
import type { Ports } from "../app/ports/ports";
import { isPdf } from "../app/records/record-pdf";
import { sentenceForFault } from "../app/words/sentences";
import { isGraphFault } from "../adapters/graph/graph-fault";
import type { MatterId } from "../domain/ids";
import { verify as verifyWith } from "../app/records/verify";
import { readContent } from "../docx/canonical/read-content";
import type { Arguments } from "./arguments";
import type { Outcome, Surroundings } from "./command";
import { only } from "./export-ports";
import { readFirm, type FirmSetting } from "./firm-setting";
import { sentenceForSignIn, signIn, type SignedIn } from "./sign-in";
import { answered, day } from "./verify-answer";
import { given as present } from "../given";

const cannotVerify = (file: string, code: string, sentence: string): Outcome => ({
  exit: 1,
  says: [],
  complains: [`${file}: cannot verify. ${sentence}`],
  json: { file, kind: "cannot-verify", code },
});

/** `--matter NUMBER` names the matter whose blanks may have been filled after signing; undefined when no such matter can be read. */
const matterNamed = async (
  { graph }: SignedIn,
  number: string | undefined,
): Promise<readonly MatterId[] | undefined> => {
  if (number === undefined) return [];
  const found = (await graph.matters.list()).filter((matter) => matter.number === number);
  return found.length === 0 ? undefined : found.map(({ id }) => id);
};

const judge = async (
  file: string,
  bytes: Uint8Array,
  setting: FirmSetting,
  signedIn: SignedIn,
  given: Arguments,
  surroundings: Surroundings,
): Promise<Outcome> => {
  const { deployment, ownOrigin, local } = setting;
  const { person, graph } = signedIn;
  const byCeremony = signsByCeremony(deployment);
  const matters = await matterNamed(signedIn, given.option("matter"));
  if (matters === undefined)
    return cannotVerify(
      file,
      "matter-not-found",
      `There is no matter ${given.option("matter") ?? ""} that you may read.`,
    );
  const answer = await verifyWith({
    session: only<Ports["session"]>({ current: async () => person }, "signing in"),
    document: only<Ports["document"]>({}, "Word"),
    clock: { now: () => surroundings.now() },
    engine: engineInProcess,
    signOffs: graph.signOffs,
    reviews: graph.reviews,
    audit: graph.audit,
    matters: graph.matters,
    roster: graph.roster,
    rights: graph.rights,
    ...present({ intake: deployment.intake }),
    ...(byCeremony
      ? { verifier: verifierOf(deployment, ownOrigin, (address, init) => surroundings.get(address, init)) }
      : {}),
  })(bytes, { matters });
  const readAt = new Date(graph.serverTime.read().at).toISOString();
  const known = [
    `Read from ${deployment.site} as ${person.name}. Withdrawals are known up to ${day(readAt)}.`,
    ...(byCeremony
      ? []
      : ["Who signed is known by the records' own author: this firm asks the sign-in service for no proof of it."]),
    ...(local ? ["These are the records of a sandbox on this machine, not a firm's."] : []),
  ];
  const plain = answer.kind === "cannot-verify" ? { kind: answer.kind, code: answer.code } : answer;
  return {
    ...answered(answer, file, { from: "site", proved: true, known }, isPdf(bytes)),
    json: {
      file,
      ...plain,
      identity: byCeremony ? "proved" : "recorded",
      site: deployment.site,
      tenant: deployment.tenantId,
      readAs: person.oid,
      recordsKnownTo: readAt,
      ...(local ? { sandbox: true } : {}),
    },
  };
};

/** @throws CommandFault for settings and files, DocxFault for a document that cannot be read; both before anybody is asked to sign in */
export const verifyOnSite = async (given: Arguments, surroundings: Surroundings): Promise<Outcome> => {
  const [file = ""] = given.files;
  const setting = await readFirm(given, surroundings);
  const bytes = await surroundings.readFile(file);
  if (!isPdf(bytes)) await readContent(bytes);
  try {
    return await judge(file, bytes, setting, await signIn(setting, surroundings), given, surroundings);
  } catch (fault) {
    if (fault instanceof IdentityFault) return cannotVerify(file, fault.code, sentenceForSignIn(fault));
    if (isGraphFault(fault)) return cannotVerify(file, fault.code, sentenceForFault(fault));
    throw fault;
  }
};
