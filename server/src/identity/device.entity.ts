import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./user.entity.js";
import type { DeviceId } from "../values/ids.js";

const DeviceSchema = defineEntity({
  name: "Device",
  properties: {
    id: p.integer().$type<DeviceId>().primary().autoincrement(),
    userId: () => p.manyToOne(User).joinColumn("user_id").mapToPk(),
    label: p.string().length(120),
    /** The P-256 point with which what it said is proven when another carries it, in base64url; null until told. */
    publicKey: p.string().length(87).nullable(),
    /** Those before it, the latest first, a space between: what was signed with them may still be on its way. */
    earlierKeys: p.string().length(400).nullable(),
    createdAt: p.datetime(3),
    lastSeenAt: p.datetime(3),
    revokedAt: p.datetime(3).nullable(),
    /** Shown when the device was revoked, to prove it: the device was given only its hash. Null until somebody asked. */
    revocationSecret: p.string().length(43).nullable(),
    /** When a revoked device told that it had let go of all it had fetched. */
    wipedAt: p.datetime(3).nullable(),
    /** How many operations it handed to the head on that occasion. */
    handedOver: p.integer().default(0),
  },
});

/** One user on one phone or browser: the first half of every operation's id. */
export class Device extends DeviceSchema.class {}
DeviceSchema.setClass(Device);
