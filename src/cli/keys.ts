/**
 * The keys the sign-in service has signed with over the years. It replaces them without notice, and a sign-off whose key nobody kept can only be
 * vouched for by a later one: so the firm keeps every key it ever published, in its deployment file, outside the site. None is ever taken out.
 */
import { calculateJwkThumbprint, type JWK } from "jose";
import * as v from "valibot";
import { readSettings, tokenSettings } from "../adapters/deployment/deployment-shape";
import { IdentityFault } from "../adapters/identity/identity-fault";
import { trustIssuer, type TrustedIssuer } from "../adapters/identity/issuer-trust";
import { publishedKeysOf } from "../adapters/identity/published-keys";
import { CommandFault, type Command, type Outcome, type Surroundings } from "./command";
import { readJson } from "./facts-file";

interface Kept {
  readonly kid: string;
  readonly thumbprint: string;
  /** As the history keeps it: what makes the public key, and its name. */
  readonly key: Readonly<Record<string, string>>;
}

/** Only what tokens are judged by: RSA, for signatures, under a name. */
const asKept = async (keys: readonly JWK[]): Promise<readonly Kept[]> =>
  Promise.all(
    keys.flatMap(({ kty, use = "sig", kid, n, e }) =>
      kty === "RSA" && use === "sig" && kid !== undefined && n !== undefined && e !== undefined
        ? [calculateJwkThumbprint({ kty, n, e }).then((thumbprint) => ({ kid, thumbprint, key: { kty, kid, n, e } }))]
        : [],
    ),
  );

const published = async (issuer: TrustedIssuer, surroundings: Surroundings): Promise<readonly Kept[]> => {
  try {
    return await asKept(await publishedKeysOf(issuer, (address, init) => surroundings.get(address, init))());
  } catch (fault) {
    if (!(fault instanceof IdentityFault)) throw fault;
    throw new CommandFault(
      "unreadable",
      "The sign-in service's keys cannot be read. Nothing was changed; try again when it can be reached.",
      "",
      fault,
    );
  }
};

const file = v.looseObject({ keyHistory: v.optional(v.array(v.unknown())) });

const line = ({ kid, thumbprint }: Kept, says: string): string => `  ${kid}  ${thumbprint}  ${says}`;

const run: Command["run"] = async (given, surroundings): Promise<Outcome> => {
  const [path = ""] = given.files;
  const content = await readJson(surroundings, path);
  const settings = readSettings(tokenSettings, content, path);
  if (!settings.ok) throw new CommandFault("unreadable", settings.refusal, path);
  // A provider on this machine is the sandbox's: its keys may be kept in the sandbox's own file.
  const { authority } = settings.value;
  const issuer = trustIssuer(settings.value, URL.canParse(authority) ? new URL(authority).origin : "");
  if (!issuer.ok)
    throw new CommandFault(
      "unreadable",
      `${path}: its authority cannot be trusted (${issuer.refusal.replaceAll("-", " ")}).`,
      path,
    );
  const history = await asKept(settings.value.keyHistory ?? []);
  const now = await published(issuer.value, surroundings);
  const known = new Set(history.map(({ thumbprint }) => thumbprint));
  const missing = now.filter(({ thumbprint }) => !known.has(thumbprint));
  const current = new Set(now.map(({ thumbprint }) => thumbprint));
  const write = given.option("write") !== undefined && missing.length > 0;
  if (write) {
    const whole = v.parse(file, content);
    const text = JSON.stringify(
      { ...whole, keyHistory: [...(whole.keyHistory ?? []), ...missing.map(({ key }) => key)] },
      undefined,
      2,
    );
    await surroundings.writeFile(path, new TextEncoder().encode(`${text}\n`));
  }
  const json = {
    file: path,
    published: now.map(({ kid, thumbprint }) => ({ kid, thumbprint })),
    history: history.map(({ kid, thumbprint }) => ({
      kid,
      thumbprint,
      retired: !current.has(thumbprint),
    })),
    missing: missing.map(({ thumbprint }) => thumbprint),
    written: write,
  };
  const says = [
    `${path}: the key history holds ${String(history.length + (write ? missing.length : 0))} keys; the sign-in service publishes ${String(now.length)}.`,
    ...history.map((each) => line(each, current.has(each.thumbprint) ? "kept, published now" : "kept, retired")),
    ...missing.map((each) => line(each, write ? "added" : "published now, not kept")),
  ];
  return missing.length === 0 || write
    ? { exit: 0, says, complains: [], json }
    : {
        exit: 1,
        says,
        complains: [
          `${String(missing.length)} of the keys published now are not in the history. Run it again with --write, and put the file beside the pane.`,
        ],
        json,
      };
};

export const keys: Command = {
  files: ["deployment.json"],
  options: { write: "flag" },
  usage: "countersign keys deployment.json [--write]",
  about: "Shows the keys that prove who signed, and with --write adds those published now to the file's key history.",
  details: [
    "    Exit 0: the history holds every key published now. 1: some are missing. 2: file or sign-in service cannot be read.",
  ],
  run,
};
