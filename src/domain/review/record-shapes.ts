/**
 * A row of the records is read as what it claims to be or not at all: an unreadable record is a finding that is shown, never an empty one.
 * Only the fields the rules rely on are checked; whatever else a later version adds is left alone.
 */
import { isUnitId } from "../ids";
import type { SignOffContent } from "./sign-off-record";
import type { ReviewRecord } from "./sitting";
import { MEANINGS } from "./statement";

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isTextIfThere = (value: unknown): boolean => value === undefined || typeof value === "string";
const isHash = (value: unknown): boolean => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
const isOneOf = (options: readonly string[], value: unknown): boolean =>
  typeof value === "string" && options.includes(value);
const every = (value: unknown, test: (item: unknown) => boolean): boolean => Array.isArray(value) && value.every(test);
const isUnit = (value: unknown): boolean => typeof value === "string" && isUnitId(value);

const namesItsDraft = (fields: Fields): boolean =>
  fields["version"] === 1 && isText(fields["tenant"]) && isText(fields["matter"]) && isText(fields["draft"]);

const isDecision = (value: unknown): boolean => {
  const decision = fieldsOf(value);
  return (
    decision !== undefined &&
    isUnit(decision["unit"]) &&
    isHash(decision["words"]) &&
    isHash(decision["place"]) &&
    isOneOf(["approve", "request-changes", "place-seen"], decision["verdict"]) &&
    isOneOf(["one-by-one", "as-a-whole", "as-template"], decision["way"]) &&
    isTextIfThere(decision["note"]) &&
    isTextIfThere(decision["text"])
  );
};

const isAccepted = (value: unknown): boolean => {
  const accepted = fieldsOf(value);
  return (
    accepted !== undefined &&
    isText(accepted["code"]) &&
    isText(accepted["at"]) &&
    (accepted["unit"] === undefined || isUnit(accepted["unit"])) &&
    isTextIfThere(accepted["about"]) &&
    isTextIfThere(accepted["reason"])
  );
};

const REVIEW_SHAPES: Readonly<Record<ReviewRecord["kind"], (fields: Fields) => boolean>> = {
  sitting: (it) =>
    isText(it["id"]) &&
    isText(it["reviewer"]) &&
    isHash(it["content"]) &&
    every(it["order"], isUnit) &&
    every(it["decisions"], isDecision) &&
    every(it["accepted"], isAccepted),
  question: (it) =>
    isText(it["id"]) &&
    isText(it["text"]) &&
    (it["unit"] === undefined || isUnit(it["unit"])) &&
    isTextIfThere(it["fact"]) &&
    isOneOf(["person", "rule"], it["raisedBy"]),
  answer: (it) =>
    isText(it["question"]) && isOneOf(["answered", "withdrawn"], it["outcome"]) && typeof it["text"] === "string",
  "quality-check": (it) =>
    isHash(it["content"]) &&
    [it["formatting"], it["accuracy"], it["completeness"]].every((mark) => typeof mark === "boolean"),
  "sent-back": (it) => Number.isInteger(it["round"]),
};

const hasKind = <Kind extends string>(shapes: Readonly<Record<Kind, unknown>>, kind: unknown): kind is Kind =>
  typeof kind === "string" && Object.hasOwn(shapes, kind);

/** The record, or undefined when the row holds anything else. */
export const readReviewRecord = (content: unknown): ReviewRecord | undefined => {
  const fields = fieldsOf(content);
  if (fields === undefined || !namesItsDraft(fields) || !hasKind(REVIEW_SHAPES, fields["kind"])) return undefined;
  return REVIEW_SHAPES[fields["kind"]](fields) ? (content as ReviewRecord) : undefined;
};

const isStatement = (value: unknown): boolean => {
  const it = fieldsOf(value);
  const signer = fieldsOf(it?.["signer"]);
  const time = fieldsOf(it?.["time"]);
  return (
    it !== undefined &&
    namesItsDraft(it) &&
    isText(it["nonce"]) &&
    isHash(it["contentHash"]) &&
    isOneOf(MEANINGS, it["meaning"]) &&
    Number.isInteger(it["unitCount"]) &&
    isText(it["attestation"]) &&
    signer !== undefined &&
    isText(signer["oid"]) &&
    isText(signer["name"]) &&
    time !== undefined &&
    isText(time["at"]) &&
    !Number.isNaN(Date.parse(String(time["at"]))) &&
    every(it["blanks"], (blank) => isText(fieldsOf(blank)?.["name"])) &&
    every(it["exhibits"], (file) => isHash(fieldsOf(file)?.["sha256"])) &&
    every(it["sittings"], (sitting) => isText(fieldsOf(sitting)?.["row"])) &&
    every(it["acceptedFindings"], (finding) => isText(fieldsOf(finding)?.["code"]))
  );
};

const SIGN_OFF_SHAPES: Readonly<Record<SignOffContent["kind"], (fields: Fields) => boolean>> = {
  "sign-off": (it) =>
    isStatement(it["statement"]) &&
    isHash(it["statementHash"]) &&
    every(it["ceremony"], isHash) &&
    Number.isInteger(it["index"]) &&
    isTextIfThere(it["idToken"]),
  withdrawal: (it) =>
    namesItsDraft(it) && isText(it["signOffRow"]) && isHash(it["statementHash"]) && typeof it["reason"] === "string",
};

/** The sign-off or withdrawal, or undefined when the row holds anything else. */
export const readSignOffContent = (content: unknown): SignOffContent | undefined => {
  const fields = fieldsOf(content);
  if (fields === undefined || !hasKind(SIGN_OFF_SHAPES, fields["kind"])) return undefined;
  return SIGN_OFF_SHAPES[fields["kind"]](fields) ? (content as SignOffContent) : undefined;
};
