/**
 * One pass over a part's source, no tree: names come resolved to fixed prefixes, offsets index the source,
 * so that an edit is a splice and everything untouched stays as it was, byte for byte.
 * Strict about XML 1.0 and Namespaces 1.0: what another reader could take otherwise is malformed here.
 */
import { DocxFault } from "../docx-fault";
import { isStrictNamespace, NAMESPACES, prefixOf } from "./namespaces";
import { bindingOf, ScannedAttributes, scopeOf, type Scope, type Tag, type XmlAttributes } from "./xml-tags";
import { decodeAttribute, decodeEntities, escapeText, illegalCharacterAt } from "./xml-text";

export interface XmlHandler {
  /** `start` is at `<`, `end` behind `>`. A self-closing element gets no `close`. Answering "stop" ends the scan: the rest goes unchecked. */
  open?(name: string, attributes: XmlAttributes, start: number, end: number, selfClosing: boolean): "stop" | void;
  close?(name: string, start: number, end: number): void;
  /** `raw` is escaped character data (give it to decodeEntities); for a CDATA section its escaped equivalent. */
  text?(raw: string, start: number, end: number): void;
}

/** Deeper nesting than this is an attack or damage; Word itself stops far earlier. */
const DEEPEST = 1000;
const NCNAME =
  /^[A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}][-.\w\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u1FFF\u200C\u200D\u203F\u2040\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}]*$/u;

/** More than any document Word opens; a package made of nothing but elements must not fill the memory. */
const MOST_ELEMENTS = 6_000_000;
/** Scopes remembered inside one scope: a part that declares a new prefix on every element must not fill the memory either. */
const MOST_REMEMBERED = 256;
/** From this many attributes on, a set finds the one that stands twice. */
const MANY = 24;
/** Tags up to this long are remembered by their text: most tags of a part are one of a few dozen. Longer ones carry ids, and rarely come again. */
const LONGEST_REMEMBERED = 80;

const hasTwice = (names: readonly string[]): boolean => {
  if (names.length > MANY) return new Set(names).size < names.length;
  for (let n = 1; n < names.length; n += 1) if (names.indexOf(names[n] as string) < n) return true;
  return false;
};

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
const NO_NAMES: readonly string[] = [];
const NO_SPANS: readonly number[] = [];

/**
 * Scans a whole part.
 * @param xml the part's source as `DocxPackage.text` gives it
 * @param part its name, for faults
 * @throws DocxFault malformed-xml, doctype, too-deep, too-many-elements, strict-ooxml
 */
export const scanXml = (xml: string, part: string, handler: XmlHandler): void => {
  const malformed = (why: string): never => {
    throw new DocxFault("malformed-xml", `${part} is not well-formed XML: ${why}.`, { part });
  };
  if (illegalCharacterAt(xml) >= 0) malformed("it holds a character XML does not allow");

  const resolve = (scope: Scope, raw: string, isAttribute: boolean): string => {
    const known = isAttribute ? scope.attributes : scope.elements;
    const answer = known.get(raw);
    if (answer !== undefined) return answer;
    const colon = raw.indexOf(":");
    const prefix = colon < 0 ? "" : raw.slice(0, colon);
    const local = raw.slice(colon + 1);
    if (!NCNAME.test(local) || (colon >= 0 && !NCNAME.test(prefix))) malformed("a name is not a name");
    const uri =
      colon < 0 && isAttribute
        ? ""
        : (bindingOf(scope, prefix) ?? (prefix === "" ? "" : malformed("a prefix is not declared")));
    if (isStrictNamespace(uri))
      throw new DocxFault(
        "strict-ooxml",
        `${part} is Strict Open XML; save the document as an ordinary Word document (.docx) first.`,
        { part },
      );
    const fixed = uri === "" ? "" : prefixOf(uri);
    const resolved = uri === "" ? local : fixed === undefined ? `{${uri}}${local}` : `${fixed}:${local}`;
    known.set(raw, resolved);
    return resolved;
  };

  const declare = (scope: Scope, declared: ReadonlyMap<string, string>): Scope => {
    // The root comes once: only what is declared inside can be declared again.
    const key = scope.outer === undefined ? "" : JSON.stringify([...declared]);
    const known = key === "" ? undefined : scope.inner?.get(key);
    if (known !== undefined) return known;
    for (const [prefix, uri] of declared) {
      if (
        prefix === "xmlns" ||
        uri === "http://www.w3.org/2000/xmlns/" ||
        (prefix === "xml") !== (uri === NAMESPACES.xml)
      )
        malformed("a reserved prefix is declared");
      if (uri === "" && prefix !== "") malformed("a prefix is declared empty");
    }
    const inner = scopeOf(scope, declared);
    if (key === "") return inner;
    scope.inner ??= new Map();
    if (scope.inner.size < MOST_REMEMBERED) scope.inner.set(key, inner);
    return inner;
  };

  let scope = scopeOf(undefined, new Map([["xml", NAMESPACES.xml]]));
  const openRaw: string[] = [];
  const openNames: string[] = [];
  const openScopes: Scope[] = [];
  let rootSeen = false;
  let elements = 0;
  let ampersand = xml.indexOf("&");
  let cdataEnd = xml.indexOf("]]>");
  const length = xml.length;

  const checkReferences = (start: number, end: number): void => {
    if (ampersand >= 0 && ampersand < start) ampersand = xml.indexOf("&", start);
    if (ampersand >= 0 && ampersand < end) decodeEntities(xml.slice(start, end), part);
  };

  const text = (start: number, end: number): void => {
    if (openRaw.length === 0) {
      for (let i = start; i < end; i += 1)
        if (!isSpace(xml.charCodeAt(i))) malformed("text stands outside the root element");
      return;
    }
    checkReferences(start, end);
    if (cdataEnd >= 0 && cdataEnd < start) cdataEnd = xml.indexOf("]]>", start);
    if (cdataEnd >= 0 && cdataEnd < end) malformed("']]>' stands in text");
    handler.text?.(xml.slice(start, end), start, end);
  };

  let last: Tag | undefined;

  /** Where the tag ends; -1 when the handler has seen enough. */
  const opened = (own: Scope, tag: Tag, spans: readonly number[], at: number, end: number): number => {
    if (last !== undefined) last.next = tag;
    last = tag;
    elements += 1;
    if (elements > MOST_ELEMENTS)
      throw new DocxFault("too-many-elements", `${part} holds more than ${MOST_ELEMENTS} elements.`, { part });
    const attributes =
      tag.names.length === 0
        ? (own.noAttributes ??= new ScannedAttributes(xml, part, own, NO_NAMES, NO_SPANS, 0))
        : new ScannedAttributes(xml, part, own, tag.names, spans, at);
    if (openRaw.length === 0) {
      if (rootSeen) malformed("there is more than one root element");
      rootSeen = true;
    }
    if (handler.open?.(tag.name, attributes, at, end, tag.selfClosing) === "stop") return -1;
    if (!tag.selfClosing) {
      if (openRaw.length >= DEEPEST)
        throw new DocxFault("too-deep", `${part} nests elements more than ${DEEPEST} deep.`, { part });
      openRaw.push(tag.raw);
      openNames.push(tag.name);
      openScopes.push(scope);
      scope = own;
    }
    return end;
  };

  /** A tag of the same name with the same attributes in the same order, written the same way but for its values. undefined: it is not one. */
  const openedAlike = (alike: Tag, at: number, nextTag: number): number | undefined => {
    const { raw, before } = alike;
    if (before === undefined || !xml.startsWith(raw, at + 1)) return undefined;
    const spans: number[] = [];
    let i = at + 1 + raw.length;
    for (const key of before) {
      if (!xml.startsWith(key, i)) return undefined;
      const valueAt = i + key.length;
      const valueEnd = xml.indexOf('"', valueAt);
      if (valueEnd < 0) return undefined;
      spans.push(valueAt - at, valueEnd - at);
      i = valueEnd + 1;
    }
    if (alike.selfClosing && xml.charCodeAt(i) === 0x2f) i += 1;
    else if (alike.selfClosing) return undefined;
    if (xml.charCodeAt(i) !== 0x3e || (nextTag >= 0 && nextTag <= i)) return undefined;
    for (let n = 0; n < spans.length; n += 2) checkReferences(at + (spans[n] as number), at + (spans[n + 1] as number));
    return opened(scope, alike, spans, at, i + 1);
  };

  /** The tag that followed last time, where it follows again. */
  const openedAsBefore = (at: number, nextTag: number): number | undefined => {
    const guess = last?.next;
    if (guess === undefined || guess.home !== scope) return undefined;
    if (guess.text === undefined) return openedAlike(guess, at, nextTag);
    return xml.startsWith(guess.text, at) ? opened(scope, guess, guess.spans, at, at + guess.text.length) : undefined;
  };

  const openTag = (at: number, nextTag: number): number => {
    const again = openedAsBefore(at, nextTag);
    if (again !== undefined) return again;
    // A tag ends at its first ">" outside quotes: a text up to the first ">" that is a whole tag elsewhere is the same whole tag here.
    const first = xml.indexOf(">", at);
    const text = first - at < LONGEST_REMEMBERED ? xml.slice(at, first + 1) : "";
    const known = text === "" ? undefined : scope.tags.get(text);
    if (known !== undefined) return opened(scope, known, known.spans, at, first + 1);
    let i = at + 1;
    let code = xml.charCodeAt(i);
    while (i < length && !isSpace(code) && code !== 0x2f && code !== 0x3e) code = xml.charCodeAt((i += 1));
    const rawName = xml.slice(at + 1, i);
    const alike = text === "" ? scope.long.get(rawName) : undefined;
    const found = alike === undefined ? undefined : openedAlike(alike, at, nextTag);
    if (found !== undefined) return found;
    let keys: string[] | undefined = [];
    let keysEnd = i;
    let rawNames: string[] | undefined;
    let spans: number[] | undefined;
    let declared: Map<string, string> | undefined;
    let selfClosing = false;
    for (;;) {
      const before = i;
      while (isSpace(code)) code = xml.charCodeAt((i += 1));
      if (code === 0x3e) break;
      if (code === 0x2f) {
        selfClosing = true;
        if (xml.charCodeAt((i += 1)) !== 0x3e) malformed("a tag does not end");
        break;
      }
      if (i >= length || i === before) malformed("a tag does not end");
      const nameAt = i;
      while (i < length && !isSpace(code) && code !== 0x3d && code !== 0x3e && code !== 0x2f)
        code = xml.charCodeAt((i += 1));
      const name = xml.slice(nameAt, i);
      while (isSpace(code)) code = xml.charCodeAt((i += 1));
      if (code !== 0x3d) malformed("an attribute has no value");
      code = xml.charCodeAt((i += 1));
      while (isSpace(code)) code = xml.charCodeAt((i += 1));
      if (code !== 0x22 && code !== 0x27) malformed("an attribute is not quoted");
      const valueAt = i + 1;
      const valueEnd = xml.indexOf(code === 0x22 ? '"' : "'", valueAt);
      if (valueEnd < 0) malformed("an attribute does not end");
      checkReferences(valueAt, valueEnd);
      if (code === 0x27) keys = undefined;
      keys?.push(xml.slice(keysEnd, valueAt));
      code = xml.charCodeAt((i = keysEnd = valueEnd + 1));
      if (name === "xmlns" || name.startsWith("xmlns:")) {
        declared ??= new Map();
        const prefix = name === "xmlns" ? "" : name.slice(6);
        if (name !== "xmlns" && !NCNAME.test(prefix)) malformed("a name is not a name");
        if (declared.has(prefix)) malformed("a prefix is declared twice");
        declared.set(prefix, decodeAttribute(xml.slice(valueAt, valueEnd), part));
      } else {
        (rawNames ??= []).push(name);
        (spans ??= []).push(valueAt - at, valueEnd - at);
      }
    }
    const end = i + 1;
    if (nextTag >= 0 && nextTag < end) malformed("'<' stands in a tag");
    const own = declared === undefined ? scope : declare(scope, declared);
    const name = resolve(own, rawName, false);
    if (rawNames !== undefined) {
      for (let n = 0; n < rawNames.length; n += 1) rawNames[n] = resolve(own, rawNames[n] as string, true);
      if (hasTwice(rawNames)) malformed("an element has one attribute twice");
    }
    const whole = declared === undefined && end === first + 1 && text !== "";
    const before =
      declared === undefined &&
      !whole &&
      keys !== undefined &&
      keys.length > 0 &&
      end === keysEnd + (selfClosing ? 2 : 1)
        ? keys
        : undefined;
    const tag: Tag = {
      raw: rawName,
      name,
      names: rawNames ?? NO_NAMES,
      spans: spans ?? NO_SPANS,
      selfClosing,
      home: whole || before !== undefined ? scope : undefined,
      text: whole ? text : undefined,
      before,
      next: undefined,
    };
    if (whole && scope.tags.size < MOST_REMEMBERED) scope.tags.set(text, tag);
    if (before !== undefined && (scope.long.size < MOST_REMEMBERED || scope.long.has(rawName)))
      scope.long.set(rawName, tag);
    return opened(own, tag, tag.spans, at, end);
  };

  const closeTag = (at: number): number => {
    const raw = openRaw.pop();
    if (raw === undefined || !xml.startsWith(raw, at + 2)) return malformed("tags do not match");
    let close = at + 2 + raw.length;
    while (isSpace(xml.charCodeAt(close))) close += 1;
    if (xml.charCodeAt(close) !== 0x3e) malformed(close >= length ? "a tag does not end" : "tags do not match");
    const name = openNames.pop() as string;
    scope = openScopes.pop() as Scope;
    handler.close?.(name, at, close + 1);
    return close + 1;
  };

  const special = (at: number): number => {
    if (xml.startsWith("<!--", at)) {
      const dashes = xml.indexOf("--", at + 4);
      if (dashes < 0 || xml.charCodeAt(dashes + 2) !== 0x3e) malformed("a comment does not end");
      return dashes + 3;
    }
    if (xml.startsWith("<![CDATA[", at)) {
      const close = xml.indexOf("]]>", at + 9);
      if (close < 0 || openRaw.length === 0) malformed("a CDATA section stands where it may not");
      handler.text?.(escapeText(xml.slice(at + 9, close).replace(/\r\n?/g, "\n")), at, close + 3);
      return close + 3;
    }
    if (xml.startsWith("<?", at)) {
      const close = xml.indexOf("?>", at + 2);
      if (close < 0) malformed("an instruction does not end");
      const target = /^[^\s?]*/.exec(xml.slice(at + 2, close))?.[0] ?? "";
      if (!NCNAME.test(target) || (target.toLowerCase() === "xml" && at !== 0))
        malformed("an instruction stands where it may not");
      if (
        target === "xml" &&
        !/^\s+version\s*=\s*(["'])1\.[0-9]+\1(\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\3)?(\s+standalone\s*=\s*(["'])(?:yes|no)\5)?\s*$/.test(
          xml.slice(at + 5, close),
        )
      )
        malformed("its declaration is not one");
      return close + 2;
    }
    if (/^<!DOCTYPE/i.test(xml.slice(at, at + 9)))
      throw new DocxFault(
        "doctype",
        `${part} has a document type declaration, which Word never writes and we do not read.`,
        { part },
      );
    return malformed("'<!' begins nothing known");
  };

  let at = 0;
  let tag = xml.indexOf("<");
  for (;;) {
    const textEnd = tag < 0 ? length : tag;
    if (textEnd > at) text(at, textEnd);
    if (tag < 0) break;
    const code = xml.charCodeAt(tag + 1);
    if (code === 0x2f) {
      at = closeTag(tag);
      tag = xml.indexOf("<", tag + 1);
      if (tag >= 0 && tag < at) malformed("'<' stands in a tag");
    } else if (code === 0x21 || code === 0x3f) {
      at = special(tag);
      tag = xml.indexOf("<", at);
    } else {
      const next = xml.indexOf("<", tag + 1);
      at = openTag(tag, next);
      if (at < 0) return;
      tag = next;
    }
  }
  if (openRaw.length > 0) malformed("it ends before its elements do");
  if (!rootSeen) malformed("it has no root element");
};
