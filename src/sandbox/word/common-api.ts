/**
 * The Common API by dispatch id (`OSF.DDA.MethodDispId` in the client): whole file in slices, custom XML parts,
 * settings, file properties. A request not known here answers error 5000 ("not supported"), never a guess.
 */
import { addCustomXmlData, deleteCustomXmlData, listCustomXmlData } from "./custom-xml-data";
import { HostFault } from "./host-fault";
import type { HostDocument } from "./host-document";
import { readAddInSettings, writeAddInSettings } from "./add-in-settings";

const DISPATCH = {
  loadSettings: 75,
  saveSettings: 76,
  getFile: 77,
  getSlice: 80,
  closeFile: 81,
  fileProperties: 86,
  addPart: 128,
  partById: 129,
  partsByNamespace: 130,
  partXml: 131,
  deletePart: 133,
} as const;

/** Error numbers of `OSF.DDA.ErrorCodeManager`. */
const ERROR = {
  notSupported: 5000,
  internal: 5001,
  readOnly: 5002,
  indexOutOfRange: 5008,
  settingsCannotSave: 4001,
  fileTypeNotSupported: 1009,
  memoryFileLimit: 11000,
  cannotRetrieve: 11001,
  badSliceSize: 11002,
  customXml: 6100,
} as const;

/** Keys of the marshalled request (`OSF.DDA.Marshaling.File.ParameterKeys`). */
const FILE = { type: 0, sliceSize: 1, handle: 2, index: 3 } as const;
const COMPRESSED = 1;
/** "No more than two documents are allowed to be in memory" (Office.File). */
const MOST_OPEN_FILES = 2;
const LARGEST_SLICE = 4_194_304;

export type Payload = Readonly<Record<string, unknown>>;

export interface CommonApi {
  dispatch(id: number, request: Payload): Promise<Payload>;
  /** Files an add-in has asked for and not closed. */
  readonly openFiles: () => number;
}

/** Opens the Common API end of a document. `canGiveFile` may say no, to imitate a Word whose getFileAsync fails (office-js issue 6747). */
export const createCommonApi = (document: HostDocument, canGiveFile: () => boolean = () => true): CommonApi => {
  const files = new Map<number, { readonly bytes: Uint8Array; readonly sliceSize: number }>();
  let lastFile = 0;

  const getFile = async (request: Payload): Promise<Payload> => {
    if (request[FILE.type] !== COMPRESSED) return { Error: ERROR.fileTypeNotSupported };
    if (!canGiveFile()) return { Error: ERROR.cannotRetrieve };
    if (files.size >= MOST_OPEN_FILES) return { Error: ERROR.memoryFileLimit };
    const asked = request[FILE.sliceSize];
    const sliceSize = typeof asked === "number" ? asked : LARGEST_SLICE;
    if (sliceSize <= 0 || sliceSize > LARGEST_SLICE) return { Error: ERROR.badSliceSize };
    const bytes = await document.fileBytes();
    lastFile += 1;
    files.set(lastFile, { bytes, sliceSize });
    return { 0: lastFile, 1: bytes.length };
  };
  const getSlice = (request: Payload): Payload => {
    const file = files.get(Number(request[FILE.handle]));
    const index = Number(request[FILE.index]);
    if (file === undefined) return { Error: ERROR.internal };
    if (index < 0 || index * file.sliceSize >= file.bytes.length) return { Error: ERROR.indexOutOfRange };
    const slice = file.bytes.subarray(index * file.sliceSize, (index + 1) * file.sliceSize);
    return { 0: Array.from(slice), 1: slice.length };
  };

  const customXml = (id: number, request: Payload): Payload => {
    const parts = listCustomXmlData(document);
    const byId = parts.find((part) => part.id === request["id"]);
    const describe = (part: string): Payload => ({ id: part, DataPartBuiltIn: false });
    switch (id) {
      case DISPATCH.addPart:
        return { DataPartProperties: describe(addCustomXmlData(document, String(request["xml"]))) };
      case DISPATCH.partById:
        return { DataPartProperties: byId === undefined ? null : describe(byId.id) };
      case DISPATCH.partsByNamespace:
        return {
          DataPartList: parts
            .filter((part) => part.namespace === request["namespace"])
            .map((part) => describe(part.id)),
        };
      case DISPATCH.partXml:
        return byId === undefined ? { Error: ERROR.customXml } : { Data: document.text(byId.part) };
      default:
        deleteCustomXmlData(document, String(request["id"]));
        return {};
    }
  };

  const answer = async (id: number, request: Payload): Promise<Payload> => {
    switch (id) {
      case DISPATCH.getFile:
        return getFile(request);
      case DISPATCH.getSlice:
        return getSlice(request);
      case DISPATCH.closeFile:
        files.delete(Number(request[FILE.handle]));
        return {};
      case DISPATCH.fileProperties:
        // OSF.DDA.Marshaling.FilePropertiesKeys: properties are key 0, and the address key 1 in them.
        return { 0: { 1: document.setting.url } };
      case DISPATCH.loadSettings:
        return { Properties: { Settings: readAddInSettings(document) } };
      case DISPATCH.saveSettings:
        return writeAddInSettings(document, request) ? {} : { Error: ERROR.settingsCannotSave };
      case DISPATCH.addPart:
      case DISPATCH.partById:
      case DISPATCH.partsByNamespace:
      case DISPATCH.partXml:
      case DISPATCH.deletePart:
        return customXml(id, request);
      default:
        return { Error: ERROR.notSupported };
    }
  };

  return {
    openFiles: () => files.size,
    dispatch: async (id, request) => {
      try {
        return await answer(id, request);
      } catch (error) {
        if (!(error instanceof HostFault)) throw error;
        return {
          Error: error.code === "ReadOnly" ? ERROR.readOnly : id >= DISPATCH.addPart ? ERROR.customXml : ERROR.internal,
        };
      }
    },
  };
};
