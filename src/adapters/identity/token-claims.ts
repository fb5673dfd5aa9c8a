/**
 * What we read of an ID token, by one shape for the pane, the command line and the judge of sign-offs. A claim of another kind than it must be
 * counts as missing, so that each way to fail keeps the name of what was sought.
 */
import * as v from "valibot";

const text = v.pipe(v.string(), v.nonEmpty());
/** NumericDate (RFC 7519, section 2): seconds since the epoch. */
const moment = v.pipe(v.number(), v.finite(), v.gtValue(0));
const texts = v.pipe(
  v.array(v.unknown()),
  v.transform((items) => items.filter((item) => v.is(text, item))),
);
const orMissing = <Claim extends v.GenericSchema>(claim: Claim) => v.fallback(v.optional(claim), undefined);

const claimsShape = v.object({
  iss: orMissing(text),
  /** One audience and no other: a token also meant for another application could have been got through that one. */
  aud: orMissing(
    v.union([
      text,
      v.pipe(
        v.strictTuple([text]),
        v.transform(([only]) => only),
      ),
    ]),
  ),
  tid: orMissing(text),
  oid: orMissing(text),
  nonce: orMissing(text),
  name: orMissing(text),
  preferred_username: orMissing(text),
  auth_time: orMissing(moment),
  iat: orMissing(moment),
  exp: orMissing(moment),
  roles: v.fallback(texts, []),
  /** Entra gives the contexts a sign-in satisfied as a list; one alone may come as text. */
  acrs: v.fallback(
    v.union([
      v.pipe(
        text,
        v.transform((one) => [one]),
      ),
      texts,
    ]),
    [],
  ),
});

export type TokenClaims = Readonly<v.InferOutput<typeof claimsShape>>;

/** Undefined for what is no set of claims at all. */
export const readClaims = (value: unknown): TokenClaims | undefined => {
  const read = v.safeParse(claimsShape, Array.isArray(value) ? undefined : value);
  return read.success ? read.output : undefined;
};
