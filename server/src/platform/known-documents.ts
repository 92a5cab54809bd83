import { type DocumentNode, Kind, type OperationDefinitionNode } from "graphql";
import { Lru } from "./lru.js";

/** A document of one query or mutation that was parsed and found valid. */
export type KnownDocument = { readonly document: DocumentNode; readonly operation: OperationDefinitionNode };

/** Documents by their text. */
export type KnownDocuments = {
  get(text: string): KnownDocument | undefined;
  /** Takes note of a valid document; one with several operations is left out. */
  add(text: string, document: DocumentNode): void;
};

export function createKnownDocuments(most: number): KnownDocuments {
  const known = new Lru<KnownDocument>(most);
  return {
    get: (text) => known.get(text),
    add: (text, document) => {
      const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
      const [operation] = operations as OperationDefinitionNode[];
      if (operation && operations.length === 1) known.set(text, { document, operation });
    },
  };
}
