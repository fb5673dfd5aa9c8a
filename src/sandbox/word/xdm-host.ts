/**
 * Answers the messages an add-in's frame sends to the Word on the web around it (`Microsoft.Office.Common` in the client):
 * the app context at start, method calls by dispatch id, event registrations. How messages travel is not its business.
 */
import { createCommonApi, type CommonApi, type Payload } from "./common-api";
import type { HostDocument } from "./host-document";
import { requirementMatrix } from "./requirement-sets";
import { createRichApi, type RichApi, type RichApiRequest } from "./rich-api";

export interface XdmMessage {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _actionType?: number;
  readonly _conversationId?: string;
  readonly _correlationId?: number;
  readonly _data?: Payload;
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

export interface XdmHost {
  answer(message: XdmMessage): Promise<XdmAnswer>;
  /** Events the add-in has asked for; returns how to stop listening. */
  onEvent(listener: (name: string, data: unknown) => void): () => void;
  readonly richApi: RichApi;
  readonly commonApi: CommonApi;
}

const REGISTER = 1;
const UNREGISTER = 2;
const RICH_API = 93;
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
  document.onSelection((_selection, cause) => {
    if (cause === "person" && asked.has("documentSelectionChanged")) for (const listener of listeners) listener("documentSelectionChanged", {});
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
        return ok(await execute(message._data ?? {}));
    }
    if (message._actionType === REGISTER) asked.add(message._actionName);
    if (message._actionType === UNREGISTER) asked.delete(message._actionName);
    return ok(message._actionType === REGISTER || message._actionType === UNREGISTER ? { Error: 0 } : null);
  };

  return {
    answer,
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
  _requirementMatrix: requirementMatrix(),
  ...(theme === undefined ? {} : { _officeTheme: theme }),
});
