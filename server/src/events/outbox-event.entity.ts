import { defineEntity, p } from "@mikro-orm/core";

const OutboxEventSchema = defineEntity({
  name: "OutboxEvent",
  properties: {
    id: p.integer().primary().autoincrement(),
    topic: p.string().length(80),
    payload: p.text(),
    at: p.datetime(3),
  },
});

/** An event written in the transaction of its cause and published after it; the row goes once it was told. */
export class OutboxEvent extends OutboxEventSchema.class {}
OutboxEventSchema.setClass(OutboxEvent);
