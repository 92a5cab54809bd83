import { CombinedGraphQLErrors } from "@apollo/client/errors";

/** Why the server refused; null when it could not be asked. This file comes with Apollo: import it lazily. */
export function refusalOf(error: unknown): { readonly code: string; readonly message: string } | null {
  if (!CombinedGraphQLErrors.is(error)) return null;
  const [first] = error.errors;
  return { code: String(first?.extensions?.["code"] ?? ""), message: first?.message ?? "" };
}
