import type { FastifyInstance } from "fastify";
import type { SmsRecorder } from "./sms-recorder.js";

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:0 auto;padding:1rem;color-scheme:light dark}
li{border:1px solid #8886;border-radius:.75rem;margin:.75rem 0;padding:.75rem 1rem;list-style:none;white-space:pre-wrap;overflow-wrap:anywhere}
ul{padding:0}time,p{opacity:.75}`;

/** `/practice/messages`: what would have gone to people's phones, where no provider is configured; it follows by itself. */
export function addPracticeMessages(http: FastifyInstance, recorder: SmsRecorder): void {
  http.get("/practice/messages", async (_request, reply) =>
    reply
      .type("text/html; charset=utf-8")
      .headers({
        "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
        "cache-control": "no-store",
        // The app looks for it before it shows the way here.
        "x-asili-practice": "yes",
      })
      .send(pageOf(recorder)),
  );
}

function pageOf({ messages }: SmsRecorder): string {
  const items = messages.map(
    ({ phone, text, at }) => `<li><strong>${escape(phone)}</strong> <time>${timeOf(at)}</time>\n${escape(text)}</li>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="3"><title>Practice messages</title><style>${STYLE}</style>
<h1>Practice messages</h1><p>No provider of text messages is set up here, so none leaves this machine. The last are:</p>
<ul>${items.join("") || "<li>None yet.</li>"}</ul></html>\n`;
}

const timeOf = (at: Date): string => at.toLocaleTimeString("en-GB", { timeZone: "Africa/Nairobi" });

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
