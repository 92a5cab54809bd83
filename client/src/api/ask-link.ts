import { ApolloLink } from "@apollo/client/link";
import { Observable } from "@apollo/client/utilities";
import type { Answer } from "./graphql-request";
import type { Session } from "./session";

/** Ends Apollo's chain at the session: the same ids, token, renewal and counting as the rest of the app. */
export class AskLink extends ApolloLink {
  readonly #session: Session;

  constructor(session: Session) {
    super();
    this.#session = session;
  }

  override request(operation: ApolloLink.Operation): Observable<ApolloLink.Result> {
    return new Observable((observer) => {
      void this.#session.ask(operation.query, operation.variables).then((answer) => {
        if (answer.kind === "no-answer") return observer.error(new Error("The server could not be reached."));
        observer.next(resultOf(answer));
        observer.complete();
      });
    });
  }
}

function resultOf(answer: Exclude<Answer<unknown>, { kind: "no-answer" }>): ApolloLink.Result {
  if (answer.kind === "data") return { data: answer.data as Record<string, unknown> };
  const { code, message, details } = answer;
  return { data: null, errors: [{ message, extensions: { ...details, code } }] };
}
