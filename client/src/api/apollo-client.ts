import { InMemoryCache } from "@apollo/client/cache";
import { ApolloClient } from "@apollo/client/core";
import { ApolloLink } from "@apollo/client/link";
import { isSubscriptionOperation } from "@apollo/client/utilities";
import { AskLink } from "./ask-link";
import { growConnection } from "./grow-connection";
import { whenForgotten } from "./live-memory";
import type { Session } from "./session";
import { socketOf } from "./socket";
import { SocketLink } from "./socket-link";

/** What one user of one school has been shown; another user begins with nothing. */
type Live = { readonly owner: string; readonly client: ApolloClient };

const clients = new WeakMap<Session, Live>();

/** Apollo for the pages that read the server live. This file is heavy: import it lazily. */
export function apolloClientOf(session: Session): ApolloClient {
  const { account } = session.state.get();
  const owner = `${account?.userId} ${account?.schoolId}`;
  const held = clients.get(session);
  if (held?.owner === owner) return held.client;
  held?.client.stop();
  const client = buildClient(session);
  clients.set(session, { owner, client });
  whenForgotten(() => {
    client.stop();
    clients.delete(session);
  });
  return client;
}

function buildClient(session: Session): ApolloClient {
  const socket = socketOf(session);
  const client = new ApolloClient({
    link: ApolloLink.split(({ query }) => isSubscriptionOperation(query), new SocketLink(socket), new AskLink(session)),
    cache: new InMemoryCache({
      typePolicies: {
        Query: {
          fields: {
            apiKeys: growConnection(),
            bursaries: growConnection("state"),
            arrears: growConnection("age", "classId", "order", "withNotDue"),
            assessments: growConnection("classId"),
            classes: growConnection(),
            dayCloses: growConnection(),
            devices: growConnection(),
            dropoutRisks: growConnection("bands", "classId", "weekly"),
            feeStatement: growConnection("learnerId", "from", "to"),
            feeStructures: growConnection("termId"),
            instalmentPlans: growConnection(),
            invoiceRuns: growConnection(),
            invoices: growConnection("learnerId", "runId", "termId"),
            learnerLife: growConnection("learnerId"),
            learners: growConnection("classId", "search"),
            formerLearners: growConnection("status", "year", "search"),
            missingScores: growConnection("termId", "classId", "grade", "subjectId"),
            mpesaAttempts: growConnection("state"),
            mpesaNotices: growConnection("state"),
            mpesaPayments: growConnection("inReview", "state"),
            mpesaReversals: growConnection(),
            mpesaStatements: growConnection(),
            reportCards: growConnection("filter"),
            reportRuns: growConnection("termId"),
            receipts: growConnection("learnerId", "search", "from", "to", "channel", "classId"),
            reversals: growConnection("state"),
            openingBalances: growConnection(),
            riskCases: growConnection("state", "mine"),
            riskLooks: growConnection("learnerId"),
            riskModels: growConnection(),
            rosterImports: growConnection(),
            smsMessages: growConnection("state"),
            staff: growConnection(),
            suspense: growConnection(),
            voteHeads: growConnection("archived"),
            waivers: growConnection("status"),
          },
        },
        Class: { fields: { learners: growConnection() } },
        DayReport: { merge: true, fields: { entries: growConnection(), receipts: growConnection() } },
        InvoiceRunPreview: { merge: true, fields: { leftOut: growConnection() } },
        Promotion: { fields: { learners: growConnection("classId") } },
        RosterImport: { fields: { changes: growConnection(), faults: growConnection() } },
      },
    }),
    defaultOptions: { watchQuery: { fetchPolicy: "cache-and-network" } },
  });
  // What happened while the socket was down was told to nobody.
  socket.onReconnect(() => void client.refetchQueries({ include: "active" }));
  return client;
}
