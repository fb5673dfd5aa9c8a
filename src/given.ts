type Given<Fields> = { readonly [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** The fields that have a value, to be spread: an optional property is absent or has one (`exactOptionalPropertyTypes`), never there and undefined. */
export const given = <Fields extends Readonly<Record<string, unknown>>>(fields: Fields): Given<Fields> => {
  const present: Record<string, unknown> = {};
  for (const name of Object.keys(fields)) if (fields[name] !== undefined) present[name] = fields[name];
  return present as Given<Fields>;
};
