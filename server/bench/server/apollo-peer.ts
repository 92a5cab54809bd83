import { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import Fastify from "fastify";
import { peerResolvers, peerTypeDefs } from "./peer-schema.js";
import { type PeerViewer, peerViewer } from "./peer-viewer.js";
import { reportPeer } from "./report-peer.js";

const apollo = new ApolloServer<PeerViewer>({ typeDefs: peerTypeDefs, resolvers: peerResolvers(process.argv[2]!) });
await apollo.start();
const http = Fastify();
http.route({
  method: "POST",
  url: "/graphql",
  handler: fastifyApolloHandler(apollo, { context: async ({ headers }) => peerViewer(headers.authorization) }),
});
reportPeer({ url: await http.listen({ port: 0, host: "127.0.0.1" }) });
