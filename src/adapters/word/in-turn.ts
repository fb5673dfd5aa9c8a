/**
 * What takes or changes the whole package happens in turn: Word gives an add-in two files at a time and refuses the third, and between
 * the new ledger's coming and the old one's going a look would find two. A pane on a slow machine asks again before it was answered.
 */
export interface InTurn {
  /** Runs when everything asked for before has ended, however it ended. */
  readonly run: <Outcome>(act: () => Promise<Outcome>) => Promise<Outcome>;
  /** A look that has not begun yet serves everybody who asks meanwhile: it will be as fresh as theirs. Each gets bytes of her own. */
  readonly look: (read: () => Promise<Uint8Array>) => Promise<Uint8Array>;
}

export const createInTurn = (): InTurn => {
  let last: Promise<unknown> = Promise.resolve();
  let waiting: Promise<Uint8Array> | undefined;
  const run = <Outcome>(act: () => Promise<Outcome>): Promise<Outcome> => {
    const mine = last.then(act);
    // What went wrong is told to who asked; the next in turn goes on.
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    run: (act) => {
      // Who looks after this act was asked for must see what it did.
      waiting = undefined;
      return run(act);
    },
    look: async (read) => {
      waiting ??= run(() => {
        waiting = undefined;
        return read();
      });
      return (await waiting).slice();
    },
  };
};
