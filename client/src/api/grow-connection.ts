import type { FieldPolicy } from "@apollo/client/cache";

type Connection = { readonly nodes?: readonly unknown[] };

/** A list that grows as its next pages are asked for; what else was asked (`keyArgs`) makes it another list. */
export function growConnection(...keyArgs: string[]): FieldPolicy<Connection> {
  return {
    keyArgs,
    merge: (held, page, { args }) =>
      args?.["after"] ? { ...page, nodes: [...(held?.nodes ?? []), ...(page.nodes ?? [])] } : page,
  };
}
