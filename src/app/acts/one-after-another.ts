/**
 * One act at a time on the document open in Word. Word has no transaction: while one act has written its new ledger and not yet removed the old one,
 * another would read two, heal what is being healed, or take the document for no draft. The pane acts by itself (healing, looking again) while a person does.
 */
export type InTurn = <Given extends readonly unknown[], Value>(
  act: (...given: Given) => Promise<Value>,
) => (...given: Given) => Promise<Value>;

/** What it is given begins when everything given before has ended, whether well or not. Acts wrapped by one may not wait for one another. */
export const oneAfterAnother = (): InTurn => {
  let last: Promise<unknown> = Promise.resolve();
  return (act) =>
    (...given) => {
      const mine = last.then(() => act(...given));
      last = mine.catch(() => undefined);
      return mine;
    };
};
