/** What firm IT wrote into `deployment.json` beside the pane. A page that cannot read it starts nothing. */
import type { Deployment } from "../../app/ports/deployment";
import type { EdgeFaultCodes, FaultOf } from "../../app/ports/faults";
import { readSettings, wholeDeployment } from "./deployment-shape";

class DeploymentFault extends Error implements FaultOf<"deployment"> {
  readonly fault = "deployment";
  override readonly name = "DeploymentFault";
  constructor(
    readonly code: EdgeFaultCodes["deployment"],
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}

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
  const settings = readSettings(wholeDeployment, read, "deployment.json");
  if (!settings.ok) throw new DeploymentFault("incomplete", settings.refusal);
  return settings.value;
};
