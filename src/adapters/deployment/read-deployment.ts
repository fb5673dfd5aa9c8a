/** What firm IT wrote into `deployment.json` beside the pane. A page that cannot read it starts nothing. */
import * as v from "valibot";
import type { Deployment } from "../../app/ports/deployment";
import type { EdgeFaultCodes, FaultOf } from "../../app/ports/faults";

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

/** What each setting must be, for the person who writes the file. */
const EXPECTED = {
  tenantId: "the firm's Entra tenant id",
  authority: "the sign-in service's address, as https://login.microsoftonline.com/<tenant id>/v2.0",
  protocol: "AAD for Microsoft Entra, or OIDC for another sign-in service",
  paneClientId: "the client id of the pane's app registration",
  signOffClientId: "the client id of the sign-off's own app registration",
  graphScopes: "a list of Microsoft Graph permissions",
  graphBase: "Microsoft Graph's address, as https://graph.microsoft.com/v1.0",
  site: "the records' site, as firm.sharepoint.com:/sites/countersign",
  signOffBy: "ceremony or record, or left out, which means ceremony",
  keyHistory: "a list of public RSA keys (kty, kid, n, e, and never the private d), or left out",
  acrs: "the id of an authentication context, c1 to c99, or left out",
  acrsFrom: "the day, as 2027-01-31, from which sign-offs without that context no longer count; never without acrs",
} as const;
const isSetting = (name: unknown): name is keyof typeof EXPECTED =>
  typeof name === "string" && Object.hasOwn(EXPECTED, name);

const text = v.pipe(v.string(), v.nonEmpty());

/** An RSA public key with its name (RFC 7517); its private half has no business in this file. */
const key = v.pipe(
  v.looseObject({ kty: v.literal("RSA"), kid: v.string(), n: v.string(), e: v.string() }),
  v.check((each) => each["d"] === undefined),
);

const settings = v.object({
  tenantId: text,
  authority: text,
  protocol: text,
  paneClientId: text,
  signOffClientId: text,
  graphScopes: v.array(v.unknown()),
  graphBase: text,
  site: text,
  // A setting nobody understands must not fall back to the weaker way.
  signOffBy: v.optional(v.picklist(["record", "ceremony"])),
  keyHistory: v.optional(v.array(key)),
  acrs: v.optional(v.pipe(v.string(), v.regex(/^c[1-9]\d?$/u))),
  acrsFrom: v.optional(v.pipe(v.string(), v.isoDate())),
});

/** A day from which something unnamed is asked for would ask for nothing. */
const deployment = v.pipe(
  settings,
  v.forward(
    v.check(({ acrs, acrsFrom }) => acrsFrom === undefined || acrs !== undefined),
    ["acrsFrom"],
  ),
);

/** `deployment.json: "site" must be the records' site, …`: which setting, and what is expected there. */
const sentenceFor = (issue: v.BaseIssue<unknown>): string => {
  const setting = issue.path?.[0]?.key;
  return isSetting(setting)
    ? `deployment.json: "${v.getDotPath(issue) ?? setting}" cannot be used. "${setting}" must be ${EXPECTED[setting]}.`
    : "deployment.json must hold one object of settings.";
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
  const checked = v.safeParse(deployment, read, { abortEarly: true });
  if (!checked.success) throw new DeploymentFault("incomplete", sentenceFor(checked.issues[0]));
  // Settings nobody checks here (a later version's too) are handed on as they were written.
  return read as Deployment;
};
