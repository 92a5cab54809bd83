import { Migration } from "@mikro-orm/migrations";

export class EarlierDeviceKeys extends Migration {
  override up(): void {
    this.addSql("alter table `device` add column `earlier_keys` text null");
  }
}
