import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { openPeerDatabase } from "./open-peer-database.js";
import type { SentMark } from "./peer-database.js";
import { peerViewer } from "./peer-viewer.js";
import { reportPeer } from "./report-peer.js";

type Sent = { variables?: { id?: string; marks?: SentMark[] } };

const database = await openPeerDatabase();

/** No GraphQL: what was sent tells by its variables which of the three it is. */
async function answer({ variables = {} }: Sent, authorization: string | undefined): Promise<unknown> {
  const { userId, schoolId, deviceId } = peerViewer(authorization);
  if (variables.marks) return { saveMarks: await database.saveMarks(userId, variables.marks) };
  if (variables.id === undefined) {
    const { id, name } = await database.user(userId);
    const user = { id: String(id), name };
    return { viewer: { deviceId: String(deviceId), roles: await database.roles(userId, schoolId), user } };
  }
  const schoolClass = await database.class(Number(variables.id), schoolId);
  if (!schoolClass) return { class: null };
  const marks = await database.marks(schoolClass.id, 10);
  const learners = await database.learners(schoolClass.id);
  const nodes = learners.map(({ id, name, admissionNumber }) => ({
    id: String(id),
    name,
    admissionNumber,
    marks: marks(id),
  }));
  return { class: { id: String(schoolClass.id), grade: schoolClass.grade, learners: { nodes } } };
}

async function bodyOf(request: IncomingMessage): Promise<Sent> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as Sent;
}

const server = createServer(async (request, response) => {
  const text = JSON.stringify({ data: await answer(await bodyOf(request), request.headers.authorization) });
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) }).end(text);
});
await once(server.listen(0, "127.0.0.1"), "listening");
reportPeer({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
