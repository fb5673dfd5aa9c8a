/** What a ledger's fact row would print today. */
import type { Facts } from "../../domain/matter/facts";
import type { SettledSetting } from "../setting/draft-setting";
import type { LedgerFact } from "../ledger/ledger";
import { findHelper } from "../helpers/helper-table";
import { evaluate, isMissing } from "../language/evaluate";
import { scopeOfRow } from "../language/row-context";
import { valueAt } from "../language/scope-steps";
import { isPicture, pictureWords, readPicture } from "../emit/picture";
import { printedValue } from "../emit/printed-value";
import { parsePlaceholder, straighten, type Expression } from "../language/syntax";
import { given } from "../../given";

const expressionOf = (typed: string): Expression | undefined => {
  const parsed = parsePlaceholder(`{{${straighten(typed)}}}`);
  if (!parsed.ok || parsed.placeholder.kind !== "value") return undefined;
  const { path, params, hash } = parsed.placeholder;
  if (
    params.length === 0 &&
    hash === undefined &&
    !(path.type === "PathExpression" && findHelper(path.original)?.least === 0)
  )
    return path;
  return { type: "SubExpression", path, params, ...given({ hash }) };
};

/** The printed text, or missing. */
export const printFact = (
  fact: LedgerFact,
  facts: Facts,
  setting: SettledSetting,
): { readonly text: string; readonly missing: boolean; readonly picture?: true } => {
  let value: unknown;
  const direct = valueAt(facts, fact.expression === "picture" ? (fact.within ?? "") : fact.path);
  if (isPicture(direct) && (fact.expression === undefined || fact.expression === "picture")) {
    const picture = readPicture(direct);
    return "problem" in picture
      ? { text: "", missing: true, picture: true }
      : { text: pictureWords(picture), missing: false, picture: true };
  }
  if (fact.expression === "picture") return { text: "", missing: true, picture: true };
  if (fact.expression === undefined) value = valueAt(facts, fact.path);
  else {
    const expression = expressionOf(fact.expression);
    const found =
      expression === undefined
        ? undefined
        : evaluate(expression, scopeOfRow(facts, fact.within ?? ""), "print", {
            now: setting.now,
            timeZone: setting.timeZone,
          });
    if (found?.missing.length === 0 && found.problem === undefined) value = found.value;
  }
  const printed = isMissing(value) ? undefined : printedValue(value, setting.limits.valueCharacters).text;
  if (printed === undefined) return { text: "", missing: true };
  return { text: printed.replace(/\r\n|[\n\r\u2028\u2029\v\f]/g, "\n"), missing: false };
};
