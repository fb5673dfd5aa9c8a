/** What went wrong with an act, where the person is looking: its refusal or its fault, nothing when all is well. */
import type { Refusal } from "../../app/words/refusal";
import { Refused } from "./refused";
import { Trouble } from "./trouble";

export const ActTrouble = ({
  act,
  onAgain,
}: {
  readonly act: { readonly refusal: Refusal | undefined; readonly fault: unknown };
  readonly onAgain?: () => void;
}) => {
  if (act.refusal !== undefined) return <Refused refusal={act.refusal} />;
  if (act.fault !== undefined)
    return onAgain === undefined ? <Trouble fault={act.fault} /> : <Trouble fault={act.fault} onAgain={onAgain} />;
  return null;
};
