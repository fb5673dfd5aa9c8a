/**
 * What may stand in a deployment file: one reading for the pane, which needs all of it, and for the command line, which needs a part. Whatever of it
 * is there must be sound, needed or not: a setting nobody understands must not fall back to the weaker way.
 */
import * as v from "valibot";
import type { PersonId } from "../../domain/ids";
import { done, refused, type Result } from "../../domain/result";

/** What each setting must be, for the person who writes the file. */
const EXPECTED = {
  tenantId: "the firm's Entra tenant id",
  authority: "the sign-in service's address, as https://login.microsoftonline.com/<tenant id>/v2.0",
  protocol: "AAD for Microsoft Entra, or OIDC for another sign-in service",
  paneClientId: "the client id of the pane's app registration",
  signOffClientId: "the client id of the sign-off's own app registration",
  graphScopes: "a list of Microsoft Graph permissions, as User.Read and Sites.Selected",
  graphBase: "Microsoft Graph's address, as https://graph.microsoft.com/v1.0",
  site: "the records' site, as firm.sharepoint.com:/sites/countersign",
  signOffBy: "ceremony or record, or left out, which means ceremony",
  qualityCheck: "every-draft, or left out, which means where an assignment asks for it",
  keyHistory: "a list of public RSA keys (kty, kid, n, e, and never the private d), or left out",
  intake:
    "a list of attorneys, each with oid (an Entra object id), from and, once she has left that desk, until (days, as 2027-01-31), or left out",
  acrs: "the id of an authentication context, c1 to c99, or left out",
  acrsFrom: "the day, as 2027-01-31, from which sign-offs without that context no longer count; never without acrs",
} as const;
type SettingName = keyof typeof EXPECTED;
const isSetting = (name: unknown): name is SettingName => typeof name === "string" && Object.hasOwn(EXPECTED, name);

const text = v.pipe(v.string(), v.nonEmpty());

/** An RSA public key with its name (RFC 7517); its private half has no business in this file. */
const key = v.object({
  kty: v.literal("RSA"),
  kid: text,
  n: text,
  e: text,
  use: v.exactOptional(v.string()),
  alg: v.exactOptional(v.string()),
  d: v.exactOptional(v.never()),
});

/** A day the calendar has: one it lacks would be read as another, or as no time at all, from which on nothing is ever asked for. */
const day = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((written) => {
    const at = Date.parse(written);
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(written);
  }),
);

const objectId = v.pipe(
  v.string(),
  v.uuid(),
  v.transform((oid) => oid as PersonId),
);

// Settings nobody checks here (a later version's too) are handed on as they were written.
export const wholeDeployment = v.looseObject({
  tenantId: text,
  authority: text,
  protocol: v.picklist(["AAD", "OIDC"]),
  paneClientId: text,
  signOffClientId: text,
  graphScopes: v.pipe(v.array(text), v.nonEmpty()),
  graphBase: text,
  site: text,
  signOffBy: v.exactOptional(v.picklist(["record", "ceremony"])),
  qualityCheck: v.exactOptional(v.literal("every-draft")),
  keyHistory: v.exactOptional(v.array(key)),
  intake: v.exactOptional(v.array(v.object({ oid: objectId, from: day, until: v.exactOptional(day) }))),
  acrs: v.exactOptional(v.pipe(v.string(), v.regex(/^c[1-9]\d?$/u))),
  acrsFrom: v.exactOptional(day),
});

/** For a command: what the file leaves out may be given by an option or the environment. */
export const deploymentInPart = v.partial(wholeDeployment);

/** What it takes to judge a kept token. */
export const tokenSettings = v.partial(wholeDeployment, [
  "paneClientId",
  "graphScopes",
  "graphBase",
  "site",
  "signOffBy",
  "qualityCheck",
  "keyHistory",
  "intake",
  "acrs",
  "acrsFrom",
]);

/** `deployment.json: "site" must be the records' site, …`: which file, which setting, and what is expected there. */
const sentenceFor = (file: string, setting: SettingName, at: string = setting): string =>
  `${file}: "${at}" cannot be used. "${setting}" must be ${EXPECTED[setting]}.`;

interface StepUp {
  readonly acrs?: string | undefined;
  readonly acrsFrom?: string | undefined;
}

/** @param file the file's name, as the refusal gives it */
export const readSettings = <Settings extends StepUp>(
  shape: v.GenericSchema<unknown, Settings>,
  read: unknown,
  file: string,
): Result<Settings, string> => {
  // An array passes for an object without settings, and would say nothing about all of them.
  const checked = v.safeParse(shape, Array.isArray(read) ? undefined : read, { abortEarly: true });
  if (!checked.success) {
    const [issue] = checked.issues;
    const setting = issue.path?.[0]?.key;
    return refused(
      isSetting(setting)
        ? sentenceFor(file, setting, v.getDotPath(issue) ?? setting)
        : `${file} must hold one object of settings.`,
    );
  }
  const { acrs, acrsFrom } = checked.output;
  // A day from which something unnamed is asked for would ask for nothing.
  return acrsFrom !== undefined && acrs === undefined ? refused(sentenceFor(file, "acrsFrom")) : done(checked.output);
};
