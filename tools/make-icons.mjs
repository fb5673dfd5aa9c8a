// Draws the product's mark, a check above a signature rule, at every size the manifest names. Plain Node; run once when the mark changes.
import { mkdirSync, writeFileSync } from "node:fs";
import { crc32 as zlibCrc32, deflateSync } from "node:zlib";

const SIZES = [16, 20, 24, 32, 40, 48, 64, 80];
const FIELD = [31, 58, 95];
const MARK = [255, 255, 255];
const RULE = [159, 196, 232];
const SAMPLES = 8;

/** Distance from a point to a line segment, all in units of the icon's side. */
const toSegment = (x, y, [ax, ay, bx, by]) => {
  const along = Math.max(
    0,
    Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)),
  );
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
};

const insideField = (x, y) => {
  const corner = 0.2;
  const dx = Math.max(Math.abs(x - 0.5) - (0.5 - corner), 0);
  const dy = Math.max(Math.abs(y - 0.5) - (0.5 - corner), 0);
  return Math.hypot(dx, dy) <= corner;
};

const colourAt = (x, y) => {
  if (!insideField(x, y)) return undefined;
  if (Math.min(toSegment(x, y, [0.26, 0.42, 0.43, 0.58]), toSegment(x, y, [0.43, 0.58, 0.75, 0.24])) <= 0.066)
    return MARK;
  if (toSegment(x, y, [0.24, 0.79, 0.76, 0.79]) <= 0.042) return RULE;
  return FIELD;
};

const crc32 =
  zlibCrc32 ??
  ((bytes) => {
    let crc = ~0;
    for (const byte of bytes) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc >>> 0;
  });

const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body) >>> 0, body.length + 4);
  return out;
};

const draw = (size) => {
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) {
      let red = 0,
        green = 0,
        blue = 0,
        covered = 0;
      for (let i = 0; i < SAMPLES; i += 1)
        for (let j = 0; j < SAMPLES; j += 1) {
          const colour = colourAt((column + (i + 0.5) / SAMPLES) / size, (row + (j + 0.5) / SAMPLES) / size);
          if (colour !== undefined) {
            red += colour[0];
            green += colour[1];
            blue += colour[2];
            covered += 1;
          }
        }
      const at = row * (1 + size * 4) + 1 + column * 4;
      if (covered > 0) rows.set([red / covered, green / covered, blue / covered].map(Math.round), at);
      rows[at + 3] = Math.round((covered / SAMPLES ** 2) * 255);
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
};

const folder = new URL("../assets/icons/", import.meta.url);
mkdirSync(folder, { recursive: true });
for (const size of SIZES) writeFileSync(new URL(`icon-${size}.png`, folder), draw(size));
