import type { Translate } from "../../i18n/language";
import { syncTray } from "../../i18n/sync-tray";
import { goingOf, type Standing, type Summary, summaryOf, wayOf } from "./summary-of";

type Say = Translate<(typeof syncTray)["en"]>;

const REST = { sending: "restSending", waiting: "restWaits", "server-busy": "restServer" } as const;

/** Where everything recorded on this phone is: a headline, and what follows from it. */
export function summaryWords(status: Standing, say: Say): readonly [words: string, help: string] {
  const { kind, n } = summaryOf(status);
  const all: Record<Summary["kind"], () => readonly [string, string]> = {
    "update-needed": () => [say("updateNeeded"), n ? say("updateNeededHelp", { n }) : say("updateNeededClean")],
    "signed-out": () => [say("signedOut"), say("signedOutHelp", { n })],
    "phone-full": () => [say("phoneFull"), n ? say("phoneFullHelp", { n }) : say("phoneFullClean")],
    "needs-you": () => [say("needsYouSummary", { n }), restWords(status, say)],
    sending: () => [say("sending", { n }), joined(say("sendingHelp"), elsewhereWords(status, say))],
    waiting: () => [say("waiting", { n }), joined(say("waitingHelp"), elsewhereWords(status, say))],
    "server-busy": () => [say("serverBusy", { n }), joined(say("serverBusyHelp"), elsewhereWords(status, say))],
    "other-school": () => [say("otherSchool", { n }), say("otherSchoolHelp")],
    evicted: () => [say("evictedTitle"), say("evictedHelp")],
    nothing: () => [say("nothing"), say("nothingHelp")],
    sent: () => [say("allSent"), say("allSentHelp")],
  };
  return all[kind]();
}

/** What became of all that is not in the tray. */
function restWords(status: Standing, say: Say): string {
  const { phase, unsent, behind } = status;
  const going = goingOf(status);
  return joined(
    say("needsYouHelp"),
    unsent === 0 ? say("restSent") : "",
    going > 0 ? say(REST[wayOf(phase)], { n: going }) : "",
    behind > 0 ? say("restBehind", { n: behind }) : "",
    elsewhereWords(status, say),
  );
}

function elsewhereWords({ elsewhere }: Standing, say: Say): string {
  return elsewhere > 0 ? say("restElsewhere", { n: elsewhere }) : "";
}

const joined = (...sentences: string[]): string => sentences.filter(Boolean).join(" ");
