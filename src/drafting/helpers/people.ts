import { DOCUMENT_LANGUAGE } from "../../docx/document-language";
import type { Helper, Problem } from "./helper";
import { property } from "./helper";

type Case = "subject" | "object" | "possessive" | "possessivePronoun" | "reflexive";
const PRONOUNS: Readonly<Record<string, Readonly<Record<Case, string>>>> = {
  she: { subject: "she", object: "her", possessive: "her", possessivePronoun: "hers", reflexive: "herself" },
  he: { subject: "he", object: "him", possessive: "his", possessivePronoun: "his", reflexive: "himself" },
  they: { subject: "they", object: "them", possessive: "their", possessivePronoun: "theirs", reflexive: "themselves" },
  it: { subject: "it", object: "it", possessive: "its", possessivePronoun: "its", reflexive: "itself" },
};
const BY_FACT: Readonly<Record<string, string>> = {
  she: "she",
  her: "she",
  female: "she",
  woman: "she",
  f: "she",
  he: "he",
  him: "he",
  male: "he",
  man: "he",
  m: "he",
  they: "they",
  them: "they",
  nonbinary: "they",
  it: "it",
  entity: "it",
  corporation: "it",
  company: "it",
  llc: "it",
};

const own = (table: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined;

const pronounsOf = (who: unknown): Readonly<Record<Case, string>> | undefined => {
  if (Array.isArray(who)) return who.length === 1 ? pronounsOf(who[0]) : PRONOUNS["they"];
  const said =
    typeof who === "string"
      ? who
      : (["pronouns", "gender", "kind"]
          .map((name) => property(who, name))
          .find(
            (value) =>
              typeof value === "string" && own(BY_FACT, value.split(/[\s/]/)[0]?.toLowerCase() ?? "") !== undefined,
          ) as string | undefined);
  const key = said === undefined ? undefined : own(BY_FACT, said.trim().split(/[\s/]/)[0]?.toLowerCase() ?? "");
  return key === undefined ? undefined : PRONOUNS[key];
};

const NO_PRONOUN: Problem = { problem: "does not say which pronoun to use (give pronouns: she, he, they or it)" };
const pronoun = (says: string, which: Case): Helper => ({
  least: 1,
  most: 1,
  hash: ["capital"],
  says,
  call: ([who], hash) => {
    const word = pronounsOf(who)?.[which];
    if (word === undefined) return NO_PRONOUN;
    return hash?.get("capital") === true ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  },
});

const NOT_A_LIST: Problem = { problem: "is not a list" };
const HOLE: Problem = { problem: "has an entry without a value" };

/** The printed names of a list: of its texts, or of one named part of its items. */
const namesOf = (list: unknown, of: unknown): readonly string[] | Problem => {
  if (!Array.isArray(list)) return NOT_A_LIST;
  const names: string[] = [];
  for (const item of list as readonly unknown[]) {
    const value =
      typeof of === "string" ? property(item, of) : typeof item === "object" ? property(item, "name") : item;
    if ((typeof value !== "string" && typeof value !== "number") || String(value).trim() === "") return HOLE;
    names.push(String(value));
  }
  return names;
};

const countOf = (value: unknown): number | undefined =>
  Array.isArray(value) ? value.length : typeof value === "number" ? value : undefined;

export const PEOPLE: Readonly<Record<string, Helper>> = {
  list: {
    least: 1,
    most: 1,
    hash: ["of", "with", "oxford"],
    says: 'A, B, and C; of="name" names the part, with="or" the word, oxford=false leaves out the last comma',
    call: ([items], hash) => {
      const names = namesOf(items, hash?.get("of"));
      if ("problem" in names) return names;
      const joined = hash?.get("with");
      const word = typeof joined === "string" ? joined : "and";
      if (names.length <= 1) return names[0];
      if (names.length === 2) return names.join(` ${word} `);
      return `${names.slice(0, -1).join(", ")}${hash?.get("oxford") === false ? "" : ","} ${word} ${names[names.length - 1] ?? ""}`;
    },
  },
  etAl: {
    least: 1,
    most: 1,
    hash: ["of"],
    says: "the first name, and et al. where there are more",
    call: ([items], hash) => {
      const names = namesOf(items, hash?.get("of"));
      if ("problem" in names) return names;
      return names.length > 1 ? `${names[0] ?? ""}, et al.` : names[0];
    },
  },
  plural: {
    least: 3,
    most: 3,
    says: 'the second word for one, the third for any other number: plural parties "Defendant" "Defendants"',
    call: ([how, one, many]) => {
      const count = countOf(how);
      return count === undefined ? { problem: "is neither a list nor a number" } : count === 1 ? one : many;
    },
  },
  subject: pronoun("she, he, they or it", "subject"),
  object: pronoun("her, him, them or it", "object"),
  possessive: pronoun("her, his, their or its", "possessive"),
  possessivePronoun: pronoun("hers, his, theirs or its", "possessivePronoun"),
  reflexive: pronoun("herself, himself, themselves or itself", "reflexive"),
  initials: {
    least: 1,
    most: 1,
    says: "a minor's initials, as FRCP 5.2(a)(3) asks",
    call: ([name]) =>
      typeof name === "string"
        ? name
            .trim()
            .split(/[\s-]+/)
            .map((word) => `${[...word][0]?.toLocaleUpperCase(DOCUMENT_LANGUAGE) ?? ""}.`)
            .join("")
        : { problem: "is not a name" },
  },
};
