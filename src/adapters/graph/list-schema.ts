/**
 * Every list, library and column of the firm's site, declared once: the adapter, the sandbox and provisioning all read this. What a list is called in
 * code is not what it is called on the site: there it has a prefix, because a site comes with lists of its own (a communication site has `Events`),
 * and lists of a year's evidence carry the year.
 */
import type { DeclaredList, Group } from "./columns";
import { factLists } from "./fact-lists";
import { recordLists } from "./record-lists";

export { CONTENT_COLUMNS, NOTE_LIMIT, SOURCE_NOTES, TEXT_LIMIT, type Column, type Group, type Rights } from "./columns";

export type ListName = (typeof factLists)[number]["name"] | (typeof recordLists)[number]["name"];
export type YearlyListName = Extract<(typeof recordLists)[number], { readonly yearly: true }>["name"];
/** Those of which a site has one. */
export type SingleListName = Exclude<ListName, YearlyListName>;
export type ListSchema = DeclaredList<ListName>;

export const listSchema: readonly ListSchema[] = [...factLists, ...recordLists];

const PREFIX = "Countersign";

/** What a list is called on the site. */
export const siteNameOf = (name: ListName, year?: number): string =>
  `${PREFIX}${name}${year === undefined ? "" : String(year)}`;

/** A list as it stands on a site: one of a year's evidence once for each year. */
export interface SiteListSchema extends ListSchema {
  readonly siteName: string;
}

/** Everything a site has that keeps the evidence of these years. */
export const siteLists = (years: readonly number[]): readonly SiteListSchema[] =>
  listSchema.flatMap((list) =>
    list.yearly === true
      ? years.map((year) => ({ ...list, siteName: siteNameOf(list.name, year) }))
      : [{ ...list, siteName: siteNameOf(list.name) }],
  );

/** What code calls a list of the site; undefined for lists that are not ours. */
export const declaredAs = (siteName: string): ListName | undefined =>
  listSchema.find(
    ({ name, yearly }) =>
      siteName === siteNameOf(name) || (yearly === true && siteName.replace(/\d{4}$/, "") === siteNameOf(name)),
  )?.name;

/** The list of that name. Every `ListName` is declared above; a missing one is a mistake in this file. */
export const listNamed = (name: ListName): ListSchema => {
  const found = listSchema.find((list) => list.name === name);
  if (found === undefined) throw new Error(`The list ${name} is not declared.`);
  return found;
};

/** Which group a role of the tenant's app belongs to on the site; undefined for people without a role: they may read nothing. */
export const groupOf = (roles: readonly string[]): Exclude<Group, "leads"> | undefined =>
  roles.includes("Countersign.Attorney")
    ? "attorneys"
    : roles.includes("Countersign.TeamLead") || roles.includes("Countersign.Paralegal")
      ? "staff"
      : undefined;
