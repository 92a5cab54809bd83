import { beforeEach, describe, expect, it } from "vitest";
import { CLASS, Phone } from "../sync/testing/a-phone";
import { StandInServer } from "../sync/testing/stand-in-server";
import { forgetTray } from "./forget-tray";

const DAY_MS = 24 * 3_600_000;

describe("what a phone keeps of what it has said", () => {
  let server: StandInServer;
  let phone: Phone;
  beforeEach(async () => {
    server = new StandInServer().withClass(CLASS, 45);
    phone = await Phone.ready(server);
  });

  const settle = async (session: "m" | "a", daysLater: number): Promise<void> => {
    await phone.takes({}, { session });
    await phone.sync();
    phone.now += daysLater * DAY_MS;
    await phone.sync();
    await forgetTray(phone.db, phone.now);
  };
  const kept = async () => ({
    sent: (await phone.db.sent.toArray()).map(({ n }) => n),
    refused: (await phone.db.outbox.toArray()).map(({ n, state }) => `${n} ${state}`),
  });

  it("is what was taken in the last 30 days: a restored server may ask for it", async () => {
    await settle("m", 29);
    await settle("a", 0);
    expect(await kept()).toMatchObject({ sent: [1, 2] });
    phone.now += 2 * DAY_MS;
    await phone.sync();
    await forgetTray(phone.db, phone.now);
    expect(await kept()).toMatchObject({ sent: [2] });
  });

  it("is what was refused, for a term", async () => {
    server.refuse = () => "TERM_CLOSED";
    await settle("m", 119);
    expect(await kept()).toMatchObject({ refused: ["1 rejected"] });
    phone.now += 2 * DAY_MS;
    await phone.sync();
    await forgetTray(phone.db, phone.now);
    expect(await kept()).toMatchObject({ refused: [] });
  });

  it("is all of it while the phone's clock cannot be believed", async () => {
    await settle("m", 0);
    await forgetTray(phone.db, phone.now + 400 * DAY_MS);
    expect(await kept()).toMatchObject({ sent: [1] });
  });
});
