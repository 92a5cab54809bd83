import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.js";
import { requirePolicy, requireUser, requireViewer } from "../identity/require-viewer.js";
import type { UserViewer } from "../identity/viewer.js";
import { type Connection, readIdCursor, toConnection } from "../platform/connection.js";
import { PageArguments } from "../platform/page-arguments.js";
import { readId } from "../platform/read-id.js";
import { inTransaction } from "../platform/transaction.js";
import type { LearnerId } from "../values/ids.js";
import { Role } from "../values/role.js";
import { canWriteToGuardians } from "./notify.policy.js";
import {
  ArrearsRemindersType,
  NotifySettingsInput,
  NotifySettingsType,
  SmsMessageConnection,
  type SmsMessageType,
  SmsStateEnum,
} from "./notify.type.js";
import { PushSubscription } from "./push/push-subscription.entity.js";
import { savePushSubscription } from "./push/save-push-subscription.js";
import { readNotifySettings } from "./read-notify-settings.js";
import { readSmsMessages } from "./read-sms-messages.js";
import { saveNotifySettings } from "./save-notify-settings.js";
import { readSpent } from "./sms/read-spent.js";
import { MOST_REMINDED, remindOfArrears } from "./sms/remind-of-arrears.js";
import type { SmsState } from "./sms/sms-message.entity.js";
import { reportSecret } from "./sms/sms-report-route.js";

const OFFICE = "For the head, the deputy, the bursar and administrators.";

@Resolver()
export class NotifyResolver {
  @Query(() => NotifySettingsType, { description: `How the school tells guardians things. ${OFFICE}` })
  async notifySettings(@Ctx() context: Context): Promise<NotifySettingsType> {
    return describe(context, requirePolicy(canWriteToGuardians, requireUser(context)));
  }

  @Mutation(() => NotifySettingsType, {
    description: `Changes how the school tells guardians things; what waited for the cap is looked at again. ${OFFICE}`,
  })
  async saveNotifySettings(
    @Arg("input", () => NotifySettingsInput, { description: "The settings." }) input: NotifySettingsInput,
    @Ctx() context: Context,
  ): Promise<NotifySettingsType> {
    const viewer = requirePolicy(canWriteToGuardians, requireUser(context));
    const { em, clock, courier } = context;
    const rules = { ...input, payTo: input.payTo ?? null };
    await inTransaction(em, (tx) => saveNotifySettings(tx, viewer, clock.now(), rules));
    courier.kick();
    return describe(context, viewer);
  }

  @Query(() => SmsMessageConnection, {
    description: `The school's text messages to guardians, the last first. ${OFFICE}`,
  })
  async smsMessages(
    @Arg("state", () => SmsStateEnum, { nullable: true, description: "Only those that are there on their way." })
    state: SmsState | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<SmsMessageType>> {
    const { schoolId } = requirePolicy(canWriteToGuardians, requireUser(context));
    const before = readIdCursor(page) || Number.MAX_SAFE_INTEGER;
    const { rows, total } = await readSmsMessages(context.em, schoolId, { state, before, limit: page.first + 1 });
    return toConnection(
      rows,
      page,
      total,
      (row) => row,
      ({ id }) => [Number(id)],
    );
  }

  @Mutation(() => ArrearsRemindersType, {
    description: `Reminds the first guardian of each learner, by text message, of what is owed; at most once a day. At most ${MOST_REMINDED} learners. ${OFFICE}`,
  })
  async remindOfArrears(
    @Arg("learnerIds", () => [ID], { description: "The learners." }) ids: string[],
    @Ctx() context: Context,
  ): Promise<ArrearsRemindersType> {
    const viewer = requirePolicy(canWriteToGuardians, requireUser(context));
    const learnerIds = [...new Set(ids.slice(0, MOST_REMINDED + 1).map((id) => readId<LearnerId>(id)))];
    const { em, clock, courier } = context;
    const { queued, left } = await inTransaction(em, (tx) => remindOfArrears(tx, viewer, clock.now(), learnerIds));
    courier.kick();
    return { queued, left: left.map(({ learnerId, why }) => ({ learnerId: String(learnerId), why })) };
  }

  @Query(() => String, {
    description: "The key with which a browser asks its maker for notices of this installation, in base64url.",
  })
  pushKey(@Ctx() context: Context): string {
    requireViewer(context);
    return context.push.publicKey;
  }

  @Mutation(() => Boolean, { description: "Turns notices on for this device: they are shown while the app is closed." })
  async savePushSubscription(
    @Arg("endpoint", () => String, { description: "Where the browser's maker takes them." }) endpoint: string,
    @Arg("p256dh", () => String, { description: "The browser's public key, in base64url." }) p256dh: string,
    @Arg("auth", () => String, { description: "The browser's secret, in base64url." }) auth: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    const viewer = requireUser(context);
    const { em, push, clock } = context;
    const target = { endpoint, p256dh, auth };
    await inTransaction(em, (tx) => savePushSubscription(tx, push, viewer, clock.now(), target));
    return true;
  }

  @Mutation(() => Boolean, { description: "Turns notices off for this device." })
  async removePushSubscription(@Ctx() context: Context): Promise<boolean> {
    const { deviceId } = requireUser(context);
    await context.em.nativeDelete(PushSubscription, { deviceId });
    return true;
  }
}

async function describe(context: Context, { schoolId, roles }: UserViewer): Promise<NotifySettingsType> {
  const { em, clock, sms } = context;
  const rules = await readNotifySettings(em, schoolId);
  const spentCents = await readSpent(em, schoolId, clock.now());
  const reportPath = roles.has(Role.admin) ? `/messages/reports/${reportSecret(context)}` : null;
  return { ...rules, spentCents, provider: sms?.name ?? null, reportPath };
}
