import { CombinedGraphQLErrors } from "@apollo/client/errors";

/** What the server says of a refusal; `details` are whatever stands beside its code. */
export type Refusal = {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
};

/** Why the server refused; null when it could not be asked. This file comes with Apollo: import it lazily. */
export function refusalOf(error: unknown): Refusal | null {
  if (!CombinedGraphQLErrors.is(error)) return null;
  const [first] = error.errors;
  const details = first?.extensions ?? {};
  return { code: String(details["code"] ?? ""), message: first?.message ?? "", details };
}
