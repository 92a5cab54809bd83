import { defineEntity, p } from "@mikro-orm/core";
import { Device } from "../../identity/device.entity.js";
import { User } from "../../identity/user.entity.js";

const PushSubscriptionSchema = defineEntity({
  name: "PushSubscription",
  properties: {
    id: p.integer().primary().autoincrement(),
    userId: () => p.manyToOne(User).joinColumn("user_id").mapToPk(),
    /** One a device: its last. */
    deviceId: () => p.manyToOne(Device).joinColumn("device_id").mapToPk().unique(),
    /** Where the browser's maker takes messages for it, and the keys to lock them with. */
    endpoint: p.string().length(1000),
    p256dh: p.string().length(100),
    auth: p.string().length(40),
    createdAt: p.datetime(3),
  },
});

/** A browser that shows notices while the app is closed. */
export class PushSubscription extends PushSubscriptionSchema.class {}
PushSubscriptionSchema.setClass(PushSubscription);
