import Fastify from "fastify";
import mercurius, { type IResolvers } from "mercurius";
import { openPeerDatabase } from "./open-peer-database.js";
import { peerResolvers, peerTypeDefs } from "./peer-schema.js";
import { peerViewer } from "./peer-viewer.js";
import { reportPeer } from "./report-peer.js";

const http = Fastify();
await http.register(mercurius, {
  schema: peerTypeDefs,
  resolvers: peerResolvers(await openPeerDatabase()) as unknown as IResolvers,
  jit: 1,
  context: async ({ headers }) => peerViewer(headers.authorization),
});
reportPeer({ url: await http.listen({ port: 0, host: "127.0.0.1" }) });
