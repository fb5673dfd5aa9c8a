/** The file Word has open, in the sandbox's library, over its Graph with the token of the person at the keyboard. */

export interface LibraryFile {
  readonly name: string;
  /** Its address by path, which is what Word tells add-ins; it stays what it was at opening, also when the file is renamed meanwhile (office-js #1507). */
  readonly address: string;
  readonly bytes: Uint8Array;
  /** Puts new bytes in place. Throws LibraryRefusal when another copy was saved meanwhile or this person may not. */
  save(bytes: Uint8Array): Promise<void>;
}

export class LibraryRefusal extends Error {
  constructor(
    readonly status: number,
    sentence: string,
  ) {
    super(sentence);
  }
}

interface DriveItem {
  readonly id: string;
  readonly name: string;
  readonly webDavUrl: string;
  readonly eTag: string;
  readonly parentReference: { readonly driveId: string };
  readonly "@microsoft.graph.downloadUrl": string;
}

const SENTENCES: Readonly<Record<number, string>> = {
  401: "The sign-in has ended. Sign in again.",
  403: "This person may not use this document.",
  404: "There is no such document in the library.",
  412: "The document was changed elsewhere since it was opened here. Reload the page to see it.",
  423: "The document is locked.",
};
const refuse = (response: Response): never => {
  throw new LibraryRefusal(
    response.status,
    SENTENCES[response.status] ?? `The library answered ${response.status}; nothing was changed.`,
  );
};

const shareId = (webUrl: string): string =>
  `u!${btoa(webUrl).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;

/** `graphBase`: where Graph answers, `https://localhost:3001/graph/v1.0`. */
export const openLibraryFile = async (
  graphBase: string,
  webUrl: string,
  token: () => Promise<string>,
): Promise<LibraryFile> => {
  const authorized = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(`${graphBase}${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${await token()}` },
    });
    return response.ok ? response : refuse(response);
  };
  const item = (await (await authorized(`/shares/${shareId(webUrl)}/driveItem`)).json()) as DriveItem;
  const download = await fetch(item["@microsoft.graph.downloadUrl"]);
  if (!download.ok) refuse(download);
  let eTag = item.eTag;
  return {
    name: item.name,
    address: item.webDavUrl,
    bytes: new Uint8Array(await download.arrayBuffer()),
    save: async (bytes) => {
      const answer = await authorized(`/drives/${item.parentReference.driveId}/items/${item.id}/content`, {
        method: "PUT",
        body: bytes as BodyInit,
        headers: { "content-type": "application/octet-stream", "if-match": eTag },
      });
      eTag = ((await answer.json()) as DriveItem).eTag;
    },
  };
};
