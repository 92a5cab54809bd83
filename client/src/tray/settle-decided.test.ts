import { beforeEach, describe, expect, it } from "vitest";
import { restartEpoch } from "../sync/restart-epoch";
import { CLASS, Phone } from "../sync/testing/a-phone";
import { StandInServer } from "../sync/testing/stand-in-server";
import { settleDecided } from "./settle-decided";

const USER_SCOPE = 2;

describe("what is held again after a restore, and waits behind what was refused", () => {
  let server: StandInServer;
  let phone: Phone;
  let text: string;
  beforeEach(async () => {
    server = new StandInServer().withClass(CLASS, 45);
    phone = await Phone.ready(server);
    // The clock ran ahead when the register was taken and was right for the mark: only one was written in time.
    server.refuse = (said) => (said.startsWith("1 ") ? "ACCESS_ENDED" : null);
    server.spoil = (answer) => answer.replace('"n":2,"o":"APPLIED"', '"n":2,"o":"HELD"');
    await phone.takes({});
    await phone.fixes(4, { status: "A" });
    await phone.sync();
    text = (await phone.db.outbox.get(2 as never))!.text;
    expect(await rows()).toEqual(["1 rejected ACCESS_ENDED", "2 held"]);
  });

  const rows = async () =>
    (await phone.db.outbox.toArray()).map(({ n, state, code }) => [n, state, code].filter(Boolean).join(" "));
  const decide = (word: string, reason: string) =>
    void server.put(USER_SCOPE, "d9.2", `${word}|${text}|Mkuu|1795420800|${reason}`);

  const isRestored = async () => {
    server.epoch += "'";
    await phone.sync();
    expect(await rows()).toEqual(["1 rejected ACCESS_ENDED", "2 waiting"]);
  };

  it("is let go of once the head has taken it in, though it was not sent again", async () => {
    await isRestored();
    decide("taken", "");
    await phone.sync();
    await settleDecided(phone.db, phone.now);
    expect(await rows()).toEqual(["1 rejected ACCESS_ENDED"]);
    expect(await phone.db.sent.toArray()).toMatchObject([{ n: 2, text, outcome: "APPLIED" }]);
  });

  it("is its author's to see to once the head has declined it", async () => {
    await isRestored();
    decide("declined", "Taken on paper");
    await phone.sync();
    await settleDecided(phone.db, phone.now);
    expect(await rows()).toEqual(["1 rejected ACCESS_ENDED", "2 held DECLINED"]);
  });

  it("is not let go of by a decision that the restored server may have lost", async () => {
    decide("taken", "");
    await phone.sync();
    await restartEpoch(phone.db, "another", phone.now);
    await settleDecided(phone.db, phone.now);
    expect(await rows()).toEqual(["1 rejected ACCESS_ENDED", "2 waiting"]);
  });
});
