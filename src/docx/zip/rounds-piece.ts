/**
 * The rounds of a list written flat: the same bytes in every round, and between them values and ids that count up. One piece of a part
 * instead of twenty for each row of a table, which nobody then has to look through.
 */
/** Ids that count up: all but the last character, the same array for as many ids as share it, and that character. ASCII. */
export interface CountedIds {
  stem(index: number): Uint8Array;
  lastCharacter(index: number): string;
}

/** What one round is made of: something new, then bytes, and so on to something new. */
export interface RoundShape {
  /** Before the first round, and between two. */
  readonly head: Uint8Array;
  readonly between: Uint8Array;
  readonly slots: readonly ("id" | "value")[];
  /** After each slot but the last. */
  readonly literals: readonly Uint8Array[];
}

export class RoundsPiece {
  /** In bytes. */
  length = 0;
  rounds = 0;
  /** Of all rounds, in order; plain ASCII. */
  readonly values: string[] = [];

  constructor(
    readonly shape: RoundShape,
    readonly ids: CountedIds,
    readonly firstId: number,
  ) {}

  /** The same as plain pieces, for who does not know rounds. */
  pieces(): (Uint8Array | string)[] {
    const { head, between, slots, literals } = this.shape;
    const out: (Uint8Array | string)[] = [];
    let id = this.firstId;
    let value = 0;
    for (let round = 0; round < this.rounds; round += 1) {
      out.push(round === 0 ? head : between);
      slots.forEach((slot, at) => {
        if (slot === "id") {
          out.push(this.ids.stem(id), this.ids.lastCharacter(id));
          id += 1;
        } else {
          out.push(this.values[value] as string);
          value += 1;
        }
        const literal = literals[at];
        if (literal !== undefined) out.push(literal);
      });
    }
    return out;
  }
}
