import { useApolloClient } from "@apollo/client/react";
import { useEffect, useState } from "react";
import { PushKeyDocument, SavePushSubscriptionDocument } from "../generated/live/graphql";

type State = "unknown" | "off" | "on" | "refused";

/** What is offered, what it does, that it is done, and that the browser will not. */
type Words = Readonly<Record<"on" | "help" | "done" | "refused", string>>;

/** Turns notices on for this phone, where its browser can show any. */
export function NoticesOffer({ words }: { words: Words }) {
  const client = useApolloClient();
  const [state, setState] = useState<State>("unknown");
  useEffect(() => void readState().then(setState), []);

  const turnOn = async () => {
    if ((await Notification.requestPermission()) !== "granted") return setState("refused");
    try {
      const { data } = await client.query({ query: PushKeyDocument, fetchPolicy: "network-only" });
      const { pushManager } = await navigator.serviceWorker.ready;
      const held = await pushManager.getSubscription();
      const options = { userVisibleOnly: true, applicationServerKey: data!.pushKey };
      const { endpoint, keys } = (held ?? (await pushManager.subscribe(options))).toJSON();
      const variables = { endpoint: endpoint ?? "", p256dh: keys?.["p256dh"] ?? "", auth: keys?.["auth"] ?? "" };
      await client.mutate({ mutation: SavePushSubscriptionDocument, variables });
      setState("on");
    } catch {
      setState("refused");
    }
  };
  if (state === "unknown") return null;
  if (state === "on") return <p className="muted text-sm">{words.done}</p>;
  return (
    <section className="grid gap-1">
      <button type="button" className="btn" onClick={() => void turnOn()}>
        {words.on}
      </button>
      <p className="muted text-sm">{words[state === "refused" ? "refused" : "help"]}</p>
    </section>
  );
}

async function readState(): Promise<State> {
  if (!("PushManager" in globalThis) || !("Notification" in globalThis)) return "unknown";
  if (Notification.permission === "denied") return "refused";
  const worker = await navigator.serviceWorker.getRegistration();
  if (!worker) return "unknown";
  return (await worker.pushManager.getSubscription()) && Notification.permission === "granted" ? "on" : "off";
}
