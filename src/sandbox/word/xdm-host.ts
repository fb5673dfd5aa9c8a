/**
 * Answers the messages an add-in's frame sends to the Word on the web around it (`Microsoft.Office.Common` in the client):
 * the app context at start, method calls by dispatch id, event registrations. How messages travel is not its business.
 */
import { createCommonApi, type CommonApi, type Payload } from "./common-api";
import type { HostDocument } from "./host-document";
import { requirementMatrix } from "./requirement-sets";
import { createRichApi, type RichApi, type RichApiRequest } from "./rich-api";
import { given } from "../../given";

export interface XdmMessage {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _actionType?: number;
  readonly _conversationId?: string;
  readonly _correlationId?: number;
  readonly _data?: Payload | readonly unknown[];
}
export interface XdmAnswer {
  readonly data: unknown;
  readonly errorCode: number;
}

export interface XdmHostSetting {
  readonly document: HostDocument;
  /** Office's theme as the app context carries it; the web client of the npm package leaves it unread, newer ones show it as `Office.context.officeTheme`. */
  readonly theme?: OfficeTheme;
  readonly canGiveFile?: () => boolean;
}
export interface OfficeTheme {
  readonly bodyBackgroundColor: string;
  readonly bodyForegroundColor: string;
  readonly controlBackgroundColor: string;
  readonly controlForegroundColor: string;
}

/** Where keys lead out of the frame: on behind it, or back into the document. */
export type LeaveTo = "next" | "document";

export interface XdmHost {
  answer(message: XdmMessage): Promise<XdmAnswer>;
  /** Where the person at the keyboard wants to go from the add-in's frame; returns how to stop listening. */
  onLeave(listener: (to: LeaveTo) => void): () => void;
  /** Events the add-in has asked for; returns how to stop listening. */
  onEvent(listener: (name: string, data: unknown) => void): () => void;
  readonly richApi: RichApi;
  readonly commonApi: CommonApi;
}

const REGISTER = 1;
const UNREGISTER = 2;
const RICH_API = 93;
/** `OSF.AgaveHostAction`: the client takes Tab, Ctrl+F6, Escape and F2 over and tells its host when they lead out of the frame. */
const LEAVING: ReadonlyMap<unknown, LeaveTo> = new Map<unknown, LeaveTo>([
  [5, "document"],
  [6, "document"],
  [13, "next"],
  [14, "document"],
  [15, "document"],
  [16, "document"],
  [17, "next"],
  [18, "document"],
]);
/** `OSF.AppName.WordWebApp`. */
const WORD_ON_THE_WEB = 32;
/** `_clientMode`: 0 read only, 1 read and write (`OSF.ClientMode`). */
const CLIENT_MODE = { readOnly: 0, readWrite: 1 } as const;

/** Opens the host's end for one add-in frame. */
export const createXdmHost = (setting: XdmHostSetting): XdmHost => {
  const { document } = setting;
  const richApi = createRichApi(document);
  const commonApi = createCommonApi(document, setting.canGiveFile);
  const asked = new Set<string>();
  const listeners = new Set<(name: string, data: unknown) => void>();
  const leaving = new Set<(to: LeaveTo) => void>();
  document.onSelection((_selection, cause) => {
    if (cause === "person" && asked.has("documentSelectionChanged"))
      for (const listener of listeners) listener("documentSelectionChanged", {});
  });

  const execute = async (request: Payload): Promise<Payload> => {
    const id = (request["DdaMethod"] as { readonly DispatchId: number }).DispatchId;
    if (id !== RICH_API) return { Version: 1, Error: 0, ...(await commonApi.dispatch(id, request)) };
    // ["IterativeExecutor", "POST", "ProcessQuery", [headers], body, ...]
    const body = (request["ArrayData"] as readonly unknown[])[4];
    const response = await richApi.run(JSON.parse(String(body)) as RichApiRequest);
    return { Version: 1, Error: 0, Data: [200, ["Content-Type", "application/json"], JSON.stringify(response)] };
  };

  const answer = async (message: XdmMessage): Promise<XdmAnswer> => {
    const ok = (data: unknown): XdmAnswer => ({ data, errorCode: 0 });
    switch (message._actionName) {
      case "ContextActivationManager_getAppContextAsync":
        return ok(appContext(setting));
      case "executeMethod":
        return ok(await execute((message._data as Payload | undefined) ?? {}));
      case "ContextActivationManager_notifyHost": {
        const to = LEAVING.get((message._data as readonly unknown[] | undefined)?.[1]);
        if (to !== undefined) for (const leave of leaving) leave(to);
        return ok(null);
      }
    }
    if (message._actionType === REGISTER) asked.add(message._actionName);
    if (message._actionType === UNREGISTER) asked.delete(message._actionName);
    return ok(message._actionType === REGISTER || message._actionType === UNREGISTER ? { Error: 0 } : null);
  };

  return {
    answer,
    onLeave: (listener) => {
      leaving.add(listener);
      return () => leaving.delete(listener);
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    richApi,
    commonApi,
  };
};

const appContext = ({ document, theme }: XdmHostSetting): Payload => ({
  _id: "word-stand-in",
  _appName: WORD_ON_THE_WEB,
  _appVersion: "16.0",
  _appUILocale: "en-US",
  _dataLocale: "en-US",
  _docUrl: document.setting.url,
  _clientMode: document.setting.readOnly === true ? CLIENT_MODE.readOnly : CLIENT_MODE.readWrite,
  _settings: {},
  _reason: "documentOpened",
  _osfControlType: 1,
  // Office.js parses it as XML; an empty one makes the browser build an error page of its own, which the pane's policy reports.
  _eToken: encodeURIComponent('<t oid="" cid="" aid=""/>'),
  _correlationId: "",
  _appInstanceId: "word-stand-in",
  _appMinorVersion: 0,
  _hostFullVersion: "16.0.0.0",
  _requirementMatrix: requirementMatrix(document.setting.mode),
  ...given({ _officeTheme: theme }),
});
