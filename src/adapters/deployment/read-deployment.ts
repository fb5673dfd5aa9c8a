/** What firm IT wrote into `deployment.json` beside the pane. A page that cannot read it starts nothing. */
import type { Deployment } from "../../app/ports/deployment";

class DeploymentFault extends Error {
  override readonly name = "DeploymentFault";
  constructor(
    readonly code: "unreadable" | "incomplete",
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}

const needed = [
  "tenantId",
  "authority",
  "protocol",
  "paneClientId",
  "signOffClientId",
  "graphScopes",
  "graphBase",
  "site",
] as const;

/** An RSA public key with its name (RFC 7517); its private half has no business in this file. */
const isKey = (value: unknown): boolean => {
  if (typeof value !== "object" || value === null) return false;
  const key = value as Readonly<Record<string, unknown>>;
  return (
    key["kty"] === "RSA" && ["kid", "n", "e"].every((name) => typeof key[name] === "string") && key["d"] === undefined
  );
};

const isDeployment = (read: unknown): read is Deployment => {
  if (typeof read !== "object" || read === null) return false;
  const fields = read as Readonly<Record<string, unknown>>;
  const { signOffBy, keyHistory } = fields;
  // A setting nobody understands must not fall back to the weaker way.
  if (signOffBy !== undefined && signOffBy !== "record" && signOffBy !== "ceremony") return false;
  if (keyHistory !== undefined && !(Array.isArray(keyHistory) && keyHistory.every(isKey))) return false;
  return needed.every((name) =>
    name === "graphScopes" ? Array.isArray(fields[name]) : typeof fields[name] === "string" && fields[name] !== "",
  );
};

export const readDeployment = async (
  get: (address: string) => Promise<Pick<Response, "ok" | "json">>,
): Promise<Deployment> => {
  let read: unknown;
  try {
    const answer = await get("deployment.json");
    read = answer.ok ? await answer.json() : undefined;
  } catch (cause) {
    throw new DeploymentFault("unreadable", "deployment.json could not be read.", { cause });
  }
  if (read === undefined) throw new DeploymentFault("unreadable", "deployment.json could not be read.");
  if (!isDeployment(read)) throw new DeploymentFault("incomplete", "deployment.json lacks a setting.");
  return read;
};
