import { ApolloLink } from "@apollo/client/link";
import { Observable, print } from "@apollo/client/utilities";
import type { Socket } from "./socket";

/** Ends Apollo's chain of a subscription at the tab's socket, which never gives up. */
export class SocketLink extends ApolloLink {
  readonly #socket: Socket;

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
  }

  override request({ query, variables }: ApolloLink.Operation): Observable<ApolloLink.Result> {
    const subscription = { query: print(query), variables };
    return new Observable((observer) =>
      this.#socket.listen(subscription, (result) => observer.next(result as ApolloLink.Result)),
    );
  }
}
