/** States, the District and territories of the United States, by name and postal code: what tells a place abroad from one at home. */
const PLACES: readonly (readonly [code: string, name: string])[] = [
  ["AL", "Alabama"],
  ["AK", "Alaska"],
  ["AZ", "Arizona"],
  ["AR", "Arkansas"],
  ["CA", "California"],
  ["CO", "Colorado"],
  ["CT", "Connecticut"],
  ["DE", "Delaware"],
  ["DC", "District of Columbia"],
  ["FL", "Florida"],
  ["GA", "Georgia"],
  ["HI", "Hawaii"],
  ["ID", "Idaho"],
  ["IL", "Illinois"],
  ["IN", "Indiana"],
  ["IA", "Iowa"],
  ["KS", "Kansas"],
  ["KY", "Kentucky"],
  ["LA", "Louisiana"],
  ["ME", "Maine"],
  ["MD", "Maryland"],
  ["MA", "Massachusetts"],
  ["MI", "Michigan"],
  ["MN", "Minnesota"],
  ["MS", "Mississippi"],
  ["MO", "Missouri"],
  ["MT", "Montana"],
  ["NE", "Nebraska"],
  ["NV", "Nevada"],
  ["NH", "New Hampshire"],
  ["NJ", "New Jersey"],
  ["NM", "New Mexico"],
  ["NY", "New York"],
  ["NC", "North Carolina"],
  ["ND", "North Dakota"],
  ["OH", "Ohio"],
  ["OK", "Oklahoma"],
  ["OR", "Oregon"],
  ["PA", "Pennsylvania"],
  ["RI", "Rhode Island"],
  ["SC", "South Carolina"],
  ["SD", "South Dakota"],
  ["TN", "Tennessee"],
  ["TX", "Texas"],
  ["UT", "Utah"],
  ["VT", "Vermont"],
  ["VA", "Virginia"],
  ["WA", "Washington"],
  ["WV", "West Virginia"],
  ["WI", "Wisconsin"],
  ["WY", "Wyoming"],
  ["PR", "Puerto Rico"],
  ["GU", "Guam"],
  ["VI", "Virgin Islands"],
  ["AS", "American Samoa"],
  ["MP", "Northern Mariana Islands"],
];
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z]+/gu, " ")
    .trim();
const KNOWN: ReadonlySet<string> = new Set([
  ...PLACES.flatMap(([code, name]) => [plain(code), plain(name)]),
  "d c",
  "washington d c",
  "u s virgin islands",
  "united states",
  "united states of america",
  "usa",
  "u s a",
  "u s",
  "us",
]);

/** True for a state, district or territory, or the United States by name; "State of" and "Commonwealth of" may stand before it. */
export const isUnitedStates = (place: string): boolean =>
  KNOWN.has(plain(place).replace(/^(?:state|commonwealth|territory) of (?:the )?/u, ""));

const BY_LENGTH = [...PLACES].sort(([, a], [, b]) => b.length - a.length);

/** Postal code of the state a text names first; of names within one another the longer counts. */
export const stateNamed = (text: string): string | undefined => {
  const words = ` ${plain(text)} `;
  const found = BY_LENGTH.map(([code, name]) => ({ code, at: words.indexOf(` ${plain(name)} `) })).filter(
    ({ at }) => at >= 0,
  );
  return found.reduce<(typeof found)[number] | undefined>(
    (first, each) => (first === undefined || each.at < first.at ? each : first),
    undefined,
  )?.code;
};
