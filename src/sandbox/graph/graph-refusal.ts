/** A "no" as Graph says it: status, code and sentence. Routes throw it; the server alone turns it into an answer. */

export class GraphRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export const notFound = (): GraphRefusal => new GraphRefusal(404, "itemNotFound", "The resource could not be found.");
export const accessDenied = (): GraphRefusal =>
  new GraphRefusal(403, "accessDenied", "The caller does not have permission to perform the action.");
export const invalidRequest = (message: string): GraphRefusal => new GraphRefusal(400, "invalidRequest", message);
export const preconditionFailed = (): GraphRefusal =>
  new GraphRefusal(412, "resourceModified", "ETag does not match current item's value.");
export const nameExists = (): GraphRefusal =>
  new GraphRefusal(409, "nameAlreadyExists", "An item with the same name already exists under the parent.");
