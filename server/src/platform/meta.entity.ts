import { defineEntity, p } from "@mikro-orm/core";

const MetaSchema = defineEntity({
  name: "Meta",
  properties: {
    key: p.string().length(40).primary(),
    value: p.string().length(200),
  },
});

/** Facts about this database itself, such as the epoch that changes when a backup is restored. */
export class Meta extends MetaSchema.class {}
MetaSchema.setClass(Meta);
