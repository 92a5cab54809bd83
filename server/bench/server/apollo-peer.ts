import { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import Fastify from "fastify";
import { openPeerDatabase } from "./open-peer-database.js";
import { peerResolvers, peerTypeDefs } from "./peer-schema.js";
import { type PeerViewer, peerViewer } from "./peer-viewer.js";
import { reportPeer } from "./report-peer.js";

const resolvers = peerResolvers(await openPeerDatabase());
const apollo = new ApolloServer<PeerViewer>({ typeDefs: peerTypeDefs, resolvers });
await apollo.start();
const http = Fastify();
http.route({
  method: "POST",
  url: "/graphql",
  handler: fastifyApolloHandler(apollo, { context: async ({ headers }) => peerViewer(headers.authorization) }),
});
reportPeer({ url: await http.listen({ port: 0, host: "127.0.0.1" }) });
