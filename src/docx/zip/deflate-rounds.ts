/**
 * Deflates the rounds of a list. Where each stretch stood in the round before is known, so nothing is looked up but new words: half the
 * time that the same rounds take as pieces.
 */
import { CRC_TABLE, crcMove, crcMoved, crcOfShort } from "./crc32";
import { FARTHEST } from "./deflate-blocks";
import { SHORTEST, type DeflateTokens } from "./deflate-tokens";
import type { Checksum, DeflateWords, ValueBefore } from "./deflate-words";
import type { RoundsPiece } from "./rounds-piece";

/** A stretch that comes again: where it stood last (-1: nowhere yet), and what adds it to the part's checksum. */
interface Stretch {
  readonly bytes: Uint8Array;
  readonly crc: number;
  readonly move: Int32Array;
  last: number;
}

/** Writes all rounds; tells where the part then stands. */
export const deflateRounds = (
  piece: RoundsPiece,
  begin: number,
  tokens: DeflateTokens,
  words: DeflateWords,
  sum: Checksum,
): number => {
  const { slots, literals, head, between } = piece.shape;
  const moves = new Map<number, Int32Array>();
  const moveFor = (length: number): Int32Array => {
    let move = moves.get(length);
    if (move === undefined) moves.set(length, (move = crcMove(length)));
    return move;
  };
  const stretch = (bytes: Uint8Array): Stretch => ({
    bytes,
    crc: crcOfShort(bytes),
    move: moveFor(bytes.length),
    last: -1,
  });
  const stretches = [stretch(between), ...literals.map(stretch)];
  const befores = slots.map((): ValueBefore => ({ at: -1, length: 0, position: 0 }));
  /** Of each slot for an id: the stem last written there, and where. */
  const stems: (Uint8Array | undefined)[] = slots.map(() => undefined);
  const stemPlaces = new Int32Array(slots.length);
  let stem: Uint8Array | undefined;
  let stemPlace = 0;
  let stemCrc = 0;
  let stemMove: Int32Array | undefined;
  let position = begin;

  const again = (one: Stretch): void => {
    const { bytes } = one;
    if (bytes.length === 0) return;
    const distance = position - one.last;
    if (one.last >= 0 && distance <= FARTHEST && (bytes.length >= SHORTEST || tokens.distance() === distance))
      tokens.match(bytes.length, distance);
    else words.bytes(bytes, position);
    sum.crc = crcMoved(one.move, sum.crc) ^ one.crc;
    one.last = position;
    position += bytes.length;
  };
  /** Whether a stretch will go out as a match when it comes `size` bytes on. */
  const matches = (one: Stretch, size: number): boolean =>
    one.last >= 0 && one.bytes.length >= SHORTEST && position + size - one.last <= FARTHEST;

  let id = piece.firstId;
  let value = 0;
  for (let round = 0; round < piece.rounds; round += 1) {
    if (round === 0) again(stretch(head));
    else again(stretches[0] as Stretch);
    for (let slot = 0; slot < slots.length; slot += 1) {
      if (slots[slot] === "id") {
        const now = piece.ids.stem(id);
        if (now !== stem || stemMove === undefined) [stemCrc, stemMove] = [crcOfShort(now), moveFor(now.length)];
        // In its own slot of the round before, or in the slot before: the same stem, unless the count has just carried.
        const place = stems[slot] === now ? (stemPlaces[slot] as number) : now === stem ? stemPlace : -1;
        if (place >= 0 && position - place <= FARTHEST) tokens.match(now.length, position - place);
        else words.bytes(now, position);
        sum.crc = crcMoved(stemMove, sum.crc) ^ stemCrc;
        stem = now;
        stemPlace = position;
        stems[slot] = now;
        stemPlaces[slot] = position;
        const last = piece.ids.lastCharacter(id).charCodeAt(0);
        tokens.literal(last);
        sum.crc = ~((CRC_TABLE[(~sum.crc ^ last) & 0xff] as number) ^ (~sum.crc >>> 8));
        id += 1;
        position += now.length + 1;
      } else {
        const text = piece.values[value] as string;
        value += 1;
        const next = slot < literals.length ? stretches[slot + 1] : round + 1 < piece.rounds ? stretches[0] : undefined;
        words.value(text, position, befores[slot] as ValueBefore, next !== undefined && matches(next, text.length));
        position += text.length;
      }
      if (slot < literals.length) again(stretches[slot + 1] as Stretch);
    }
  }
  return position;
};
