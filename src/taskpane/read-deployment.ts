/** What firm IT wrote into `deployment.json` beside the pane. A page that cannot read it starts nothing. */
import type { Deployment } from "../app/ports/deployment";

export class DeploymentFault extends Error {
  override readonly name = "DeploymentFault";
  constructor(readonly code: "unreadable" | "incomplete", message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
  }
}

const needed = ["tenantId", "authority", "protocol", "paneClientId", "signOffClientId", "graphScopes", "graphBase", "site"] as const;

const isDeployment = (read: unknown): read is Deployment => {
  if (typeof read !== "object" || read === null) return false;
  const fields = read as Readonly<Record<string, unknown>>;
  return needed.every((name) => (name === "graphScopes" ? Array.isArray(fields[name]) : typeof fields[name] === "string" && fields[name] !== ""));
};

export const readDeployment = async (get: (address: string) => Promise<Pick<Response, "ok" | "json">>): Promise<Deployment> => {
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
