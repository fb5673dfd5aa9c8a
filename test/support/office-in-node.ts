/**
 * The real office.js client in plain Node: its own loader, its own protocol, against the Word stand-in, in a window that
 * offers just what the client touches. No browser, about ten milliseconds a batch. Nothing of the client is changed.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import vm from "node:vm";
import type { XdmHost, XdmMessage } from "../../src/sandbox/word/xdm-host";
import { frameName } from "../../src/sandbox/word/xdm-frame";

const clientFolder = dirname(createRequire(__filename).resolve("@microsoft/office-js/dist/office.js"));
const ORIGIN = "https://pane.example";

export interface OfficeInNode {
  readonly office: typeof Office;
  readonly word: typeof Word;
  readonly officeExtension: typeof OfficeExtension;
  /** Addresses the page asked the browser to open. */
  readonly opened: readonly string[];
  /** What `Office.onReady` said. */
  readonly ready: { readonly host: string; readonly platform: string };
  /** Messages the client sent, by action name. */
  readonly sent: readonly string[];
}

let conversations = 0;
const scripts = new Map<string, vm.Script>();
const scriptOf = (name: string): vm.Script => {
  const known = scripts.get(name);
  if (known !== undefined) return known;
  const script = new vm.Script(readFileSync(join(clientFolder, name), "utf8"), { filename: join(clientFolder, name) });
  scripts.set(name, script);
  return script;
};

/** Boots the client against a host and waits for `Office.onReady`. */
export const startOfficeInNode = async (host: XdmHost): Promise<OfficeInNode> => {
  conversations += 1;
  const conversation = `node-${conversations}`;
  const opened: string[] = [];
  const sent: string[] = [];
  const listeners = new Set<(event: unknown) => void>();
  const timer =
    <Kind extends typeof setTimeout | typeof setInterval>(set: Kind) =>
    (task: () => void, wait?: number): unknown =>
      set(task, wait).unref();
  const element = (): Record<string, unknown> => ({
    setAttribute: () => undefined,
    getAttribute: () => null,
    style: {},
    getElementsByTagName: () => [],
  });

  const toPane = (name: string, correlation: number, data: unknown, errorCode: number, kind: 0 | 1): void => {
    const text = JSON.stringify({
      _messageType: 1,
      _actionName: name,
      _conversationId: conversation,
      _correlationId: correlation,
      _origin: ORIGIN,
      _data: data,
      _errorCode: errorCode,
      _responseType: kind,
      _serializerVersion: 1,
    });
    setImmediate(() => {
      for (const listener of [...listeners]) listener({ data: text, source: parent, origin: ORIGIN });
    });
  };
  const parent = {
    postMessage: (text: string): void => {
      const message = JSON.parse(text) as XdmMessage;
      sent.push(message._actionName);
      void host
        .answer(message)
        .then(({ data, errorCode }) => toPane(message._actionName, message._correlationId ?? -1, data, errorCode, 0));
    },
  };
  host.onEvent((name, data) => toPane(name, -1, data, 0, 1));

  const load = (script: {
    readonly src: string;
    readonly onload?: () => void;
    readonly onerror?: () => void;
  }): void => {
    const name = script.src.replace(`${ORIGIN}/office-js/`, "");
    setImmediate(() => {
      // The telemetry script is asked for lazily and its absence is expected by the client.
      if (name.startsWith("telemetry/")) return script.onerror?.();
      scriptOf(name).runInContext(window);
      script.onload?.();
    });
  };
  const storage = (): Record<string, unknown> => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
      key: () => null,
      length: 0,
    };
  };
  const page: Record<string, unknown> = {
    setTimeout: timer(setTimeout),
    setInterval: timer(setInterval),
    clearTimeout,
    clearInterval,
    console: { ...console, log: () => undefined },
    performance,
    URL,
    Promise,
    XMLHttpRequest: function XMLHttpRequest() {
      return undefined;
    },
    parent,
    name: frameName(conversation, ORIGIN),
    external: {},
    history: {},
    screen: {},
    navigator: { userAgent: "node", language: "en-US" },
    location: {
      hash: "",
      search: "",
      href: `${ORIGIN}/taskpane.html`,
      origin: ORIGIN,
      protocol: "https:",
      hostname: "pane.example",
      host: "pane.example",
      pathname: "/taskpane.html",
    },
    sessionStorage: storage(),
    localStorage: storage(),
    addEventListener: (type: string, listener: (event: unknown) => void) => {
      if (type === "message") listeners.add(listener);
    },
    removeEventListener: (_type: string, listener: (event: unknown) => void) => listeners.delete(listener),
    open: (address: string) => {
      opened.push(address);
      return {};
    },
    document: {
      domain: "pane.example",
      cookie: "",
      readyState: "complete",
      hasFocus: () => true,
      hidden: false,
      querySelectorAll: () => [],
      addEventListener: () => undefined,
      createElement: (name: string) => (name === "script" ? { ...element(), tagName: "SCRIPT" } : element()),
      createTextNode: () => ({}),
      getElementById: () => null,
      getElementsByTagName: (name: string) =>
        name === "script"
          ? [{ src: `${ORIGIN}/office-js/office.js`, getAttribute: () => null }]
          : name === "head"
            ? [{ appendChild: load }]
            : [],
    },
  };
  const window = vm.createContext(Object.assign(page, { window: page, self: page, top: parent }));
  scriptOf("office.js").runInContext(window);
  const office = page["Office"] as typeof Office;
  const ready = await office.onReady();
  return {
    office: page["Office"] as typeof Office,
    word: page["Word"] as typeof Word,
    officeExtension: page["OfficeExtension"] as typeof OfficeExtension,
    opened,
    sent,
    ready: { host: String(ready.host), platform: String(ready.platform) },
  };
};
