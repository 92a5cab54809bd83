import { z } from "zod";
import type { LiveShortcode, MpesaSettings, Shortcode } from "./mpesa-settings.js";
import { faultsOf, or, unknownKeys } from "./faults-of.js";
import { parseShortcode } from "./parse-shortcode.js";
import type { MpesaResult } from "./read-mpesa-file.js";

/** From where the provider says that it calls. */
const PUBLISHED_ADDRESSES = [
  ...["200", "206", "207", "208"].map((last) => `196.201.214.${last}`),
  ...["114", "44"].map((last) => `196.201.213.${last}`),
  ...["127", "138", "129", "136", "74", "69"].map((last) => `196.201.212.${last}`),
];

const File = z.strictObject(
  {
    shortcodes: z
      .array(z.unknown(), or("must be a list"))
      .min(1, "must have at least one")
      .max(1000, "has more than 1000"),
    sourceAddresses: z
      .array(z.union([z.ipv4(), z.ipv6()], "must be an IP address"), "must be a list")
      .default(PUBLISHED_ADDRESSES),
  },
  unknownKeys,
);

/** The settings of a file's JSON; paths in it are taken from `folder`. */
export function parseMpesaSettings(json: unknown, folder: string): MpesaResult {
  const file = File.safeParse(json);
  const listed = (json as { shortcodes?: unknown } | null)?.shortcodes;
  const entries = (Array.isArray(listed) ? listed : []).map((entry: unknown, index) =>
    parseShortcode(entry, `shortcodes[${index}]`, folder),
  );
  const shortcodes = entries.flatMap((entry) => (entry.ok ? [entry.shortcode] : []));
  const problems = [
    ...(file.success ? [] : faultsOf(file.error, "")),
    ...entries.flatMap((entry) => (entry.ok ? [] : entry.problems)),
    ...clashes(shortcodes),
  ];
  if (!file.success || problems.length > 0) return { ok: false, problems };
  const settings: MpesaSettings = {
    shortcodes,
    sourceAddresses: file.data.sourceAddresses,
    simulatorUrl: null,
  };
  return { ok: true, settings };
}

/** What is right in each shortcode and wrong between them. */
function clashes(shortcodes: Shortcode[]): string[] {
  const numbers = shortcodes.map(({ shortcode }) => shortcode);
  const live = shortcodes.filter((shortcode): shortcode is LiveShortcode => !shortcode.statementOnly);
  const schools = live.flatMap(({ schools }) => schools.map(({ schoolId }) => schoolId));
  return [
    ...repeated(numbers).map((number) => `shortcodes has ${number} more than once`),
    ...repeated(schools).map((id) => `shortcodes has school ${id} on more than one paybill or till`),
    ...shortcodes.flatMap(({ shortcode, schools }) =>
      schools.length > 1 && !arePrefixesClear(schools.map(({ prefix }) => prefix))
        ? [`shortcodes has several schools on ${shortcode}: each needs a prefix, and none may begin with another's`]
        : [],
    ),
  ];
}

const repeated = <Value>(values: Value[]): Value[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];

const arePrefixesClear = (prefixes: (string | null)[]): boolean =>
  prefixes.every((prefix, index) =>
    prefixes.every((other, at) => prefix !== null && (at === index || other?.startsWith(prefix) === false)),
  );
