import { Field, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../platform/connection.js";
import type { UserId } from "../values/ids.js";
import type { Device } from "./device.entity.js";

@ObjectType("Device", { description: "A phone or browser on which somebody has signed in." })
export class DeviceType {
  /** Not part of the API: `owner` is read from it when asked for. */
  userId!: UserId;

  @Field(() => ID, { description: "The device's id." })
  id!: string;

  @Field(() => String, { description: "What the device called itself; empty where it said nothing." })
  label!: string;

  @Field(() => Date, { description: "When somebody first signed in on it." })
  createdAt!: Date;

  @Field(() => Date, { description: "When it last renewed its sign-in." })
  lastSeenAt!: Date;

  @Field(() => Date, { nullable: true, description: "When it was shut out; null while it may sign in." })
  revokedAt!: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: "When a device that was shut out let go of all it had fetched; null until it was next in contact.",
  })
  wipedAt!: Date | null;

  @Field(() => Int, { description: "How many unsent changes it handed to the head then." })
  handedOver!: number;
}

@ObjectType({ description: "A page of devices, the newest first." })
export class DeviceConnection extends connectionOf(() => DeviceType) {}

export const toDeviceType = ({
  id,
  userId,
  label,
  createdAt,
  lastSeenAt,
  revokedAt,
  wipedAt,
  handedOver,
}: Device): DeviceType => ({
  id: String(id),
  userId,
  label,
  createdAt,
  lastSeenAt,
  revokedAt: revokedAt ?? null,
  wipedAt: wipedAt ?? null,
  handedOver,
});
