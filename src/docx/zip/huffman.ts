/** Huffman codes as deflate has them (RFC 1951, 3.2.2): lengths from counts, none longer than allowed, and the bits in the order they go out. */

/**
 * Code lengths for the counts given; 0 where a symbol does not occur. One symbol alone gets length 1, so that the code is complete
 * enough for every inflater.
 * @param most longest code allowed: 15, or 7 for the code lengths' own code
 */
export const codeLengths = (counts: Uint32Array, most: number): Uint8Array => {
  const lengths = new Uint8Array(counts.length);
  const symbols: number[] = [];
  for (let symbol = 0; symbol < counts.length; symbol += 1) if ((counts[symbol] as number) > 0) symbols.push(symbol);
  if (symbols.length === 0) return lengths;
  if (symbols.length === 1) {
    lengths[symbols[0] as number] = 1;
    return lengths;
  }
  symbols.sort((a, b) => (counts[a] as number) - (counts[b] as number) || a - b);
  const n = symbols.length;
  // Two queues: leaves in order, and the inner nodes, which come out in order by themselves.
  const weight = new Float64Array(2 * n - 1);
  const parent = new Int32Array(2 * n - 1);
  for (let i = 0; i < n; i += 1) weight[i] = counts[symbols[i] as number] as number;
  let leaf = 0;
  let inner = n;
  for (let made = n; made < 2 * n - 1; made += 1) {
    let sum = 0;
    for (let child = 0; child < 2; child += 1) {
      const takeLeaf = leaf < n && (inner >= made || (weight[leaf] as number) <= (weight[inner] as number));
      const taken = takeLeaf ? leaf++ : inner++;
      parent[taken] = made;
      sum += weight[taken] as number;
    }
    weight[made] = sum;
  }
  const depth = new Uint16Array(2 * n - 1);
  const perLength = new Uint32Array(Math.max(most, n) + 1);
  for (let node = 2 * n - 3; node >= 0; node -= 1) {
    depth[node] = (depth[parent[node] as number] as number) + 1;
    if (node < n)
      perLength[Math.min(depth[node] as number, most)] =
        (perLength[Math.min(depth[node] as number, most)] as number) + 1;
  }
  shorten(perLength, most);
  // The rarest symbols get the longest codes.
  let at = 0;
  for (let length = most; length > 0; length -= 1)
    for (let left = perLength[length] as number; left > 0; left -= 1) {
      lengths[symbols[at] as number] = length;
      at += 1;
    }
  return lengths;
};

/** Codes cut to the longest length allowed leave a code that is too full: others are lengthened until it is exactly full (Kraft's sum is 1). */
const shorten = (perLength: Uint32Array, most: number): void => {
  let total = 0;
  for (let length = 1; length <= most; length += 1) total += (perLength[length] as number) * 2 ** (most - length);
  for (; total > 2 ** most; total -= 1) {
    perLength[most] = (perLength[most] as number) - 1;
    for (let length = most - 1; length > 0; length -= 1)
      if ((perLength[length] as number) > 0) {
        perLength[length] = (perLength[length] as number) - 1;
        perLength[length + 1] = (perLength[length + 1] as number) + 2;
        break;
      }
  }
};

/** Canonical codes for the lengths, bits reversed: deflate sends codes highest bit first into a stream filled lowest bit first. */
export const codesFor = (lengths: Uint8Array): Uint16Array => {
  const perLength = new Uint16Array(17);
  for (const length of lengths) if (length > 0) perLength[length] = (perLength[length] as number) + 1;
  const next = new Uint16Array(17);
  let code = 0;
  for (let length = 1; length <= 15; length += 1) {
    code = (code + (length === 1 ? 0 : (perLength[length - 1] as number))) << 1;
    next[length] = code;
  }
  const codes = new Uint16Array(lengths.length);
  for (let symbol = 0; symbol < lengths.length; symbol += 1) {
    const length = lengths[symbol] as number;
    if (length === 0) continue;
    let forward = next[length] as number;
    next[length] = forward + 1;
    let reversed = 0;
    for (let bit = 0; bit < length; bit += 1) {
      reversed = (reversed << 1) | (forward & 1);
      forward >>>= 1;
    }
    codes[symbol] = reversed;
  }
  return codes;
};
