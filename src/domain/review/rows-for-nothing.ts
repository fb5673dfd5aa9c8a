/**
 * Rows that count for nothing stay in an append-only list for good, so they may hold nobody up, be they three thousand: all of one author's are one
 * finding, accepted once with a reason and named in the statement. The same holds for lines of the history that do not fit; whoever accepted her
 * junk has not thereby accepted that a line of hers is missing.
 */
import { finding, type Finding } from "../draft/finding";
import type { FindingCode } from "../draft/finding-catalogue";

/** Lines of a history that is not whole. */
const BREAKS: ReadonlySet<FindingCode> = new Set<FindingCode>([
  "audit-altered",
  "audit-forked",
  "audit-truncated",
  "audit-broken",
]);

const authorOf = ({ detail }: Finding): string => String(detail?.["author"] ?? "");

/** Single findings of rows, gathered by who wrote them. */
export const gatheredByAuthor = (rows: readonly Finding[]): readonly Finding[] => {
  const byAuthor = new Map<string, Finding[]>();
  for (const row of rows) {
    const there = byAuthor.get(authorOf(row));
    if (there === undefined) byAuthor.set(authorOf(row), [row]);
    else there.push(row);
  }
  return [...byAuthor].map(([author, of]) =>
    finding("rows-count-for-nothing", {
      author,
      by: String(of.find(({ detail }) => (detail?.["by"] ?? "") !== "")?.detail?.["by"] ?? ""),
      count: of.length,
      broken: of.filter(({ code }) => BREAKS.has(code)).length,
    }),
  );
};

/** What a statement says of them. */
export const namedInStatement = (
  gathered: readonly Finding[],
): readonly { readonly author: string; readonly by: string; readonly rows: number }[] =>
  gathered.map(({ detail }) => ({
    author: String(detail?.["author"] ?? ""),
    by: String(detail?.["by"] ?? ""),
    rows: Number(detail?.["count"] ?? 0),
  }));
