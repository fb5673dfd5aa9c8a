/**
 * A picture from a fact (a firm's logo, a seal): `{ image: base64, type: "png" | "jpeg", alt, widthPoints? }`. It is shown only when it is
 * what it says it is, described in words, and of bounded size; anything else is refused by name.
 */
import { NAMESPACES } from "../../docx/xml/namespaces";
import { escapeAttribute, withoutIllegal } from "../../docx/xml/xml-text";
import { property } from "../helpers/helper";

export interface Picture {
  /** As given; the same text is the same picture. */
  readonly base64: string;
  readonly bytes: Uint8Array;
  readonly extension: "png" | "jpeg";
  readonly alt: string;
  /** Size shown, in points. */
  readonly width: number;
  readonly height: number;
}

const MOST_BYTES = 5_000_000;
const MOST_PIXELS = 20_000;
/** Six and a half inches: the width of text on letter paper with margins of an inch. */
const WIDEST = 468;
const TALLEST = 648;
const EMU_PER_POINT = 12_700;

/** True for a value that is meant as a picture, sound or not. */
export const isPicture = (value: unknown): boolean =>
  value !== null && typeof value === "object" && !Array.isArray(value) && property(value, "image") !== undefined;

const decode = (base64: string): Uint8Array | undefined => {
  const text = base64.replace(/\s+/g, "");
  if (text === "" || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
};

interface Pixels {
  readonly width: number;
  readonly height: number;
}

/** Signature and IHDR (PNG, W3C 2003, 5.2 and 11.2.2). */
const pngPixels = (bytes: Uint8Array): Pixels | undefined => {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (
    bytes.length < 33 ||
    signature.some((byte, at) => bytes[at] !== byte) ||
    String.fromCharCode(...bytes.subarray(12, 16)) !== "IHDR"
  )
    return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
};

/** The frame header of a JPEG (ITU T.81, B.2.2): SOF0 to SOF15 without the tables among them. */
const jpegPixels = (bytes: Uint8Array): Pixels | undefined => {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else at += 2 + view.getUint16(at + 2);
  }
  return undefined;
};

/** Reads a picture. @returns what is wrong with it otherwise, to complete "The picture ..." */
export const readPicture = (value: unknown): Picture | { readonly problem: string } => {
  const [image, type, alt, wanted] = ["image", "type", "alt", "widthPoints"].map((name) => property(value, name));
  if (typeof image !== "string") return { problem: "is not given as base64 text" };
  if (type !== "png" && type !== "jpeg") return { problem: "is neither png nor jpeg" };
  if (typeof alt !== "string" || alt.trim() === "") return { problem: "has no description in words (alt)" };
  if (image.length > MOST_BYTES * 1.4) return { problem: "is larger than 5 MB" };
  const bytes = decode(image);
  if (bytes === undefined) return { problem: "is not given as base64 text" };
  if (bytes.length > MOST_BYTES) return { problem: "is larger than 5 MB" };
  const pixels = type === "png" ? pngPixels(bytes) : jpegPixels(bytes);
  if (pixels === undefined) return { problem: `is not the ${type} it says it is` };
  if (pixels.width < 1 || pixels.height < 1 || pixels.width > MOST_PIXELS || pixels.height > MOST_PIXELS)
    return { problem: `is ${pixels.width} by ${pixels.height} pixels large` };
  if (wanted !== undefined && wanted !== null && (typeof wanted !== "number" || !(wanted >= 1 && wanted <= WIDEST)))
    return { problem: `has a width that is not from 1 to ${WIDEST} points` };
  // Without a width: 96 pixels an inch, as Word shows a picture that does not say, and never wider than the text or taller than the page.
  const natural = typeof wanted === "number" ? wanted : Math.min(WIDEST, pixels.width * 0.75);
  const scale = Math.min(natural / pixels.width, TALLEST / pixels.height);
  return {
    base64: image,
    bytes,
    extension: type,
    alt: withoutIllegal(alt.trim()),
    width: pixels.width * scale,
    height: Math.max(pixels.height * scale, 0.1),
  };
};

/** FNV-1a, 32 bits: tells one picture from another in the ledger's words for it; no evidence rests on it. */
const shortHash = (bytes: Uint8Array): string => {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
};

/** What the ledger says of a picture it printed. */
export const pictureWords = (picture: Picture): string =>
  `picture: ${picture.alt} (${picture.bytes.length} bytes, ${shortHash(picture.bytes)}, ${Math.round(picture.width)} points wide)`;

/** The run that shows it, naming its part by relationship. Prefixes are declared on the spot: a part may lack them. */
export const pictureRun = (picture: Picture, relationship: string, drawing: number, runProperties: string): string => {
  const [cx, cy] = [Math.round(picture.width * EMU_PER_POINT), Math.round(picture.height * EMU_PER_POINT)];
  const alt = escapeAttribute(picture.alt);
  return (
    `<w:r>${runProperties}<w:drawing><wp:inline xmlns:wp="${NAMESPACES.wp}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="${drawing}" name="Picture ${drawing}" descr="${alt}"/>` +
    `<wp:cNvGraphicFramePr/><a:graphic xmlns:a="${NAMESPACES.a}"><a:graphicData uri="${NAMESPACES.pic}"><pic:pic xmlns:pic="${NAMESPACES.pic}"><pic:nvPicPr><pic:cNvPr id="${drawing}" name="Picture ${drawing}" descr="${alt}"/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip xmlns:r="${NAMESPACES.r}" r:embed="${relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
  );
};
