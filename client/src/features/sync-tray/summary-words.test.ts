import { describe, expect, test } from "vitest";
import { syncBadge } from "../../i18n/sync-badge";
import { formatMessage } from "../../i18n/format-message";
import type { Translate } from "../../i18n/language";
import { LOCALES, type Locale } from "../../i18n/locale";
import type { Messages } from "../../i18n/messages";
import { syncTray } from "../../i18n/sync-tray";
import type { SyncPhase } from "../../sync/sync-status";
import { badgeWords } from "./badge-words";
import { isAlarm, type Standing, type Summary, summaryOf } from "./summary-of";
import { summaryWords } from "./summary-words";

/** A phase added to the engine does not compile until it is walked here. */
const PHASES = Object.keys({
  idle: true,
  sending: true,
  "waiting-network": true,
  "waiting-server": true,
  "signed-out": true,
  "update-needed": true,
  "storage-full": true,
} satisfies Record<SyncPhase, true>) as SyncPhase[];

/** Every way in which what was recorded can be spread over this phone, with one and with several of each. */
const STANDINGS: readonly Standing[] = PHASES.flatMap((phase) =>
  [0, 1, 3].flatMap((going) =>
    [0, 1, 2].flatMap((behind) =>
      [0, 1, 4].flatMap((elsewhere) =>
        [0, 1, 2].flatMap((needsYou) =>
          [null, { lost: null }, { lost: 0 }, { lost: 5 }].flatMap((evicted) =>
            [null, 1_795_420_800_000].map((lastSyncAt) => ({
              phase,
              unsent: going + behind + elsewhere,
              behind,
              elsewhere,
              needsYou,
              evicted,
              lastSyncAt,
            })),
          ),
        ),
      ),
    ),
  ),
).filter(({ behind, needsYou }) => behind === 0 || needsYou > 0);

/** How each claim sounds; what is claimed has to hold. */
const CLAIMS = {
  en: {
    allSent: /all sent|everything is sent/i,
    restSent: /everything else is with the school|all you recorded is sent|nothing waits to be sent/i,
    network: /network/i,
    server: /server answers|waiting for the school's server|for the school's server\./i,
    sending: /sending \d|being sent/i,
    signIn: /sign in/i,
    update: /update/i,
    full: /full/i,
    cleared: /cleared/i,
  },
  sw: {
    allSent: /zote zimetumwa/i,
    restSent: /nyingine zote ziko shuleni|yote uliyorekodi yametumwa|hakuna kinachosubiri kutumwa/i,
    network: /mtandao/i,
    server: /seva ya shule inajibu|inasubiri seva|zinasubiri seva/i,
    sending: /inatuma \d|inatumwa|zinatumwa/i,
    signIn: /ingia ili/i,
    update: /sasisha/i,
    full: /imejaa/i,
    cleared: /ilifut/i,
  },
} satisfies Record<Locale, Record<string, RegExp>>;

function sayIn<E extends Record<string, string>>(area: Messages<E>, locale: Locale): Translate<E> {
  return (key, ...[values]) => formatMessage(locale, area[locale][key] ?? "", values);
}

const numbersIn = (words: string): number[] => (words.match(/\d+/g) ?? []).map(Number);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

describe.each(LOCALES)("the words on the screen, in %s", (locale) => {
  const badgeOf = (standing: Standing) => badgeWords(summaryOf(standing), sayIn(syncBadge, locale));
  const trayOf = (standing: Standing) => summaryWords(standing, sayIn(syncTray, locale));
  const claims = CLAIMS[locale];

  /** Every state in which the words and the facts part. */
  function lies(claim: RegExp, words: (standing: Standing) => string, holds: (standing: Standing) => boolean) {
    return STANDINGS.filter((standing) => claim.test(words(standing)) && !holds(standing));
  }
  const all = (standing: Standing) => [badgeOf(standing), ...trayOf(standing)].join(" ");
  const goingOf = ({ unsent, behind, elsewhere }: Standing) => unsent - behind - elsewhere;

  test("all is sent only when nothing is left here, refused, lost or unknown", () => {
    const isTrue = ({ unsent, needsYou, evicted, lastSyncAt }: Standing) =>
      unsent === 0 && needsYou === 0 && evicted === null && lastSyncAt !== null;
    expect(lies(claims.allSent, all, isTrue)).toEqual([]);
    expect(lies(claims.restSent, all, ({ unsent }) => unsent === 0)).toEqual([]);
  });

  test("each obstacle is named only where it stands in the way", () => {
    expect(lies(claims.network, all, ({ phase }) => phase === "waiting-network")).toEqual([]);
    expect(lies(claims.server, all, ({ phase }) => phase === "waiting-server")).toEqual([]);
    expect(lies(claims.sending, all, (one) => /idle|sending/.test(one.phase) && goingOf(one) > 0)).toEqual([]);
    expect(lies(claims.signIn, all, ({ phase }) => phase === "signed-out")).toEqual([]);
    expect(lies(claims.update, all, ({ phase }) => phase === "update-needed")).toEqual([]);
    expect(lies(claims.full, all, ({ phase }) => phase === "storage-full")).toEqual([]);
    expect(lies(claims.cleared, all, ({ evicted }) => evicted !== null)).toEqual([]);
  });

  test("an obstacle that keeps something here is always named", () => {
    const silent = (claim: RegExp, where: (standing: Standing) => boolean) =>
      STANDINGS.filter((one) => where(one) && !(claim.test(badgeOf(one)) && claim.test(trayOf(one).join(" "))));
    expect(silent(claims.signIn, ({ phase, unsent }) => phase === "signed-out" && unsent > 0)).toEqual([]);
    expect(silent(claims.update, ({ phase }) => phase === "update-needed")).toEqual([]);
    expect(silent(claims.full, ({ phase }) => phase === "storage-full")).toEqual([]);
    const only = (phase: SyncPhase) => (one: Standing) => one.phase === phase && one.needsYou === 0 && goingOf(one) > 0;
    expect(silent(claims.network, only("waiting-network"))).toEqual([]);
    expect(silent(claims.server, only("waiting-server"))).toEqual([]);
  });

  test("the tray accounts for every record that is not with the school, once", () => {
    const miscounted = STANDINGS.filter((standing) => {
      const [words, help] = trayOf(standing);
      const isTray = summaryOf(standing).kind === "needs-you";
      const told = sum(numbersIn(isTray ? help : `${words} ${help}`));
      return told !== standing.unsent || (isTray && sum(numbersIn(words)) !== standing.needsYou);
    });
    expect(miscounted).toEqual([]);
  });

  test("a number on the badge is that of what it speaks of", () => {
    const counted = STANDINGS.filter((standing) => numbersIn(badgeOf(standing)).length > 0);
    const wrong = counted.filter((one) => {
      const facts = [one.needsYou, goingOf(one), one.elsewhere];
      return !facts.includes(numbersIn(badgeOf(one))[0]!);
    });
    expect(wrong).toEqual([]);
  });

  test("each claim is heard somewhere", () => {
    const heard = STANDINGS.map(all);
    const never = Object.entries(claims).filter(([, claim]) => !heard.some((words) => claim.test(words)));
    expect(never).toEqual([]);
  });

  test("no state is without words", () => {
    expect(
      STANDINGS.filter((one) => [badgeOf(one), ...trayOf(one)].some((words) => !words || /[{}|]/.test(words))),
    ).toEqual([]);
  });
});

const BADGES = {
  "update-needed": ["Update to send", "Sasisha ili kutuma"],
  "signed-out": ["Sign in to send", "Ingia ili kutuma"],
  "phone-full": ["This phone is full", "Simu imejaa"],
  "needs-you": ["12 need you", "12 zinakuhitaji"],
  sending: ["Sending 12…", "Inatuma 12…"],
  waiting: ["12 saved on this phone, waiting for network", "12 zimehifadhiwa kwenye simu hii, zinasubiri mtandao"],
  "server-busy": [
    "12 saved on this phone, waiting for the school's server",
    "12 zimehifadhiwa kwenye simu hii, zinasubiri seva ya shule",
  ],
  "other-school": ["12 for your other school", "12 za shule yako nyingine"],
  evicted: ["Storage was cleared", "Hifadhi ilifutwa"],
  nothing: ["Nothing to send", "Hakuna cha kutuma"],
  sent: ["All sent", "Zote zimetumwa"],
} satisfies Record<Summary["kind"], [en: string, sw: string]>;

test.each(Object.entries(BADGES))("the badge of %s", (kind, words) => {
  const summary = { kind, n: 12 } as Summary;
  expect([badgeWords(summary, sayIn(syncBadge, "en")), badgeWords(summary, sayIn(syncBadge, "sw"))]).toEqual(words);
});

test("only what waits for the user raises an alarm", () => {
  const alarming = Object.keys(BADGES).filter((kind) => isAlarm({ kind, n: 1 } as Summary));
  expect(alarming).toEqual(["update-needed", "signed-out", "phone-full", "needs-you", "evicted"]);
});
