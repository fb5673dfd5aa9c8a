// Microsoft 365 drops an author's id once the account is deleted: what still counts then, and what nobody can tell any more.
import type { TokenJudgement } from "../../../src/domain/review/sign-off";
import { judgeSignOffs } from "../../../src/domain/review/sign-off";
import type { SignOffContent } from "../../../src/domain/review/sign-off-record";
import type { Stamped } from "../../../src/domain/stamped";
import {
  draftId,
  harlan,
  okoye,
  plainContent,
  rivera,
  roster,
  signOffRow,
  stamped,
  statementFor,
  tenant,
  whitcomb,
} from "../../support/review-fixtures";

const content = plainContent(["The respondent owed a duty of care."]);

/** As the server gives a row whose author's account is gone. */
const withoutAuthor = <Content>(row: Stamped<Content>): Stamped<Content> => {
  const { createdById: _author, modifiedById: _editor, ...rest } = row;
  return rest;
};
const signed = (token: boolean): Stamped<SignOffContent> => {
  const row = signOffRow(statementFor(content));
  return token && row.content.kind === "sign-off"
    ? { ...row, content: { ...row.content, idToken: "a.kept.token" } }
    : row;
};
const judge = (rows: readonly Stamped<SignOffContent>[], token?: TokenJudgement) =>
  judgeSignOffs(rows, {
    tenant,
    roster,
    isAbout: () => true,
    rightsOf: () => ({ id: rivera, forums: ["US-CACD"], responsible: [okoye], signing: [okoye] }),
    tokens: new Map(token === undefined ? [] : rows.map(({ itemId }) => [itemId, token] as const)),
    tokenRequired: token !== undefined,
  });
const withdrawalOf = (row: Stamped<SignOffContent>, by = whitcomb): Stamped<SignOffContent> => {
  if (row.content.kind !== "sign-off") throw new Error("not a sign-off");
  return stamped<SignOffContent>(
    {
      kind: "withdrawal",
      version: 1,
      tenant,
      matter: rivera,
      draft: draftId,
      signOffRow: row.itemId,
      statementHash: row.content.statementHash,
      reason: "The wrong exhibit was attached.",
    },
    by,
    "2026-06-03T10:00:00Z",
  );
};
const codes = ({ findings }: ReturnType<typeof judge>): readonly string[] => findings.map(({ code }) => code);

describe("a sign-off whose author the server no longer names", () => {
  test("still stands when her own proved token says who signed", () => {
    const judged = judge([withoutAuthor(signed(true))], { ok: true, authTime: "2026-06-02T10:00:00Z" });
    expect(judged.standing.map(({ by, identity }) => [by, identity])).toEqual([[okoye, "proved"]]);
  });

  test("counts for nothing without a token, or with one that is not proved", () => {
    expect(codes(judge([withoutAuthor(signed(false))]))).toEqual(["sign-off-author-unknown"]);
    expect(codes(judge([withoutAuthor(signed(true))], { ok: false, code: "signing-key-retired" }))).toEqual([
      "sign-off-token-signing-key-retired",
    ]);
  });

  test("does not stand in for the author where the server names another", () => {
    expect(
      codes(
        judge([{ ...signed(true), createdById: harlan, modifiedById: harlan }], {
          ok: true,
          authTime: "2026-06-02T10:00:00Z",
        }),
      ),
    ).toEqual(["sign-off-by-another"]);
  });

  test("is altered when the server names somebody who changed it later", () => {
    expect(
      codes(
        judge([{ ...withoutAuthor(signed(true)), modifiedById: whitcomb }], {
          ok: true,
          authTime: "2026-06-02T10:00:00Z",
        }),
      ),
    ).toEqual(["sign-off-altered"]);
  });
});

test("a withdrawal whose author's account is deleted brings no sign-off back: nobody can tell any more, and it does not stand", () => {
  const row = signed(true);
  const judged = judge([row, withoutAuthor(withdrawalOf(row))], { ok: true, authTime: "2026-06-02T10:00:00Z" });
  expect(judged.standing).toEqual([]);
  expect(judged.withdrawn).toEqual([]);
  expect(codes(judged)).toContain("withdrawal-author-unknown");
});
