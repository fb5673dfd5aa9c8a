/** A sentence about a number, in the form a language gives that number: a language's words say which forms it has. */

export type PluralForms = { readonly other: string } & {
  readonly [Form in Exclude<Intl.LDMLPluralRule, "other">]?: string;
};

/** `plural(2, { one: "1 draft", other: "2 drafts" })` by the rules of the language of the words, whoever reads them. */
export const pluralIn = (language: string): ((count: number, forms: PluralForms) => string) => {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => forms[rules.select(count)] ?? forms.other;
};
