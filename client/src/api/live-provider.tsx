import { ApolloProvider } from "@apollo/client/react";
import type { ReactNode } from "react";
import { apolloClientOf } from "./apollo-client";
import type { Session } from "./session";

/** Gives the pages below it Apollo, in the name of whoever is signed in. */
export function LiveProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <ApolloProvider client={apolloClientOf(session)}>{children}</ApolloProvider>;
}
