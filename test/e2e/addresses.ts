/** Addresses that stand in bundled code, but for names of XML vocabularies: identifiers that are never called. */
const VOCABULARIES =
  /^https?:\/\/(www\.w3\.org|schemas\.openxmlformats\.org|schemas\.microsoft\.com\/office|purl\.org\/dc)\//;

export function addressesIn(code: string): string[] {
  const all = code.match(/(?:https?|wss?):\/\/[^\s"'`)\\]+/g) ?? [];
  return all.filter((address) => !VOCABULARIES.test(address));
}
