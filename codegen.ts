import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import type { CodegenConfig } from "@graphql-codegen/cli";
import { addTypenameSelectionDocumentTransform } from "@graphql-codegen/client-preset";

/** A persisted document is named by the first 8 hex digits of its text's SHA-256. */
const documentId = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 8);

type Documents = Record<string, string>;

const CLIENT_DOCUMENTS = ["wire", "live"].map((name) => `client/src/generated/${name}/persisted-documents.json`);
const SERVER_DOCUMENTS = "server/src/sync/persisted-documents.json";

const read = (path: string): Documents => JSON.parse(readFileSync(path, "utf8")) as Documents;

/** The server keeps every document it was ever asked for: phones in the field send old ones for months. */
function keepForServer(): void {
  const known = { ...read(SERVER_DOCUMENTS), ...Object.assign({}, ...CLIENT_DOCUMENTS.map(read)) } as Documents;
  const sorted = Object.entries(known).sort(([one], [other]) => (one < other ? -1 : 1));
  writeFileSync(SERVER_DOCUMENTS, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}

const config = {
  scalars: {
    Cents: "number",
    Envelope: "string",
    ID: "string",
    FeedColumns: "unknown",
    FileContent: "string",
    Instant: "string",
    Known: "string",
    Operation: "string",
    SchoolDay: "string",
  },
  strictScalars: true,
  useTypeImports: true,
  enumType: "string-literal",
  avoidOptionals: false,
  immutableTypes: true,
};

export default {
  schema: "schema.graphql",
  ignoreNoDocuments: true,
  hooks: { afterAllFileWrite: [keepForServer] },
  generates: {
    // What the register's path sends: the id alone, so that no query text weighs on its first load.
    "client/src/generated/wire/": {
      preset: "client",
      documents: ["client/src/{api,carry,phone,sync,tray}/**/*.graphql"],
      presetConfig: {
        fragmentMasking: false,
        skipIndexFile: true,
        persistedDocuments: { mode: "replaceDocumentWithHash", hashAlgorithm: documentId },
      },
      config,
    },
    // What live pages ask through Apollo, whose cache needs the whole document.
    "client/src/generated/live/": {
      preset: "client",
      documents: ["client/src/{features,office}/**/*.graphql"],
      documentTransforms: [addTypenameSelectionDocumentTransform],
      presetConfig: {
        fragmentMasking: false,
        skipIndexFile: true,
        persistedDocuments: { mode: "embedHashInDocument", hashAlgorithm: documentId },
      },
      config,
    },
  },
} satisfies CodegenConfig;
