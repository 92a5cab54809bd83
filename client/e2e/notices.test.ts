import { expect, it } from "vitest";
import { BrowserSchool } from "./browser-school";
import { Phone } from "./phone";
import { enter } from "./screens";

const TOLD = {
  title: "Payment received",
  body: "KES 1,250 received for Amina. Receipt 7.",
  url: "/fees/12",
  tag: "receipt:7:12",
};
const TOLD_LAST = { ...TOLD, body: "KES 50 received for Amina. Receipt 8.", tag: "receipt:8:12" };

it("shows a payment as a notice while no page is open, once however often it is told", async () => {
  await using school = await BrowserSchool.open();
  await using phone = await Phone.create();
  const page = await phone.page(school.url);
  await enter(page, school.classTeacher);
  await phone.context.grantPermissions(["notifications"], { origin: school.url });

  const devtools = await phone.context.newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const found = registrations.find(({ isDeleted }) => !isDeleted);
      if (found) resolve(found.registrationId);
    }),
  );
  await devtools.send("ServiceWorker.enable");
  const registrationId = await registered;
  for (const told of [TOLD, TOLD, TOLD_LAST]) {
    await devtools.send("ServiceWorker.deliverPushMessage", {
      origin: school.url,
      registrationId,
      data: JSON.stringify(told),
    });
  }
  await expect.poll(() => shown(page)).toEqual([TOLD, TOLD_LAST]);
});

const shown = (page: Awaited<ReturnType<Phone["page"]>>) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const notices = await registration.getNotifications();
    return notices
      .map(({ title, body, tag, data }) => ({ title, body, url: data as string, tag }))
      .toSorted((one, other) => one.tag.localeCompare(other.tag));
  });
